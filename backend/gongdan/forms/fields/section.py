"""A heading over the fields that follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.forms import settings
from gongdan.forms.kind import Setting
from gongdan.forms.layout import LayoutKind


class SectionKind(LayoutKind):
    """A heading, up to the next; it may be folded."""

    key = "section"
    settings: ClassVar[Mapping[str, Setting]] = {"is_folded": settings.flag}

"""Empty space between fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.forms import settings
from gongdan.forms.kind import Setting
from gongdan.forms.layout import LayoutKind


class SpacerKind(LayoutKind):
    """Empty space of some height."""

    key = "spacer"
    settings: ClassVar[Mapping[str, Setting]] = {"height": settings.whole(1, 400)}

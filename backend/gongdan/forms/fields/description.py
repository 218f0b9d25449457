"""An explanation between fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.forms import settings
from gongdan.forms.kind import Setting
from gongdan.forms.layout import LayoutKind


class DescriptionKind(LayoutKind):
    """Words for the reader: its label, or a longer text with a little Markdown."""

    key = "description"
    settings: ClassVar[Mapping[str, Setting]] = {"text": settings.words}

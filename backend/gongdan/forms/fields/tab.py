"""A page of tabs."""

from __future__ import annotations

from gongdan.forms.layout import LayoutKind


class TabKind(LayoutKind):
    """What follows, up to the next, is one page of tabs."""

    key = "tab"

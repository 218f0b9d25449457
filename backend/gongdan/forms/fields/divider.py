"""A line between fields."""

from __future__ import annotations

from gongdan.forms.layout import LayoutKind


class DividerKind(LayoutKind):
    """A line across the page."""

    key = "divider"

"""Shapes of a form's indexes."""

from __future__ import annotations

from gongdan.kernel.schemas import Out
from gongdan.kernel.texts import Text


class FieldIndexOut(Out):
    """A field that may have an index, whether it has one, and what that costs."""

    field: str
    label: Text
    is_wanted: bool
    state: str
    reason: str
    bytes: int
    uses: int
    suggested_by: int


class IndexesOut(Out):
    """All of a form's, with the room there is for more and what one more costs."""

    items: list[FieldIndexOut]
    most: int
    rows: int
    bytes_a_row: int
    microseconds_a_row: int

"""Shapes of a form's indexes."""

from __future__ import annotations

from pydantic import Field, JsonValue

from gongdan.kernel.schemas import In, Out
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


class SummaryTableOut(Out):
    """The narrow table that sums in groups are read from, and its cost."""

    state: str
    fields: list[Text]
    bytes: int


class IndexesOut(Out):
    """All of a form's, with the room there is for more and what one more costs."""

    items: list[FieldIndexOut]
    most: int
    rows: int
    summary: SummaryTableOut | None
    bytes_a_row: int
    microseconds_a_row: int


class FieldWorkOut(Out):
    """A form's records being gone through for one field: converted, claimed or merged."""

    id: int
    field_id: str
    kind: str
    state: str
    counts: dict[str, int]
    failures: list[dict[str, JsonValue]]


class OptionMergeIn(In):
    """Options that one other takes the place of, in every record."""

    field: str
    keys: list[str] = Field(min_length=1, max_length=100)
    into: str

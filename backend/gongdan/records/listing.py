"""What a list of records asks for, as SQL: where, in which order, and from where on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from gongdan.expressions import Column, Expression
from gongdan.expressions.values import Type
from gongdan.kernel.paging import (
    CursorKey,
    decode_cursor,
    moment_in_cursor,
    number_in_cursor,
    words_in_cursor,
)
from gongdan.records.columns import SQL_TYPES
from gongdan.records.errors import UnknownSort
from gongdan.records.filtering import Condition, condition_of

SORTABLE: Final[frozenset[Type]] = frozenset({"text", "number", "boolean", "date", "datetime"})
MOST_SORTS: Final = 5
# How a cursor keeps answers whose type the database reads from text.
FORMS: Final[Mapping[Type, str]] = {
    "number": r"-?\d{1,60}(\.\d{1,60})?",
    "boolean": "true|false",
    "date": r"\d{4}-\d\d-\d\d",
    "datetime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z",
}


@dataclass(frozen=True)
class Sort:
    """A field to sort by; empty answers come last either way."""

    field: str
    descending: bool = False


@dataclass(frozen=True)
class SortKey:
    """A sort in SQL: the value that is compared, and its type."""

    sql: str
    type: Type
    descending: bool

    @property
    def as_text(self) -> str:
        """The value as a cursor keeps it."""
        if self.type == "datetime":
            return f"to_char({self.sql} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
        return f"({self.sql})::text"

    @property
    def order(self) -> str:
        """Its place in ORDER BY behind another key, empty answers last."""
        return f"{self.sql} {'DESC NULLS LAST' if self.descending else 'ASC NULLS LAST'}"


@dataclass(frozen=True)
class Wanted:
    """Which records of a type, in which order (newest first unless said), in whose language."""

    filter: Expression | None = None
    sort: Sequence[Sort] = ()
    q: str = ""
    deleted: bool = False
    ids: Sequence[int] | None = None
    columns: Sequence[str] | None = None
    options: Mapping[str, object] = field(default_factory=dict)
    language: str = "zh-CN"


def sort_keys(sorts: Sequence[Sort], columns: Mapping[str, Column]) -> list[SortKey]:
    """The sorts in SQL; refused when a field cannot be sorted by or is not to be seen."""
    keys = []
    for sort in sorts[:MOST_SORTS]:
        column = columns.get(sort.field)
        if column is None or column.type not in SORTABLE:
            raise UnknownSort(field=sort.field)
        sql = f'{column.sql} COLLATE "C"' if column.type == "text" else column.sql
        keys.append(SortKey(f"({sql})", column.type, sort.descending))
    return keys


def filtered(wanted: Wanted, columns: Mapping[str, Column]) -> Condition:
    """The filter as a condition."""
    if wanted.filter is None:
        return "TRUE", []
    return condition_of(wanted.filter, columns)


@dataclass(frozen=True)
class Phase:
    """A part of a list that an index walks from its end or from where the last page ended."""

    where: Condition
    order: str


def place(text: str, keys: Sequence[SortKey]) -> CursorKey:
    """Where a page begins; refused when no record could stand there."""
    cursor = decode_cursor(text, length=len(keys) + 1)
    number_in_cursor(cursor[-1])
    for key, value in zip(keys, cursor, strict=False):
        if value is not None:
            said = words_in_cursor(value, pattern=FORMS.get(key.type, ""))
            if key.type in ("date", "datetime"):
                moment_in_cursor(said if key.type == "datetime" else f"{said}T00:00:00Z")
    return cursor


def phases(keys: Sequence[SortKey], cursor: CursorKey | None) -> list[Phase]:
    """First the records that have an answer to the first key, then those that have none."""
    if not keys:
        where = ("TRUE", []) if cursor is None else _id_behind(keys, cursor[-1])
        return [Phase(where, _order(keys))]
    first, rest = keys[0], list(keys[1:])
    empty = Phase(_empty(first, rest, keys, cursor), _order(keys, begin=1))
    if cursor is not None and cursor[0] is None:
        return [empty]
    filled = f"{first.sql} {'DESC' if first.descending else 'ASC'}, {_order(keys, begin=1)}"
    return [Phase(_filled(first, rest, keys, cursor), filled), empty]


def _filled(
    first: SortKey, rest: Sequence[SortKey], keys: Sequence[SortKey], cursor: CursorKey | None
) -> Condition:
    present = f"{first.sql} IS NOT NULL"
    if cursor is None:
        return present, []
    later, params = _later(rest, keys, cursor)
    place = f"%s::{SQL_TYPES[first.type]}"
    compare, same = ("<", "<=") if first.descending else (">", ">=")
    # The first part alone lets the index begin where the last page ended.
    sql = (
        f"({present} AND {first.sql} {same} {place} AND ({first.sql} {compare} {place} OR {later}))"
    )
    return sql, [cursor[0], cursor[0], *params]


def _empty(
    first: SortKey, rest: Sequence[SortKey], keys: Sequence[SortKey], cursor: CursorKey | None
) -> Condition:
    missing = f"{first.sql} IS NULL"
    if cursor is None or cursor[0] is not None:
        return missing, []
    later, params = _later(rest, keys, cursor)
    return f"({missing} AND {later})", params


def _later(rest: Sequence[SortKey], keys: Sequence[SortKey], cursor: CursorKey) -> Condition:
    """Behind the last one seen in the other keys and the id."""
    found = _id_behind(keys, cursor[-1])
    for key, value in reversed(list(zip(rest, cursor[1:-1], strict=True))):
        found = _behind(key, value, found)
    return found


def _id_behind(keys: Sequence[SortKey], last_id: object) -> Condition:
    return ("r.id < %s" if _newest_first(keys) else "r.id > %s"), [last_id]


def _behind(key: SortKey, value: object, rest: Condition) -> Condition:
    sql, params = rest
    if value is None:
        return f"({key.sql} IS NULL AND {sql})", params
    place = f"%s::{SQL_TYPES[key.type]}"
    compare = "<" if key.descending else ">"
    behind = (
        f"({key.sql} {compare} {place} OR {key.sql} IS NULL OR ({key.sql} = {place} AND {sql}))"
    )
    return behind, [value, value, *params]


def _order(keys: Sequence[SortKey], *, begin: int = 0) -> str:
    """The whole order, in which no two rows are alike."""
    last = "r.id DESC" if _newest_first(keys) else "r.id ASC"
    return ", ".join([*(key.order for key in keys[begin:]), last])


def _newest_first(keys: Sequence[SortKey]) -> bool:
    return not keys or keys[0].descending

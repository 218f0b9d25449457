"""What a list of records asks for, as SQL: where, in which order, and from where on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from gongdan.expressions import Column, Expression
from gongdan.expressions.values import Type
from gongdan.kernel.paging import CursorKey
from gongdan.records.columns import SQL_TYPES
from gongdan.records.errors import UnknownSort
from gongdan.records.filtering import Condition, condition_of

SORTABLE: Final[frozenset[Type]] = frozenset({"text", "number", "boolean", "date", "datetime"})
MOST_SORTS: Final = 5


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
        """Its place in ORDER BY, as an index on the value is walked."""
        return f"{self.sql} {'DESC NULLS LAST' if self.descending else 'ASC NULLS LAST'}"


@dataclass(frozen=True)
class Wanted:
    """Which records of a type, in which order: newest first unless something else is said."""

    filter: Expression | None = None
    sort: Sequence[Sort] = ()
    q: str = ""
    deleted: bool = False
    ids: Sequence[int] | None = None
    columns: Sequence[str] | None = None
    options: Mapping[str, object] = field(default_factory=dict)


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


def after(keys: Sequence[SortKey], cursor: CursorKey) -> Condition:
    """The rows behind the last one seen: later in the first key, or equal there and so on."""
    *values, last_id = cursor
    sql, params = ("r.id < %s", [last_id]) if _newest_first(keys) else ("r.id > %s", [last_id])
    rest: Condition = (sql, list(params))
    for key, value in reversed(list(zip(keys, values, strict=True))):
        rest = _behind(key, value, rest)
    return rest


def order_by(keys: Sequence[SortKey]) -> str:
    """The whole order, in which no two rows are alike."""
    last = "r.id DESC" if _newest_first(keys) else "r.id ASC"
    return ", ".join([*(key.order for key in keys), last])


def _newest_first(keys: Sequence[SortKey]) -> bool:
    return not keys or keys[0].descending


def _behind(key: SortKey, value: object, rest: Condition) -> Condition:
    sql, params = rest
    if value is None:
        return f"({key.sql} IS NULL AND {sql})", params
    place = f"%s::{SQL_TYPES[key.type]}"
    compare, same = ("<", "<=") if key.descending else (">", ">=")
    # The first part alone lets an index begin where the last page ended.
    bound = f"({key.sql} {same} {place} OR {key.sql} IS NULL)"
    behind = (
        f"({key.sql} {compare} {place} OR {key.sql} IS NULL OR ({key.sql} = {place} AND {sql}))"
    )
    return f"({bound} AND {behind})", [value, value, value, *params]

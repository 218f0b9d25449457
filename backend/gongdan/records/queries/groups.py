"""Records grouped by one or several fields, with subtotals of every level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Final, cast

from django.conf import settings

from gongdan.catalog.queries.record_types import RecordTypeValue, record_type
from gongdan.expressions import Column
from gongdan.expressions.values import canonical
from gongdan.forms import queries as forms
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import ExportContext
from gongdan.forms.registry import KINDS
from gongdan.kernel.actors import Actor
from gongdan.records import sql
from gongdan.records.errors import TooManyGroups, UnknownSort
from gongdan.records.listing import SORTABLE, Wanted
from gongdan.records.permissions import require_act
from gongdan.records.queries.lists import condition
from gongdan.records.source import columns
from gongdan.records.wording import names_in

MOST_LEVELS: Final = 3
MOST_GROUPS: Final = 2000
GRAINS: Final[Mapping[str, str]] = {
    "year": "YYYY",
    "quarter": 'YYYY"Q"Q',
    "month": "YYYY-MM",
    "week": 'IYYY"W"IW',
    "day": "YYYY-MM-DD",
}
FUNCTIONS: Final = ("sum", "avg", "min", "max", "count")


@dataclass(frozen=True)
class Level:
    """A field to group by; dates by year, quarter, month, week or day."""

    field: str
    grain: str | None = None


@dataclass(frozen=True)
class Measure:
    """What is worked out for every group: the sum of a field, its mean, least, greatest, count."""

    function: str
    field: str


@dataclass(frozen=True)
class Group:
    """One group: its keys from the outermost level; fewer keys than levels is a subtotal."""

    keys: list[str | None]
    texts: list[str]
    count: int
    measures: list[str | None]


def groups(
    code: str,
    wanted: Wanted,
    *,
    levels: Sequence[Level],
    measures: Sequence[Measure],
    by: Actor,
) -> list[Group]:
    """The groups in order, each level's subtotal behind its groups, the whole last."""
    type_ = record_type(code)
    require_act(type_, "read", by=by)
    seen = columns(type_, by=by)
    keys = [_key(level, seen) for level in levels[:MOST_LEVELS]]
    worked_out = [_measure(measure, seen) for measure in measures]
    where, params = condition(type_, wanted, by=by)
    rows = sql.fetch(_statement(keys, worked_out, where), params)
    if len(rows) > MOST_GROUPS:
        raise TooManyGroups(most=MOST_GROUPS)
    return _worded(type_, list(levels), _rolled(rows, len(keys), worked_out))


def _statement(keys: Sequence[str], measures: Sequence[_Worked], where: str) -> str:
    """Plain groups: the database works them out on several cores, which it cannot for subtotals."""
    picked = [*keys, "count(*)", *(part for one in measures for part in one.parts)]
    places = ", ".join(str(place) for place in range(1, len(keys) + 1))
    grouped = f" GROUP BY {places} LIMIT {MOST_GROUPS + 1}" if keys else ""
    return f"SELECT {', '.join(picked)} FROM records_record r WHERE {where}{grouped}"  # noqa: S608


@dataclass(frozen=True)
class _Worked:
    """A measure in SQL: what is asked of the database, and how groups become a subtotal."""

    function: str
    column: str

    @property
    def parts(self) -> list[str]:
        """A mean is a sum and a count until the end."""
        if self.function == "avg":
            return [f"sum({self.column})", f"count({self.column})"]
        return [f"{self.function}({self.column})"]

    def together(self, cells: Sequence[Sequence[object]]) -> str | None:
        """The measure over several groups."""
        said = [[one for one in column if one is not None] for column in zip(*cells, strict=True)]
        values = cast("list[Decimal]", said[0])
        if self.function == "count":
            return str(sum(values))
        if not values:
            return None
        if self.function == "avg":
            whole = sum(values, Decimal(0)) / sum(cast("list[int]", said[1]))
            return canonical(round(whole, 8))
        if self.function == "sum":
            return canonical(sum(values, Decimal(0)))
        return _name(min(values) if self.function == "min" else max(values))


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat() if isinstance(value, date) else str(value)


def _rolled(rows: Sequence[sql.Cells], keys: int, measures: Sequence[_Worked]) -> list[Group]:
    """The groups in order with each level's subtotal behind them, the whole last."""
    ordered = sorted(rows, key=lambda row: [(cell is None, cell) for cell in row[:keys]])
    return _level(ordered, 0, keys, measures)


def _level(
    rows: Sequence[sql.Cells], depth: int, keys: int, measures: Sequence[_Worked]
) -> list[Group]:
    found: list[Group] = []
    if depth < keys:
        for _, inside in groupby(rows, key=lambda row: row[depth]):
            found += _level(list(inside), depth + 1, keys, measures)
    said = rows[0][:depth] if rows else ()
    names = [None if cell is None else _name(cell) for cell in said]
    place, worked_out = keys + 1, []
    for one in measures:
        width = len(one.parts)
        cells = [row[place : place + width] for row in rows]
        worked_out.append(one.together(cells) if cells else None)
        place += width
    count = sum(sql.whole(row[keys]) for row in rows)
    return [*found, Group(names, [], count, worked_out)]


def _name(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return canonical(cell) if isinstance(cell, Decimal) else _plain(cell)


def _key(level: Level, seen: Mapping[str, Column]) -> str:
    column = seen.get(level.field)
    if column is None or column.type not in SORTABLE:
        raise UnknownSort(field=level.field)
    if level.grain is None:
        return f'{column.sql} COLLATE "C"' if column.type == "text" else column.sql
    if level.grain not in GRAINS or column.type not in ("date", "datetime"):
        raise UnknownSort(field=f"{level.field}:{level.grain}")
    zone = f" AT TIME ZONE '{settings.ORG_TIME_ZONE}'" if column.type == "datetime" else ""
    return f"to_char({column.sql}{zone}, '{GRAINS[level.grain]}')"


def _measure(measure: Measure, seen: Mapping[str, Column]) -> _Worked:
    column = seen.get(measure.field)
    if column is None or measure.function not in FUNCTIONS:
        raise UnknownSort(field=measure.field)
    if measure.function in ("sum", "avg") and column.type != "number":
        raise UnknownSort(field=measure.field)
    return _Worked(measure.function, column.sql)


def _worded(type_: RecordTypeValue, levels: list[Level], found: list[Group]) -> list[Group]:
    """The keys as people read them: options by their names, people by theirs."""
    fields = {
        name: one for one in forms.version(type_.form_version_id).fields for name in one.names
    }
    items = [None if level.grain else fields.get(level.field) for level in levels]
    documents = [
        {item.id: _stored(item, key)}
        for group in found
        for item, key in zip(items, group.keys, strict=False)
        if item is not None and key is not None
    ]
    names = names_in([one for one in items if one is not None], documents, language="zh-CN")
    how = ExportContext(time_zone=settings.ORG_TIME_ZONE, name_of=names)
    return [
        Group(
            group.keys,
            [_text(item, key, how) for item, key in zip(items, group.keys, strict=False)],
            group.count,
            group.measures,
        )
        for group in found
    ]


def _text(item: FieldDefinition | None, key: str | None, how: ExportContext) -> str:
    if item is None or key is None:
        return key or ""
    return KINDS[item.kind].export_text(_stored(item, key), item, how)


def _stored(item: FieldDefinition, key: str) -> Json:
    if item.kind == "bool":
        return key == "true"
    is_id = KINDS[item.kind].type == "number" and item.kind in ("member", "department", "rating")
    return int(key) if is_id and key.isdecimal() else key

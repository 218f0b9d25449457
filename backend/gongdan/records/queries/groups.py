"""Records grouped by one or several fields, with subtotals of every level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from django.conf import settings

from gongdan.catalog.queries.record_types import RecordTypeValue, record_type
from gongdan.expressions import Column
from gongdan.forms import queries as forms
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import ExportContext
from gongdan.forms.registry import KINDS
from gongdan.kernel.actors import Actor
from gongdan.records import sql
from gongdan.records.errors import UnknownSort
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
    found = [_group(row, len(keys)) for row in rows]
    return _worded(type_, list(levels), found)


def _statement(keys: Sequence[str], measures: Sequence[str], where: str) -> str:
    places = ", ".join(f"g{place}" for place, _ in enumerate(keys))
    picked = [f"{key} AS g{place}" for place, key in enumerate(keys)]
    inner = ", ".join(
        [*picked, *(f"{one[1]} AS m{n}" for n, one in enumerate(map(_split, measures)))]
    )
    made = [f"{_split(one)[0]}(m{n})::text" for n, one in enumerate(measures)]
    depth = f"grouping({places})" if keys else "0"
    outer = ", ".join([*([f"g{n}::text" for n, _ in enumerate(keys)]), depth, "count(*)", *made])
    rolled = f" GROUP BY ROLLUP({places}) ORDER BY {_order(keys)}" if keys else ""
    return (
        f"SELECT {outer} FROM (SELECT {inner or '1'} FROM records_record r WHERE {where}) AS r"  # noqa: S608
        f"{rolled} LIMIT {MOST_GROUPS}"
    )


def _order(keys: Sequence[str]) -> str:
    return ", ".join(f"grouping(g{n}), g{n} NULLS LAST" for n, _ in enumerate(keys))


def _split(measure: str) -> tuple[str, str]:
    function, _, column = measure.partition(" ")
    return function, column


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


def _measure(measure: Measure, seen: Mapping[str, Column]) -> str:
    column = seen.get(measure.field)
    is_number = column is not None and column.type == "number"
    if column is None or measure.function not in FUNCTIONS:
        raise UnknownSort(field=measure.field)
    if measure.function in ("sum", "avg") and not is_number:
        raise UnknownSort(field=measure.field)
    return f"{measure.function} {column.sql}"


def _group(row: sql.Cells, levels: int) -> Group:
    cells, depth, count, measures = row[:levels], row[levels], row[levels + 1], row[levels + 2 :]
    rolled = sql.whole(depth).bit_count()
    keys = [cast("str | None", cell) for cell in cells[: levels - rolled]]
    worked_out = [None if one is None else _number(str(one)) for one in measures]
    return Group(keys, [], sql.whole(count), worked_out)


def _number(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


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

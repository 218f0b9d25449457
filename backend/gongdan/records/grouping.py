"""Groups and what is worked out for them: as SQL, and rolled up into subtotals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Final, cast

from gongdan.expressions import Column
from gongdan.expressions.values import canonical
from gongdan.records import sql
from gongdan.records.errors import UnknownSort
from gongdan.records.listing import SORTABLE

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
class Sum:
    """A group's numbers: its keys from the outermost level, how many, what was worked out."""

    keys: list[str | None]
    count: int
    measures: list[str | None]


@dataclass(frozen=True)
class Key:
    """A level in SQL: what rows are grouped by, and how a day of it is written where it has one."""

    sql: str
    pattern: str | None = None


@dataclass(frozen=True)
class Worked:
    """A measure in SQL: what is asked of the database, and how groups become a subtotal."""

    function: str
    column: str

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Functions over rows and over groups of them; a mean is a sum and a count to the end."""
        if self.function == "avg":
            return [(f"sum({self.column})", "sum"), (f"count({self.column})", "sum")]
        over = "sum" if self.function == "count" else self.function
        return [(f"{self.function}({self.column})", over)]

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


def key_of(level: Level, seen: Mapping[str, Column], *, zone: str) -> Key:
    """A level as it is asked for; refused when the field is not to be seen or grouped by."""
    column = seen.get(level.field)
    if column is None or column.type not in SORTABLE:
        raise UnknownSort(field=level.field)
    if level.grain is None:
        return Key(f'{column.sql} COLLATE "C"' if column.type == "text" else column.sql)
    if level.grain not in GRAINS or column.type not in ("date", "datetime"):
        raise UnknownSort(field=f"{level.field}:{level.grain}")
    is_moment = column.type == "datetime"
    day = f"({column.sql} AT TIME ZONE '{zone}')::date" if is_moment else column.sql
    return Key(day, GRAINS[level.grain])


def worked_out(measure: Measure, seen: Mapping[str, Column]) -> Worked:
    """A measure as it is asked for; refused when the field cannot be worked with."""
    column = seen.get(measure.field)
    if column is None or measure.function not in FUNCTIONS:
        raise UnknownSort(field=measure.field)
    if measure.function in ("sum", "avg") and column.type != "number":
        raise UnknownSort(field=measure.field)
    return Worked(measure.function, column.sql)


def statement(keys: Sequence[Key], measures: Sequence[Worked], rows: str, *, most: int) -> str:
    """Plain groups: the database works them out on several cores, which it cannot for subtotals.

    Days are written as months or years after the rows of one day were added up, not row by row.
    """
    parts = [part for one in measures for part in one.parts]
    picked = [f"{key.sql} AS k{place}" for place, key in enumerate(keys)]
    picked += ["count(*) AS n", *(f"{sql} AS p{at}" for at, (sql, _) in enumerate(parts))]
    grouped = f" GROUP BY {_places(keys)}" if keys else ""
    inner = f"SELECT {', '.join(picked)} {rows}{grouped}"
    if all(key.pattern is None for key in keys):
        return f"{inner} LIMIT {most}"
    written = [_written(key, place) for place, key in enumerate(keys)]
    sums = [f"{over}(g.p{at})" for at, (_, over) in enumerate(parts)]
    outer = ", ".join([*written, "sum(g.n)", *sums])
    return f"SELECT {outer} FROM ({inner}) g GROUP BY {_places(keys)} LIMIT {most}"  # noqa: S608


def rolled(rows: Sequence[sql.Cells], keys: int, measures: Sequence[Worked]) -> list[Sum]:
    """The groups in order with each level's subtotal behind them, the whole last."""
    ordered = sorted(rows, key=lambda row: [(cell is None, cell) for cell in row[:keys]])
    return _level(ordered, 0, keys, measures)


def _places(keys: Sequence[Key]) -> str:
    return ", ".join(str(place) for place in range(1, len(keys) + 1))


def _written(key: Key, place: int) -> str:
    return f"to_char(g.k{place}, '{key.pattern}')" if key.pattern else f"g.k{place}"


def _level(
    rows: Sequence[sql.Cells], depth: int, keys: int, measures: Sequence[Worked]
) -> list[Sum]:
    found: list[Sum] = []
    if depth < keys:
        for _, inside in groupby(rows, key=lambda row: row[depth]):
            found += _level(list(inside), depth + 1, keys, measures)
    said = rows[0][:depth] if rows else ()
    names = [None if cell is None else _name(cell) for cell in said]
    place, made = keys + 1, []
    for one in measures:
        width = len(one.parts)
        cells = [row[place : place + width] for row in rows]
        made.append(one.together(cells) if cells else None)
        place += width
    count = sum(sql.whole(row[keys]) for row in rows)
    return [*found, Sum(names, count, made)]


def _name(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return canonical(cell) if isinstance(cell, Decimal) else _plain(cell)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat() if isinstance(value, date) else str(value)

"""What is counted, from which rows, at which moment: the one list behind every table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from gongdan.reports.periods import Period
from gongdan.reports.queries.scope import Scope, Value
from gongdan.reports.tallies import NONE, Tallies, Tally, added

# Each big table is read once for all measures, and the orders in the few columns that they need.
_TOUCHED = """
, w AS MATERIALIZED (
  SELECT id, team_id, requester_department_id, category_id, resolved_by_id, status = 'closed'
    AS is_closed, created_at, closed_at, resolved_at, first_resolved_at, reopen_count > 0
    AS is_reopened, source_sla_met, paused_seconds,
    date_part('epoch', resolved_at - submitted_at) AS wall
  FROM o)
, k AS MATERIALIZED (
  SELECT c.metric = 'resolution' AS ends, c.metric = 'first_response' AS answers,
    c.fulfilled_at, c.elapsed_seconds::float8 AS elapsed, c.breached_at IS NULL AS is_met,
    w.team_id, w.requester_department_id, w.category_id, w.resolved_by_id
  FROM workorders_clock c JOIN w ON w.id = c.work_order_id
  WHERE c.state = 'fulfilled' AND c.round = 1 AND c.fulfilled_at >= %s AND c.fulfilled_at < %s
    AND c.metric IN ('resolution', 'first_response'))
"""


@dataclass(frozen=True)
class Measure:
    """The amount that is summed, over the rows that hold a condition."""

    amount: str = "0"
    condition: str = "TRUE"


@dataclass(frozen=True)
class Source:
    """Rows read once, and the moment that puts each into a period.

    ``at`` names the table that knows the team, department and category.
    """

    rows: str
    moment: str
    measures: Mapping[str, Measure]
    at: str = "w"
    person: str = "resolved_by_id"
    is_by_date: bool = False


SOURCES = (
    Source("w", "w.created_at", {"created": Measure()}),
    Source("w", "w.closed_at", {"closed": Measure(condition="w.is_closed")}),
    Source(
        "w",
        "w.resolved_at",
        {
            "wall": Measure("w.wall - w.paused_seconds"),
            "wall_with_pauses": Measure("w.wall"),
            "source_met": Measure("w.source_sla_met::int", "w.source_sla_met IS NOT NULL"),
        },
    ),
    Source("w", "w.first_resolved_at", {"reopened": Measure("w.is_reopened::int")}),
    Source(
        "k",
        "k.fulfilled_at",
        {
            "working": Measure("k.elapsed", "k.ends"),
            "met": Measure("k.is_met::int", "k.ends"),
            "response": Measure("k.elapsed", "k.answers"),
            "response_met": Measure("k.is_met::int", "k.answers"),
        },
        at="k",
    ),
    Source(
        "workorders_satisfaction s JOIN w ON w.id = s.work_order_id",
        "s.at",
        {"rated": Measure("s.score")},
    ),
    # Money is summed in cents: whole numbers, which no sum makes inexact.
    Source(
        "workorders_timeentry l JOIN w ON w.id = l.work_order_id",
        "l.spent_on",
        {"logged": Measure("l.minutes"), "labor": Measure("l.cost * 100")},
        person="l.person_id",
        is_by_date=True,
    ),
    Source(
        "workorders_partused u JOIN w ON w.id = u.work_order_id",
        "u.created_at",
        {"parts": Measure("u.amount * 100")},
        person="u.added_by_id",
    ),
)
KEYS = ("team", "department", "person", "category")
# What GROUPING() says where only the part, or only the first of the keys, ..., is grouped by.
_BY_PART = 0b01111
_BY_KEY = (0b10111, 0b11011, 0b11101, 0b11110)
_OF_MIDDLES = -1


@dataclass(frozen=True)
class Middle:
    """A measure whose median and ninth tenth are shown, of which rows at which moment."""

    name: str
    rows: str
    moment: str
    amount: str
    condition: str = "TRUE"
    by_part: bool = False


MIDDLES = (
    Middle("wall_with_pauses", "w", "w.resolved_at", "w.wall"),
    Middle("working", "k", "k.fulfilled_at", "k.elapsed", "k.ends"),
    Middle("response", "k", "k.fulfilled_at", "k.elapsed", "k.answers"),
    Middle("response", "k", "k.fulfilled_at", "k.elapsed", "k.answers", by_part=True),
)


@dataclass
class Sums:
    """Every measure over a period, the one before it, its parts, and its groups."""

    now: dict[str, Tally] = field(default_factory=dict)
    before: dict[str, Tally] = field(default_factory=dict)
    points: list[dict[str, Tally]] = field(default_factory=list)
    by: dict[str, dict[int | None, dict[str, Tally]]] = field(
        default_factory=lambda: {key: {} for key in KEYS}
    )


def sums(scope: Scope, period: Period) -> Sums:
    """Every measure, counted in one statement."""
    statement = [_sums(number, source) for number, source in enumerate(SOURCES)]
    statement += [_middle(middle) for middle in MIDDLES]
    params: list[Value] = [period.before.start, period.end]
    for source in SOURCES:
        params += _bounds(source, period)
    for middle in MIDDLES:
        params += _middle_bounds(middle, period)
    return _collected(scope.rows(_TOUCHED + " UNION ALL ".join(statement), params), period)


def _sums(number: int, source: Source) -> str:
    # Two steps: rows by all keys at once, then those few lines by each key.
    person = source.person if "." in source.person else f"{source.at}.{source.person}"
    lines = (
        f"SELECT {_part(source)} AS part, {source.at}.team_id AS team,"  # noqa: S608 only words above
        f" {source.at}.requester_department_id AS department, {person} AS person,"
        f" {source.at}.category_id AS category, {_counted(source)} FROM {source.rows}"
        f" WHERE {_between(source.moment)} OR {_between(source.moment)} GROUP BY 1, 2, 3, 4, 5"
    )
    added_up = ", ".join(f"sum(n{at}), sum(s{at})" for at, _ in enumerate(source.measures))
    keys = ", ".join(KEYS)
    sets = ", ".join(f"(part >= 0, {key})" for key in KEYS)
    return (
        f"(SELECT '{number}', grouping(part, {keys}), part, part >= 0, {keys},"  # noqa: S608
        f" ARRAY[{added_up}]::float8[] FROM ({lines}) AS line"
        f" GROUP BY GROUPING SETS ((part), {sets}))"
    )


def _counted(source: Source) -> str:
    return ", ".join(
        f"count(*) FILTER (WHERE {one.condition}) AS n{at},"
        f" sum({one.amount}) FILTER (WHERE {one.condition}) AS s{at}"
        for at, one in enumerate(source.measures.values())
    )


def _part(source: Source) -> str:
    # The parts' edges come after the start of the period before, which is part -1.
    at_midnight = f"({source.moment}::timestamp AT TIME ZONE %s)"
    moment = at_midnight if source.is_by_date else source.moment
    return f"width_bucket({moment}, %s::timestamptz[]) - 2"


def _middle(middle: Middle) -> str:
    bucket = f"width_bucket({middle.moment}, %s::timestamptz[]) - 2" if middle.by_part else "0"
    is_one = "FALSE" if middle.by_part else "TRUE"
    between = _between(middle.moment)
    within = f"{between} OR {between}" if middle.by_part else between
    empty = ", ".join("NULL::bigint" for _ in KEYS)
    return (
        f"(SELECT '{middle.name}', {_OF_MIDDLES}, {bucket} AS part, {is_one}, {empty},"  # noqa: S608
        f" percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY {middle.amount})"
        f" FROM {middle.rows} WHERE {middle.condition} AND ({within}) GROUP BY part)"
    )


def _between(moment: str) -> str:
    return f"({moment} >= %s AND {moment} < %s)"


def _bounds(source: Source, period: Period) -> list[Value]:
    zone: list[Value] = [period.zone.key] if source.is_by_date else []
    return [*zone, _edges(period), *_stretch(source, period.before), *_stretch(source, period)]


def _middle_bounds(middle: Middle, period: Period) -> list[Value]:
    before: list[Value] = [period.before.start, period.before.end]
    ahead: list[Value] = [_edges(period), *before] if middle.by_part else []
    return [*ahead, period.start, period.end]


def _edges(period: Period) -> Value:
    return [period.before.start, *period.edges]


def _stretch(source: Source, period: Period) -> list[Value]:
    if source.is_by_date:
        return [period.first_date, period.last_date + timedelta(days=1)]
    return [period.start, period.end]


def _collected(rows: Iterable[tuple[object, ...]], period: Period) -> Sums:
    parts: dict[int, dict[str, Tally]] = {}
    middles: list[tuple[str, int | None, list[float]]] = []
    found = Sums()
    for name, kind, part, is_now, *keys, values in rows:
        numbers = _numbers(values)
        if kind == _OF_MIDDLES:
            middles.append((str(name), None if is_now else _whole(part), numbers))
        elif kind == _BY_PART:
            parts.setdefault(_whole(part), {}).update(_tallies(str(name), numbers))
        elif is_now:
            which = _BY_KEY.index(_whole(kind))
            group = found.by[KEYS[which]].setdefault(_id(keys[which]), {})
            group.update(_tallies(str(name), numbers))
    found.before = parts.pop(-1, {})
    found.points = [parts.get(at, {}) for at, _ in enumerate(period.edges)]
    found.now = added(found.points)
    _add_middles(found, middles)
    return found


def _add_middles(found: Sums, middles: list[tuple[str, int | None, list[float]]]) -> None:
    for measure, at, (median, p90) in middles:
        one = found.now if at is None else found.before if at < 0 else found.points[at]
        known = one.get(measure, NONE)
        one[measure] = Tally(known.n, known.total, median, p90)


def _tallies(source: str, numbers: list[float]) -> Tallies:
    return {
        name: Tally(int(numbers[2 * at]), numbers[2 * at + 1])
        for at, name in enumerate(SOURCES[int(source)].measures)
    }


def _numbers(values: object) -> list[float]:
    return [float(each or 0) for each in values] if isinstance(values, list) else []


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _id(value: object) -> int | None:
    return value if isinstance(value, int) else None

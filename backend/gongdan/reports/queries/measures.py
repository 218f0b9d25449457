"""What is counted, from which rows, at which moment: the one list behind every table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from gongdan.reports.periods import Period
from gongdan.reports.queries.scope import Scope, Value
from gongdan.reports.tallies import Tally

# Each big table is read once for all measures: the orders and the clocks that any of them counts.
_TOUCHED = """
, p AS MATERIALIZED (SELECT * FROM o WHERE created_at >= %s AND created_at < %s
  OR closed_at >= %s AND closed_at < %s OR resolved_at >= %s AND resolved_at < %s
  OR first_resolved_at >= %s AND first_resolved_at < %s)
, k AS MATERIALIZED (
  SELECT c.metric, c.fulfilled_at, c.elapsed_seconds, c.breached_at,
    o.team_id, o.requester_department_id, o.resolved_by_id
  FROM workorders_clock c JOIN o ON o.id = c.work_order_id
  WHERE c.state = 'fulfilled' AND c.round = 1 AND c.fulfilled_at >= %s AND c.fulfilled_at < %s)
"""
_RANGES = 5
_WALL = "extract(epoch FROM p.resolved_at - p.submitted_at)"
_RESOLUTION = "k.metric = 'resolution'"
_RESPONSE = "k.metric = 'first_response'"


@dataclass(frozen=True)
class Measure:
    """Rows, the moment that puts one into a period, and the amount that is summed.

    ``at`` names the table that knows the team and department; ``has_middle``: its median is shown.
    """

    rows: str
    moment: str
    amount: str
    condition: str = "TRUE"
    at: str = "p"
    person: str = "resolved_by_id"
    has_middle: bool = False
    is_by_date: bool = False


MEASURES = {
    "created": Measure("p", "p.created_at", "0"),
    "closed": Measure("p", "p.closed_at", "0", "p.status = 'closed'"),
    "wall": Measure("p", "p.resolved_at", f"{_WALL} - p.paused_seconds"),
    "wall_with_pauses": Measure("p", "p.resolved_at", _WALL, has_middle=True),
    "working": Measure(
        "k", "k.fulfilled_at", "k.elapsed_seconds", _RESOLUTION, at="k", has_middle=True
    ),
    "response": Measure(
        "k", "k.fulfilled_at", "k.elapsed_seconds", _RESPONSE, at="k", has_middle=True
    ),
    "response_met": Measure(
        "k", "k.fulfilled_at", "(k.breached_at IS NULL)::int", _RESPONSE, at="k"
    ),
    "met": Measure("k", "k.fulfilled_at", "(k.breached_at IS NULL)::int", _RESOLUTION, at="k"),
    "source_met": Measure(
        "p", "p.resolved_at", "p.source_sla_met::int", "p.source_sla_met IS NOT NULL"
    ),
    "reopened": Measure("p", "p.first_resolved_at", "(p.reopen_count > 0)::int"),
    "rated": Measure(
        "workorders_satisfaction s JOIN o ON o.id = s.work_order_id", "s.at", "s.score", at="o"
    ),
    "logged": Measure(
        "(SELECT t.*, o.team_id, o.requester_department_id FROM workorders_timeentry t"
        " JOIN o ON o.id = t.work_order_id) AS l",
        "l.spent_on",
        "l.minutes",
        at="l",
        person="person_id",
        is_by_date=True,
    ),
}
KEYS = ("team", "department", "person")


@dataclass(frozen=True)
class Spread:
    """The sums of a period, of the one before it, and of the parts of the period."""

    now: dict[str, Tally]
    before: dict[str, Tally]
    points: list[dict[str, Tally]]


def spread(scope: Scope, period: Period) -> Spread:
    """Every measure over the period and the one before: one statement."""
    parts = [_over_time(name, measure) for name, measure in MEASURES.items()]
    params: list[Value] = [period.before.start, period.end] * _RANGES
    for measure in MEASURES.values():
        params += _bounds(measure, period)
    points: list[dict[str, Tally]] = [{} for _ in period.edges]
    now: dict[str, Tally] = {}
    before: dict[str, Tally] = {}
    for name, part, is_now, *values in scope.rows(_TOUCHED + " UNION ALL ".join(parts), params):
        if part is None:
            (now if is_now else before)[str(name)] = _tally(values)
        elif int(str(part)) >= 0:
            points[int(str(part))][str(name)] = _tally(values)
    return Spread(now, before, points)


def _over_time(name: str, measure: Measure) -> str:
    # The parts' edges come after the start of the period before, which is part -1.
    cut = f"width_bucket({_moment(measure)}, %s::timestamptz[]) - 2"
    middle = "percentile_cont({}) WITHIN GROUP (ORDER BY amount)"
    middles = [middle.format(each) if measure.has_middle else "NULL::float" for each in (0.5, 0.9)]
    return (
        f"(SELECT '{name}', part, part >= 0, count(*), sum(amount),"  # noqa: S608 only words above
        f" {', '.join(middles)}"
        f" FROM (SELECT {cut} AS part, {measure.amount} AS amount FROM {measure.rows}"
        f" WHERE {measure.condition} AND ({_between(measure)} OR {_between(measure)})) AS counted"
        " GROUP BY GROUPING SETS ((part), (part >= 0)))"
    )


def _bounds(measure: Measure, period: Period) -> list[Value]:
    edges = [period.before.start, *period.edges]
    zone: list[Value] = [period.zone.key] if measure.is_by_date else []
    return [*zone, edges, *_stretch(measure, period.before), *_stretch(measure, period)]


def _moment(measure: Measure) -> str:
    at_midnight = f"({measure.moment}::timestamp AT TIME ZONE %s)"
    return at_midnight if measure.is_by_date else measure.moment


def _between(measure: Measure) -> str:
    return f"({measure.moment} >= %s AND {measure.moment} < %s)"


def _stretch(measure: Measure, period: Period) -> list[Value]:
    if measure.is_by_date:
        return [period.first_date, period.last_date + timedelta(days=1)]
    return [period.start, period.end]


@dataclass(frozen=True)
class Grouped:
    """The sums of a period for each team, each requester's department, each person."""

    team: dict[int | None, dict[str, Tally]]
    department: dict[int | None, dict[str, Tally]]
    person: dict[int | None, dict[str, Tally]]


def grouped(scope: Scope, period: Period) -> Grouped:
    """Every measure of the period by team, department and person: one statement."""
    parts = [_by_key(name, measure) for name, measure in MEASURES.items()]
    params: list[Value] = [period.start, period.end] * _RANGES
    for measure in MEASURES.values():
        params += _stretch(measure, period)
    found = Grouped({}, {}, {})
    for name, kind, *keys, n, total in scope.rows(_TOUCHED + " UNION ALL ".join(parts), params):
        which = _KINDS.index(int(str(kind)))
        owner = keys[which]
        group = getattr(found, KEYS[which])
        key = owner if isinstance(owner, int) else None
        group.setdefault(key, {})[str(name)] = _tally([n, total])
    return found


# What GROUPING() says where only the first, the second or the third column is grouped by.
_KINDS = (0b011, 0b101, 0b110)


def _by_key(name: str, measure: Measure) -> str:
    person = f"{measure.at}.{measure.person}"
    columns = f"{measure.at}.team_id, {measure.at}.requester_department_id, {person}"
    return (
        f"(SELECT '{name}', grouping({columns}), {columns}, count(*),"  # noqa: S608 only words above
        f" sum({measure.amount}) FROM {measure.rows}"
        f" WHERE {measure.condition} AND {_between(measure)}"
        f" GROUP BY GROUPING SETS (({columns.replace(', ', '), (')})))"
    )


def _tally(values: Iterable[object]) -> Tally:
    n, *numbers = values
    total, median, p90 = [*(_number(each) for each in numbers), None, None][:3]
    return Tally(int(str(n)), total or 0.0, median, p90)


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))

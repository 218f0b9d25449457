"""What is counted, from which rows, at which moment: the one list behind every table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gongdan.reports.periods import Period
from gongdan.reports.queries.scope import Scope, Value
from gongdan.reports.tallies import Tally

_CLOCK = (
    "workorders_clock c JOIN o ON o.id = c.work_order_id"
    " AND c.state = 'fulfilled' AND c.metric = '{metric}'"
)
_WALL = "extract(epoch FROM o.resolved_at - o.submitted_at)"


@dataclass(frozen=True)
class Measure:
    """Rows, the moment that puts one into a period, and the amount that is summed."""

    rows: str
    moment: str
    amount: str
    condition: str = "TRUE"
    person: str = "o.resolved_by_id"


MEASURES = {
    "created": Measure("o", "o.created_at", "0"),
    "closed": Measure("o", "o.closed_at", "0", "o.status = 'closed'"),
    "wall": Measure("o", "o.resolved_at", f"{_WALL} - o.paused_seconds"),
    "wall_with_pauses": Measure("o", "o.resolved_at", _WALL),
    "working": Measure(
        _CLOCK.format(metric="resolution"),
        "o.resolved_at",
        "c.elapsed_seconds",
        "c.round = 1",
    ),
    "response": Measure(
        _CLOCK.format(metric="first_response"), "c.fulfilled_at", "c.elapsed_seconds"
    ),
    "response_met": Measure(
        _CLOCK.format(metric="first_response"), "c.fulfilled_at", "(c.breached_at IS NULL)::int"
    ),
    "met": Measure(
        _CLOCK.format(metric="resolution"), "c.fulfilled_at", "(c.breached_at IS NULL)::int"
    ),
    "source_met": Measure(
        "o", "o.resolved_at", "o.source_sla_met::int", "o.source_sla_met IS NOT NULL"
    ),
    "reopened": Measure("o", "o.first_resolved_at", "(o.reopen_count > 0)::int"),
    "rated": Measure(
        "workorders_satisfaction s JOIN o ON o.id = s.work_order_id", "s.at", "s.score"
    ),
    "logged": Measure(
        "workorders_timeentry t JOIN o ON o.id = t.work_order_id",
        "t.spent_on",
        "t.minutes",
        person="t.person_id",
    ),
}
BY_DATE = {"logged"}
KEYS = {
    "team": "o.team_id",
    "requester_department": "o.requester_department_id",
    "person": "{person}",
}


@dataclass(frozen=True)
class Spread:
    """The sums of a period, of the one before it, and of the parts of the period."""

    now: dict[str, Tally]
    before: dict[str, Tally]
    points: list[dict[str, Tally]]


def spread(scope: Scope, period: Period) -> Spread:
    """Every measure over the period and the one before: one statement."""
    parts = [_over_time(name, measure) for name, measure in MEASURES.items()]
    params: list[Value] = []
    for name in MEASURES:
        params += _bounds(name, period)
    points: list[dict[str, Tally]] = [{} for _ in period.edges]
    now: dict[str, Tally] = {}
    before: dict[str, Tally] = {}
    for measure, part, is_now, *values in scope.rows(" UNION ALL ".join(parts), params):
        if part is None:
            (now if is_now else before)[str(measure)] = _tally(values)
        elif int(str(part)) >= 0:
            points[int(str(part))][str(measure)] = _tally(values)
    return Spread(now, before, points)


def _over_time(name: str, measure: Measure) -> str:
    # The parts' edges come after the start of the period before, which is part -1.
    cut = f"width_bucket({_moment(name, measure)}, %s::timestamptz[]) - 2"
    return (
        f"(SELECT '{name}', part, part >= 0, count(*), sum(amount),"  # noqa: S608 only words above
        " percentile_cont(0.5) WITHIN GROUP (ORDER BY amount),"
        " percentile_cont(0.9) WITHIN GROUP (ORDER BY amount)"
        f" FROM (SELECT {cut} AS part, {measure.amount} AS amount FROM {measure.rows}"
        f" WHERE {measure.condition} AND {_between(measure)}) AS counted"
        " GROUP BY GROUPING SETS ((part), (part >= 0)))"
    )


def _bounds(name: str, period: Period) -> list[Value]:
    before = period.before
    edges = [before.start, *period.edges]
    zone: list[Value] = [period.zone.key] if name in BY_DATE else []
    return [*zone, edges, *_both_stretches(name, before, period)]


def _moment(name: str, measure: Measure) -> str:
    return f"({measure.moment}::timestamp AT TIME ZONE %s)" if name in BY_DATE else measure.moment


def _between(measure: Measure) -> str:
    one = f"{measure.moment} >= %s AND {measure.moment} < %s"
    return f"(({one}) OR ({one}))"


def _both_stretches(name: str, before: Period, period: Period) -> list[Value]:
    if name in BY_DATE:
        return [*_days(before), *_days(period)]
    return [before.start, before.end, period.start, period.end]


def _days(period: Period) -> list[Value]:
    return [period.first_date, period.end.astimezone(period.zone).date()]


def by_key(scope: Scope, period: Period, *, key: str) -> dict[int | None, dict[str, Tally]]:
    """Every measure of the period for each team, department or person: one statement."""
    params: list[Value] = []
    for name in MEASURES:
        params += _days(period) if name in BY_DATE else [period.start, period.end]
    parts = [_for_key(name, measure, KEYS[key]) for name, measure in MEASURES.items()]
    found: dict[int | None, dict[str, Tally]] = {}
    for measure, whose, *values in scope.rows(" UNION ALL ".join(parts), params):
        owner = whose if isinstance(whose, int) else None
        found.setdefault(owner, {})[str(measure)] = _tally(values)
    return found


def _for_key(name: str, measure: Measure, key: str) -> str:
    column = key.format(person=measure.person)
    return (
        f"(SELECT '{name}', {column}, count(*),"  # noqa: S608 only words of the lists above
        f" sum({measure.amount}) FROM {measure.rows}"
        f" WHERE {measure.condition} AND {measure.moment} >= %s AND {measure.moment} < %s"
        f" GROUP BY {column})"
    )


def _tally(values: Iterable[object]) -> Tally:
    n, *numbers = values
    total, median, p90 = [*(_number(each) for each in numbers), None, None][:3]
    return Tally(int(str(n)), total or 0.0, median, p90)


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))

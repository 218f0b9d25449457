"""The other tables of a review: backlog, stages, pauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from gongdan.reports.periods import Period
from gongdan.reports.queries.scope import Scope
from gongdan.sla.queries import calendar_version

AGES = (1, 3, 7, 14)
SLOWEST = 8


def backlog(scope: Scope, *, at: datetime) -> dict[int, list[int]]:
    """The open orders of each application by age in days: up to 1, 3, 7, 14, more."""
    edges = [at - timedelta(days=days) for days in reversed(AGES)]
    rows = scope.rows(
        "SELECT application_id, width_bucket(created_at, %s::timestamptz[]), count(*) FROM o"
        " WHERE status IN ('new', 'assigned', 'in_progress', 'waiting') GROUP BY 1, 2 ORDER BY 1",
        [edges],
    )
    found: dict[int, list[int]] = {}
    for application, bucket, count in rows:
        ages = found.setdefault(_id(application) or 0, [0] * (len(AGES) + 1))
        ages[len(AGES) - int(str(bucket))] = int(str(count))
    return found


@dataclass(frozen=True, kw_only=True)
class StageTime:
    """How long one stage of one type took; seconds are working time."""

    type_version_id: int
    step: str
    count: int
    median_seconds: float
    p90_seconds: float
    total_seconds: float
    share_percent: float
    late: int
    skipped: int
    repeated: int


def slowest_stages(scope: Scope, period: Period) -> list[StageTime]:
    """The stages left in the period that took longest, by their median."""
    rows = scope.rows(_STAGES, [period.start, period.end, SLOWEST])
    return [_stage(row) for row in rows]


_STAGES = """
SELECT max(o.type_version_id), v.step, count(*),
  percentile_cont(0.5) WITHIN GROUP (ORDER BY v.business_seconds),
  percentile_cont(0.9) WITHIN GROUP (ORDER BY v.business_seconds),
  sum(v.business_seconds),
  100.0 * sum(v.business_seconds) / nullif(sum(sum(v.business_seconds)) OVER (), 0),
  count(*) FILTER (WHERE v.late_seconds > 0),
  count(*) FILTER (WHERE v.state = 'skipped'),
  count(*) FILTER (WHERE v.round > 1)
FROM (SELECT work_order_id, step COLLATE "C" AS step, business_seconds::float8, late_seconds,
    state, round FROM workorders_stagevisit
  WHERE is_stage AND business_seconds IS NOT NULL AND left_at >= %s AND left_at < %s) AS v
JOIN o ON o.id = v.work_order_id
JOIN catalog_workordertypeversion tv ON tv.id = o.type_version_id
GROUP BY tv.type_id, v.step
ORDER BY 4 DESC, 6 DESC, 2
LIMIT %s
"""


def _stage(row: tuple[object, ...]) -> StageTime:
    version, step, count, *rest = row
    median, p90, total, share = (float(str(each or 0)) for each in rest[:4])
    late, skipped, repeated = (int(str(each)) for each in rest[4:])
    return StageTime(
        type_version_id=int(str(version)),
        step=str(step),
        count=int(str(count)),
        median_seconds=median,
        p90_seconds=p90,
        total_seconds=total,
        share_percent=share,
        late=late,
        skipped=skipped,
        repeated=repeated,
    )


def paused_working_seconds(scope: Scope, period: Period) -> int:
    """Working time that went by while resolved orders were paused."""
    rows = scope.rows(_PAUSES, [period.start, period.end])
    calendars = {version: calendar_version(int(str(version))).calendar for version, *_ in rows}
    return sum(
        calendars[version].between(start, end)
        for version, start, end in rows
        if isinstance(start, datetime) and isinstance(end, datetime)
    )


_PAUSES = """
SELECT c.calendar_version_id, s.from_at, s.to_at
FROM o
JOIN workorders_clock c ON c.work_order_id = o.id AND c.metric = 'resolution'
  AND c.state = 'fulfilled' AND c.round = 1
JOIN workorders_clocksegment s ON s.clock_id = c.id AND s.kind = 'paused'
WHERE o.resolved_at >= %s AND o.resolved_at < %s AND c.calendar_version_id IS NOT NULL
ORDER BY 1
"""


def open_and_late(scope: Scope, period: Period) -> int:
    """How many orders broke a promise in the period that is still not kept."""
    rows = scope.rows(
        "SELECT count(DISTINCT o.id) FROM workorders_clock c JOIN o ON o.id = c.work_order_id"
        " WHERE c.state IN ('running', 'paused') AND c.breached_at >= %s AND c.breached_at < %s",
        [period.start, period.end],
    )
    return int(str(rows[0][0]))


def _id(value: object) -> int | None:
    return value if isinstance(value, int) else None

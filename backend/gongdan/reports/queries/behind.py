"""The orders behind one number of a conformance report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from gongdan.kernel.actors import Actor
from gongdan.reports.queries.conformance import Asked, chosen
from gongdan.reports.queries.runs import Runs
from gongdan.reports.queries.scope import Wanted

What = Literal["passed", "skipped", "not_taken", "open", "late", "repeated"]
SHOWN = 200


@dataclass(frozen=True, kw_only=True)
class OrderBehind:
    """One order, and what became of the step in it."""

    number: str
    title: str
    left_at: datetime | None
    late_minutes: float
    by: str
    by_kind: str
    reason: str
    rounds: int


@dataclass(frozen=True, kw_only=True)
class OrdersBehind:
    """The newest of them, and how many there are."""

    total: int
    items: list[OrderBehind]


def orders_behind(
    asked: Asked, step: str, what: What, *, wanted: Wanted, by: Actor, at: datetime
) -> OrdersBehind:
    """The orders in which this became of a step, the latest first; by how late when late."""
    runs = Runs.of(wanted, asked.ended, by=by, at=at)
    process = chosen(asked, runs, by=by)
    order = "late_seconds DESC" if what == "late" else "left_at DESC NULLS LAST"
    query = _BEHIND.format(condition=CONDITIONS[what], order=order)
    rows = runs.rows(query, [step, process.id, process.id, SHOWN])
    total = int(str(rows[0][-1])) if rows else 0
    return OrdersBehind(total=total, items=[_order(row) for row in rows])


CONDITIONS: Mapping[What, str] = {
    "passed": "last.state NOT IN ('skipped', 'open')",
    "skipped": "last.state = 'skipped'",
    "open": "last.state = 'open'",
    "not_taken": "last.state IS NULL",
    "late": "stays.late_seconds > 0",
    "repeated": "stays.rounds > 1",
}
_BEHIND = """
, own AS (SELECT * FROM stay WHERE step = %s AND process_version_id = %s)
SELECT o.number, o.title, last.left_at, coalesce(stays.late_seconds, 0) AS late_seconds,
  coalesce(last.skipped_by->>'name', ''), coalesce(last.skipped_by->>'kind', ''),
  coalesce(last.skip_reason, ''), coalesce(stays.rounds, 0), count(*) OVER ()
FROM i JOIN o ON o.id = i.work_order_id
LEFT JOIN (SELECT work_order_id, max(late_seconds) AS late_seconds, count(*) AS rounds
  FROM own GROUP BY 1) stays ON stays.work_order_id = i.work_order_id
LEFT JOIN (SELECT DISTINCT ON (work_order_id) * FROM own
  ORDER BY work_order_id, instance_id DESC, round DESC) last
  ON last.work_order_id = i.work_order_id
WHERE i.process_version_id = %s AND {condition}
ORDER BY {order}, o.id DESC LIMIT %s
"""


def _order(row: tuple[object, ...]) -> OrderBehind:
    number, title, left_at, late, by, kind, reason, rounds, _ = row
    return OrderBehind(
        number=str(number),
        title=str(title),
        left_at=left_at if isinstance(left_at, datetime) else None,
        late_minutes=round(int(str(late)) / 60, 1),
        by=str(by),
        by_kind=str(kind),
        reason=str(reason),
        rounds=int(str(rounds)),
    )

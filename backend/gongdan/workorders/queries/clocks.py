"""The promises of orders as they stand now, and the ledger behind one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from gongdan.sla.clock import elapsed_at
from gongdan.workorders.clockwork import calendar_of, value_of
from gongdan.workorders.models import Clock
from gongdan.workorders.queries.values import ClockView


def clocks_of(order_ids: Iterable[int], *, at: datetime) -> dict[int, list[ClockView]]:
    """The clocks of several orders, in the order they were started."""
    found: dict[int, list[ClockView]] = {}
    for row in Clock.objects.filter(work_order_id__in=list(order_ids)).order_by("pk"):
        found.setdefault(row.work_order_id, []).append(view_of(row, at=at))
    return found


def view_of(row: Clock, *, at: datetime) -> ClockView:
    """One clock now."""
    used = elapsed_at(value_of(row), calendar=calendar_of(row), at=at)
    is_breached = row.breached_at is not None or (
        row.state == "running" and used > row.target_seconds
    )
    levels = row.warn_at_percent
    warn_seconds = row.target_seconds * min(levels) // 100 if levels else row.target_seconds
    return ClockView(
        metric=row.metric,
        state=row.state,
        is_breached=is_breached,
        is_at_risk=row.state in ("running", "paused") and not is_breached and used >= warn_seconds,
        is_provisional=row.is_provisional,
        due_at=row.due_at,
        target_minutes=row.target_seconds // 60,
        used_minutes=used // 60,
        remaining_minutes=-((used - row.target_seconds) // 60),
        warn_percent=min(levels) if levels else None,
        fulfilled_at=row.fulfilled_at,
    )


def nearest(clocks: Iterable[ClockView]) -> ClockView | None:
    """The open clock that falls due first; a paused one where none runs."""
    running = [clock for clock in clocks if clock.state == "running" and clock.due_at is not None]
    if running:
        return min(running, key=lambda clock: clock.due_at.timestamp() if clock.due_at else 0.0)
    return next((clock for clock in clocks if clock.state == "paused"), None)

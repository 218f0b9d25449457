"""The promises of orders as they stand now, and the ledger behind one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from gongdan.catalog import queries as catalog
from gongdan.flows import queries as flows
from gongdan.flows.human import Human
from gongdan.flows.position import MACHINE
from gongdan.kernel.prepared import prepared
from gongdan.sla import queries as sla
from gongdan.sla.clock import elapsed_at
from gongdan.sla.metrics import STAGE
from gongdan.workorders.clockwork import calendar_of, value_of
from gongdan.workorders.models import Clock, FlowTask
from gongdan.workorders.queries.values import ClockView

# What the view of a clock and of a stage's limit is made from; the rest stays where it is.
SHOWN = (
    "work_order_id",
    "metric",
    "target_seconds",
    "state",
    "segment_started_at",
    "started_at",
    "elapsed_seconds",
    "due_at",
    "is_provisional",
    "warn_at_percent",
    "warned_levels",
    "rungs",
    "climbed",
    "acknowledged_at",
    "fulfilled_at",
    "breached_at",
    "breach_cause",
    "calendar_version_id",
)
LIMIT = (
    "work_order_id",
    "step",
    "due_at",
    "instance__process_version_id",
    "work_order__type_version_id",
    "work_order__waiting_since",
)


def clocks_of(order_ids: Iterable[int], *, at: datetime) -> dict[int, list[ClockView]]:
    """The clocks of several orders, in the order they were started; open stages' limits last.

    Of a promise made again (the answer to each question) the newest is shown.
    """
    wanted = list(order_ids)
    if not wanted:
        return {}
    newest: dict[int, dict[str, ClockView]] = {}
    for row in _clocks(wanted):
        newest.setdefault(row.work_order_id, {})[row.metric] = view_of(row, at=at)
    found = {order_id: list(views.values()) for order_id, views in newest.items()}
    for task in _limits(wanted):
        found.setdefault(task.work_order_id, []).append(limit_of(task, at=at))
    return found


@prepared
def _clocks(orders: list[int]) -> QuerySet[Clock]:
    return Clock.objects.filter(work_order_id__any=orders).only(*SHOWN).order_by("pk")


@prepared
def _limits(orders: list[int]) -> QuerySet[FlowTask]:
    found = FlowTask.objects.filter(
        work_order_id__any=orders, state="pending", due_at__isnull=False
    ).exclude(kind__in=MACHINE)
    return found.select_related("work_order", "instance").only(*LIMIT).order_by("pk")


def limit_of(task: FlowTask, *, at: datetime) -> ClockView:
    """The limit of an open stage now, as a clock; it rests while the order waits."""
    order = task.work_order
    step, due = _step(task), task.due_at or at
    content = catalog.type_content(order.type_version_id)
    calendar = sla.calendar(step.calendar or content.calendar).calendar
    moment = order.waiting_since or at
    left = calendar.between(moment, due) if moment <= due else -calendar.between(due, moment)
    limit = (step.limit_minutes or 0) * 60
    return ClockView(
        metric=f"{STAGE}{task.step}",
        state="paused" if order.waiting_since else "running",
        is_breached=due < moment,
        is_at_risk=moment <= due and left <= limit * (100 - step.warn_percent) // 100,
        is_provisional=False,
        due_at=None if order.waiting_since else due,
        target_minutes=limit // 60,
        used_minutes=(limit - left) // 60,
        remaining_minutes=-(-left // 60),
        warn_percent=step.warn_percent,
        fulfilled_at=None,
    )


def _step(task: FlowTask) -> Human:
    step = flows.version(task.instance.process_version_id).graph.step(task.step)
    if not isinstance(step, Human):
        raise TypeError(task.step)
    return step


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

"""The order's promises as rows: started by policy, settled after commands, ticked by timers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Event
from gongdan.kernel.texts import Text
from gongdan.sla import clock as sla_clock
from gongdan.sla import queries as sla
from gongdan.sla.calendars import WorkingCalendar
from gongdan.sla.clock import Cause, Moved, Target
from gongdan.sla.policies import Policy
from gongdan.workorders.events import ClockBreached, ClockFulfilled, ClockStarted, ClockWarned
from gongdan.workorders.facts import lead_ids
from gongdan.workorders.models import Clock, ClockSegment, FlowTask, Timer, WorkOrder

FIRST_RESPONSE = "first_response"
RESOLUTION = "resolution"
METRICS = (FIRST_RESPONSE, RESOLUTION)
# The clock of a stage is called by the stage: "stage:assess".
STAGE = "stage:"
RUNNING = ("new", "assigned", "in_progress", "resolved")


@dataclass(frozen=True)
class Promise:
    """The policy that applies to an order and why."""

    policy: Policy | None
    version_id: int | None
    trace: list[dict[str, object]]


def promise_for(order: WorkOrder, facts: Mapping[str, object]) -> Promise:
    """The first policy that holds for the order's facts."""
    chosen = sla.select_policy(order.application.code, facts)
    return Promise(chosen.policy, chosen.version_id, chosen.trace)


def start(order: WorkOrder, promise: Promise, *, at: datetime) -> list[Event]:
    """Start a clock for every target of the policy; returns what is to be written down."""
    policy = promise.policy
    if policy is None:
        return []
    calendar = sla.calendar(policy.calendar)
    written: list[Event] = []
    for metric in METRICS:
        seconds = policy.target_seconds(metric, priority=order.priority)
        if seconds is None:
            continue
        target = Target(seconds, calendar.calendar, policy.warn_at_percent)
        value = sla_clock.start(metric, target=target, at=at)
        row = Clock(
            work_order=order,
            metric=metric,
            policy_version_id=promise.version_id,
            policy_key=policy.key,
            calendar_version_id=calendar.version_id,
            because=promise.trace,
            started_at=at,
        )
        _write(row, value, calendar.calendar)
        written.append(_started(row, policy.name))
    return written


def settle(order: WorkOrder, *, by: Actor, at: datetime, why: str) -> list[Event]:
    """Bring every clock into the state the order's status asks for, and sum them up on it."""
    written: list[Event] = []
    rows = _rows(order)
    for row in rows:
        calendar = _calendar(row)
        before = value_of(row)
        moved = sla_clock.settle(
            before, to=_wanted(order, row), calendar=calendar, at=at, cause=_cause(why, by)
        )
        if moved.clock != before:
            written += _apply(order, row, moved, calendar)
    _summarize(order, rows, at=at)
    return written


def retarget(
    order: WorkOrder, promise: Promise, *, by: Actor, at: datetime, why: str
) -> list[Event]:
    """Another priority or policy: what was counted stays, the promise is new."""
    policy = promise.policy
    if policy is None:
        return []
    calendar = sla.calendar(policy.calendar)
    written: list[Event] = []
    for row in _rows(order):
        seconds = policy.target_seconds(row.metric, priority=order.priority)
        if seconds is None:
            continue
        target = Target(seconds, calendar.calendar, policy.warn_at_percent)
        moved = sla_clock.retarget(
            value_of(row), calendar=_calendar(row), to=target, at=at, cause=_cause(why, by)
        )
        row.policy_version_id, row.policy_key = promise.version_id, policy.key
        row.calendar_version_id, row.because = calendar.version_id, promise.trace
        written += _apply(order, row, moved, calendar.calendar)
    return written


def tick(order: WorkOrder, row: Clock, *, at: datetime) -> list[Event]:
    """The thresholds this clock reached by now, each told once."""
    calendar = _calendar(row)
    return _apply(order, row, sla_clock.tick(value_of(row), calendar=calendar, at=at), calendar)


def _summarize(order: WorkOrder, rows: list[Clock], *, at: datetime) -> None:
    """Put the nearest due time and the state of all promises on the order itself (not saved)."""
    open_rows = [row for row in rows if row.state == "running" and row.due_at is not None]
    moments = [(row.due_at or at, row.metric) for row in open_rows]
    stages = open_limits(order) if order.status in RUNNING else []
    moments += [(task.due_at or at, f"{STAGE}{task.step}") for task in stages]
    nearest = min(moments, key=lambda one: one[0], default=None)
    order.next_due_at, order.next_metric = nearest or (None, "")
    order.is_breached = any(row.breached_at is not None for row in rows)
    order.is_at_risk = any(row.warned_levels or row.breached_at for row in open_rows) or any(
        task.due_at is not None and task.due_at <= at for task in stages
    )


def open_limits(order: WorkOrder) -> list[FlowTask]:
    """The order's open stages that have a limit."""
    return list(FlowTask.objects.filter(work_order=order, state="pending", due_at__isnull=False))


def value_of(row: Clock) -> sla_clock.Clock:
    """The row as the engine's value."""
    return sla_clock.Clock(
        metric=row.metric,
        target_seconds=row.target_seconds,
        state=row.state,  # type: ignore[arg-type]
        segment_started_at=row.segment_started_at or row.started_at,
        elapsed_seconds=row.elapsed_seconds,
        due_at=row.due_at,
        is_provisional=row.is_provisional,
        warn_at_percent=tuple(row.warn_at_percent),
        warned_levels=tuple(row.warned_levels),
        fulfilled_at=row.fulfilled_at,
        breached_at=row.breached_at,
        breach_cause=row.breach_cause,  # type: ignore[arg-type]
    )


def calendar_of(row: Clock) -> WorkingCalendar:
    """The calendar version the clock runs by."""
    return _calendar(row)


def _rows(order: WorkOrder) -> list[Clock]:
    rows = list(Clock.objects.select_for_update().filter(work_order=order).order_by("pk"))
    for row in rows:
        row.work_order = order
    return rows


def _calendar(row: Clock) -> WorkingCalendar:
    return sla.calendar_version(row.calendar_version_id or 0).calendar


def _wanted(order: WorkOrder, row: Clock) -> sla_clock.ClockState:
    is_response = row.metric == FIRST_RESPONSE
    return sla_clock.wanted_state(
        is_stopped=order.status == "cancelled",
        is_fulfilled=(
            order.first_response_at is not None
            if is_response
            else order.status in ("resolved", "closed")
        ),
        is_waiting=order.status == "waiting" and "waiting" in _policy(row).pause_when,
    )


def _policy(row: Clock) -> Policy:
    known = sla.policy_set_version(row.policy_version_id or 0).policies
    return next(policy for policy in known if policy.key == row.policy_key)


def policy_name(row: Clock) -> Text:
    """What the policy behind a clock is called."""
    return dict(_policy(row).name)


def _cause(why: str, by: Actor) -> Cause:
    return Cause(reason=why, by=by.as_dict())


def _apply(order: WorkOrder, row: Clock, moved: Moved, calendar: WorkingCalendar) -> list[Event]:
    was = row.state
    _write(row, moved.clock, calendar)
    ClockSegment.objects.bulk_create(
        ClockSegment(
            clock=row,
            from_at=span.started_at,
            to_at=span.ended_at,
            kind=span.kind,
            business_seconds=span.business_seconds,
            who=dict(span.cause.by) or None,
            why=span.cause.reason,
        )
        for span in moved.spans
    )
    written = [_occurred(order, row, one.percent, one.at) for one in moved.occurrences]
    if row.state == "fulfilled" and was != "fulfilled":
        written.append(
            ClockFulfilled(
                metric=row.metric,
                business_seconds=row.elapsed_seconds,
                is_breached=row.breached_at is not None,
            )
        )
    return written


def _occurred(order: WorkOrder, row: Clock, percent: int, at: datetime) -> Event:
    if percent == 100:
        return ClockBreached(
            metric=row.metric,
            due_at=at,
            cause=row.breach_cause,
            assignee_id=order.assignee_id,
            lead_ids=lead_ids(order),
        )
    return ClockWarned(
        metric=row.metric,
        percent=percent,
        due_at=row.due_at or at,
        assignee_id=order.assignee_id,
        team_id=order.team_id,
    )


def _started(row: Clock, policy_name: Mapping[str, str]) -> Event:
    return ClockStarted(
        metric=row.metric,
        policy=row.policy_key,
        policy_name=dict(policy_name),
        target_minutes=row.target_seconds // 60,
        due_at=row.due_at or row.started_at,
        is_provisional=row.is_provisional,
    )


def _write(row: Clock, value: sla_clock.Clock, calendar: WorkingCalendar) -> None:
    row.target_seconds, row.state = value.target_seconds, value.state
    row.elapsed_seconds, row.segment_started_at = value.elapsed_seconds, value.segment_started_at
    row.due_at, row.is_provisional = value.due_at, value.is_provisional
    row.warn_at_percent = list(value.warn_at_percent)
    row.warned_levels = list(value.warned_levels)
    row.fulfilled_at, row.breached_at = value.fulfilled_at, value.breached_at
    row.breach_cause = value.breach_cause
    row.warn_at = _next_warning(value, calendar)
    row.save()
    moment = sla_clock.next_moment(value, calendar=calendar) if value.state == "running" else None
    arm(row.work_order, kind="clock", reference=str(row.pk), due_at=moment)


def _next_warning(value: sla_clock.Clock, calendar: WorkingCalendar) -> datetime | None:
    levels = [one for one in value.warn_at_percent if one not in value.warned_levels]
    return sla_clock.warning_at(value, min(levels), calendar=calendar) if levels else None


def arm(order: WorkOrder, *, kind: str, reference: str, due_at: datetime | None) -> None:
    """Set the one timer of this kind and reference to a moment, or disarm it."""
    key = f"{kind}:{reference}"
    if due_at is None:
        Timer.objects.filter(key=key, state="armed").update(state="cancelled")
        return
    timer = Timer(
        work_order=order, kind=kind, reference=reference, due_at=due_at, state="armed", key=key
    )
    Timer.objects.bulk_create(
        [timer],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["due_at", "state", "fired_at"],
    )


def disarm(kinds: Iterable[str], references: Iterable[str]) -> None:
    """Cancel the armed timers of these kinds and references."""
    wanted = list(references)
    keys = [f"{kind}:{reference}" for kind in kinds for reference in wanted]
    Timer.objects.filter(key__in=keys, state="armed").update(state="cancelled")

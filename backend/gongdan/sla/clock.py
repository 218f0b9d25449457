"""One promise and its running time: a state machine over working time that never asks the time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Literal

from gongdan.sla.calendars import WorkingCalendar
from gongdan.sla.clock_values import (
    BreachCause,
    Cause,
    Clock,
    ClockState,
    Moved,
    Occurrence,
    Rung,
    Span,
    SpanKind,
    Target,
)
from gongdan.sla.thresholds import next_moment, rungs_reached, warned, warning_at

__all__ = [
    "BreachCause",
    "Cause",
    "Clock",
    "ClockState",
    "Moved",
    "Occurrence",
    "Rung",
    "Span",
    "SpanKind",
    "Target",
    "next_moment",
    "warning_at",
]


def start(metric: str, *, target: Target, at: datetime) -> Clock:
    """A clock that begins to run."""
    clock = Clock(
        metric=metric,
        target_seconds=target.seconds,
        state="running",
        segment_started_at=at,
        warn_at_percent=tuple(sorted(target.warn_at_percent)),
        rungs=target.rungs,
    )
    return _run(clock, calendar=target.calendar, at=at)


def pause(clock: Clock, *, calendar: WorkingCalendar, at: datetime, cause: Cause) -> Moved:
    """The clock stops counting; only a running one can."""
    if clock.state != "running":
        return Moved(clock)
    return _leave_running(clock, to="paused", calendar=calendar, at=at, cause=cause)


def resume(clock: Clock, *, calendar: WorkingCalendar, at: datetime, cause: Cause) -> Moved:
    """A paused clock counts again, with what it had counted."""
    if clock.state != "paused":
        return Moved(clock)
    span = Span(clock.segment_started_at, at, "paused", 0, cause)
    return _overdue_by_change(Moved(_run(clock, calendar=calendar, at=at), (span,)), at=at)


def fulfill(clock: Clock, *, calendar: WorkingCalendar, at: datetime, cause: Cause) -> Moved:
    """What was promised has been done."""
    moved = _finish(clock, to="fulfilled", calendar=calendar, at=at, cause=cause)
    if moved.clock is clock:
        return moved
    fulfilled = replace(moved, clock=replace(moved.clock, fulfilled_at=at))
    return _overdue_by_change(fulfilled, at=at)


def stop(clock: Clock, *, calendar: WorkingCalendar, at: datetime, cause: Cause) -> Moved:
    """The promise no longer applies (the work was cancelled); nothing more is counted."""
    return _finish(clock, to="stopped", calendar=calendar, at=at, cause=cause)


def reopen(clock: Clock, *, calendar: WorkingCalendar, at: datetime, cause: Cause) -> Moved:
    """A finished clock runs again with what it had counted; the time between is not counted."""
    if clock.state not in ("fulfilled", "stopped"):
        return Moved(clock)
    span = Span(clock.segment_started_at, at, "closed", 0, cause)
    return Moved(_run(replace(clock, fulfilled_at=None), calendar=calendar, at=at), (span,))


def retarget(
    clock: Clock, *, calendar: WorkingCalendar, to: Target, at: datetime, cause: Cause
) -> Moved:
    """Another promise takes the old one's place: what was counted stays, the rest is new.

    ``calendar`` is the one the clock ran by until now. A target already passed is a breach at this
    moment, with the change as its cause; an older breach stays.
    """
    if clock.state in ("fulfilled", "stopped"):
        return Moved(clock)
    changed = Moved(clock)
    if clock.state == "running":
        changed = _leave_running(clock, to="running", calendar=calendar, at=at, cause=cause)
    promised = replace(
        changed.clock,
        target_seconds=to.seconds,
        warn_at_percent=tuple(sorted(to.warn_at_percent)),
        rungs=to.rungs,
    )
    if clock.state == "paused":
        span = Span(clock.segment_started_at, at, "paused", 0, cause)
        return Moved(replace(promised, segment_started_at=at), (span,))
    running = _run(promised, calendar=to.calendar, at=at)
    return _overdue_by_change(replace(changed, clock=running), at=at)


def settle(
    clock: Clock, *, to: ClockState, calendar: WorkingCalendar, at: datetime, cause: Cause
) -> Moved:
    """Bring a clock into a state by the events that lead there; nothing happens if it is there."""
    if clock.state == to:
        return Moved(clock)
    if to in ("fulfilled", "stopped"):
        finish = fulfill if to == "fulfilled" else stop
        return finish(clock, calendar=calendar, at=at, cause=cause)
    first = reopen(clock, calendar=calendar, at=at, cause=cause)
    follow = pause if to == "paused" else resume
    second = follow(first.clock, calendar=calendar, at=at, cause=cause)
    return Moved(
        second.clock,
        (*first.spans, *second.spans),
        (*first.occurrences, *second.occurrences),
    )


def tick(clock: Clock, *, calendar: WorkingCalendar, at: datetime) -> Moved:
    """The thresholds reached by now, each once and at its own time, however late this is asked."""
    if clock.state != "running":
        return Moved(clock)
    crossed = _crossed(clock, calendar=calendar, at=at)
    climbed = rungs_reached(crossed.clock, calendar=calendar, at=at)
    if not climbed:
        return crossed
    keys = (*clock.climbed, *(one.rung for one in climbed))
    told = sorted((*crossed.occurrences, *climbed), key=lambda one: one.at)
    return Moved(replace(crossed.clock, climbed=keys), (), tuple(told))


def acknowledge(clock: Clock, *, at: datetime) -> Clock:
    """Somebody knows: no rung is repeated any more."""
    return clock if clock.acknowledged_at else replace(clock, acknowledged_at=at)


def _crossed(clock: Clock, *, calendar: WorkingCalendar, at: datetime) -> Moved:
    """Warnings and the breach by now; rungs are climbed only by a clock that goes on running."""
    moved = warned(clock, calendar=calendar, at=at)
    if clock.is_breached or clock.due_at is None or at < clock.due_at:
        return moved
    breached = replace(moved.clock, breached_at=clock.due_at, breach_cause="overrun")
    return Moved(breached, (), (*moved.occurrences, Occurrence(100, clock.due_at)))


def elapsed_at(clock: Clock, *, calendar: WorkingCalendar, at: datetime) -> int:
    """Working seconds counted by a moment."""
    if clock.state != "running":
        return clock.elapsed_seconds
    return clock.elapsed_seconds + calendar.between(clock.segment_started_at, at)


def _run(clock: Clock, *, calendar: WorkingCalendar, at: datetime) -> Clock:
    due = calendar.add(at, max(clock.target_seconds - clock.elapsed_seconds, 0))
    return replace(
        clock,
        state="running",
        segment_started_at=at,
        due_at=due.at,
        is_provisional=due.is_provisional,
    )


def _finish(
    clock: Clock,
    *,
    to: Literal["fulfilled", "stopped"],
    calendar: WorkingCalendar,
    at: datetime,
    cause: Cause,
) -> Moved:
    if clock.state == "running":
        return _leave_running(clock, to=to, calendar=calendar, at=at, cause=cause)
    if clock.state == "paused":
        span = Span(clock.segment_started_at, at, "paused", 0, cause)
        return Moved(replace(clock, state=to, segment_started_at=at), (span,))
    if clock.state == "fulfilled" and to == "stopped":
        span = Span(clock.segment_started_at, at, "closed", 0, cause)
        return Moved(replace(clock, state=to, segment_started_at=at), (span,))
    return Moved(clock)


def _leave_running(
    clock: Clock, *, to: ClockState, calendar: WorkingCalendar, at: datetime, cause: Cause
) -> Moved:
    """The counted span ends here; a breach nobody had noticed yet is noticed now."""
    counted = calendar.between(clock.segment_started_at, at)
    span = Span(clock.segment_started_at, at, "counted", counted, cause)
    elapsed = clock.elapsed_seconds + counted
    judge = _crossed if elapsed > clock.target_seconds else warned
    judged = judge(clock, calendar=calendar, at=at)
    left = replace(
        judged.clock, state=to, segment_started_at=at, elapsed_seconds=elapsed, due_at=None
    )
    return Moved(left, (span,), judged.occurrences)


def _overdue_by_change(moved: Moved, *, at: datetime) -> Moved:
    """Only a changed promise leaves a clock over its target without a breach: it is broken now."""
    clock = moved.clock
    if clock.is_breached or clock.elapsed_seconds <= clock.target_seconds:
        return moved
    breached = replace(clock, breached_at=at, breach_cause="policy_change")
    return replace(moved, clock=breached, occurrences=(*moved.occurrences, Occurrence(100, at)))

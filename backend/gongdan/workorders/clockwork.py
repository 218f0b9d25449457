"""A clock's row and the engine's value: each made from the other, and what is told of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass
from datetime import datetime

from gongdan.kernel.events import Event
from gongdan.kernel.texts import Text
from gongdan.sla import clock as sla_clock
from gongdan.sla import queries as sla
from gongdan.sla.calendars import WorkingCalendar
from gongdan.sla.clock import Cause, Occurrence, Rung, Span
from gongdan.sla.policies import Policy
from gongdan.workorders.events import ClockBreached, ClockFulfilled, ClockStarted, ClockWarned
from gongdan.workorders.facts import lead_ids
from gongdan.workorders.models import Clock, ClockSegment, WorkOrder

BREACH_PERCENT = 100


@dataclass(frozen=True)
class Promise:
    """The policy that applies to an order and why."""

    policy: Policy | None
    version_id: int | None
    trace: list[dict[str, object]]


def promise_for(application: str, facts: Mapping[str, object]) -> Promise:
    """The first policy that holds for an order's facts."""
    chosen = sla.select_policy(application, facts)
    return Promise(chosen.policy, chosen.version_id, chosen.trace)


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
        rungs=tuple(Rung(*each) for each in row.rungs),
        climbed=tuple(row.climbed),
        acknowledged_at=row.acknowledged_at,
    )


def put(row: Clock, value: sla_clock.Clock) -> list[str]:
    """The engine's value into the row (not saved); returns the names of the fields it fills."""
    filled: dict[str, object] = {
        "target_seconds": value.target_seconds,
        "warn_at_percent": list(value.warn_at_percent),
        "state": value.state,
        "elapsed_seconds": value.elapsed_seconds,
        "segment_started_at": value.segment_started_at,
        "due_at": value.due_at,
        "warn_at": _next_warning(value, calendar_of(row)),
        "is_provisional": value.is_provisional,
        "warned_levels": list(value.warned_levels),
        "fulfilled_at": value.fulfilled_at,
        "breached_at": value.breached_at,
        "breach_cause": value.breach_cause,
        "rungs": [list(astuple(rung)) for rung in value.rungs],
        "climbed": list(value.climbed),
        "acknowledged_at": value.acknowledged_at,
    }
    for name, one in filled.items():
        setattr(row, name, one)
    return list(filled)


def put_promise(row: Clock, promise: Promise, policy: Policy, calendar_version: int) -> list[str]:
    """By which policy and calendar the clock runs (not saved); returns the fields it fills."""
    row.policy_version_id, row.policy_key = promise.version_id, policy.key
    row.calendar_version_id, row.because = calendar_version, promise.trace
    return ["policy_version_id", "policy_key", "calendar_version_id", "because"]


def calendar_of(row: Clock) -> WorkingCalendar:
    """The calendar version the clock runs by."""
    return sla.calendar_version(row.calendar_version_id or 0).calendar


def policy_of(row: Clock) -> Policy:
    """The policy behind a clock."""
    known = sla.policy_set_version(row.policy_version_id or 0).policies
    return next(policy for policy in known if policy.key == row.policy_key)


def policy_for(version_id: int | None, key: str) -> Policy | None:
    """The policy that holds for an order, if one does."""
    if version_id is None:
        return None
    known = sla.policy_set_version(version_id).policies
    return next((policy for policy in known if policy.key == key), None)


def policy_name(row: Clock) -> Text:
    """What the policy behind a clock is called."""
    return dict(policy_of(row).name)


@dataclass(frozen=True)
class Terms:
    """The promise and the calendar that hold for a clock; a span keeps those it was under."""

    target_seconds: int
    calendar_version_id: int | None
    policy_version_id: int | None
    policy_key: str


def terms_of(row: Clock) -> Terms:
    """What holds for the clock as it stands."""
    return Terms(row.target_seconds, row.calendar_version_id, row.policy_version_id, row.policy_key)


def segment(row: Clock, span: Span, under: Terms) -> ClockSegment:
    """A finished span of a clock's life as its row."""
    return ClockSegment(
        clock=row,
        from_at=span.started_at,
        to_at=span.ended_at,
        kind=span.kind,
        business_seconds=span.business_seconds,
        who=dict(span.cause.by) or None,
        why=span.cause.reason,
        **asdict(under),
    )


def span_of(segment: ClockSegment) -> Span:
    """A stored span as the engine's value."""
    return Span(
        started_at=segment.from_at,
        ended_at=segment.to_at,
        kind=segment.kind,  # type: ignore[arg-type]
        business_seconds=segment.business_seconds,
        cause=Cause(reason=segment.why, by=segment.who or {}),
    )


def started(row: Clock) -> Event:
    """A promise was made."""
    return ClockStarted(
        metric=row.metric,
        policy=row.policy_key,
        policy_name=policy_name(row),
        target_minutes=row.target_seconds // 60,
        due_at=row.due_at or row.started_at,
        is_provisional=row.is_provisional,
    )


def fulfilled(row: Clock) -> Event:
    """A promise was kept, or ended late."""
    return ClockFulfilled(
        metric=row.metric,
        business_seconds=row.elapsed_seconds,
        is_breached=row.breached_at is not None,
    )


def occurred(order: WorkOrder, row: Clock, one: Occurrence) -> Event:
    """A threshold was reached."""
    if one.percent == BREACH_PERCENT:
        return ClockBreached(
            metric=row.metric,
            due_at=one.at,
            cause=row.breach_cause,
            assignee_id=order.assignee_id,
            lead_ids=lead_ids(order),
        )
    return ClockWarned(
        metric=row.metric,
        percent=one.percent,
        due_at=row.due_at or one.at,
        assignee_id=order.assignee_id,
        team_id=order.team_id,
    )


def next_moment(row: Clock) -> datetime | None:
    """When a running clock should be asked again."""
    if row.state != "running":
        return None
    return sla_clock.next_moment(value_of(row), calendar=calendar_of(row))


def _next_warning(value: sla_clock.Clock, calendar: WorkingCalendar) -> datetime | None:
    levels = [one for one in value.warn_at_percent if one not in value.warned_levels]
    return sla_clock.warning_at(value, min(levels), calendar=calendar) if levels else None

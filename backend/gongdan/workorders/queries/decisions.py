"""Why the product decided as it did: the stored traces, and the ledger behind a due time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound
from gongdan.kernel.texts import Text
from gongdan.sla import queries as sla
from gongdan.sla.clock import Cause, Span
from gongdan.sla.ledger import ledger
from gongdan.workorders.clockwork import calendar_of, policy_name, value_of
from gongdan.workorders.finding import find
from gongdan.workorders.models import Clock, ClockSegment, WorkOrder
from gongdan.workorders.permissions import standing


@dataclass(frozen=True, kw_only=True)
class DecisionBrief:
    """One automatic decision in a list."""

    id: int
    purpose: str
    at: datetime
    outcome: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class DecisionView:
    """One automatic decision with its whole trace."""

    id: int
    purpose: str
    at: datetime
    outcome: dict[str, object]
    trace: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class LedgerLine:
    """One span of a clock's life; minutes of working time."""

    from_at: datetime
    to_at: datetime
    kind: str
    wall_minutes: int
    minutes: int
    who: str
    why: str
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class LedgerView:
    """Why a promise is due when it is."""

    metric: str
    policy: Text
    because: list[dict[str, object]]
    calendar: Text
    calendar_version: int
    target_minutes: int
    used_minutes: int
    remaining_minutes: int
    due_at: datetime | None
    warn_at: datetime | None
    is_provisional: bool
    breached_at: datetime | None
    breach_cause: str
    lines: list[LedgerLine]


def decisions_of(order: WorkOrder) -> list[DecisionBrief]:
    """The decisions made for an order, oldest first."""
    rows = order.decisions.order_by("pk")
    return [
        DecisionBrief(id=row.pk, purpose=row.purpose, at=row.at, outcome=row.outcome)
        for row in rows
    ]


def decision(number: str, decision_id: int, *, by: Actor) -> DecisionView:
    """One decision, for those who see the inside of the order."""
    order = _seen_inside(number, by=by)
    row = order.decisions.filter(pk=decision_id).first()
    if row is None:
        raise NotFound(what="decision")
    return DecisionView(
        id=row.pk, purpose=row.purpose, at=row.at, outcome=row.outcome, trace=row.trace
    )


def clock_ledger(number: str, metric: str, *, by: Actor, at: datetime) -> LedgerView:
    """The ledger of an order's newest clock of a metric."""
    order = _seen_inside(number, by=by)
    row = Clock.objects.filter(work_order=order, metric=metric).order_by("-round").first()
    if row is None:
        raise NotFound(what="clock")
    calendar = sla.calendar_version(row.calendar_version_id or 0)
    spans = [_span(segment) for segment in row.segments.order_by("from_at", "pk")]
    book = ledger(value_of(row), spans=spans, calendar=calendar_of(row), now=at)
    return LedgerView(
        metric=metric,
        policy=policy_name(row),
        because=list(row.because),
        calendar=dict(calendar.name),
        calendar_version=calendar.no,
        target_minutes=book.target_seconds // 60,
        used_minutes=book.elapsed_seconds // 60,
        remaining_minutes=-((book.elapsed_seconds - book.target_seconds) // 60),
        due_at=book.due_at,
        warn_at=row.warn_at,
        is_provisional=book.is_provisional,
        breached_at=book.breached_at,
        breach_cause=book.breach_cause,
        lines=[
            LedgerLine(
                from_at=line.started_at,
                to_at=line.ended_at,
                kind=line.kind,
                wall_minutes=line.wall_seconds // 60,
                minutes=line.business_seconds // 60,
                who=str(line.begun.by.get("name", "")),
                why=line.begun.reason,
                is_open=line.is_open,
            )
            for line in book.lines
        ],
    )


def _span(segment: ClockSegment) -> Span:
    cause = Cause(reason=segment.why, by=segment.who or {})
    return Span(
        started_at=segment.from_at,
        ended_at=segment.to_at,
        kind=segment.kind,  # type: ignore[arg-type]
        business_seconds=segment.business_seconds,
        cause=cause,
    )


def _seen_inside(number: str, *, by: Actor) -> WorkOrder:
    order = find(number, by=by)
    if not standing(order, by=by).sees_inside:
        raise NotFound(what="decision")
    return order

"""Why a promise is due when it is: the spans of a clock's life, adding up to the second."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from gongdan.sla.calendars import Stretch, WorkingCalendar
from gongdan.sla.clock import Cause, Clock, Span, SpanKind, elapsed_at


@dataclass(frozen=True)
class Line:
    """One span of the ledger: how long on the wall, how much of it counted, and its causes."""

    started_at: datetime
    ended_at: datetime
    kind: SpanKind
    wall_seconds: int
    business_seconds: int
    begun: Cause
    ended: Cause
    is_open: bool = False


@dataclass(frozen=True)
class Ledger:
    """A clock explained: its lines follow each other without a gap from its start to now.

    ``ahead`` are the stretches of working time from the last change to the due time.
    """

    metric: str
    target_seconds: int
    elapsed_seconds: int
    remaining_seconds: int
    paused_seconds: int
    wall_seconds: int
    due_at: datetime | None
    is_provisional: bool
    breached_at: datetime | None
    breach_cause: str
    lines: tuple[Line, ...]
    ahead: tuple[Stretch, ...]


def ledger(
    clock: Clock, *, spans: Iterable[Span], calendar: WorkingCalendar, now: datetime
) -> Ledger:
    """The ledger of a clock at a moment, from its finished spans in order and the open one."""
    finished = tuple(spans)
    causes = _begun(finished)
    closed = tuple(_line(span, begun) for span, begun in zip(finished, causes, strict=False))
    opened = _still_paused(clock, finished, causes)
    lines = (*closed, *_open_line(clock, opened, calendar=calendar, now=now))
    elapsed = elapsed_at(clock, calendar=calendar, at=now)
    return Ledger(
        metric=clock.metric,
        target_seconds=clock.target_seconds,
        elapsed_seconds=elapsed,
        remaining_seconds=clock.target_seconds - elapsed,
        paused_seconds=sum(line.wall_seconds for line in lines if line.kind == "paused"),
        wall_seconds=sum(line.wall_seconds for line in lines),
        due_at=clock.due_at,
        is_provisional=clock.is_provisional,
        breached_at=clock.breached_at,
        breach_cause=clock.breach_cause,
        lines=lines,
        ahead=_ahead(clock, calendar=calendar),
    )


def _begun(spans: Sequence[Span]) -> list[Cause]:
    """Why each span began, and the open one; a pause goes on for its reason under a new promise."""
    causes = [Cause()]
    for place, span in enumerate(spans):
        follows = spans[place + 1].kind if place + 1 < len(spans) else None
        goes_on = span.kind == "paused" and follows == "paused"
        causes.append(causes[-1] if goes_on else span.cause)
    return causes


def _still_paused(clock: Clock, spans: Sequence[Span], causes: Sequence[Cause]) -> Cause:
    is_same_pause = clock.state == "paused" and spans and spans[-1].kind == "paused"
    return causes[-2] if is_same_pause else causes[-1]


def _ahead(clock: Clock, *, calendar: WorkingCalendar) -> tuple[Stretch, ...]:
    if clock.due_at is None:
        return ()
    return calendar.spans(clock.segment_started_at, clock.due_at)


def _line(span: Span, begun: Cause) -> Line:
    return Line(
        started_at=span.started_at,
        ended_at=span.ended_at,
        kind=span.kind,
        wall_seconds=_wall(span.started_at, span.ended_at),
        business_seconds=span.business_seconds,
        begun=begun,
        ended=span.cause,
    )


def _open_line(
    clock: Clock, begun: Cause, *, calendar: WorkingCalendar, now: datetime
) -> tuple[Line, ...]:
    kinds: dict[str, SpanKind] = {"running": "counted", "paused": "paused"}
    kind = kinds.get(clock.state)
    if kind is None:
        return ()
    since = clock.segment_started_at
    counted = calendar.between(since, now) if kind == "counted" else 0
    return (Line(since, now, kind, _wall(since, now), counted, begun, Cause(), is_open=True),)


def _wall(start: datetime, end: datetime) -> int:
    return int(end.timestamp() // 1) - int(start.timestamp() // 1)

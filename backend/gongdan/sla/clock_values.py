"""The values a clock is made of: its state, its promise, its finished spans, its thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from gongdan.sla.calendars import WorkingCalendar

ClockState = Literal["running", "paused", "fulfilled", "stopped"]
SpanKind = Literal["counted", "paused", "closed"]
BreachCause = Literal["", "overrun", "policy_change"]


@dataclass(frozen=True)
class Cause:
    """Why a clock was moved and by whom, as the ledger will say it."""

    reason: str = ""
    by: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Rung:
    """A level of the ladder: working seconds from the due time, negative before it.

    With ``repeat_seconds`` it comes again and again until somebody says they know.
    """

    key: str
    offset_seconds: int
    repeat_seconds: int = 0


@dataclass(frozen=True)
class Target:
    """What is promised: working seconds, on which calendar, told of at which moments."""

    seconds: int
    calendar: WorkingCalendar
    warn_at_percent: tuple[int, ...] = ()
    rungs: tuple[Rung, ...] = ()


@dataclass(frozen=True)
class Clock:
    """One promise on one piece of work.

    ``segment_started_at`` is when the present state began. A clock has a due time only while it
    runs; a breach, once it happened, is never taken back. ``climbed`` has a rung's key as often
    as the rung was reached.
    """

    metric: str
    target_seconds: int
    state: ClockState
    segment_started_at: datetime
    elapsed_seconds: int = 0
    due_at: datetime | None = None
    is_provisional: bool = False
    warn_at_percent: tuple[int, ...] = ()
    warned_levels: tuple[int, ...] = ()
    fulfilled_at: datetime | None = None
    breached_at: datetime | None = None
    breach_cause: BreachCause = ""
    rungs: tuple[Rung, ...] = ()
    climbed: tuple[str, ...] = ()
    acknowledged_at: datetime | None = None

    @property
    def is_breached(self) -> bool:
        """Whether the promise was broken at any time."""
        return self.breached_at is not None


@dataclass(frozen=True)
class Span:
    """A finished part of a clock's life. Only counted spans carry working seconds."""

    started_at: datetime
    ended_at: datetime
    kind: SpanKind
    business_seconds: int
    cause: Cause = Cause()


@dataclass(frozen=True)
class Occurrence:
    """A threshold that was reached: a warning at a percentage, (100) the breach, or a rung."""

    percent: int
    at: datetime
    rung: str = ""


@dataclass(frozen=True)
class Moved:
    """A clock after an event, the spans the event finished and the thresholds it crossed."""

    clock: Clock
    spans: tuple[Span, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()

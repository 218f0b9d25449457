"""A clock told again from its ledger alone: what it must be, and where a stored one differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from gongdan.sla.calendars import WorkingCalendar
from gongdan.sla.clock_values import BreachCause, Clock, Span


@dataclass(frozen=True)
class Chapter:
    """A finished span with the promise and the calendar that held while it lasted."""

    span: Span
    target_seconds: int
    calendar: WorkingCalendar


@dataclass(frozen=True)
class Difference:
    """One fact that is stored otherwise than the ledger says."""

    what: str
    stored: object
    told: object


@dataclass(frozen=True)
class Told:
    """What the finished spans of a clock amount to."""

    ends_at: datetime
    elapsed_seconds: int = 0
    breached_at: datetime | None = None
    breach_cause: BreachCause = ""


def differences(
    clock: Clock, *, started_at: datetime, chapters: Sequence[Chapter], calendar: WorkingCalendar
) -> list[Difference]:
    """Everything in a stored clock that its ledger does not bear out; nothing when it is right."""
    told = Told(started_at)
    found: list[Difference] = []
    for chapter in chapters:
        found += _gap(chapter, told)
        told = _after(told, chapter, clock)
    found += _against(clock, told, calendar)
    return found


def _gap(chapter: Chapter, told: Told) -> Iterator[Difference]:
    span = chapter.span
    if span.started_at != told.ends_at:
        yield Difference("span_start", span.started_at, told.ends_at)
    counted = _counted(chapter)
    if span.business_seconds != counted:
        yield Difference("span_seconds", span.business_seconds, counted)


def _counted(chapter: Chapter) -> int:
    span = chapter.span
    if span.kind != "counted":
        return 0
    return chapter.calendar.between(span.started_at, span.ended_at)


def _after(told: Told, chapter: Chapter, clock: Clock) -> Told:
    """How it stood when a span ended; at the very second of the target both are right."""
    span, target = chapter.span, chapter.target_seconds
    elapsed = told.elapsed_seconds + _counted(chapter)
    breached_at, cause = told.breached_at, told.breach_cause
    if breached_at is None and told.elapsed_seconds > target and span.kind == "counted":
        breached_at, cause = span.started_at, "policy_change"
    elif breached_at is None and span.kind == "counted" and elapsed >= target:
        due = chapter.calendar.add(span.started_at, target - told.elapsed_seconds).at
        if elapsed > target or clock.breached_at == due:
            breached_at, cause = due, "overrun"
    return Told(span.ended_at, elapsed, breached_at, cause)


def _against(clock: Clock, told: Told, calendar: WorkingCalendar) -> Iterator[Difference]:
    yield from _unlike("segment_started_at", clock.segment_started_at, told.ends_at)
    yield from _unlike("elapsed_seconds", clock.elapsed_seconds, told.elapsed_seconds)
    due = calendar.add(told.ends_at, max(clock.target_seconds - told.elapsed_seconds, 0))
    is_running = clock.state == "running"
    yield from _unlike("due_at", clock.due_at, due.at if is_running else None)
    if is_running:
        yield from _unlike("is_provisional", clock.is_provisional, due.is_provisional)
    yield from _breach(clock, told, due.at)
    if clock.state != "stopped":
        done = told.ends_at if clock.state == "fulfilled" else None
        yield from _unlike("fulfilled_at", clock.fulfilled_at, done)


def _breach(clock: Clock, told: Told, due: datetime) -> Iterator[Difference]:
    """The open span may have brought a breach nobody noticed yet, but no other than this."""
    breached_at, cause = told.breached_at, told.breach_cause
    if breached_at is None and clock.breached_at is not None:
        is_over = told.elapsed_seconds > clock.target_seconds
        if is_over and clock.state != "paused":
            breached_at, cause = told.ends_at, "policy_change"
        elif clock.state == "running":
            breached_at, cause = due, "overrun"
    yield from _unlike("breached_at", clock.breached_at, breached_at)
    yield from _unlike("breach_cause", clock.breach_cause, cause)


def _unlike(what: str, stored: object, told: object) -> Iterator[Difference]:
    if stored != told:
        yield Difference(what, stored, told)

"""Why a promise is due when it is: its ledger, what held in each span, and what comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound
from gongdan.kernel.texts import Text
from gongdan.sla import queries as sla
from gongdan.sla.ledger import Line, ledger
from gongdan.sla.queries import CalendarValue
from gongdan.sla.thresholds import rung_at
from gongdan.workorders.clockwork import (
    Terms,
    calendar_of,
    policy_of,
    span_of,
    terms_of,
    value_of,
)
from gongdan.workorders.models import Clock, ClockSegment
from gongdan.workorders.queries.decisions import seen_inside

WAITING = "waiting:"
MOST_DAYS = 40


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
class TermsChange:
    """Another promise or calendar from a moment on, and who brought it."""

    at: datetime
    who: str
    why: str
    policy: Text
    before_minutes: int
    after_minutes: int
    is_other_calendar: bool


@dataclass(frozen=True, kw_only=True)
class LevelView:
    """One level of the ladder: when it comes, or how often it came."""

    key: str
    do: str
    minutes: int
    is_before: bool
    times: int
    next_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class LedgerDay:
    """A date on the way that differs from its weekday, and the layer of the calendar it is from."""

    day: date
    kind: str
    name: Text
    minutes: int
    layer: str
    calendar: Text


@dataclass(frozen=True, kw_only=True)
class LedgerView:
    """Why a promise is due when it is."""

    metric: str
    round: int
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
    acknowledged_at: datetime | None
    acknowledged_by: str
    lines: list[LedgerLine]
    changes: list[TermsChange]
    levels: list[LevelView]
    days: list[LedgerDay]


def clock_ledger(number: str, metric: str, *, by: Actor, at: datetime) -> LedgerView:
    """The ledger of an order's newest clock of a metric."""
    order = seen_inside(number, by=by)
    row = Clock.objects.filter(work_order=order, metric=metric).order_by("-round").first()
    if row is None:
        raise NotFound(what="clock")
    segments = list(row.segments.order_by("from_at", "pk"))
    calendar = sla.calendar_version(row.calendar_version_id or 0)
    spans = [span_of(segment) for segment in segments]
    book = ledger(value_of(row), spans=spans, calendar=calendar.calendar, now=at)
    return LedgerView(
        metric=metric,
        round=row.round,
        policy=dict(policy_of(row).name),
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
        acknowledged_at=row.acknowledged_at,
        acknowledged_by=str((row.acknowledged_by or {}).get("name", "")),
        lines=[_line(line) for line in book.lines],
        changes=list(_changes(segments, row)),
        levels=list(_levels(row)),
        days=list(islice(_days(row, calendar, book.due_at or at), MOST_DAYS)),
    )


def _days(row: Clock, held: CalendarValue, until: datetime) -> Iterator[LedgerDay]:
    """The special dates from the start to the due time."""
    calendar = held.calendar
    first, last = calendar.local_date(row.started_at), calendar.local_date(until)
    for day in sorted(one for one in calendar.days if first <= one <= last):
        override = calendar.days[day]
        yield LedgerDay(
            day=day,
            kind=override.kind,
            name=dict(override.name),
            minutes=sum(piece.end - piece.start for piece in calendar.hours_on(day)),
            layer=override.origin.layer if override.origin else "",
            calendar=dict(override.origin.name) if override.origin else dict(held.name),
        )


def _line(line: Line) -> LedgerLine:
    return LedgerLine(
        from_at=line.started_at,
        to_at=line.ended_at,
        kind=line.kind,
        wall_minutes=line.wall_seconds // 60,
        minutes=line.business_seconds // 60,
        who=str(line.begun.by.get("name", "")),
        why=line.begun.reason.removeprefix(WAITING),
        is_open=line.is_open,
    )


def _changes(segments: Sequence[ClockSegment], row: Clock) -> Iterator[TermsChange]:
    """Where one span was under other terms than the next."""
    known = [(one, _terms(one)) for one in segments if one.target_seconds is not None]
    following = [*(terms for _, terms in known[1:]), terms_of(row)]
    for (segment, before), after in zip(known, following, strict=False):
        if before != after:
            policy = sla.policy_name(after.policy_version_id, after.policy_key)
            yield TermsChange(
                at=segment.to_at,
                who=str((segment.who or {}).get("name", "")),
                why=segment.why,
                policy=policy,
                before_minutes=before.target_seconds // 60,
                after_minutes=after.target_seconds // 60,
                is_other_calendar=before.calendar_version_id != after.calendar_version_id,
            )


def _terms(segment: ClockSegment) -> Terms:
    return Terms(
        segment.target_seconds or 0,
        segment.calendar_version_id,
        segment.policy_version_id,
        segment.policy_key,
    )


def _levels(row: Clock) -> Iterator[LevelView]:
    value, calendar = value_of(row), calendar_of(row)
    levels = {level.key: level for level in policy_of(row).ladder}
    for rung in value.rungs:
        level, times = levels.get(rung.key), value.climbed.count(rung.key)
        if level is None or value.target_seconds + rung.offset_seconds <= 0:
            continue
        is_over = times > 0 and (rung.repeat_seconds == 0 or value.acknowledged_at is not None)
        yield LevelView(
            key=level.key,
            do=level.do,
            minutes=level.minutes,
            is_before=level.is_before,
            times=times,
            next_at=None if is_over else rung_at(value, rung, times, calendar=calendar),
        )

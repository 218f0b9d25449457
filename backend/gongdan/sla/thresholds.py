"""The moments at which a running clock has something to say, all in working time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from gongdan.sla.calendars import WorkingCalendar
from gongdan.sla.clock_values import Clock, Moved, Occurrence, Rung
from gongdan.sla.errors import NoWorkingTime

MOST_REPEATS = 20


def warning_at(clock: Clock, percent: int, *, calendar: WorkingCalendar) -> datetime | None:
    """When a running clock reaches a percentage of its target, in working time."""
    if clock.state != "running":
        return None
    left = clock.target_seconds * percent // 100 - clock.elapsed_seconds
    return calendar.add(clock.segment_started_at, left).at


def next_moment(clock: Clock, *, calendar: WorkingCalendar) -> datetime | None:
    """When ``tick`` should be asked next: the next warning or the due time."""
    moments = [warning_at(clock, percent, calendar=calendar) for percent in _open_levels(clock)]
    moments += [
        rung_at(clock, rung, times, calendar=calendar) for rung, times in _open_rungs(clock)
    ]
    if not clock.is_breached:
        moments.append(clock.due_at)
    return min((moment for moment in moments if moment is not None), default=None)


def warned(clock: Clock, *, calendar: WorkingCalendar, at: datetime) -> Moved:
    """The clock with the warnings it has reached by now."""
    moments = (
        (level, warning_at(clock, level, calendar=calendar)) for level in _open_levels(clock)
    )
    reached = tuple(
        Occurrence(level, moment)
        for level, moment in moments
        if moment is not None and moment <= at
    )
    levels = (*clock.warned_levels, *(occurrence.percent for occurrence in reached))
    return Moved(replace(clock, warned_levels=levels), (), reached)


def rung_at(clock: Clock, rung: Rung, times: int, *, calendar: WorkingCalendar) -> datetime | None:
    """When a running clock reaches a rung that it has climbed so many times already.

    ``None`` also for one too far away to say; it is asked again at every moment before.
    """
    if clock.state != "running":
        return None
    seconds = clock.target_seconds + rung.offset_seconds + times * rung.repeat_seconds
    try:
        return calendar.add(clock.segment_started_at, seconds - clock.elapsed_seconds).at
    except NoWorkingTime:
        return None


def rungs_reached(
    clock: Clock, *, calendar: WorkingCalendar, at: datetime
) -> tuple[Occurrence, ...]:
    """The rungs that are due by now, each at its own time."""
    return tuple(
        reached
        for rung, times in _open_rungs(clock)
        for reached in _reached(clock, rung, times, calendar=calendar, at=at)
    )


def _reached(
    clock: Clock, rung: Rung, times: int, *, calendar: WorkingCalendar, at: datetime
) -> Iterator[Occurrence]:
    for again in range(times, _most(clock, rung)):
        moment = rung_at(clock, rung, again, calendar=calendar)
        if moment is None or moment > at:
            return
        yield Occurrence(0, moment, rung.key)


def _open_rungs(clock: Clock) -> Iterator[tuple[Rung, int]]:
    """A rung before the clock even began is none: a short promise has no early levels."""
    for rung in clock.rungs:
        times = clock.climbed.count(rung.key)
        if times < _most(clock, rung) and clock.target_seconds + rung.offset_seconds > 0:
            yield rung, times


def _most(clock: Clock, rung: Rung) -> int:
    return MOST_REPEATS if rung.repeat_seconds and not clock.acknowledged_at else 1


def _open_levels(clock: Clock) -> list[int]:
    return [level for level in clock.warn_at_percent if level not in clock.warned_levels]

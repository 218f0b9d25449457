"""The organization's standard calendar as conditions and formulas read it."""

from __future__ import annotations

from functools import lru_cache

from gongdan.expressions.surroundings import Calendar
from gongdan.sla import queries as sla
from gongdan.sla.calendars import WorkingCalendar
from gongdan.sla.errors import CalendarNotFound, CalendarNotPublished

STANDARD = "standard"


def working_days() -> Calendar:
    """Which days are worked; Monday to Friday where no standard calendar is published."""
    try:
        return _days(sla.calendar(STANDARD).version_id)
    except (CalendarNotFound, CalendarNotPublished):
        return Calendar()


@lru_cache(maxsize=8)
def _days(version_id: int) -> Calendar:
    return as_days(sla.calendar_version(version_id).calendar)


def as_days(calendar: WorkingCalendar) -> Calendar:
    """Working hours reduced to days: a day with any hours is worked."""
    weekdays = frozenset(number for number, hours in enumerate(calendar.week, start=1) if hours)
    worked = {day for day in calendar.days if calendar.hours_on(day)}
    return Calendar(
        weekdays=weekdays,
        off=frozenset(calendar.days) - worked,
        extra=frozenset(day for day in worked if day.isoweekday() not in weekdays),
    )

"""Which days are business days; the module that knows calendars registers how to read them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gongdan.expressions.surroundings import Calendar

_readers: list[Callable[[], Calendar]] = []


def register_calendar(read: Callable[[], Calendar]) -> None:
    """Let the calendar read in this way count in every form."""
    _readers[:] = [read]


@dataclass(frozen=True)
class AskedLater(Calendar):
    """The organization's calendar, read when the first day is asked for, then kept."""

    def is_working(self, day: date) -> bool:
        """Whether the day is worked; Monday to Friday where no calendar is known."""
        return self._read.is_working(day)

    @cached_property
    def _read(self) -> Calendar:
        return _readers[0]() if _readers else Calendar()


def is_business_day(day: date) -> bool:
    """Whether people work that day."""
    return AskedLater().is_working(day)


def business_days(start: date, end: date) -> int:
    """How many business days there are from one day to another, both counted."""
    calendar = AskedLater()
    return calendar.between(start, end) + int(calendar.is_working(start))

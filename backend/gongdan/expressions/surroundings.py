"""What the language is told of the world: time zone, working calendar, other records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from gongdan.expressions.errors import DateOutOfRange, NotSupplied

if TYPE_CHECKING:
    from gongdan.expressions.values import Value

MOST_DAYS: Final = 40_000


@dataclass(frozen=True)
class Calendar:
    """Working weekdays (Monday is 1), days off, and make-up days that are worked nevertheless."""

    weekdays: frozenset[int] = frozenset({1, 2, 3, 4, 5})
    off: frozenset[date] = frozenset()
    extra: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether the day is worked."""
        return day in self.extra or (day.isoweekday() in self.weekdays and day not in self.off)

    def moved(self, day: date, count: int) -> date:
        """The day so many working days after (before, when negative) the given one."""
        step = timedelta(days=1 if count > 0 else -1)
        left, looked = abs(count), 0
        while left:
            looked += 1
            if looked > MOST_DAYS or day in (date.min, date.max):
                raise DateOutOfRange()
            day += step
            left -= self.is_working(day)
        return day

    def between(self, first: date, last: date) -> int:
        """Working days after the first up to and including the last; negative backwards."""
        if last < first:
            return -self.between(last, first)
        days = (last - first).days
        if days > MOST_DAYS:
            raise DateOutOfRange()
        return sum(self.is_working(first + timedelta(days=n)) for n in range(1, days + 1))


Lookup = Callable[[str, "Value", str], object]


@dataclass(frozen=True)
class Surroundings:
    """What a caller supplies besides the values; ``lookup(field, its value, code)`` asks a record.

    Where a caller says nothing, the organization's time zone, calendar and records hold
    (``stand``). An operation that needs what is missing refuses, it never guesses.
    """

    zone: str | None = None
    calendar: Calendar | None = None
    lookup: Lookup | None = None

    def the_zone(self) -> ZoneInfo:
        """The organization's time zone."""
        if self.zone is not None:
            return ZoneInfo(self.zone)
        if not _STANDING:
            raise NotSupplied(what="time_zone")
        return ZoneInfo(_STANDING[0].zone)

    def the_calendar(self) -> Calendar:
        """The working calendar."""
        if self.calendar is not None:
            return self.calendar
        if not _STANDING:
            raise NotSupplied(what="calendar")
        return _STANDING[0].calendar()

    def the_lookup(self) -> Lookup:
        """The way to ask other records."""
        if self.lookup is not None:
            return self.lookup
        if not _STANDING:
            raise NotSupplied(what="records")
        return _STANDING[0].lookup


NOTHING: Final = Surroundings()


@dataclass(frozen=True)
class Standing:
    """The organization's time zone, its calendar as it is when it is asked for, and its records."""

    zone: str
    calendar: Callable[[], Calendar]
    lookup: Lookup


_STANDING: list[Standing] = []


def stand(standing: Standing) -> None:
    """Say what holds for rules, processes and promises, whose callers supply nothing."""
    _STANDING[:] = [standing]

"""Working calendars as values: the working time between moments, and when an amount of it ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from gongdan.sla.errors import NoWorkingTime

DAY_MINUTES = 24 * 60
SEARCH_DAYS = 400

DayKind = Literal["holiday", "makeup", "custom", "extra", "less"]


@dataclass(frozen=True, order=True)
class Hours:
    """A piece of a working day in minutes after local midnight; ``end`` may be 24:00."""

    start: int
    end: int


@dataclass(frozen=True)
class Origin:
    """The layer that says something of a day: which of the four, and what it is called."""

    layer: str
    calendar: str
    name: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class DayOverride:
    """What one date is instead of its weekday: a holiday, a make-up workday, or hours of its own.

    ``weekday`` (1 is Monday) names the pattern a make-up workday is worked by. ``extra`` adds its
    hours to the day as it is below, ``less`` takes them away; a calendar holds what came of it.
    ``is_national``: one of the holidays of a year, which nobody here decides.
    """

    kind: DayKind
    weekday: int = 1
    hours: tuple[Hours, ...] = ()
    name: Mapping[str, str] = field(default_factory=dict)
    origin: Origin | None = None
    is_national: bool = False


@dataclass(frozen=True)
class Due:
    """A due time, provisional when holidays of a year it touches are not known yet."""

    at: datetime
    is_provisional: bool


@dataclass(frozen=True)
class Stretch:
    """Unbroken working time between two moments."""

    started_at: datetime
    ended_at: datetime

    @property
    def seconds(self) -> int:
        """How long it is."""
        return int((self.ended_at - self.started_at).total_seconds())


@dataclass(frozen=True)
class WorkingCalendar:
    """A week of working hours in one time zone, and the dates that differ from it.

    ``known_years`` are the years whose holidays are known; ``None`` when holidays do not matter.
    All arithmetic is in whole seconds of UTC, so that pieces always add up to the whole.
    """

    time_zone: str
    week: tuple[tuple[Hours, ...], ...]
    days: Mapping[date, DayOverride] = field(default_factory=dict)
    known_years: frozenset[int] | None = None
    week_origins: tuple[Origin | None, ...] = ()
    _pieces: dict[date, tuple[tuple[int, int], ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def between(self, start: datetime, end: datetime) -> int:
        """Working seconds from one moment to another; none when the second is not later."""
        return sum(last - first for first, last in self._clipped(start, end))

    def spans(self, start: datetime, end: datetime) -> tuple[Stretch, ...]:
        """The unbroken stretches of working time between two moments."""
        joined: list[tuple[int, int]] = []
        for first, last in self._clipped(start, end):
            if joined and joined[-1][1] == first:
                joined[-1] = (joined[-1][0], last)
            else:
                joined.append((first, last))
        return tuple(Stretch(_moment(first), _moment(last)) for first, last in joined)

    def add(self, start: datetime, seconds: int) -> Due:
        """The earliest moment by which ``seconds`` of working time have passed since ``start``."""
        begin = _second(start)
        if seconds <= 0:
            return self._due(begin, begin)
        left = seconds
        for first, last in self._following(begin):
            if last - first >= left:
                return self._due(begin, first + left)
            left -= last - first
        raise NoWorkingTime(days=SEARCH_DAYS)

    def reach(self, start: datetime, seconds: int) -> datetime:
        """The same moment; where it is too far away to be found, the last that is looked at."""
        try:
            return self.add(start, seconds).at
        except NoWorkingTime:
            return start + timedelta(days=SEARCH_DAYS)

    def hours_on(self, day: date) -> tuple[Hours, ...]:
        """The hours worked on a date."""
        return hours_of(self.week, day, self.days.get(day))

    def local_date(self, moment: datetime) -> date:
        """The calendar's date at a moment."""
        return moment.astimezone(ZoneInfo(self.time_zone)).date()

    def _due(self, begin: int, end: int) -> Due:
        at = _moment(end)
        if self.known_years is None:
            return Due(at, is_provisional=False)
        years = range(self.local_date(_moment(begin)).year, self.local_date(at).year + 1)
        return Due(at, is_provisional=not self.known_years.issuperset(years))

    def _clipped(self, start: datetime, end: datetime) -> Iterator[tuple[int, int]]:
        begin, finish = _second(start), _second(end)
        if finish <= begin:
            return
        day, last_day = self.local_date(start), self.local_date(end)
        while day <= last_day:
            for first, last in self._pieces_on(day):
                if last > begin and first < finish:
                    yield max(first, begin), min(last, finish)
            day += timedelta(days=1)

    def _following(self, begin: int) -> Iterator[tuple[int, int]]:
        today = self.local_date(_moment(begin))
        for offset in range(SEARCH_DAYS):
            for first, last in self._pieces_on(today + timedelta(days=offset)):
                if last > begin:
                    yield max(first, begin), last

    def _pieces_on(self, day: date) -> tuple[tuple[int, int], ...]:
        pieces = self._pieces.get(day)
        if pieces is None:
            pieces = tuple(self._moments_on(day))
            self._pieces[day] = pieces
        return pieces

    def _moments_on(self, day: date) -> Iterator[tuple[int, int]]:
        for hours in sorted(self.hours_on(day)):
            first = _instant(self.time_zone, day, hours.start)
            last = _instant(self.time_zone, day, hours.end)
            if first < last:
                yield first, last


def hours_of(
    week: tuple[tuple[Hours, ...], ...], day: date, override: DayOverride | None
) -> tuple[Hours, ...]:
    """What is worked on a date by the week, unless something overrides it."""
    if override is None:
        return week[day.weekday()]
    if override.kind == "makeup":
        return week[override.weekday - 1]
    return () if override.kind == "holiday" else override.hours


def _second(moment: datetime) -> int:
    return int(moment.timestamp() // 1)


def _moment(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)


@lru_cache(maxsize=65536)
def _instant(time_zone: str, day: date, minute: int) -> int:
    """A wall-clock time as a moment: of two the first; a skipped one is the end of the skip."""
    zone = ZoneInfo(time_zone)
    wall = datetime.combine(day, time(), tzinfo=zone) + timedelta(minutes=minute)
    second = _second(wall)
    if _moment(second).astimezone(zone).replace(tzinfo=None) == wall.replace(tzinfo=None):
        return second
    return _end_of_gap(zone, _second(wall.replace(fold=1)), second)


def _end_of_gap(zone: ZoneInfo, before: int, after: int) -> int:
    settled = _moment(after).astimezone(zone).utcoffset()
    while after - before > 1:
        middle = (before + after) // 2
        if _moment(middle).astimezone(zone).utcoffset() == settled:
            after = middle
        else:
            before = middle
    return after

"""The stretch of days a review looks at, the one before it, and points for a small curve. Pure."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

POINTS = 6
LONGEST_DAYS = 3660


@dataclass(frozen=True)
class Period:
    """Whole days in the organization's time zone, ``last_date`` included."""

    first_date: date
    last_date: date
    zone: ZoneInfo

    @property
    def start(self) -> datetime:
        """The first moment."""
        return self._midnight(self.first_date)

    @property
    def end(self) -> datetime:
        """The first moment after it."""
        return self._midnight(self.last_date + timedelta(days=1))

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last_date - self.first_date).days + 1

    @property
    def before(self) -> Period:
        """What it is compared with: the same days of the month before, or as many days before."""
        if self.first_date.day != 1 or self.days > monthrange_of(self.first_date):
            last = self.first_date - timedelta(days=1)
            return Period(last - timedelta(days=self.days - 1), last, self.zone)
        month_before = self.first_date - timedelta(days=1)
        first = month_before.replace(day=1)
        is_whole = self.days == monthrange_of(self.first_date)
        last_day = month_before.day if is_whole else min(self.days, month_before.day)
        return Period(first, first.replace(day=last_day), self.zone)

    @property
    def point_dates(self) -> list[date]:
        """The first days of the parts a small curve is drawn from, all of one length."""
        step = -(-self.days // POINTS)
        return [self.first_date + timedelta(days=offset) for offset in range(0, self.days, step)]

    @property
    def edges(self) -> list[datetime]:
        """The beginnings of those parts."""
        return [self._midnight(each) for each in self.point_dates]

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), tzinfo=self.zone).astimezone(UTC)


def monthrange_of(day: date) -> int:
    """How many days the month of a day has."""
    return monthrange(day.year, day.month)[1]


def month_of(at: datetime, zone: ZoneInfo) -> Period:
    """The month a moment lies in, as far as it has come."""
    today = at.astimezone(zone).date()
    return Period(today.replace(day=1), today, zone)


def until(period: Period, at: datetime) -> Period:
    """The period without the days that have not come yet."""
    today = at.astimezone(period.zone).date()
    last = max(period.first_date, min(period.last_date, today))
    return Period(period.first_date, last, period.zone)

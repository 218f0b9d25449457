"""When scheduled rules are due: at moments that come again, or so long after something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from gongdan.rules.published import Content

LATEST = timedelta(days=1)
LATEST_DAY = timedelta(days=31)
DAYS_OF_WEEK = 7
MOST_DAYS_BACK = 31


@dataclass(frozen=True)
class Repeated:
    """Due for every order at a moment that comes again."""

    moment: datetime

    @property
    def occasion(self) -> str:
        """The moment as a word."""
        return self.moment.isoformat()


@dataclass(frozen=True)
class Overdue:
    """Due for every order for which something lies so long back."""

    since: str
    reached: datetime
    minutes: int

    @property
    def prefix(self) -> str:
        """What the words of all its occasions begin with."""
        return f"{self.since}+{self.minutes}@"

    def occasion(self, moment: datetime) -> str:
        """What lies back, as a word."""
        return f"{self.prefix}{int(moment.timestamp())}"


@dataclass(frozen=True)
class DayReached:
    """Due for everything whose day, so many days on or back, has come not too long ago."""

    key: str
    days: int
    since: datetime
    until: datetime
    zone: ZoneInfo
    hour: int
    minute: int

    def occasion(self, value: object) -> str | None:
        """The day as a word, if it has come; whatever is set to another day is due again."""
        day = self._day(value)
        if day is None:
            return None
        moment = datetime(day.year, day.month, day.day, self.hour, self.minute, tzinfo=self.zone)
        reached = moment + timedelta(days=self.days)
        return f"{self.key}{self.days:+}@{day}" if self.since < reached <= self.until else None

    def _day(self, value: object) -> date | None:
        if isinstance(value, datetime):
            return value.astimezone(self.zone).date()
        return value if isinstance(value, date) else None


def day_reached(entry: Content, *, at: datetime, zone: ZoneInfo) -> DayReached:
    """What is due by an entry that waits for a day which a field holds.

    A day that came before the rule was there is made up for, unless it lies too far back.
    """
    hour, minute = (int(part) for part in str(entry.get("time", "09:00")).split(":"))
    days = int(str(entry["days"]))
    return DayReached(str(entry["field"]), days, at - LATEST_DAY, at, zone, hour, minute)


def due(
    entry: Content, *, at: datetime, zone: ZoneInfo, begun: datetime
) -> Repeated | Overdue | None:
    """What is due by an entry of a rule that holds since ``begun``."""
    since, after = entry.get("since"), entry.get("after")
    if since is not None and after is not None:
        minutes = int(str(after))
        return Overdue(str(since), at - timedelta(minutes=minutes), minutes)
    moment = _last(entry, at.astimezone(zone))
    if moment is None or not begun < moment or at - moment > LATEST:
        return None
    return Repeated(moment)


def _last(entry: Content, now: datetime) -> datetime | None:
    """The newest moment of an entry that is not to come."""
    every = str(entry.get("every", "day"))
    hour, minute = (int(part) for part in str(entry.get("time", "09:00")).split(":"))
    if every == "hour":
        this = now.replace(minute=minute, second=0, microsecond=0)
        return this if this <= now else this - timedelta(hours=1)
    for back in range(MOST_DAYS_BACK + 1):
        day = now - timedelta(days=back)
        moment = day.replace(hour=hour, minute=minute, second=0, microsecond=0)
        if moment <= now and _is_day(entry, every, moment):
            return moment
    return None


def _is_day(entry: Content, every: str, moment: datetime) -> bool:
    day = int(str(entry.get("day", 1)))
    if every == "week":
        return moment.isoweekday() == min(day, DAYS_OF_WEEK)
    return every == "day" or moment.day == day

"""When scheduled rules are due: at moments that come again, or so long after something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from gongdan.rules.published import Content

LATEST = timedelta(days=1)
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

"""How much of the company's past there is to tell, and how far the telling is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from gongdan.audit.queries import history
from gongdan.demo.days import ZONE
from gongdan.demo.events import DEMONSTRATION, CompanyMade, DayTold


@dataclass(frozen=True)
class Past:
    """A stretch of days that ends now; the last is made with the company, the others after it."""

    end: datetime
    days: int
    told: frozenset[date] = frozenset()

    @property
    def start(self) -> datetime:
        """When the first request came in."""
        return self.end - timedelta(days=self.days)

    @property
    def founded(self) -> datetime:
        """When people and applications were there, a week before."""
        return self.start - timedelta(days=7)

    @property
    def today(self) -> date:
        """The last day, on which visitors file requests too."""
        return self.end.astimezone(ZONE).date()

    @property
    def missing(self) -> list[date]:
        """The days before today that were not told yet, the newest first."""
        first = self.start.astimezone(ZONE).date()
        earlier = (first + timedelta(days=n) for n in range((self.today - first).days))
        return sorted(set(earlier) - self.told, reverse=True)


def read_past() -> Past | None:
    """How far the telling is; nothing when the company was never made."""
    entries = history(DEMONSTRATION)
    made = next((one.facts for one in entries if one.event == CompanyMade.name), None)
    if made is None:
        return None
    told = [one.facts["day"] for one in entries if one.event == DayTold.name]
    return Past(
        end=datetime.fromisoformat(str(made["end"])),
        days=int(str(made["days"])),
        told=frozenset(date.fromisoformat(str(day)) for day in told),
    )

"""What making the demonstration leaves in history: how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from gongdan.kernel.events import Event, Subject

DEMONSTRATION = Subject("demonstration", 1)


@dataclass(frozen=True, kw_only=True)
class CompanyMade(Event):
    """The company and its last days are there; of its past so many days are wanted in all."""

    name: ClassVar[str] = "demo.company_made"
    end: datetime
    days: int


@dataclass(frozen=True, kw_only=True)
class DayTold(Event):
    """What was filed on one day of the past is there, with all that became of it."""

    name: ClassVar[str] = "demo.day_told"
    day: date

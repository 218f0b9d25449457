"""What happens to calendars and policies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from gongdan.kernel.events import Event
from gongdan.kernel.texts import Text


@dataclass(frozen=True, kw_only=True)
class CalendarDraftSaved(Event):
    """Somebody edited a calendar without publishing it."""

    name: ClassVar[str] = "sla.calendar_draft_saved"
    calendar: str


@dataclass(frozen=True, kw_only=True)
class CalendarPublished(Event):
    """A calendar has a new version; running clocks may need another due time."""

    name: ClassVar[str] = "sla.calendar_published"
    calendar: str
    version: int


@dataclass(frozen=True, kw_only=True)
class CalendarDaySet(Event):
    """One date of a calendar was made different from its weekday."""

    name: ClassVar[str] = "sla.calendar_day_set"
    calendar: str
    day: date
    kind: str


@dataclass(frozen=True, kw_only=True)
class CalendarDayCleared(Event):
    """One date of a calendar is an ordinary day again."""

    name: ClassVar[str] = "sla.calendar_day_cleared"
    calendar: str
    day: date


@dataclass(frozen=True, kw_only=True)
class HolidaysImported(Event):
    """The holidays of some years are known to a calendar now."""

    name: ClassVar[str] = "sla.holidays_imported"
    calendar: str
    years: list[int]
    days: int


@dataclass(frozen=True, kw_only=True)
class PolicySetDraftSaved(Event):
    """Somebody edited the SLA policies of an application without publishing them."""

    name: ClassVar[str] = "sla.policy_set_draft_saved"
    application: str


@dataclass(frozen=True, kw_only=True)
class PolicySetPublished(Event):
    """The SLA policies of an application have a new version."""

    name: ClassVar[str] = "sla.policy_set_published"
    application: str
    version: int


@dataclass(frozen=True, kw_only=True)
class PolicySetWithdrawn(Event):
    """The policies of an application hold no longer."""

    name: ClassVar[str] = "sla.policies_withdrawn"
    application: str


@dataclass(frozen=True, kw_only=True)
class HolidaysMissing(Event):
    """The next year is near and nobody knows its holidays yet; ``title`` is the calendar's."""

    name: ClassVar[str] = "sla.holidays_missing"
    calendar: str
    title: Text
    year: int

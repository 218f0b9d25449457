"""Shapes of calendars and policies over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from gongdan.kernel.schemas import In, Out
from gongdan.kernel.texts import Text

DayKind = Literal["holiday", "makeup", "custom"]
Pieces = list[tuple[str, str]]


class CalendarDayIn(In):
    """What one date is instead of its weekday."""

    kind: DayKind
    weekday: int = Field(1, ge=1, le=7)
    hours: Pieces = Field(default_factory=list)
    name: Text = Field(default_factory=dict)


class CalendarContentIn(In):
    """A calendar's week, holidays by year and own days."""

    format: Literal[1] = 1
    time_zone: str
    week: dict[str, Pieces]
    observes_holidays: bool = True
    holidays: dict[str, dict[str, CalendarDayIn]] = Field(default_factory=dict)
    days: dict[str, CalendarDayIn] = Field(default_factory=dict)


class CalendarDraftIn(In):
    """A calendar as it is being edited."""

    name: Text
    content: CalendarContentIn


class HolidayIn(In):
    """One holiday or make-up workday."""

    day: date
    kind: Literal["holiday", "makeup"]
    name: Text
    weekday: int = Field(1, ge=1, le=7)


class HolidaysIn(In):
    """The holidays of whole years."""

    rows: list[HolidayIn] = Field(min_length=1, max_length=2000)


class HolidayOut(Out):
    """One holiday or make-up workday that travels with the product."""

    day: date
    kind: DayKind
    name: Text


class HolidaysOut(Out):
    """Holidays that travel with the product."""

    items: list[HolidayOut]


class HolidayYearsOut(Out):
    """The years whose holidays are known now."""

    years: list[int]


class SlaVersionOut(Out):
    """The version that was published."""

    no: int


class CalendarOut(Out):
    """A calendar in a list."""

    code: str
    name: Text
    no: int | None
    published_at: datetime | None
    has_draft: bool


class CalendarsOut(Out):
    """All calendars."""

    items: list[CalendarOut]


class SpecialDayOut(Out):
    """A date that differs from its weekday."""

    day: date
    kind: DayKind
    name: Text
    hours: Pieces


class CalendarYearOut(Out):
    """One year of a calendar."""

    year: int
    is_known: bool
    days: list[SpecialDayOut]


class CalendarDetailOut(Out):
    """A calendar: what holds, and what is being prepared."""

    code: str
    name: Text
    no: int | None
    published_at: datetime | None
    content: dict[str, object] | None
    draft: dict[str, object] | None


class LevelIn(In):
    """One level of the ladder: working minutes before or after the due time, and what is done."""

    key: str
    metric: str = ""
    minutes: int = 0
    before: bool = False
    repeat_minutes: int = 0
    do: Literal["notify", "raise_priority", "reassign", "subtask"] = "notify"
    whom: list[str] = Field(default_factory=list)
    team: str = ""
    title: Text = Field(default_factory=dict)


class PolicyIn(In):
    """One SLA policy; targets are working minutes by metric and priority."""

    key: str
    name: Text
    condition: dict[str, object] | None = Field(None, alias="if")
    calendar: str
    targets: dict[str, dict[str, int]]
    warn_at_percent: list[int] = Field(default_factory=list)
    pause_when: list[str] = Field(default_factory=list)
    ladder: list[LevelIn] = Field(default_factory=list)
    on_reopen: Literal["continue", "anew"] = "continue"


class PolicyContentIn(In):
    """Policies in order: the first whose condition holds counts."""

    format: Literal[1] = 1
    policies: list[PolicyIn]


class PolicySetOut(Out):
    """The policies of one application (``""`` is the organization) and their draft."""

    application: str
    no: int | None
    published_at: datetime | None
    content: dict[str, object] | None
    draft: dict[str, object] | None


class PolicySetsOut(Out):
    """All policy sets."""

    items: list[PolicySetOut]

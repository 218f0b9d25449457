"""Shapes of calendars and policies over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, Self

from pydantic import Field, model_validator

from gongdan.kernel.schemas import In, Out
from gongdan.kernel.texts import Text

DayKind = Literal["holiday", "makeup", "custom", "extra", "less"]
Layer = Literal["national", "organization", "site", "team"]
Pieces = list[tuple[str, str]]


class CalendarDayIn(In):
    """What one date is instead of its weekday."""

    kind: DayKind
    weekday: int = Field(1, ge=1, le=7)
    hours: Pieces = Field(default_factory=list)
    name: Text = Field(default_factory=dict)


class CalendarContentIn(In):
    """A calendar's week, holidays by year and own days; on another, only what it says itself."""

    format: Literal[1] = 1
    layer: Layer = "organization"
    on: str = Field("", max_length=40)
    time_zone: str = ""
    week: dict[str, Pieces] = Field(default_factory=dict)
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
    """The holidays of whole years: as rows, or the text of a JSON, CSV or ICS file."""

    rows: list[HolidayIn] = Field(default_factory=list, max_length=2000)
    text: str = Field("", max_length=500_000)

    @model_validator(mode="after")
    def one_of_both(self) -> Self:
        """Exactly one of the two must be said."""
        if bool(self.rows) == bool(self.text):
            raise ValueError("rows or text")
        return self


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
    layer: Layer
    on: str
    no: int | None
    published_at: datetime | None
    has_draft: bool


class CalendarsOut(Out):
    """All calendars."""

    items: list[CalendarOut]


class SpecialDayOut(Out):
    """A date that differs from its weekday, and the layer that says so."""

    day: date
    kind: DayKind
    name: Text
    hours: Pieces
    layer: Layer
    layer_name: Text
    is_own: bool


class CalendarYearOut(Out):
    """One year of a calendar."""

    year: int
    is_known: bool
    week: dict[str, Pieces]
    days: list[SpecialDayOut]


class CalendarBelowOut(Out):
    """A calendar that another stands on, with the week that holds where nothing else is said."""

    code: str
    layer: Layer
    name: Text
    time_zone: str
    week: dict[str, Pieces]


class CalendarDetailOut(Out):
    """A calendar: what holds, and what is being prepared."""

    code: str
    name: Text
    layer: Layer
    on: str
    below: list[CalendarBelowOut]
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

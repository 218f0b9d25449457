"""Holidays: those that travel with the product, a file before it is taken, those missing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import TypedDict, cast

from gongdan.sla import calendar_content, holiday_files
from gongdan.sla.calendar_edits import HolidayRow, by_year, holidays_of, with_holidays
from gongdan.sla.calendars import WorkingCalendar
from gongdan.sla.errors import CalendarNotFound
from gongdan.sla.models import Calendar, CalendarVersion, VersionState
from gongdan.sla.versions import current, draft_of

NOVEMBER = 11


@dataclass(frozen=True)
class Holiday:
    """One special day that travels with the product."""

    day: str
    kind: str
    name: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class ReadDay:
    """One special day that a file names."""

    day: date
    kind: str
    name: dict[str, str]
    weekday: int


@dataclass(frozen=True, kw_only=True)
class YearChange:
    """What an import would do to one year: ``is_new`` where its holidays were not known."""

    year: int
    is_new: bool
    added: int
    removed: int
    changed: int


@dataclass(frozen=True, kw_only=True)
class FileProblem:
    """One thing wrong with a file, as a refusal would say it."""

    path: str
    code: str
    facts: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class HolidayPreview:
    """A file before it is taken: its form, its days, what they change, and what is wrong."""

    form: str
    days: list[ReadDay]
    years: list[YearChange]
    problems: list[FileProblem]


@dataclass(frozen=True)
class MissingHolidays:
    """A calendar whose next year nobody knows yet, in the week that begins on ``week_date``."""

    calendar_id: int
    code: str
    name: dict[str, str]
    year: int
    week_date: date


def shipped_holidays(years: Iterable[int] | None = None) -> list[Holiday]:
    """The holidays and make-up workdays of mainland China that travel with the product."""
    data = _shipped()
    wanted = {str(year) for year in years} if years is not None else set(data["years"])
    return [
        Holiday(day, kind, data["names"][name])
        for year, days in sorted(data["years"].items())
        if year in wanted
        for day, kind, name in days
    ]


def holiday_preview(code: str, text: str) -> HolidayPreview:
    """What a file of holidays says, and what taking it would change in a calendar."""
    reading = holiday_files.read(text)
    known = holidays_of(_content(code))
    return HolidayPreview(
        form=reading.form,
        days=[
            ReadDay(day=row.day, kind=row.kind, name=row.name, weekday=row.weekday)
            for row in reading.rows
        ],
        years=[
            _change(year, days, known.get(year)) for year, days in by_year(reading.rows).items()
        ],
        problems=[
            FileProblem(path=one.path, code=one.code, facts=one.facts) for one in reading.problems
        ],
    )


def as_if_imported(code: str, rows: Iterable[HolidayRow]) -> dict[str, WorkingCalendar]:
    """The calendars as they would hold with these holidays: this one and all that stand on it."""
    row = Calendar.objects.filter(code=code).first()
    held = current(row.versions) if row is not None else None
    if row is None or held is None:
        return {}
    return dict(_anew(row, with_holidays(held.content, rows)))


def missing_holidays(*, at: datetime) -> list[MissingHolidays]:
    """From November on, the calendars whose coming holidays are not known, the lowest layers."""
    rows = CalendarVersion.objects.filter(state=VersionState.PUBLISHED).select_related("calendar")
    found: dict[str, tuple[str, MissingHolidays]] = {}
    for row in rows.order_by("calendar__code"):
        missing = _missing(row, at)
        if missing is not None:
            found[missing.code] = str(calendar_content.on(row.content)), missing
    return [missing for below, missing in found.values() if below not in found]


def _missing(row: CalendarVersion, at: datetime) -> MissingHolidays | None:
    held = calendar_content.read(row.content)
    today = held.local_date(at)
    if held.known_years is None:
        return None
    wanted = [today.year] if held.known_years else []
    wanted += [today.year + 1] if today.month >= NOVEMBER else []
    year = next((one for one in wanted if one not in held.known_years), None)
    if year is None:
        return None
    monday = today - timedelta(days=today.weekday())
    return MissingHolidays(row.calendar_id, row.calendar.code, row.calendar.name, year, monday)


def _anew(row: Calendar, content: Mapping[str, object]) -> Iterable[tuple[str, WorkingCalendar]]:
    yield row.code, calendar_content.read(content, code=row.code, name=row.name)
    uppers = Calendar.objects.filter(
        versions__state=VersionState.PUBLISHED, versions__content__on=row.code
    )
    for upper in uppers.order_by("code"):
        held = current(upper.versions)
        if held is not None:
            yield from _anew(upper, calendar_content.whole(held.content, content, name=row.name))


def _change(
    year: str, days: Mapping[str, object], known: Mapping[str, object] | None
) -> YearChange:
    before = known or {}
    return YearChange(
        year=int(year),
        is_new=known is None,
        added=len(days.keys() - before.keys()),
        removed=len(before.keys() - days.keys()),
        changed=sum(days[day] != before[day] for day in days.keys() & before.keys()),
    )


def _content(code: str) -> Mapping[str, object]:
    row = Calendar.objects.filter(code=code).first()
    if row is None:
        raise CalendarNotFound(calendar=code)
    version = current(row.versions) or draft_of(row.versions)
    return version.content if version is not None else {}


class _Shipped(TypedDict):
    names: dict[str, dict[str, str]]
    years: dict[str, list[tuple[str, str, str]]]


@lru_cache(maxsize=1)
def _shipped() -> _Shipped:
    text = files("gongdan.sla").joinpath("data/holidays_cn.json").read_text(encoding="utf-8")
    return cast("_Shipped", json.loads(text))

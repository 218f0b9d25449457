"""Calendars as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.models import QuerySet

from gongdan.kernel.prepared import prepared
from gongdan.kernel.recall import recalled
from gongdan.sla import calendar_content
from gongdan.sla.calendars import DayOverride, Hours, WorkingCalendar
from gongdan.sla.errors import CalendarNotFound, CalendarNotPublished
from gongdan.sla.models import Calendar, CalendarVersion, VersionState
from gongdan.sla.versions import current, draft_of

Content = dict[str, object]
Week = tuple[tuple[Hours, ...], ...]


@dataclass(frozen=True)
class CalendarValue:
    """One published version of a calendar."""

    version_id: int
    code: str
    name: Mapping[str, str]
    no: int
    calendar: WorkingCalendar


@dataclass(frozen=True)
class StandsOn:
    """A calendar below another: what it says of the week where the upper says nothing."""

    code: str
    layer: str
    name: Mapping[str, str]
    time_zone: str
    week: Week


@dataclass(frozen=True)
class CalendarDetail:
    """A calendar as its editor sees it: what holds and what is being prepared.

    The contents are its own; ``below`` are the calendars it stands on, the lowest first.
    """

    code: str
    name: Mapping[str, str]
    layer: str
    on: str
    no: int | None
    published_at: datetime | None
    content: Content | None
    draft: Content | None
    below: list[StandsOn]


@dataclass(frozen=True)
class SpecialDay:
    """One date that differs from its weekday, the hours worked on it, and who says so.

    ``is_own``: the calendar's own day, not a holiday's nor of a layer below.
    """

    day: date
    override: DayOverride
    hours: tuple[Hours, ...]
    is_own: bool


@dataclass(frozen=True)
class YearValue:
    """The week and the special dates of one year, and whether its holidays are known."""

    year: int
    is_known: bool
    week: Week
    days: list[SpecialDay]


@recalled
def calendar(code: str) -> CalendarValue:
    """The calendar that holds now."""
    held = _held(code)
    if held:
        return _calendar_version(held[0])
    if Calendar.objects.filter(code=code).exists():
        raise CalendarNotPublished(calendar=code)
    raise CalendarNotFound(calendar=code)


@prepared
def _held(code: str) -> QuerySet[CalendarVersion, int]:
    found = CalendarVersion.objects.filter(calendar__code=code, state=VersionState.PUBLISHED)
    return found.values_list("pk", flat=True)


def calendar_version(version_id: int) -> CalendarValue:
    """A calendar as it was in one of its published versions."""
    return _calendar_version(version_id)


def older_versions(code: str) -> list[int]:
    """The versions of a calendar, and of those that stand on it, that hold no longer."""
    codes = [code, *standing_upon(code)]
    found = CalendarVersion.objects.filter(calendar__code__in=codes, state=VersionState.RETIRED)
    return list(found.values_list("pk", flat=True))


def standing_upon(code: str) -> list[str]:
    """The codes of the calendars that hold and stand on one, near and far."""
    found = Calendar.objects.filter(
        versions__state=VersionState.PUBLISHED, versions__content__on=code
    )
    near = list(found.order_by("code").values_list("code", flat=True))
    return [*near, *(upper for one in near for upper in standing_upon(one))]


def calendar_codes() -> list[str]:
    """The codes of all calendars that hold now."""
    found = Calendar.objects.filter(versions__state=VersionState.PUBLISHED)
    return list(found.order_by("code").values_list("code", flat=True))


def calendars() -> list[CalendarDetail]:
    """All calendars, by code."""
    return [_detail(row) for row in Calendar.objects.order_by("code")]


def calendar_detail(code: str) -> CalendarDetail:
    """One calendar with its draft."""
    row = Calendar.objects.filter(code=code).first()
    if row is None:
        raise CalendarNotFound(calendar=code)
    return _detail(row)


def special_days(code: str, year: int) -> YearValue:
    """The dates of a year that differ from their weekday in the calendar that holds now."""
    held = calendar(code).calendar
    special = [(day, held.days[day]) for day in sorted(held.days) if day.year == year]
    return YearValue(
        year=year,
        is_known=held.known_years is None or year in held.known_years,
        week=held.week,
        days=[
            SpecialDay(day, override, held.hours_on(day), _is_own(override, code))
            for day, override in special
        ],
    )


def _is_own(override: DayOverride, code: str) -> bool:
    origin = override.origin
    return origin is not None and origin.calendar == code and not override.is_national


def _detail(row: Calendar) -> CalendarDetail:
    published, draft = current(row.versions), draft_of(row.versions)
    edited = draft or published
    content: Content = edited.content if edited else {}
    return CalendarDetail(
        code=row.code,
        name=row.name,
        layer=str(calendar_content.layer_of(content)),
        on=str(calendar_content.on(content)),
        no=published.no if published else None,
        published_at=published.published_at if published else None,
        content=calendar_content.own(published.content) if published else None,
        draft=calendar_content.own(draft.content) if draft else None,
        below=_below(str(calendar_content.on(content))),
    )


def _below(code: str) -> list[StandsOn]:
    """The calendar with this code and those it stands on, as they hold now, the lowest first."""
    row = Calendar.objects.filter(code=code).first() if code else None
    version = current(row.versions) if row is not None else None
    if row is None or version is None:
        return []
    held = calendar_content.read(version.content)
    here = StandsOn(
        code=code,
        layer=str(calendar_content.layer_of(version.content)),
        name=row.name,
        time_zone=held.time_zone,
        week=held.week,
    )
    return [*_below(str(calendar_content.on(version.content))), here]


@lru_cache(maxsize=256)
def _calendar_version(version_id: int) -> CalendarValue:
    """Read once per process: a published version never changes and its id is never given again."""
    versions = CalendarVersion.objects.select_related("calendar").exclude(state=VersionState.DRAFT)
    row = versions.filter(pk=version_id).first()
    if row is None:
        raise CalendarNotFound(calendar=version_id)
    return CalendarValue(
        version_id=row.pk,
        code=row.calendar.code,
        name=row.calendar.name,
        no=row.no,
        calendar=calendar_content.read(row.content, code=row.calendar.code, name=row.calendar.name),
    )

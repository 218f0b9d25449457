"""What others read: calendars and policies as values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from importlib.resources import files
from typing import TypedDict, cast

from gongdan.kernel.recall import recalled
from gongdan.sla import calendar_content, policies
from gongdan.sla.calendars import DayOverride, Hours, WorkingCalendar
from gongdan.sla.errors import CalendarNotFound, CalendarNotPublished, PolicySetNotFound
from gongdan.sla.models import (
    Calendar,
    CalendarVersion,
    PolicySet,
    PolicySetVersion,
    VersionState,
)
from gongdan.sla.policies import Policy, Selection
from gongdan.sla.versions import current, draft_of

Content = dict[str, object]


@dataclass(frozen=True)
class CalendarValue:
    """One published version of a calendar."""

    version_id: int
    code: str
    name: Mapping[str, str]
    no: int
    calendar: WorkingCalendar


@dataclass(frozen=True)
class CalendarDetail:
    """A calendar as its editor sees it: what holds and what is being prepared."""

    code: str
    name: Mapping[str, str]
    no: int | None
    published_at: datetime | None
    content: Content | None
    draft: Content | None


@dataclass(frozen=True)
class PolicySetDetail:
    """The policies of one application as their editor sees them."""

    application: str
    no: int | None
    published_at: datetime | None
    content: Content | None
    draft: Content | None


@dataclass(frozen=True)
class PolicySetValue:
    """One published version of an application's policies."""

    version_id: int
    application: str
    no: int
    policies: tuple[Policy, ...]


@dataclass(frozen=True)
class Chosen:
    """The policy that applies, the version it is written in, and the trace of the choice."""

    version_id: int | None
    policy: Policy | None
    trace: list[dict[str, object]]


@dataclass(frozen=True)
class Holiday:
    """One special day that travels with the product."""

    day: str
    kind: str
    name: dict[str, str]


@dataclass(frozen=True)
class SpecialDay:
    """One date that differs from its weekday, and the hours worked on it."""

    day: date
    override: DayOverride
    hours: tuple[Hours, ...]


@dataclass(frozen=True)
class YearValue:
    """The special dates of one year, and whether its holidays are known."""

    year: int
    is_known: bool
    days: list[SpecialDay]


@recalled
def calendar(code: str) -> CalendarValue:
    """The calendar that holds now."""
    found = CalendarVersion.objects.filter(calendar__code=code, state=VersionState.PUBLISHED)
    version_id = found.values_list("pk", flat=True).first()
    if version_id is not None:
        return _calendar_version(version_id)
    if Calendar.objects.filter(code=code).exists():
        raise CalendarNotPublished(calendar=code)
    raise CalendarNotFound(calendar=code)


def calendar_version(version_id: int) -> CalendarValue:
    """A calendar as it was in one of its published versions."""
    return _calendar_version(version_id)


def older_versions(code: str) -> list[int]:
    """The versions of a calendar that held once and hold no longer."""
    found = CalendarVersion.objects.filter(calendar__code=code, state=VersionState.RETIRED)
    return list(found.values_list("pk", flat=True))


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
    days = [SpecialDay(day, held.days[day], held.hours_on(day)) for day in sorted(held.days)]
    return YearValue(
        year=year,
        is_known=held.known_years is None or year in held.known_years,
        days=[special for special in days if special.day.year == year],
    )


def policy_sets() -> list[PolicySetDetail]:
    """The policies of every application that has any, the organization's first."""
    return [_policy_detail(row) for row in PolicySet.objects.order_by("application")]


def policy_set_detail(application: str) -> PolicySetDetail:
    """The policies of one application with their draft."""
    row = PolicySet.objects.filter(application=application).first()
    if row is None:
        raise PolicySetNotFound(application=application)
    return _policy_detail(row)


@recalled
def policy_sets_for(application: str) -> list[PolicySetValue]:
    """The published policies that count in an application: its own, then the organization's."""
    rows = (
        PolicySetVersion.objects.filter(state=VersionState.PUBLISHED)
        .filter(policy_set__application__in={application, ""})
        .order_by("-policy_set__application")
        .values_list("pk", flat=True)
    )
    return [_policy_set_version(version_id) for version_id in rows]


def policy_set_version(version_id: int) -> PolicySetValue:
    """Policies as they were in one published version."""
    return _policy_set_version(version_id)


def policy_name(version_id: int | None, key: str) -> dict[str, str]:
    """What a policy was called in one version; nothing for one that is not there."""
    known = _policy_set_version(version_id).policies if version_id else ()
    return next((dict(policy.name) for policy in known if policy.key == key), {})


def select_policy(application: str, values: Mapping[str, object]) -> Chosen:
    """The first policy that holds for these facts, of the application or the organization."""
    trace: list[dict[str, object]] = []
    for policy_set in policy_sets_for(application):
        selection = policies.select(policy_set.policies, values)
        trace += _trace(selection, policy_set)
        if selection.policy is not None:
            return Chosen(policy_set.version_id, selection.policy, trace)
    return Chosen(None, None, trace)


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


def _trace(selection: Selection, policy_set: PolicySetValue) -> list[dict[str, object]]:
    return [
        {"application": policy_set.application, "version": policy_set.no, **tried.as_dict()}
        for tried in selection.trace
    ]


def _detail(row: Calendar) -> CalendarDetail:
    published, draft = current(row.versions), draft_of(row.versions)
    return CalendarDetail(
        code=row.code,
        name=row.name,
        no=published.no if published else None,
        published_at=published.published_at if published else None,
        content=published.content if published else None,
        draft=draft.content if draft else None,
    )


def _policy_detail(row: PolicySet) -> PolicySetDetail:
    published, draft = current(row.versions), draft_of(row.versions)
    return PolicySetDetail(
        application=row.application,
        no=published.no if published else None,
        published_at=published.published_at if published else None,
        content=published.content if published else None,
        draft=draft.content if draft else None,
    )


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
        calendar=calendar_content.read(row.content),
    )


@lru_cache(maxsize=256)
def _policy_set_version(version_id: int) -> PolicySetValue:
    versions = PolicySetVersion.objects.select_related("policy_set")
    row = versions.exclude(state=VersionState.DRAFT).filter(pk=version_id).first()
    if row is None:
        raise PolicySetNotFound(application="")
    return PolicySetValue(
        version_id=row.pk,
        application=row.policy_set.application,
        no=row.no,
        policies=policies.read(row.content),
    )


class _Shipped(TypedDict):
    names: dict[str, dict[str, str]]
    years: dict[str, list[tuple[str, str, str]]]


@lru_cache(maxsize=1)
def _shipped() -> _Shipped:
    text = files("gongdan.sla").joinpath("data/holidays_cn.json").read_text(encoding="utf-8")
    return cast("_Shipped", json.loads(text))

"""What changes calendars and SLA policies."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from django.db import transaction

from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, Problem
from gongdan.kernel.events import Event, Subject
from gongdan.kernel.texts import Text
from gongdan.sla import calendar_content, policies, queries
from gongdan.sla.errors import CalendarNotFound, PolicySetNotFound
from gongdan.sla.events import (
    CalendarDayCleared,
    CalendarDaySet,
    CalendarDraftSaved,
    CalendarPublished,
    HolidaysImported,
    PolicySetDraftSaved,
    PolicySetPublished,
    PolicySetWithdrawn,
)
from gongdan.sla.facts import known_facts
from gongdan.sla.models import Calendar, PolicySet, VersionState
from gongdan.sla.permissions import require_calendar_editor, require_policy_editor
from gongdan.sla.versions import current, draft_of, publish_content, publish_draft, put_draft

Content = dict[str, object]
Day = dict[str, object]


@dataclass(frozen=True)
class HolidayRow:
    """One imported special day: a holiday, or a make-up workday worked like ``weekday``."""

    day: date
    kind: str
    name: Text
    weekday: int = 1


@transaction.atomic
def save_calendar_draft(
    *, code: str, name: Text, content: Content, by: Actor, at: datetime
) -> None:
    """Keep a calendar's content as its draft; a new code makes a new calendar."""
    require_calendar_editor(by)
    _refuse([*calendar_content.name_problems(name), *calendar_content.check(content)])
    calendar, _ = Calendar.objects.select_for_update().get_or_create(
        code=code, defaults={"name": name}
    )
    calendar.name = name
    calendar.save(update_fields=["name"])
    put_draft(calendar.versions, content)
    _record(calendar, CalendarDraftSaved(calendar=code), by=by, at=at)


@transaction.atomic
def publish_calendar(*, code: str, by: Actor, at: datetime) -> int:
    """Make a calendar's draft the version that holds; returns its number."""
    require_calendar_editor(by)
    calendar = _lock(code)
    version = publish_draft(calendar.versions, by=by, at=at)
    event = CalendarPublished(calendar=code, version=version.no)
    _record(calendar, event, by=by, at=at)
    return version.no


@transaction.atomic
def set_day(*, code: str, day: date, override: Day, by: Actor, at: datetime) -> None:
    """Make one date different from its weekday, at once."""
    require_calendar_editor(by)
    _refuse(calendar_content.day_problems(override, path="day"))
    calendar = _lock(code)
    _edit(calendar, lambda content: _with_day(content, day, override), by=by, at=at)
    event = CalendarDaySet(calendar=code, day=day, kind=str(override["kind"]))
    _record(calendar, event, by=by, at=at)


@transaction.atomic
def clear_day(*, code: str, day: date, by: Actor, at: datetime) -> None:
    """Make one date what its weekday and the holidays say again, at once."""
    require_calendar_editor(by)
    calendar = _lock(code)
    _edit(calendar, lambda content: _with_day(content, day, None), by=by, at=at)
    _record(calendar, CalendarDayCleared(calendar=code, day=day), by=by, at=at)


@transaction.atomic
def import_holidays(*, code: str, rows: Iterable[HolidayRow], by: Actor, at: datetime) -> list[int]:
    """Replace the holidays of every year that occurs in the rows; returns these years."""
    require_calendar_editor(by)
    known = sorted(rows, key=lambda row: row.day)
    _refuse(_row_problems(known))
    layers = _layers(known)
    calendar = _lock(code)
    _edit(calendar, lambda content: _with_holidays(content, layers), by=by, at=at)
    years = [int(year) for year in layers]
    event = HolidaysImported(calendar=code, years=years, days=len(known))
    _record(calendar, event, by=by, at=at)
    return years


@transaction.atomic
def save_policy_draft(*, application: str, content: Content, by: Actor, at: datetime) -> None:
    """Keep the SLA policies of an application as their draft."""
    require_policy_editor(by, application=application)
    _refuse(_policy_problems(content))
    policy_set, _ = PolicySet.objects.select_for_update().get_or_create(application=application)
    put_draft(policy_set.versions, content)
    event = PolicySetDraftSaved(application=application)
    append(event, on=Subject("sla_policy_set", policy_set.pk), by=by, at=at)


@transaction.atomic
def publish_policies(*, application: str, by: Actor, at: datetime) -> int:
    """Make the draft of an application's policies the version that holds; returns its number."""
    require_policy_editor(by, application=application)
    policy_set = PolicySet.objects.select_for_update().filter(application=application).first()
    if policy_set is None:
        raise PolicySetNotFound(application=application)
    version = publish_draft(policy_set.versions, by=by, at=at)
    _refuse(_policy_problems(version.content))
    event = PolicySetPublished(application=application, version=version.no)
    append(event, on=Subject("sla_policy_set", policy_set.pk), by=by, at=at)
    return version.no


@transaction.atomic
def withdraw_policies(*, application: str, by: Actor, at: datetime) -> None:
    """Have no policies of its own hold any more: the organization's count from now on."""
    require_policy_editor(by, application=application)
    policy_set = PolicySet.objects.select_for_update().filter(application=application).first()
    if policy_set is None:
        raise PolicySetNotFound(application=application)
    held = policy_set.versions.filter(state=VersionState.PUBLISHED)
    held.update(state=VersionState.RETIRED)
    event = PolicySetWithdrawn(application=application)
    append(event, on=Subject("sla_policy_set", policy_set.pk), by=by, at=at)


def _policy_problems(content: Content) -> list[Problem]:
    return policies.check(content, calendars=queries.calendar_codes(), facts=known_facts())


def _record(calendar: Calendar, event: Event, *, by: Actor, at: datetime) -> None:
    append(event, on=Subject("calendar", calendar.pk), by=by, at=at)


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise InvalidInput(problems=problems)


def _lock(code: str) -> Calendar:
    calendar = Calendar.objects.select_for_update().filter(code=code).first()
    if calendar is None:
        raise CalendarNotFound(calendar=code)
    return calendar


def _edit(
    calendar: Calendar, change: Callable[[Content], Content], *, by: Actor, at: datetime
) -> None:
    """Change what holds and the draft alike, so that publishing the draft loses nothing."""
    draft, published = draft_of(calendar.versions), current(calendar.versions)
    if draft is not None:
        put_draft(calendar.versions, change(draft.content))
    if published is not None:
        version = publish_content(calendar.versions, change(published.content), by=by, at=at)
        event = CalendarPublished(calendar=calendar.code, version=version.no)
        _record(calendar, event, by=by, at=at)


def _with_day(content: Content, day: date, override: Day | None) -> Content:
    days = dict(cast("dict[str, Day]", content.get("days", {})))
    days.pop(day.isoformat(), None)
    if override is not None:
        days[day.isoformat()] = override
    return {**content, "days": days}


def _with_holidays(content: Content, layers: dict[str, dict[str, Day]]) -> Content:
    known = cast("dict[str, dict[str, Day]]", content.get("holidays", {}))
    return {**content, "holidays": {**known, **layers}}


def _row_problems(rows: list[HolidayRow]) -> list[Problem]:
    problems = [
        problem
        for index, row in enumerate(rows)
        for problem in calendar_content.day_problems(_day(row), path=f"rows.{index}")
    ]
    return problems if rows else [Problem(path="rows", code="sla.day_malformed")]


def _layers(rows: list[HolidayRow]) -> dict[str, dict[str, Day]]:
    layers: dict[str, dict[str, Day]] = {}
    for row in rows:
        layers.setdefault(f"{row.day.year:04}", {})[row.day.isoformat()] = _day(row)
    return layers


def _day(row: HolidayRow) -> Day:
    return {"kind": row.kind, "weekday": row.weekday, "name": row.name}

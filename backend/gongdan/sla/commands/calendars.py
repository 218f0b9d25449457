"""Editing a calendar: its draft, its publication, single days at once."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, Problem
from gongdan.kernel.texts import Text
from gongdan.sla import calendar_content, standing
from gongdan.sla.calendar_edits import Content, Day, with_day
from gongdan.sla.errors import NothingToPublish
from gongdan.sla.events import CalendarDayCleared, CalendarDaySet, CalendarDraftSaved
from gongdan.sla.models import Calendar
from gongdan.sla.permissions import require_calendar_editor
from gongdan.sla.versions import draft_of, put_draft


@transaction.atomic
def save_calendar_draft(
    *, code: str, name: Text, content: Content, by: Actor, at: datetime
) -> None:
    """Keep a calendar's content as its draft; a new code makes a new calendar."""
    require_calendar_editor(by)
    _refuse([*calendar_content.name_problems(name), *calendar_content.check(content)])
    _refuse(standing.standing_problems(code, content))
    calendar, _ = Calendar.objects.select_for_update().get_or_create(
        code=code, defaults={"name": name}
    )
    calendar.name = name
    calendar.save(update_fields=["name"])
    put_draft(calendar.versions, calendar_content.own(content))
    standing.record(calendar, CalendarDraftSaved(calendar=code), by=by, at=at)


@transaction.atomic
def publish_calendar(*, code: str, by: Actor, at: datetime) -> int:
    """Make a calendar's draft the version that holds; returns its number.

    The calendars that stand on it hold anew with it.
    """
    require_calendar_editor(by)
    calendar = standing.lock(code)
    draft = draft_of(calendar.versions)
    if draft is None:
        raise NothingToPublish()
    _refuse(standing.standing_problems(code, draft.content))
    content = draft.content
    draft.delete()
    return standing.hold(calendar, content, by=by, at=at)


@transaction.atomic
def set_day(*, code: str, day: date, override: Day, by: Actor, at: datetime) -> None:
    """Make one date different from its weekday, at once."""
    require_calendar_editor(by)
    _refuse(calendar_content.day_problems(override, path="day"))
    calendar = standing.lock(code)
    standing.edit(calendar, lambda content: with_day(content, day, override), by=by, at=at)
    event = CalendarDaySet(calendar=code, day=day, kind=str(override["kind"]))
    standing.record(calendar, event, by=by, at=at)


@transaction.atomic
def clear_day(*, code: str, day: date, by: Actor, at: datetime) -> None:
    """Make one date what its weekday, the holidays and the layers below say again, at once."""
    require_calendar_editor(by)
    calendar = standing.lock(code)
    standing.edit(calendar, lambda content: with_day(content, day, None), by=by, at=at)
    standing.record(calendar, CalendarDayCleared(calendar=code, day=day), by=by, at=at)


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise InvalidInput(problems=problems)

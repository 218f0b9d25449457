"""Calendars that stand on one another: what holds is published anew all the way up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, Problem
from gongdan.kernel.events import Event, Subject
from gongdan.sla import calendar_content
from gongdan.sla.calendar_edits import Content
from gongdan.sla.errors import CalendarNotFound
from gongdan.sla.events import CalendarPublished
from gongdan.sla.layers import LAYERS
from gongdan.sla.models import Calendar, VersionState
from gongdan.sla.versions import current, draft_of, publish_content, put_draft


def lock(code: str) -> Calendar:
    """A calendar nobody else changes until this is over."""
    calendar = Calendar.objects.select_for_update().filter(code=code).first()
    if calendar is None:
        raise CalendarNotFound(calendar=code)
    return calendar


def record(calendar: Calendar, event: Event, *, by: Actor, at: datetime) -> None:
    """Write down what happened to a calendar."""
    append(event, on=Subject("calendar", calendar.pk), by=by, at=at)


def edit(
    calendar: Calendar, change: Callable[[Content], Content], *, by: Actor, at: datetime
) -> None:
    """Change what holds and the draft alike, so that publishing the draft loses nothing."""
    draft, published = draft_of(calendar.versions), current(calendar.versions)
    if draft is not None:
        put_draft(calendar.versions, change(draft.content))
    if published is not None:
        hold(calendar, change(published.content), by=by, at=at)


def hold(calendar: Calendar, content: Content, *, by: Actor, at: datetime) -> int:
    """Have a content hold from now on, and with it every calendar that stands on this one."""
    told = complete(content)
    version = publish_content(calendar.versions, told, by=by, at=at)
    record(calendar, CalendarPublished(calendar=calendar.code, version=version.no), by=by, at=at)
    for upper in upon(calendar.code):
        held = current(upper.versions)
        if held is not None:
            hold(upper, held.content, by=by, at=at)
    return version.no


def upon(code: str) -> list[Calendar]:
    """The calendars that stand right on one and hold, locked."""
    rows = Calendar.objects.select_for_update(of=("self",)).filter(
        versions__state=VersionState.PUBLISHED, versions__content__on=code
    )
    return list(rows.order_by("code"))


def complete(content: Content) -> Content:
    """Content with what it stands on as it holds now; refused where nobody would ever work."""
    below = str(calendar_content.on(content))
    row = Calendar.objects.filter(code=below).first() if below else None
    version = current(row.versions) if row is not None else None
    told = calendar_content.whole(
        content, version.content if version else None, name=row.name if row else {}
    )
    if not any(calendar_content.read(told).week):
        raise InvalidInput(problems=[Problem(path="week", code="sla.no_working_hours")])
    return told


def standing_problems(code: str, content: Content) -> list[Problem]:
    """What is wrong with where a calendar stands: on one that holds and is a lower layer."""
    rank = LAYERS.index(str(calendar_content.layer_of(content)))
    problems = []
    below = str(calendar_content.on(content))
    row = Calendar.objects.filter(code=below).first() if below else None
    version = current(row.versions) if row is not None else None
    if below and version is None:
        problems.append(Problem(path="on", code="sla.calendar_unknown"))
    if version is not None and _rank(version.content) >= rank:
        problems.append(Problem(path="on", code="sla.layer_order"))
    held = (current(upper.versions) for upper in upon(code))
    if any(one is not None and _rank(one.content) <= rank for one in held):
        problems.append(Problem(path="layer", code="sla.layer_order"))
    return problems


def _rank(content: Content) -> int:
    return LAYERS.index(str(calendar_content.layer_of(content)))

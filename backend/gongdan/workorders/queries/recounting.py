"""Which due times a calendar change would move, before anything is moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from gongdan.kernel.actors import Actor
from gongdan.sla import clock as sla_clock
from gongdan.sla import queries as sla
from gongdan.sla.calendar_edits import HolidayRow
from gongdan.sla.calendars import WorkingCalendar
from gongdan.sla.clock import Cause, Target
from gongdan.sla.permissions import require_calendar_editor
from gongdan.sla.queries import HolidayPreview
from gongdan.workorders.clockwork import calendar_of, value_of
from gongdan.workorders.models import Clock

OPEN = ("running", "paused")
MOST_SHOWN = 200


@dataclass(frozen=True, kw_only=True)
class Move:
    """One due time before and after; a paused clock has none."""

    number: str
    title: str
    metric: str
    before: datetime | None
    after: datetime | None


@dataclass(frozen=True, kw_only=True)
class Moves:
    """What a recount would do: how many clocks it looks at, how many move, the first of them."""

    clocks: int
    moved: int
    items: list[Move]


def outdated_order_ids(calendar: str) -> list[int]:
    """The orders with an open clock that runs by an older version of a calendar."""
    found = Clock.objects.filter(
        calendar_version_id__in=sla.older_versions(calendar), state__in=OPEN
    )
    return list(found.order_by("work_order_id").values_list("work_order_id", flat=True).distinct())


def moves_of(calendar: str, *, by: Actor, at: datetime) -> Moves:
    """The dry run of a recount: of a calendar's clocks and of those that stand on it."""
    require_calendar_editor(by)
    rows = Clock.objects.filter(
        calendar_version_id__in=sla.older_versions(calendar), state__in=OPEN
    )
    return _moves(rows, lambda row: sla.calendar(_code(row)).calendar, at)


@dataclass(frozen=True, kw_only=True)
class HolidayTrial:
    """A file of holidays before it is taken: what it says, and which due times it would move."""

    preview: HolidayPreview
    moves: Moves


def try_holidays(calendar: str, text: str, *, by: Actor, at: datetime) -> HolidayTrial:
    """What taking a file of holidays would do; nothing is changed."""
    require_calendar_editor(by)
    preview = sla.holiday_preview(calendar, text)
    known = [HolidayRow(one.day, one.kind, one.name, one.weekday) for one in preview.days]
    anew = sla.as_if_imported(calendar, known)
    rows = Clock.objects.filter(
        calendar_version_id__in=[sla.calendar(code).version_id for code in anew], state__in=OPEN
    )
    return HolidayTrial(preview=preview, moves=_moves(rows, lambda row: anew[_code(row)], at))


def _code(row: Clock) -> str:
    return sla.calendar_version(row.calendar_version_id or 0).code


def _moves(rows: QuerySet[Clock], held: Callable[[Clock], WorkingCalendar], at: datetime) -> Moves:
    ordered = rows.select_related("work_order").order_by("due_at", "pk")
    moved = list(_moved(ordered.iterator(), held, at))
    return Moves(clocks=rows.count(), moved=len(moved), items=moved[:MOST_SHOWN])


def _moved(
    rows: Iterator[Clock], held: Callable[[Clock], WorkingCalendar], at: datetime
) -> Iterator[Move]:
    for row in rows:
        value = value_of(row)
        to = Target(value.target_seconds, held(row), value.warn_at_percent, value.rungs)
        after = sla_clock.retarget(
            value, calendar=calendar_of(row), to=to, at=at, cause=Cause()
        ).clock
        if after.due_at != value.due_at:
            yield Move(
                number=row.work_order.number,
                title=row.work_order.title,
                metric=row.metric,
                before=value.due_at,
                after=after.due_at,
            )

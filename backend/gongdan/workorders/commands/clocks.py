"""What people and calendars do to promises: knowing of them, arriving, counting them anew."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound
from gongdan.kernel.recall import recalling
from gongdan.sla.permissions import require_calendar_editor
from gongdan.workorders.change import Change, change
from gongdan.workorders.events import Arrived, ClockAcknowledged, ClocksRecounted
from gongdan.workorders.finding import lock_id, require_status
from gongdan.workorders.models import Clock, WorkOrder
from gongdan.workorders.models.core import WORKING_STATUSES
from gongdan.workorders.permissions import require_work
from gongdan.workorders.promises import OPEN
from gongdan.workorders.queries.recounting import Move, outdated_order_ids
from gongdan.workorders.texts import clean_line

PLACE_LIMIT = 200


@transaction.atomic
@recalling()
def acknowledge(*, number: str, metric: str, by: Actor, at: datetime) -> WorkOrder:
    """Say that one knows a promise is in danger: its reminders stop repeating."""
    this = change(number, by=by, at=at)
    require_work(this.order, by=by)
    rows = [row for row in this.promises.rows if row.metric == metric and row.state in OPEN]
    if not rows:
        raise NotFound(what="clock")
    this.promises.acknowledge(rows[-1])
    this.note(ClockAcknowledged(metric=metric))
    return this.finish("acknowledged")


@transaction.atomic
@recalling()
def arrive(*, number: str, place: str = "", by: Actor, at: datetime) -> WorkOrder:
    """Say that one is where the work is to be done; the first time counts."""
    this = change(number, by=by, at=at)
    require_work(this.order, by=by)
    require_status(this.order, WORKING_STATUSES)
    this.order.arrived_at = this.order.arrived_at or at
    this.note(Arrived(place=clean_line(place, what="place", limit=PLACE_LIMIT)))
    return this.finish("arrived")


def recount(*, calendar: str, by: Actor, at: datetime) -> list[Move]:
    """Count every open clock of a calendar by the version that holds now; says what moved.

    One order at a time, so that nobody waits for all of them.
    """
    require_calendar_editor(by)
    moved: list[Move] = []
    for order_id in outdated_order_ids(calendar):
        moved += _recount_order(order_id, calendar, by=by, at=at)
    return moved


@transaction.atomic
@recalling()
def _recount_order(order_id: int, calendar: str, *, by: Actor, at: datetime) -> list[Move]:
    this = Change(lock_id(order_id), by, at)
    before = {row.pk: row.due_at for row in this.promises.rows}
    counted = this.promises.recount(why="calendar_changed")
    moves = [_move(this.order, row, before[row.pk]) for row in counted]
    moved = [
        {"metric": one.metric, "before": _said(one.before), "after": _said(one.after)}
        for one in moves
        if one.before != one.after
    ]
    if counted:
        this.note(ClocksRecounted(calendar=calendar, moved=moved))
        this.finish("calendar_changed")
    return [one for one in moves if one.before != one.after]


def _move(order: WorkOrder, row: Clock, before: datetime | None) -> Move:
    return Move(
        number=order.number,
        title=order.title,
        metric=row.metric,
        before=before,
        after=row.due_at,
    )


def _said(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None

"""Pausing an order while somebody or something else is waited for, and going on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongdan.kernel.actors import Actor
from gongdan.kernel.recall import recalling
from gongdan.workorders import deadlines
from gongdan.workorders.change import Change, change
from gongdan.workorders.errors import NotInStatus, UnknownChoice
from gongdan.workorders.events import Paused, Resumed
from gongdan.workorders.finding import require_status
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.permissions import require_work

REASONS = ("requester", "parts", "supplier", "agreed_date")
TIMER = "waiting_until"
SUSPENDED = "suspended"


@dataclass(frozen=True, kw_only=True)
class Wait:
    """What is waited for, and until when if that is known."""

    reason: str
    note: str = ""
    until: datetime | None = None


@transaction.atomic
@recalling()
def wait(*, number: str, wait: Wait, by: Actor, at: datetime, rev: int | None = None) -> WorkOrder:
    """Pause the order and its clocks, with the reason."""
    this = change(number, by=by, at=at, rev=rev)
    order = this.order
    require_work(order, by=by)
    require_status(order, ("in_progress",))
    if wait.reason not in REASONS:
        raise UnknownChoice(what="waiting_reason", value=wait.reason)
    if wait.until is not None and wait.until <= at:
        raise UnknownChoice(what="until", value=wait.until.isoformat())
    order.status = "waiting"
    order.waiting_reason, order.waiting_note = wait.reason, wait.note
    order.waiting_since, order.waiting_until = at, wait.until
    deadlines.rest_deadlines(this.run)
    this.moments.arm(TIMER, order.pk, wait.until)
    this.note(Paused(reason=wait.reason, note=wait.note, until=wait.until))
    return this.finish(f"waiting:{wait.reason}")


@transaction.atomic
@recalling()
def resume(*, number: str, by: Actor, at: datetime) -> WorkOrder:
    """Go on: the clocks run again with what they had counted."""
    this = change(number, by=by, at=at)
    require_work(this.order, by=by)
    require_status(this.order, ("waiting",))
    if this.order.waiting_reason == SUSPENDED:
        raise NotInStatus(number=number, status=SUSPENDED)
    go_on(this)
    return this.finish("resumed")


def go_on(this: Change) -> None:
    """End the pause inside a command."""
    order = this.order
    since = order.waiting_since or this.at
    waited = int((this.at - since).total_seconds())
    this.note(Resumed(reason=order.waiting_reason, waited_seconds=waited))
    order.paused_seconds += waited
    order.status = "in_progress" if order.assignee_id else "new"
    order.waiting_reason, order.waiting_note = "", ""
    order.waiting_since = order.waiting_until = None
    this.moments.arm(TIMER, order.pk, None)
    deadlines.shift_deadlines(this.run, since=since)

"""Steering the process: letting it rest and go on, trying again, telling it what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongdan.flows.acts import Proceed, Redirect, Retry, Suspend, Unsuspend
from gongdan.flows.steps.wait import Wait
from gongdan.kernel.actors import Actor
from gongdan.kernel.recall import recalling
from gongdan.workorders import deadlines
from gongdan.workorders.automation.catching_up import catch_up
from gongdan.workorders.change import Change, change
from gongdan.workorders.commands.waiting import SUSPENDED
from gongdan.workorders.errors import NothingWaits, UnknownChoice
from gongdan.workorders.events import (
    ProcessRetried,
    Redirected,
    Signaled,
    WorkSuspended,
    WorkUnsuspended,
)
from gongdan.workorders.facts import lead_ids
from gongdan.workorders.finding import require_status
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.permissions import require_help, require_lead


@transaction.atomic
@recalling()
def suspend(*, number: str, reason: str, by: Actor, at: datetime) -> WorkOrder:
    """Let an order rest where it stands: its limits, waits and promises rest with it."""
    this = change(number, by=by, at=at)
    order, run = this.order, this.run
    require_lead(order, by=by, permission="workorders.assign")
    require_status(order, ("new", "assigned", "in_progress"))
    run.take(Suspend(by=by, reason=reason, facts=run.facts))
    run.instance.suspended_at, run.instance.suspended_status = at, order.status
    run.instance.save(update_fields=["suspended_at", "suspended_status"])
    deadlines.rest_deadlines(run)
    deadlines.rest_waits(run)
    order.status, order.waiting_reason, order.waiting_since = "waiting", SUSPENDED, at
    order.waiting_note = reason[:400]
    this.note(WorkSuspended(reason=reason))
    return this.finish(f"waiting:{SUSPENDED}")


@transaction.atomic
@recalling()
def unsuspend(*, number: str, by: Actor, at: datetime) -> WorkOrder:
    """Let it go on: everything has the working time left that it had."""
    this = change(number, by=by, at=at)
    order, run = this.order, this.run
    require_lead(order, by=by, permission="workorders.assign")
    run.take(Unsuspend(by=by, facts=run.facts))
    since = run.instance.suspended_at or at
    order.status = run.instance.suspended_status or "new"
    order.paused_seconds += int((at - since).total_seconds())
    order.waiting_reason, order.waiting_note = "", ""
    order.waiting_since = order.waiting_until = None
    run.instance.suspended_at, run.instance.suspended_status = None, ""
    run.instance.save(update_fields=["suspended_at", "suspended_status"])
    deadlines.shift_deadlines(run, since=since)
    deadlines.shift_waits(run, since=since)
    this.note(WorkUnsuspended(rested_seconds=int((at - since).total_seconds())))
    catch_up(this)
    return this.finish("resumed")


@transaction.atomic
@recalling()
def retry(*, number: str, by: Actor, at: datetime) -> WorkOrder:
    """Try again where the process is stuck, with everything as it is now."""
    this = change(number, by=by, at=at)
    require_lead(this.order, by=by, permission="workorders.assign")
    stuck = [str(one["step"]) for one in this.run.instance.incidents]
    this.note(ProcessRetried(steps=stuck))
    this.run.take(Retry(by=by, facts=this.facts()))
    return this.finish("retried")


@dataclass(frozen=True, kw_only=True)
class Redirection:
    """From which step to which, past what lies between, and why."""

    step_key: str
    target_key: str
    reason: str


@transaction.atomic
@recalling()
def redirect(*, number: str, way: Redirection, by: Actor, at: datetime) -> WorkOrder:
    """Take the work elsewhere by hand: whoever may leave stages out, and every stage says why."""
    this = change(number, by=by, at=at)
    require_lead(this.order, by=by, permission="workorders.skip_stage")
    require_status(this.order, ("new", "assigned", "in_progress", "resolved"))
    run, graph = this.run, this.run.graph
    here = next((one for one in run.position.live_tokens() if one.step == way.step_key), None)
    if here is None or way.target_key not in graph.places:
        raise UnknownChoice(what="stage", value=way.step_key if here is None else way.target_key)
    told = [row.assignee_id for row in run.open_tasks() if row.assignee_id is not None]
    people = list(dict.fromkeys([*told, *lead_ids(this.order)]))
    this.concerned += people
    this.note(
        Redirected(
            step_key=way.step_key,
            step_name=run.name(way.step_key),
            target_key=way.target_key,
            target_name=run.name(way.target_key),
            reason=way.reason,
            person_ids=people,
        )
    )
    act = Redirect(
        token=here.id, target=way.target_key, by=by, reason=way.reason, facts=this.facts()
    )
    run.take(act)
    return this.finish("redirected")


@transaction.atomic
@recalling()
def signal(*, number: str, event: str, by: Actor, at: datetime) -> WorkOrder:
    """Say that something the process may wait for has happened."""
    this = change(number, by=by, at=at)
    require_help(this.order, by=by)
    waiting = [row.no for row in this.run.machine_tasks() if _event_of(this, row.step) == event]
    if not waiting:
        raise NothingWaits(number=number, event=event)
    this.note(Signaled(event=event))
    for no in waiting:
        if this.run.tasks[no].state == "pending":
            this.run.take(Proceed(task=no, by=by, facts=this.facts()))
    return this.finish("signaled")


def _event_of(this: Change, key: str) -> str:
    step = this.run.graph.step(key)
    return step.event if isinstance(step, Wait) else ""

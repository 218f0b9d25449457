"""How an order ends: resolved, confirmed, closed after silence or in a name, cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongdan.flows.acts import Cancel, Complete, Return
from gongdan.kernel.actors import SYSTEM, Actor
from gongdan.kernel.recall import recalling
from gongdan.search.indexing import index
from gongdan.workorders.again import run_again, stage_of_work
from gongdan.workorders.change import Change, change
from gongdan.workorders.commands.stages import finishing
from gongdan.workorders.errors import (
    NotYours,
    ReasonNeeded,
    RootCauseNeeded,
    SolutionNeeded,
    StagesOpen,
    SubtasksOpen,
)
from gongdan.workorders.events import Cancelled, Closed, Reopened, Resolved
from gongdan.workorders.finding import require_status, subject
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.permissions import has_duty, require_lead, require_work
from gongdan.workorders.sight import keep_in_sight
from gongdan.workorders.staging import ALIVE


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """What was done and why it happened."""

    solution: str
    root_cause: str


@transaction.atomic
@recalling()
def resolve(
    *, number: str, resolution: Resolution, by: Actor, at: datetime, rev: int | None = None
) -> WorkOrder:
    """Submit the solution; the requester is asked to confirm. Refused while something is open."""
    this = change(number, by=by, at=at, rev=rev)
    order = this.order
    if not (is_apart := has_duty(order, by=by)):
        require_work(order, by=by)
    require_status(order, ("in_progress",))
    _check_resolution(this, resolution)
    cause = this.type.content.root_cause(resolution.root_cause)
    order.solution, order.root_cause = resolution.solution.strip(), resolution.root_cause
    order.resolved_by_id = by.id
    order.resolved_at = at
    order.first_resolved_at = order.first_resolved_at or at
    order.first_response_at = order.first_response_at or at
    order.status = "resolved"
    _finish_stage_of_work(this)
    index(subject=subject(order), part="solution", body=order.solution, is_internal=False)
    this.note(
        Resolved(
            solution=order.solution,
            root_cause=order.root_cause,
            root_cause_name=dict(cause.name) if cause else {},
            requester_id=order.requester_id,
            round=order.reopen_count + 1,
        )
    )
    finished = this.finish("resolved")
    if is_apart:
        keep_in_sight(finished, by=by, at=at)
    return finished


def _check_resolution(this: Change, resolution: Resolution) -> None:
    order, content = this.order, this.type.content
    if len(resolution.solution.strip()) < content.least_solution:
        raise SolutionNeeded(number=order.number, least=content.least_solution)
    if content.root_cause(resolution.root_cause) is None:
        raise RootCauseNeeded(number=order.number)
    open_subtasks = order.subtasks.filter(state="open").count()
    if open_subtasks:
        raise SubtasksOpen(number=order.number, count=open_subtasks)


def _finish_stage_of_work(this: Change) -> None:
    """The open stage must be the one that ends with a solution; stages before it stay refused."""
    run = this.run
    for task in run.open_tasks():
        step = run.graph.step(task.step)
        if "solution" not in getattr(step, "requires", ()):
            raise StagesOpen(number=this.order.number, stage=task.step)
        run.take(finishing(this, task, provided=frozenset({"solution"})))


@transaction.atomic
@recalling()
def confirm(*, number: str, by: Actor, at: datetime) -> WorkOrder:
    """The requester is satisfied: the order closes."""
    this = change(number, by=by, at=at)
    _require_requester(this)
    require_status(this.order, ("resolved",))
    return _close(this, how="confirmed", reason="")


@transaction.atomic
@recalling()
def reject_solution(*, number: str, reason: str, by: Actor, at: datetime) -> WorkOrder:
    """The requester is not satisfied: back to the same handler, and a reopening is counted."""
    this = change(number, by=by, at=at)
    _require_requester(this)
    require_status(this.order, ("resolved",))
    _need_reason(reason)
    return _reopen(this, reason)


@transaction.atomic
@recalling()
def close_for_requester(*, number: str, reason: str, by: Actor, at: datetime) -> WorkOrder:
    """Close in the requester's name: needs the permission and a logged reason."""
    this = change(number, by=by, at=at)
    require_lead(this.order, by=by, permission="workorders.force_close")
    require_status(this.order, ("resolved",))
    _need_reason(reason)
    return _close(this, how="in_name", reason=reason)


@transaction.atomic
@recalling()
def close_after_silence(*, number: str, at: datetime) -> WorkOrder:
    """Nobody answered for the agreed working days: closed with a mark."""
    this = change(number, by=SYSTEM, at=at)
    require_status(this.order, ("resolved",))
    return _close(this, how="silence", reason="")


@transaction.atomic
@recalling()
def reopen(*, number: str, reason: str, by: Actor, at: datetime) -> WorkOrder:
    """Take a closed order up again: the requester, or somebody who works on it."""
    this = change(number, by=by, at=at)
    if this.order.requester_id != by.rights.person_id:
        require_work(this.order, by=by)
    require_status(this.order, ("resolved", "closed"))
    _need_reason(reason)
    return _reopen(this, reason)


@transaction.atomic
@recalling()
def cancel(*, number: str, reason: str, by: Actor, at: datetime) -> WorkOrder:
    """Give the order up: by its requester before it is resolved, or by a lead."""
    this = change(number, by=by, at=at)
    order = this.order
    by_requester = order.requester_id == by.rights.person_id
    if not by_requester:
        require_lead(order, by=by, permission="workorders.assign")
    require_status(order, ("new", "assigned", "in_progress", "waiting"))
    _need_reason(reason)
    this.run.take(Cancel(by=by, reason=reason, is_forced=not by_requester))
    order.status, order.closed_at = "cancelled", at
    order.closed_how = "withdrawn" if by_requester else "cancelled"
    this.note(Cancelled(reason=reason, by_requester=by_requester))
    return this.finish("cancelled")


def _close(this: Change, *, how: str, reason: str) -> WorkOrder:
    order, run = this.order, this.run
    order.status = "in_progress"
    for task in run.open_tasks():
        if run.graph.step(task.step).status == "resolved":
            run.take(Complete(task=task.no, by=this.by, facts=run.facts))
    if run.instance.state in ALIVE:
        return this.finish("confirmed")
    order.status = "closed"
    order.closed_at, order.closed_how = this.at, how
    this.note(Closed(how=how, reason=reason))
    return this.finish("closed")


def _reopen(this: Change, reason: str) -> WorkOrder:
    order = this.order
    was_closed = order.status == "closed"
    order.reopen_count += 1
    order.resolved_at = order.closed_at = None
    order.closed_how = ""
    if was_closed:
        run_again(this, reason)
    else:
        _return_to_work(this, reason)
    order.status = "in_progress"
    this.note(
        Reopened(reason=reason, reopen_count=order.reopen_count, assignee_id=order.assignee_id)
    )
    return this.finish("reopened")


def _return_to_work(this: Change, reason: str) -> None:
    """Send the open confirmation back to the stage that ends with a solution."""
    run = this.run
    open_tasks = run.open_tasks()
    if not open_tasks:
        raise StagesOpen(number=this.order.number, stage="")
    target = stage_of_work(this)
    run.take(
        Return(task=open_tasks[0].no, target=target, by=this.by, reason=reason, facts=run.facts)
    )


def _require_requester(this: Change) -> None:
    rights = this.by.rights
    if rights.person_id is None or this.order.requester_id != rights.person_id:
        raise NotYours(number=this.order.number)


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise ReasonNeeded()

"""Deciding approvals: voting, handing over, asking others to sign, taking back, withdrawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db import transaction

from gongdan.flows.acts import (
    Delegate,
    Resume,
    Return,
    TakeBack,
    Transfer,
    Vote,
    Withdraw,
)
from gongdan.flows.roads import return_targets
from gongdan.kernel.actors import Actor
from gongdan.kernel.recall import recalling
from gongdan.workorders.asking import Given, press
from gongdan.workorders.change import Change, change
from gongdan.workorders.errors import (
    NotYours,
    ReasonNeeded,
    UnknownChoice,
)
from gongdan.workorders.events import (
    SentBack,
    TakenBack,
    Voted,
    VoteHandedOver,
    Withdrawn,
)
from gongdan.workorders.models import FlowTask, WorkOrder
from gongdan.workorders.votes import (
    act_on,
    leads,
    open_vote,
    own_vote,
    require_people,
    step_name,
    task_of,
    whose_turn,
)

BUTTONS = {"approved": "approve", "rejected": "reject", "returned": "return"}
DECIDING = ("new", "assigned", "in_progress")


@dataclass(frozen=True, kw_only=True)
class Ballot:
    """Yes, no, or back to a stage; what is said about it."""

    verdict: Literal["approved", "rejected", "returned"]
    comment: str = ""
    target: str = ""
    resume: Resume = "rerun"
    attachment_ids: Sequence[UUID] = ()
    signature_id: UUID | None = None
    answers: Mapping[str, object] = field(default_factory=dict)


@transaction.atomic
@recalling()
def vote(*, number: str, task_id: int, ballot: Ballot, by: Actor, at: datetime) -> WorkOrder:
    """Decide as the one whose turn it is; who comes too late hears who decided what."""
    this = change(number, by=by, at=at)
    task = own_vote(this, task_id)
    task.note = ballot.comment
    given = Given(
        comment=ballot.comment,
        attachment_ids=ballot.attachment_ids,
        signature_id=ballot.signature_id,
        answers=ballot.answers,
    )
    press(this, task, BUTTONS[ballot.verdict], given)
    if ballot.verdict == "returned":
        return _send_back(this, task, ballot)
    facts = this.facts()
    act = Vote(task=task.no, verdict=ballot.verdict, by=by, comment=ballot.comment, facts=facts)
    is_opinion = task.owner_id is not None
    event = Voted(
        step_key=task.step,
        step_name=step_name(this, task),
        verdict=ballot.verdict,
        comment=ballot.comment,
        is_opinion=is_opinion,
    )
    return act_on(this, act, event, why="voted")


@dataclass(frozen=True, kw_only=True)
class HandOver:
    """Who decides instead, or looks first, and why."""

    person_id: int
    reason: str = ""


@transaction.atomic
@recalling()
def transfer(*, number: str, task_id: int, to: HandOver, by: Actor, at: datetime) -> WorkOrder:
    """Let somebody else decide; a lead may do so for others, for a reason."""
    this = change(number, by=by, at=at)
    task = _vote_to_move(this, task_id, reason=to.reason)
    press(this, task, "transfer", Given(comment=to.reason))
    require_people([to.person_id])
    act = Transfer(task=task.no, to=to.person_id, by=by, facts=this.facts())
    return act_on(this, act, _handed(this, task, to, is_for_good=True), why="vote_transferred")


@transaction.atomic
@recalling()
def delegate(*, number: str, task_id: int, to: HandOver, by: Actor, at: datetime) -> WorkOrder:
    """Let somebody look first; the vote comes back to its owner."""
    this = change(number, by=by, at=at)
    task = own_vote(this, task_id)
    press(this, task, "delegate", Given(comment=to.reason))
    require_people([to.person_id])
    act = Delegate(task=task.no, to=to.person_id, by=by, facts=this.facts())
    return act_on(this, act, _handed(this, task, to, is_for_good=False), why="vote_delegated")


@transaction.atomic
@recalling()
def take_back(*, number: str, task_id: int, by: Actor, at: datetime) -> WorkOrder:
    """Undo one's own last act while nobody went on from it."""
    this = change(number, by=by, at=at)
    task = task_of(this, task_id)
    done = [row for row in this.run.tasks.values() if row.state == "done" and row.done_at]
    last = max((row.done_at for row in done if row.done_at), default=None)
    if (task.done_by or {}).get("id") != by.id or task.done_at != last:
        raise NotYours(number=this.order.number)
    event = TakenBack(
        step_key=task.step, step_name=step_name(this, task), person_ids=whose_turn(this)
    )
    act = TakeBack(task=task.no, by=by, touched=_touched(this), facts=this.facts())
    return act_on(this, act, event, why="taken_back")


@dataclass(frozen=True, kw_only=True)
class Withdrawal:
    """Why it is withdrawn, and whether for good."""

    reason: str = ""
    is_final: bool = False


@transaction.atomic
@recalling()
def withdraw(*, number: str, withdrawal: Withdrawal, by: Actor, at: datetime) -> WorkOrder:
    """Take one's own order back before anybody acted: to change it, or for good."""
    this = change(number, by=by, at=at)
    if this.order.requester_id != by.rights.person_id:
        raise NotYours(number=number)
    event = Withdrawn(
        reason=withdrawal.reason, is_final=withdrawal.is_final, person_ids=whose_turn(this)
    )
    reason, is_final = withdrawal.reason, withdrawal.is_final
    act = Withdraw(by=by, reason=reason, is_final=is_final, facts=this.facts())
    return act_on(this, act, event, why="withdrawn")


def _send_back(this: Change, task: FlowTask, ballot: Ballot) -> WorkOrder:
    if not ballot.comment.strip():
        raise ReasonNeeded()
    run = this.run
    here = next(one for one in run.position.tasks if one.id == task.no)
    targets = return_targets(run.graph, run.position, here)
    target = ballot.target or next(reversed(targets), "")
    if target not in run.graph.places:
        raise UnknownChoice(what="stage", value=target)
    act = Return(
        task=task.no,
        target=target,
        by=this.by,
        reason=ballot.comment,
        resume=ballot.resume,
        facts=this.facts(),
    )
    event = SentBack(
        step_key=task.step,
        step_name=step_name(this, task),
        target_name=dict(run.graph.step(target).name),
        reason=ballot.comment,
        is_straight_back=ballot.resume == "straight_back",
    )
    return act_on(this, act, event, why="sent_back")


def _vote_to_move(this: Change, task_id: int, *, reason: str) -> FlowTask:
    task = open_vote(this, task_id)
    if task.assignee_id == this.by.rights.person_id:
        return task
    if not leads(this):
        return own_vote(this, task_id)
    if not reason.strip():
        raise ReasonNeeded()
    return task


def _handed(this: Change, task: FlowTask, to: HandOver, *, is_for_good: bool) -> VoteHandedOver:
    return VoteHandedOver(
        step_key=task.step,
        step_name=step_name(this, task),
        from_id=task.assignee_id or 0,
        to_id=to.person_id,
        is_for_good=is_for_good,
        reason=to.reason,
    )


def _touched(this: Change) -> frozenset[int]:
    """Stages somebody began: a ticked item is work done."""
    marked = FlowTask.objects.filter(instance=this.run.instance, marks__isnull=False)
    return frozenset(marked.values_list("no", flat=True))

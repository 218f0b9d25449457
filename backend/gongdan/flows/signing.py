"""What the people of an approval can do: vote, hand over, ask others to sign, let go of signers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from gongdan.flows.acts import AddSigner, Delegate, RemoveSigner, SignAct, Transfer, Vote
from gongdan.flows.effects import TaskReady
from gongdan.flows.errors import (
    AlreadyDelegated,
    AlreadySigning,
    LastSigner,
    MayNotAddSigners,
    NotAVote,
    NotOpen,
    NotYourTurn,
    ReasonNeeded,
)
from gongdan.flows.position import Task
from gongdan.flows.steps.approval import Approval
from gongdan.flows.verdicts import add, group_of, settle
from gongdan.flows.voting import Group, is_member, members_of

if TYPE_CHECKING:
    from gongdan.flows.walk import Walk


def sign(walk: Walk, act: SignAct) -> None:
    """Apply what somebody does in an approval, then see whether it is decided."""
    task = _vote_of(walk, act)
    match act:
        case Vote():
            _vote(walk, task, act)
        case Transfer():
            _transfer(walk, task, act)
        case Delegate():
            _delegate(walk, task, act)
        case AddSigner():
            _add_signers(walk, task, act)
        case RemoveSigner():
            _remove(walk, task)
        case _:
            assert_never(act)
    settle(walk, task.token)


def _vote_of(walk: Walk, act: SignAct) -> Task:
    task = walk.tasks.get(act.task)
    if task is None or not task.is_open:
        raise NotOpen()
    if task.kind != Approval.kind:
        raise NotAVote()
    if task.state == "waiting" and not isinstance(act, RemoveSigner | Transfer):
        raise NotYourTurn()
    return task


def _vote(walk: Walk, task: Task, act: Vote) -> None:
    if act.by.kind == "system":
        # Time ran out: nobody is asked any more, also not whoever was to look first.
        walk.close_task(task, "done", outcome=act.verdict)
        return
    step = walk.graph.step(task.step)
    asks = step.comment if isinstance(step, Approval) else "never"
    needs_words = asks == "always" or (asks == "reject" and act.verdict == "rejected")
    if needs_words and not act.comment.strip():
        raise ReasonNeeded()
    if task.owner is not None:
        _give(walk, replace(task, assignee=task.owner, owner=None))
        return
    walk.close_task(task, "done", outcome=act.verdict)


def _transfer(walk: Walk, task: Task, act: Transfer) -> None:
    if task.owner is not None:
        _call_in(walk, task, act)
        return
    group = group_of(walk, task.token)
    other = _signing(act.to, group)
    if other is not None:
        _merge(walk, task, other)
        return
    chain = (*task.chain, *((task.assignee,) if task.assignee is not None else ()))
    _give(walk, replace(task, assignee=act.to, chain=chain))


def _call_in(walk: Walk, task: Task, act: Transfer) -> None:
    """A vote somebody only looks at can go nowhere but back to its owner."""
    if act.to != task.owner:
        raise AlreadyDelegated()
    _give(walk, replace(task, assignee=task.owner, owner=None))


def _give(walk: Walk, task: Task) -> None:
    walk.tasks[task.id] = task
    if task.state == "pending":
        walk.effects.append(TaskReady(task.id, task.step, task.assignee))


def _merge(walk: Walk, task: Task, other: Task) -> None:
    """Handed over to somebody who votes here anyway: one task, both their votes."""
    is_vote = is_member(task) and is_member(other)
    if other.id == task.id or not other.is_open or not is_vote:
        raise AlreadySigning(person=other.assignee)
    walk.tasks[other.id] = replace(other, weight=other.weight + task.weight)
    for one in group_of(walk, task.token):
        if one.added_by == task.id:
            walk.tasks[one.id] = replace(one, added_by=other.id)
    walk.close_task(task, "transferred")


def _delegate(walk: Walk, task: Task, act: Delegate) -> None:
    if task.owner is not None:
        raise AlreadyDelegated()
    if _signing(act.to, group_of(walk, task.token)) is not None:
        raise AlreadySigning(person=act.to)
    walk.tasks[task.id] = replace(task, assignee=act.to, owner=task.assignee)
    walk.effects.append(TaskReady(task.id, task.step, act.to))


def _add_signers(walk: Walk, task: Task, act: AddSigner) -> None:
    """Before: the owner waits for them. After: the owner says yes, they confirm. Or beside."""
    if task.sign in ("before", "after") or task.owner is not None:
        raise MayNotAddSigners()
    group = group_of(walk, task.token)
    people = dict.fromkeys(act.people)
    taken = next((person for person in people if _signing(person, group) is not None), None)
    if not people or taken is not None:
        raise AlreadySigning(person=taken)
    last = max(one.seq for one in group)
    for seq, person in enumerate(people, start=last + 1):
        signer = Task(
            id=walk.next_id(),
            token=task.token,
            step=task.step,
            round=task.round,
            kind=task.kind,
            state="waiting",
            assignee=person,
            seq=seq,
            sign=act.where,
            added_by=task.id,
        )
        add(walk, signer)
    if act.where == "after":
        walk.close_task(task, "done", outcome="approved")


def _remove(walk: Walk, task: Task) -> None:
    """Only who has not signed yet, and never the last who is asked for a vote."""
    group = group_of(walk, task.token)
    asked = [one.id for one in members_of(group) if one.state != "skipped"]
    if asked == [task.id]:
        raise LastSigner()
    walk.close_task(task, "cancelled", outcome="removed")
    for one in group:
        if one.added_by == task.id and one.is_open and one.sign != "parallel":
            walk.close_task(one, "cancelled", outcome="removed")


def _signing(person: int, group: Group) -> Task | None:
    """The task by which somebody signs here, done or still to do."""
    return next(
        (
            one
            for one in group
            if person in (one.assignee, one.owner) and one.state not in ("cancelled", "transferred")
        ),
        None,
    )

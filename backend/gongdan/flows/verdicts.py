"""The people of one approval: asking them, whose turn it is, and what follows from their votes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from gongdan.flows.effects import TaskHeld, TaskReady, opened, timer
from gongdan.flows.going_back import ask_again, send_back
from gongdan.flows.human import Human
from gongdan.flows.moves import Approvers, Opening
from gongdan.flows.position import Task, TaskState, Visit
from gongdan.flows.steps.approval import Approval
from gongdan.flows.voting import Group, turns, verdict_of

if TYPE_CHECKING:
    from gongdan.flows.walk import Walk

STANDING = ("done", "skipped")


def group_of(walk: Walk, token: int) -> Group:
    """The votes of the approval at which a token stands, in this round."""
    here = walk.tokens[token]
    return tuple(
        task for task in walk.tasks.values() if task.step == here.step and task.round == here.round
    )


def ask_each(walk: Walk, token: int, openings: Iterable[Opening]) -> None:
    """A task for each of the people; those who need not be asked are noted as left out."""
    here = walk.tokens[token]
    for seq, opening in enumerate(openings, start=1):
        task = Task(
            id=walk.next_id(),
            token=token,
            step=here.step,
            round=here.round,
            kind=opening.kind,
            state="skipped" if opening.skipped else "waiting",
            outcome=opening.skipped,
            assignee=opening.assignee,
            seq=seq,
            weight=opening.weight,
        )
        add(walk, task)


def add(walk: Walk, task: Task) -> None:
    """One more task of an approval."""
    walk.tasks[task.id] = task
    if task.is_open:
        walk.effects.append(opened(task, walk.graph.step(task.step)))


def settle(walk: Walk, token: int) -> None:
    """Go on if the votes decide; else give the turn to whose it is."""
    group = group_of(walk, token)
    step = cast("Approval", walk.graph.step(walk.tokens[token].step))
    verdict = verdict_of(step, group)
    if verdict is None:
        for task_id, state in turns(step, group).items():
            _turn(walk, walk.tasks[task_id], state)
    elif verdict == "rejected":
        reject(walk, token)
    else:
        _approve(walk, token, group)


def reject(walk: Walk, token: int) -> None:
    """The approval failed: the work ends, goes back to a stage, or to who asked for it."""
    step = walk.graph.step(walk.tokens[token].step)
    walk.leave(token, "rejected")
    if not isinstance(step, Approval):
        _end_refused(walk, token)
    elif step.on_reject == "return":
        send_back(walk, token, step.return_to, state="rejected")
    elif step.on_reject == "start":
        ask_again(walk, token, state="rejected")
    else:
        _end_refused(walk, token)


def _end_refused(walk: Walk, token: int) -> None:
    if not walk.end_block(token, is_rejected=True):
        walk.end("rejected", "rejected", status="closed")


def approvers_of(walk: Walk, token: int) -> Approvers:
    """Who approved before on the way here; nobody counts once the work came back to this step."""
    here = walk.tokens[token]
    if here.round > 1:
        return Approvers()
    passed = [
        visit
        for visit in _newest(walk)
        if visit.state in STANDING
        and (visit.token == token or not walk.is_of_other_row(visit.token, token))
        and isinstance(walk.graph.step(visit.step), Human)
        and walk.graph.precedes(visit.step, here.step)
    ]
    everywhere = frozenset[int]().union(*(_approvers(walk, visit) for visit in passed))
    return Approvers(_approvers(walk, passed[-1]) if passed else frozenset(), everywhere)


def _newest(walk: Walk) -> list[Visit]:
    """The last visit of every step, in the order in which they began."""
    last = {visit.step: visit for visit in walk.visits}
    return [visit for visit in walk.visits if last[visit.step] is visit]


def _approvers(walk: Walk, visit: Visit) -> frozenset[int]:
    return frozenset(
        task.assignee
        for task in walk.tasks.values()
        if (task.step, task.round) == (visit.step, visit.round)
        and task.outcome in ("approved", "dedupe")
        and task.assignee is not None
    )


def _approve(walk: Walk, token: int, group: Group) -> None:
    """Passed by people, or left out when nobody had to be asked."""
    reason = next((task.outcome for task in group if task.state == "skipped"), "")
    is_human = any(task.state == "done" for task in group)
    walk.leave(token, "done" if is_human else "skipped", reason=reason)
    walk.go_on(token)


def _turn(walk: Walk, task: Task, state: TaskState) -> None:
    if task.state == state:
        return
    walk.tasks[task.id] = replace(task, state=state)
    if state == "pending":
        walk.effects.append(TaskReady(task.id, task.step, task.assignee))
        walk.effects.extend(timer(task, walk.graph.step(task.step)))
    else:
        walk.effects.append(TaskHeld(task.id, task.step))
        walk.stop_timer(task)

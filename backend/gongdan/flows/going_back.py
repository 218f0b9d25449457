"""Ways back: to an earlier stage, to who asked for it, and the undoing of one's own last act."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gongdan.flows.effects import TaskReopened, TokenMoved, entered, timer
from gongdan.flows.errors import TakeBackRefused, WithdrawRefused
from gongdan.flows.moves import Opening
from gongdan.flows.position import Task, TokenState, VisitState

if TYPE_CHECKING:
    from gongdan.flows.acts import Redirect, TakeBack, Withdraw
    from gongdan.flows.walk import Walk

RESUBMIT = "resubmit"


def send_back(
    walk: Walk,
    token: int,
    target: str,
    *,
    reason: str = "",
    state: VisitState = "returned",
    back_to: str = "",
) -> None:
    """Let the thread that carries this one at the target's depth stand there again."""
    owner = _owner_at(walk, token, len(walk.graph.corners(target)))
    if owner != token:
        walk.clear_inside(owner)
        walk.leave(owner, state, reason=reason)
    call_off_later(walk, owner, target)
    walk.go(owner, walk.graph.entry(target), back_to=back_to)


def _owner_at(walk: Walk, token: int, depth: int) -> int:
    """The thread that carries this one at an outer depth of branches."""
    while len(walk.graph.corners(walk.tokens[token].step)) > depth:
        scope = walk.tokens[token].scope
        token = walk.scopes[scope or 0].parent_token
    return token


def redirect(walk: Walk, act: Redirect) -> None:
    """Leave what is not done here and what lies between undone, and say so of each."""
    here = walk.tokens[act.token].step
    owner = _owner_at(walk, act.token, len(walk.graph.corners(act.target)))
    is_back = walk.graph.precedes(act.target, here)
    state: VisitState = "returned" if is_back else "skipped"
    walk.leave(act.token, state, reason=act.reason)
    walk.forget_incidents(act.token)
    if owner != act.token:
        walk.clear_inside(owner)
        walk.leave(owner, state, reason=act.reason)
    call_off_later(walk, owner, act.target)
    for key in walk.graph.between(here, act.target):
        walk.pass_over(owner, key, reason=act.reason)
    walk.go(owner, walk.graph.entry(act.target))


def call_off_later(walk: Walk, owner: int, target: str) -> None:
    """What was given out beside the work further down will be given out again."""
    for one in walk.aside():
        if one.id != owner and walk.graph.precedes(target, one.step):
            walk.clear_inside(one.id)
            walk.stop(one, "cancelled", visit="cancelled")


def ask_again(walk: Walk, token: int, *, state: VisitState) -> None:
    """Back to the very beginning, where the initiator hands it in once more."""
    owner = _owner_at(walk, token, 0)
    walk.clear_inside(owner)
    walk.leave(owner, state)
    walk.forget_incidents(owner)
    call_off_later(walk, owner, walk.graph.steps[0].key)
    walk.place(owner, walk.graph.steps[0].key)
    walk.open_task(owner, Opening(RESUBMIT, walk.case.initiator))


def withdraw(walk: Walk, act: Withdraw) -> None:
    """The initiator takes it back while nobody has acted where that counts since it came in."""
    last = max((task.id for task in walk.tasks.values() if task.kind == RESUBMIT), default=0)
    since = [task for task in walk.tasks.values() if task.id >= last and task.kind != RESUBMIT]
    is_again = any(task.is_open for task in walk.tasks.values() if task.kind == RESUBMIT)
    acted = [task for task in since if not task.is_machine and was_acted_on(task)]
    if is_again or any(walk.graph.keeps_from_withdrawing(task.step) for task in acted):
        raise WithdrawRefused()
    if act.is_final:
        walk.end("cancelled", "cancelled", status="cancelled")
        return
    aside = {one.id for one in walk.aside()}
    outside = (one.id for one in walk.tokens.values() if one.is_live and one.scope is None)
    ask_again(walk, next(one for one in outside if one not in aside), state="cancelled")


def was_acted_on(task: Task) -> bool:
    """Whether a person did anything with a task."""
    is_moved = bool(task.chain) or task.owner is not None or bool(task.sign)
    is_done = task.state in ("done", "returned", "transferred")
    return is_moved or is_done or (task.state == "skipped" and task.outcome == "skipped")


def take_back(walk: Walk, act: TakeBack) -> Task:
    """Undo a finished task while what followed from it is untouched; its vote is open again."""
    task = walk.tasks.get(act.task)
    if task is None or task.state != "done" or task.kind == RESUBMIT or task.is_machine:
        raise TakeBackRefused()
    _require_decided(walk, task)
    _require_followers_open(walk, task)
    here = walk.tokens[task.token]
    is_still_there = here.is_live and (here.step, here.round) == (task.step, task.round)
    if not is_still_there:
        _require_untouched(walk, task, act.touched)
        call_off_later(walk, task.token, task.step)
        _revive(walk, task.token, task.step, task.round)
        _wake_others(walk, task)
    reopened = replace(task, state="pending", outcome="")
    walk.tasks[task.id] = reopened
    step = walk.graph.step(task.step)
    walk.effects.extend([TaskReopened(task.id, task.step), *timer(reopened, step)])
    return reopened


def _require_decided(walk: Walk, task: Task) -> None:
    """Who sent the work elsewhere acted after everybody else in this stage."""
    stays = [one for one in walk.visits if (one.step, one.round) == (task.step, task.round)]
    if any(one.state not in ("open", "done", "rejected") for one in stays):
        raise TakeBackRefused()


def _require_untouched(walk: Walk, task: Task, touched: frozenset[int]) -> None:
    family = _family(walk, task)
    later = [
        one
        for one in walk.tasks.values()
        if one.id > task.id and one.token in family and _is_elsewhere(one, task)
    ]
    if any(was_acted_on(one) or one.id in touched for one in later):
        raise TakeBackRefused()


def _is_elsewhere(one: Task, task: Task) -> bool:
    return (one.step, one.round) != (task.step, task.round)


def _require_followers_open(walk: Walk, task: Task) -> None:
    """Nobody has signed yet whose turn came only because of this task."""
    in_turn = getattr(walk.graph.step(task.step), "mode", "") == "in_turn"
    for one in walk.tasks.values():
        if one.state != "done" or _is_elsewhere(one, task):
            continue
        is_next = in_turn and one.sign in ("", "parallel") and one.seq > task.seq
        is_signer = one.id == task.added_by or (one.sign == "after" and one.added_by == task.id)
        if is_next or is_signer:
            raise TakeBackRefused()


def _family(walk: Walk, task: Task) -> set[int]:
    """The threads that carried the work on from a task: its own, those around, those within."""
    family = {task.token, *(one.id for one in walk.aside() if one.id > task.id)}
    scope = walk.tokens[task.token].scope
    while scope is not None and not walk.tokens[task.token].is_live:
        parent = walk.scopes[scope].parent_token
        family.add(parent)
        scope = None if walk.scopes[scope].state == "open" else walk.tokens[parent].scope
    for inner in walk.tokens.values():
        around = walk.scopes.get(inner.scope or 0)
        if around is not None and around.id > task.id and around.parent_token in family:
            family.add(inner.id)
    return family


def _revive(walk: Walk, token: int, step: str, number: int, state: TokenState = "active") -> None:
    """Let a thread stand again where it stood, as if it had not gone on."""
    here = walk.tokens[token]
    if here.is_live:
        walk.clear_inside(token)
        walk.leave(token, "cancelled")
        walk.forget_incidents(token)
    else:
        _reopen_scope(walk, here.scope or 0)
    before = walk.tokens[token]
    walk.put(replace(before, step=step, round=number, state=state, back_to=""))
    walk.effects.append(TokenMoved(token, before.step, step))
    for index, visit in enumerate(walk.visits):
        if (visit.step, visit.round) == (step, number):
            walk.visits[index] = replace(visit, state="open")
    if walk.graph.step(step).is_stage:
        walk.effects.append(entered(walk.graph.step(step), number))


def _reopen_scope(walk: Walk, scope_id: int) -> None:
    """One of the threads inside did not arrive after all."""
    scope = walk.scopes.get(scope_id)
    if scope is None or scope.state == "cancelled" or scope.expected < len(scope.branches):
        raise TakeBackRefused()
    if scope.state == "joined":
        number = max(
            visit.round
            for visit in walk.visits
            if visit.step == scope.split and visit.token == scope.parent_token
        )
        _revive(walk, scope.parent_token, scope.split, number, "waiting")
    walk.scopes[scope_id] = replace(scope, state="open", arrived=scope.arrived - 1)


def _wake_others(walk: Walk, task: Task) -> None:
    """Those who needed not sign any more because it was decided may sign again."""
    for other in list(walk.tasks.values()):
        if other.outcome == "decided" and not _is_elsewhere(other, task):
            walk.tasks[other.id] = replace(other, state="waiting", outcome="")
            walk.effects.append(TaskReopened(other.id, other.step))

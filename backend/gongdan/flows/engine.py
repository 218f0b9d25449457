"""Given this position and this act, what next: the process engine, a function of values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from gongdan.flows.acts import (
    Act,
    Cancel,
    Complete,
    Facts,
    Jump,
    Reopen,
    Retry,
    Return,
    Skip,
    Start,
    TaskAct,
)
from gongdan.flows.conditions import judge as judge_expression
from gongdan.flows.effects import Effect, InstanceReopened
from gongdan.flows.errors import (
    AlreadyStarted,
    JumpRefused,
    NotEnded,
    NothingToRetry,
    NotOpen,
    NotRunning,
    ReasonNeeded,
    ReopenRefused,
    ReturnRefused,
)
from gongdan.flows.graph import Graph
from gongdan.flows.moves import Case, Decided, Judge
from gongdan.flows.position import Position, Task
from gongdan.flows.roads import can_be_reopened, next_stages, return_targets, usual_reopening
from gongdan.flows.walk import Walk


@dataclass(frozen=True)
class Outcome:
    """The position reached and what it asks the caller to do, in order."""

    position: Position
    effects: tuple[Effect, ...]


def take(graph: Graph, position: Position, act: Act, *, judge: Judge = judge_expression) -> Outcome:
    """Apply one act, or refuse it; nothing changes on a refusal."""
    facts = {} if isinstance(act, Cancel) else act.facts
    walk = Walk(graph, position, Case(facts, judge))
    _begin(walk, position, act)
    walk.run()
    return Outcome(walk.result(), tuple(walk.effects))


def allowed_next(
    graph: Graph, position: Position, facts: Facts, *, judge: Judge = judge_expression
) -> tuple[str, ...]:
    """The steps at which the work would stand after completing what is open now."""
    return next_stages(graph, position, Case(facts, judge))


def _begin(walk: Walk, position: Position, act: Act) -> None:
    match act:
        case Start():
            _start(walk, position)
        case Complete() | Skip():
            _act_on_task(walk, position, act)
        case Return():
            _return(walk, position, act)
        case Jump():
            _jump(walk, position, act)
        case Cancel():
            _cancel(walk, position, act)
        case Reopen():
            _reopen(walk, position, act)
        case Retry():
            _retry(walk, position)
        case _:
            assert_never(act)


def _start(walk: Walk, position: Position) -> None:
    if position.state != "new":
        raise AlreadyStarted()
    walk.state = "running"
    walk.go(walk.new_token(scope=None, branch="").id, walk.graph.steps[0].key)


def _act_on_task(walk: Walk, position: Position, act: TaskAct) -> None:
    task = _open_task(position, act.task)
    decision = walk.graph.step(task.step).on_act(act)
    is_skip = isinstance(act, Skip)
    walk.close_task(task, "skipped" if is_skip else "done")
    if isinstance(decision, Decided):
        reason = act.reason if isinstance(act, Skip) else ""
        walk.leave(task.token, "skipped" if is_skip else "done", reason=reason)
        walk.go_on(task.token)


def _return(walk: Walk, position: Position, act: Return) -> None:
    task = _open_task(position, act.task)
    _need_reason(act.reason)
    allowed = return_targets(walk.graph, position, task)
    if act.target not in allowed:
        raise ReturnRefused(target=act.target, allowed=list(allowed))
    walk.leave(task.token, "returned", reason=act.reason)
    owner = _owner_at(walk, task.token, len(walk.graph.corners(act.target)))
    if owner != task.token:
        walk.clear_inside(owner)
        walk.leave(owner, "returned", reason=act.reason)
    walk.go(owner, act.target)


def _owner_at(walk: Walk, token: int, depth: int) -> int:
    """The thread that carries this one at an outer depth of branches."""
    while len(walk.graph.corners(walk.tokens[token].step)) > depth:
        scope = walk.tokens[token].scope
        token = walk.scopes[scope or 0].parent_token
    return token


def _jump(walk: Walk, position: Position, act: Jump) -> None:
    _need_running(position)
    allowed = next_stages(walk.graph, position, walk.case)
    for task in position.open_tasks():
        reached = next_stages(walk.graph, position, walk.case, task=task)
        if act.target in reached:
            _act_on_task(walk, position, _completion(task, act))
            return
    raise JumpRefused(target=act.target, allowed=list(allowed))


def _completion(task: Task, act: Jump) -> Complete:
    return Complete(
        task=task.id, by=act.by, facts=act.facts, ticked=act.ticked, provided=act.provided
    )


def _cancel(walk: Walk, position: Position, act: Cancel) -> None:
    _need_running(position)
    _need_reason(act.reason)
    state = "terminated" if act.is_forced else "cancelled"
    walk.end("terminated" if act.is_forced else "cancelled", state, status="cancelled")


def _reopen(walk: Walk, position: Position, act: Reopen) -> None:
    if position.state in ("new", "running"):
        raise NotEnded()
    _need_reason(act.reason)
    target = act.target or usual_reopening(walk.graph, position)
    if not can_be_reopened(walk.graph, position, target):
        raise ReopenRefused(target=target)
    walk.state, walk.outcome = "running", ""
    walk.effects.append(InstanceReopened(target, act.reason))
    token = walk.new_token(scope=None, branch="")
    for corner in walk.graph.corners(target):
        walk.place(token.id, corner.split)
        token = walk.split(token.id, (corner.branch,))[0]
    walk.go(token.id, target)


def _retry(walk: Walk, position: Position) -> None:
    if not position.incidents:
        raise NothingToRetry()
    walk.incidents.clear()
    for incident in position.incidents:
        walk.retry(incident.token)


def _open_task(position: Position, task_id: int) -> Task:
    _need_running(position)
    for task in position.open_tasks():
        if task.id == task_id:
            return task
    raise NotOpen()


def _need_running(position: Position) -> None:
    if position.state != "running":
        raise NotRunning()


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise ReasonNeeded()

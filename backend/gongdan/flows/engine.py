"""Given this position and this act, what next: the process engine, a function of values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from gongdan.flows.acts import (
    Act,
    AddSigner,
    Cancel,
    Complete,
    Delegate,
    Facts,
    Fail,
    Jump,
    LookAgain,
    MachineAct,
    Proceed,
    Redirect,
    RemoveSigner,
    Reopen,
    Retry,
    Return,
    Skip,
    Start,
    Suspend,
    TakeBack,
    TaskAct,
    Transfer,
    Unsuspend,
    Vote,
    Withdraw,
)
from gongdan.flows.conditions import judge as judge_expression
from gongdan.flows.effects import Effect, InstanceReopened
from gongdan.flows.errors import (
    AlreadyStarted,
    JumpRefused,
    NothingToRetry,
    NotOpen,
    NotRunning,
    ReasonNeeded,
    RedirectRefused,
    ReopenRefused,
    ReturnRefused,
    StraightBackRefused,
    Suspended,
)
from gongdan.flows.going_back import redirect, send_back, take_back, withdraw
from gongdan.flows.graph import Graph
from gongdan.flows.machine import fail, look_again, proceed, suspend, unsuspend
from gongdan.flows.moves import Case, Decided, Into, Judge, People, Rows, no_rows, nobody
from gongdan.flows.position import Position, Task
from gongdan.flows.roads import (
    can_begin_at,
    jump_targets,
    redirect_targets,
    return_targets,
)
from gongdan.flows.signing import sign
from gongdan.flows.steps.approval import Approval
from gongdan.flows.verdicts import settle
from gongdan.flows.walk import Walk


@dataclass(frozen=True)
class Outcome:
    """The position reached and what it asks the caller to do, in order."""

    position: Position
    effects: tuple[Effect, ...]


@dataclass(frozen=True)
class Surroundings:
    """What the engine cannot know: how conditions are judged, who the people are, who asked."""

    judge: Judge = judge_expression
    people: People = nobody
    initiator: int | None = None
    rows: Rows = no_rows

    def case(self, facts: Facts) -> Case:
        """The facts of the work with everything around it."""
        return Case(facts, self.judge, self.people, self.initiator, rows=self.rows)


USUAL = Surroundings()


def take(graph: Graph, position: Position, act: Act, *, around: Surroundings = USUAL) -> Outcome:
    """Apply one act, or refuse it; nothing changes on a refusal."""
    facts = {} if isinstance(act, Cancel) else act.facts
    walk = Walk(graph, position, around.case(facts))
    _begin(walk, position, act)
    walk.run()
    return Outcome(walk.result(), tuple(walk.effects))


def allowed_next(
    graph: Graph, position: Position, facts: Facts, *, around: Surroundings = USUAL
) -> tuple[str, ...]:
    """The steps at which the work would stand after completing what is open now."""
    return jump_targets(graph, position, around.case(facts))


def _begin(walk: Walk, position: Position, act: Act) -> None:
    match act:
        case Vote() | Transfer() | Delegate() | AddSigner() | RemoveSigner():
            _need_running(position)
            sign(walk, act)
        case Return() | Withdraw() | TakeBack():
            _need_running(position)
            _go_back(walk, position, act)
        case Cancel():
            _cancel(walk, position, act)
        case Reopen():
            _reopen(walk, position, act)
        case Start() | Complete() | Skip() | Jump() | Redirect() | Retry():
            _go_on(walk, position, act)
        case Suspend() | Unsuspend():
            _rest(walk, act)
        case Proceed() | Fail() | LookAgain():
            _need_running(position)
            _work_on(walk, act)
        case _:
            assert_never(act)


def _go_on(walk: Walk, position: Position, act: Start | TaskAct | Jump | Redirect | Retry) -> None:
    match act:
        case Start():
            _start(walk, position)
        case Complete() | Skip():
            _act_on_task(walk, position, act)
        case Jump():
            _jump(walk, position, act)
        case Redirect():
            _redirect(walk, position, act)
        case Retry():
            _retry(walk, position)


def _go_back(walk: Walk, position: Position, act: Return | Withdraw | TakeBack) -> None:
    match act:
        case Return():
            _return(walk, position, act)
        case Withdraw():
            withdraw(walk, act)
        case TakeBack():
            _take_back(walk, act)


def _rest(walk: Walk, act: Suspend | Unsuspend) -> None:
    if isinstance(act, Unsuspend):
        unsuspend(walk)
        return
    if walk.state != "suspended":
        _need_running(walk.result())
    _need_reason(act.reason)
    suspend(walk, act)


def _work_on(walk: Walk, act: MachineAct) -> None:
    match act:
        case Proceed():
            proceed(walk, act)
        case Fail():
            fail(walk, act)
        case LookAgain():
            look_again(walk)


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
    is_straight = act.resume == "straight_back"
    if is_straight and walk.graph.corners(act.target) != walk.graph.corners(task.step):
        raise StraightBackRefused()
    walk.leave(task.token, "returned", reason=act.reason)
    back_to = task.step if is_straight else ""
    send_back(walk, task.token, act.target, reason=act.reason, back_to=back_to)


def _take_back(walk: Walk, act: TakeBack) -> None:
    task = take_back(walk, act)
    if isinstance(walk.graph.step(task.step), Approval):
        settle(walk, task.token)


def _jump(walk: Walk, position: Position, act: Jump) -> None:
    _need_running(position)
    allowed = jump_targets(walk.graph, position, walk.case)
    for task in position.open_tasks():
        reached = jump_targets(walk.graph, position, walk.case, task=task)
        if act.target in reached:
            _act_on_task(walk, position, _completion(task, act))
            return
    raise JumpRefused(target=act.target, allowed=list(allowed))


def _redirect(walk: Walk, position: Position, act: Redirect) -> None:
    _need_running(position)
    _need_reason(act.reason)
    allowed = redirect_targets(walk.graph, position, act.token)
    if act.target not in allowed:
        raise RedirectRefused(target=act.target, allowed=list(allowed))
    redirect(walk, act)


def _completion(task: Task, act: Jump) -> Complete:
    return Complete(
        task=task.id, by=act.by, facts=act.facts, ticked=act.ticked, provided=act.provided
    )


def _cancel(walk: Walk, position: Position, act: Cancel) -> None:
    if position.state != "suspended":
        _need_running(position)
    _need_reason(act.reason)
    state = "terminated" if act.is_forced else "cancelled"
    walk.end("terminated" if act.is_forced else "cancelled", state, status="cancelled")


def _reopen(walk: Walk, position: Position, act: Reopen) -> None:
    if position.state != "new":
        raise AlreadyStarted()
    _need_reason(act.reason)
    target = act.target or walk.graph.steps[0].key
    if not can_begin_at(walk.graph, target):
        raise ReopenRefused(target=target)
    walk.state = "running"
    walk.effects.append(InstanceReopened(target, act.reason))
    token = walk.new_token(scope=None, branch="")
    for corner in walk.graph.corners(target):
        walk.place(token.id, corner.split)
        token = walk.split(token.id, Into((corner.branch,)))[0]
    walk.go(token.id, walk.graph.entry(target))


def _retry(walk: Walk, position: Position) -> None:
    _need_running(position)
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
    if position.state == "suspended":
        raise Suspended()
    if position.state != "running":
        raise NotRunning()


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise ReasonNeeded()

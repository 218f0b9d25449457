"""What goes on without people: waits that end, actions done or failed, work that rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongdan.flows.effects import ActionFailed, InstanceSuspended, InstanceUnsuspended
from gongdan.flows.errors import NotOpen, NotSuspended, Stuck
from gongdan.flows.position import Task
from gongdan.flows.steps.action import Automatic
from gongdan.flows.steps.wait import Wait

if TYPE_CHECKING:
    from gongdan.flows.acts import Fail, Proceed, Suspend
    from gongdan.flows.walk import Walk


def proceed(walk: Walk, act: Proceed) -> None:
    """A wait is over."""
    walk.proceed(_open(walk, act.task).id, act.outcome)


def fail(walk: Walk, act: Fail) -> None:
    """An action could not be done: the work goes on without it, or stands still."""
    task = _open(walk, act.task)
    step = walk.graph.step(task.step)
    if isinstance(step, Automatic) and step.on_failure == "go_on":
        walk.effects.append(ActionFailed(task.step, act.code, act.detail))
        walk.proceed(task.id, "failed")
        return
    walk.close_task(task, "cancelled", outcome="failed")
    walk.raise_incident(task.token, code=act.code, detail=act.detail)


def look_again(walk: Walk) -> None:
    """Every wait whose condition holds now is over; one that cannot be judged goes on waiting."""
    for task in [one for one in walk.tasks.values() if one.kind == Wait.kind and one.is_open]:
        step = walk.graph.step(task.step)
        if isinstance(step, Wait) and _is_there(walk, step, task):
            walk.proceed(task.id, "done")


def _is_there(walk: Walk, step: Wait, task: Task) -> bool:
    try:
        return step.is_there(walk.case_of(task.token))
    except Stuck:
        return False


def suspend(walk: Walk, act: Suspend) -> None:
    """Everything stays where it stands."""
    walk.state = "suspended"
    walk.effects.append(InstanceSuspended(act.reason))


def unsuspend(walk: Walk) -> None:
    """As if nothing had been."""
    if walk.state != "suspended":
        raise NotSuspended()
    walk.state = "running"
    walk.effects.append(InstanceUnsuspended())


def _open(walk: Walk, task_id: int) -> Task:
    task = walk.tasks.get(task_id)
    if task is None or not task.is_open or not task.is_machine:
        raise NotOpen()
    return task

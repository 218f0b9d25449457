"""Where the work could go from here: forward, back, and again."""

from __future__ import annotations

from gongdan.flows.effects import InstanceEnded, TaskOpened
from gongdan.flows.graph import Graph
from gongdan.flows.human import Human
from gongdan.flows.moves import Case
from gongdan.flows.position import Position, Task, Token, Visit
from gongdan.flows.steps.approval import Approval
from gongdan.flows.steps.start import Start
from gongdan.flows.steps.subprocess import Subprocess
from gongdan.flows.walk import LONGEST, Walk

# What the system does when a stage begins and ends goes with the stage.
AROUND = (".enter", ".leave")


def next_stages(
    graph: Graph, position: Position, case: Case, *, task: Task | None = None
) -> tuple[str, ...]:
    """The steps that would wait next if the open tasks (or one of them) were completed now.

    Votes are no such tasks: nobody can complete them for their people.
    """
    tasks = position.open_tasks() if task is None else (task,)
    tasks = tuple(one for one in tasks if one.kind != Approval.kind)
    reached = [key for one in tasks for key in _reached(graph, position, case, one)]
    return tuple(dict.fromkeys(reached))


def jump_targets(
    graph: Graph, position: Position, case: Case, *, task: Task | None = None
) -> tuple[str, ...]:
    """The steps one may ask to be at: those that would wait next, but for where somebody stands.

    Pressed twice, a jump must not take another row or branch along that leads there too.
    """
    standing = {token.step for token in position.live_tokens()}
    reached = next_stages(graph, position, case, task=task)
    return tuple(step for step in reached if step not in standing)


def _reached(graph: Graph, position: Position, case: Case, task: Task) -> list[str]:
    walk = Walk(graph, position, case)
    walk.close_task(task, "done")
    walk.leave(task.token, "done")
    walk.go_on(task.token)
    walk.run()
    _do_at_once(walk)
    return [
        effect.step
        for effect in walk.effects
        if isinstance(effect, InstanceEnded)
        or (isinstance(effect, TaskOpened) and walk.tasks[effect.task].is_open)
    ]


def _do_at_once(walk: Walk) -> None:
    """What the system does by itself on the way holds nobody up: one after the other."""
    for _ in range(LONGEST):
        waiting = (one for one in walk.tasks.values() if one.kind == "action" and one.is_open)
        task = next(waiting, None)
        if task is None or walk.state != "running":
            return
        walk.proceed(task.id, "done")
        walk.run()


def return_targets(graph: Graph, position: Position, task: Task) -> tuple[str, ...]:
    """The stages passed before this one, in the same branch or around it, newest last.

    A stage in another branch is never one: its branch is not the one being left.
    """
    passed = {
        visit.step
        for visit in position.visits
        if visit.state in ("done", "skipped") and _same_row(graph, position, visit, task)
    }
    return tuple(
        key
        for key, place in graph.places.items()
        if key in passed
        and isinstance(place.step, Human)
        and graph.precedes(key, task.step)
        and graph.aside(key) == graph.aside(task.step)
    )


def _same_row(graph: Graph, position: Position, visit: Visit, task: Task) -> bool:
    """Whether a visit belongs to the row for which a task is done; elsewhere all belong."""
    blocks = [graph.step(corner.split) for corner in graph.corners(visit.step)]
    if not any(isinstance(block, Subprocess) and block.each for block in blocks):
        return True
    parents = {token.id: token for token in position.tokens}
    scopes = {scope.id: scope.parent_token for scope in position.scopes}
    token: Token | None = parents[task.token]
    while token is not None:
        if token.id == visit.token:
            return True
        token = parents[scopes[token.scope]] if token.scope is not None else None
    return False


def redirect_targets(graph: Graph, position: Position, token_id: int) -> tuple[str, ...]:
    """Where a thread can be taken by hand: anywhere in its own branch or around it."""
    token = next((one for one in position.tokens if one.id == token_id), None)
    if token is None or token.state != "active":
        return ()
    here = graph.corners(token.step)
    return tuple(
        key
        for key, place in graph.places.items()
        if key != token.step
        and place.corners == here[: len(place.corners)]
        and place.step.kind != Start.kind
        and not key.endswith(AROUND)
        and graph.aside(key) == graph.aside(token.step)
    )


def usual_reopening(graph: Graph, position: Position) -> str:
    """Where finished work is taken up again: the last stage in which real work was done."""
    passed = [
        step
        for visit in position.visits
        if visit.state in ("done", "skipped", "rejected", "cancelled")
        and can_begin_at(graph, visit.step)
        and isinstance(step := graph.step(visit.step), Human)
    ]
    working = [step.key for step in passed if step.status == "in_progress"]
    return ([step.key for step in passed] + working or [graph.steps[0].key])[-1]


def can_begin_at(graph: Graph, target: str) -> bool:
    """Whether work may set out from this step: the first, or a stage people do."""
    if target not in graph.places or graph.aside(target):
        return False
    blocks = [graph.step(corner.split) for corner in graph.corners(target)]
    if any(isinstance(block, Subprocess) and block.each for block in blocks):
        return False
    return target == graph.steps[0].key or isinstance(graph.step(target), Human)

"""Where running work goes from here, as its facts stand now and if everybody says yes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongdan.flows.acts import Act, Complete, Facts, Proceed, Tick, Vote
from gongdan.flows.effects import BranchTaken
from gongdan.flows.engine import Surroundings, take
from gongdan.flows.graph import Graph
from gongdan.flows.position import Position, Task, Visit
from gongdan.flows.steps.approval import Approval
from gongdan.flows.steps.handling import Handling
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import Refusal

LONGEST = 100


@dataclass(frozen=True)
class Ahead:
    """A step the work will come to: whom it asks as far as the engine knows, or why nobody."""

    step: str
    is_skipped: bool
    asked: tuple[int, ...]


@dataclass(frozen=True)
class Forecast:
    """The steps ahead in the order in which the work comes to them, and the branches taken."""

    steps: tuple[Ahead, ...] = ()
    branches: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def forecast(graph: Graph, position: Position, facts: Facts, *, around: Surroundings) -> Forecast:
    """The way ahead; as far as it can be told when a condition cannot be judged yet."""
    stood = {(visit.step, visit.round) for visit in position.visits}
    reached, branches = position, dict[str, tuple[str, ...]]()
    for _ in range(LONGEST):
        act = _usual(graph, reached, facts)
        if act is None:
            break
        try:
            outcome = take(graph, reached, act, around=around)
        except Refusal:
            break
        reached = outcome.position
        branches |= {e.split: e.branches for e in outcome.effects if isinstance(e, BranchTaken)}
    fresh = [visit for visit in reached.visits if (visit.step, visit.round) not in stood]
    known = {visit.step: visit for visit in reversed(fresh) if visit.step in graph.places}
    steps = tuple(_ahead(reached, visit) for visit in fresh if known.get(visit.step) is visit)
    return Forecast(steps, branches)


def _ahead(reached: Position, visit: Visit) -> Ahead:
    tasks = [one for one in reached.tasks if (one.step, one.round) == (visit.step, visit.round)]
    asked = tuple(one.assignee for one in tasks if one.assignee and one.state != "skipped")
    return Ahead(visit.step, visit.state == "skipped", asked)


def _usual(graph: Graph, position: Position, facts: Facts) -> Act | None:
    """What is done next when nothing unusual happens; nothing once it has ended or is stuck."""
    if position.state != "running":
        return None
    machines = position.machine_tasks()
    if machines:
        return Proceed(task=machines[0].id, by=SYSTEM, outcome="done", facts=facts)
    task = next(iter(position.open_tasks()), None)
    if task is None:
        return None
    if task.kind == Approval.kind:
        return Vote(task=task.id, verdict="approved", by=SYSTEM, comment="-", facts=facts)
    return _completed(graph, task, facts)


def _completed(graph: Graph, task: Task, facts: Facts) -> Complete:
    step = graph.step(task.step)
    items = step.checklist if isinstance(step, Handling) else ()
    provided = frozenset(step.requires) if isinstance(step, Handling) else frozenset()
    ticks = tuple(Tick(item.key, photos=1) for item in items)
    return Complete(task=task.id, by=SYSTEM, facts=facts, ticked=ticks, provided=provided)

"""Walks a process without anybody: given facts, what people are found, and what each decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongdan.flows.acts import Act, Complete, Facts, Proceed, Skip, Start, Tick, Verdict, Vote
from gongdan.flows.effects import BranchTaken
from gongdan.flows.engine import Surroundings, take
from gongdan.flows.graph import Graph
from gongdan.flows.position import Incident, Position, Task, Visit
from gongdan.flows.steps.approval import Approval
from gongdan.flows.steps.handling import Handling
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import Refusal

LONGEST = 300
REASON = "simulated"


@dataclass(frozen=True)
class Asked:
    """One duty on the way: whose it is where the engine knows, and what became of it."""

    assignee: int | None
    outcome: str
    weight: int = 1


@dataclass(frozen=True)
class Passage:
    """One stay at a step, with the duties it gave; ``before`` are the stays it had to wait for."""

    step: str
    kind: str
    round: int
    token: int
    state: str
    asked: tuple[Asked, ...]
    before: tuple[int, ...]


@dataclass(frozen=True)
class Walked:
    """The way taken, the branches chosen, how it ended, and where it got stuck if it did."""

    passages: tuple[Passage, ...]
    branches: tuple[tuple[str, tuple[str, ...]], ...]
    state: str
    outcome: str
    incident: Incident | None = None

    @property
    def path(self) -> tuple[str, ...]:
        """The steps that were stood at, in their order."""
        return tuple(passage.step for passage in self.passages)


def simulate(
    graph: Graph,
    facts: Facts,
    *,
    decisions: Mapping[str, str] | None = None,
    around: Surroundings,
) -> Walked:
    """Walk from start to end; whoever is asked says yes unless ``decisions`` says otherwise.

    A decision is for the first time a step is reached, so that a refusal cannot go on for ever.
    """
    said = decisions or {}
    position, branches = Position(), list[tuple[str, tuple[str, ...]]]()
    act: Act | None = Start(by=SYSTEM, facts=facts)
    for _ in range(LONGEST):
        if act is None:
            break
        try:
            outcome = take(graph, position, act, around=around)
        except Refusal as refusal:
            return _walked(graph, position, branches, _refused(position, refusal))
        position = outcome.position
        branches += [(e.split, e.branches) for e in outcome.effects if isinstance(e, BranchTaken)]
        act = _next_act(graph, position, facts, said)
    return _walked(graph, position, branches, next(iter(position.incidents), None))


def _next_act(
    graph: Graph, position: Position, facts: Facts, decisions: Mapping[str, str]
) -> Act | None:
    """What the first who has something to do does; nothing once it has ended or stands still."""
    if position.state != "running":
        return None
    task = next(iter((*position.open_tasks(), *position.machine_tasks())), None)
    if task is None:
        return None
    said = decisions.get(task.step, "") if task.round == 1 else ""
    if task.is_machine:
        outcome = "timeout" if said == "timeout" else "done"
        return Proceed(task=task.id, by=SYSTEM, outcome=outcome, facts=facts)  # type: ignore[arg-type]
    if said == "skipped":
        return Skip(task=task.id, by=SYSTEM, reason=REASON, authorized=True, facts=facts)
    if task.kind == Approval.kind:
        verdict: Verdict = "rejected" if said == "rejected" else "approved"
        return Vote(task=task.id, verdict=verdict, by=SYSTEM, comment=REASON, facts=facts)
    return _completed(graph, task, facts)


def _completed(graph: Graph, task: Task, facts: Facts) -> Complete:
    step = graph.step(task.step)
    if not isinstance(step, Handling):
        return Complete(task=task.id, by=SYSTEM, facts=facts)
    return Complete(
        task=task.id,
        by=SYSTEM,
        facts=facts,
        ticked=tuple(Tick(item.key, photos=1) for item in step.checklist),
        provided=frozenset(step.requires),
    )


def _refused(position: Position, refusal: Refusal) -> Incident:
    task = next(iter(position.open_tasks()), None)
    where = (task.step, task.token) if task else ("", 0)
    return Incident(*where, refusal.code, refusal.message)


def _walked(
    graph: Graph,
    position: Position,
    branches: list[tuple[str, tuple[str, ...]]],
    incident: Incident | None,
) -> Walked:
    visits = [visit for visit in position.visits if visit.step in graph.places]
    passages = tuple(_passage(graph, position, visits, index) for index in range(len(visits)))
    return Walked(passages, tuple(branches), position.state, position.outcome, incident)


def _passage(graph: Graph, position: Position, visits: list[Visit], index: int) -> Passage:
    visit = visits[index]
    tasks = (t for t in position.tasks if (t.step, t.round) == (visit.step, visit.round))
    kin = _kin(position, visit.token)
    return Passage(
        step=visit.step,
        kind=graph.step(visit.step).kind,
        round=visit.round,
        token=visit.token,
        state=visit.state,
        asked=tuple(Asked(t.assignee, t.outcome or t.state, t.weight) for t in tasks),
        before=tuple(place for place, other in enumerate(visits[:index]) if other.token in kin),
    )


def _kin(position: Position, token_id: int) -> frozenset[int]:
    """The thread itself, those it came out of, and those that came out of it."""
    parents = {token.id: _parent(position, token.scope) for token in position.tokens}
    above = _chain(parents, token_id)
    below = {other for other in parents if token_id in _chain(parents, other)}
    return frozenset({*above, *below})


def _parent(position: Position, scope_id: int | None) -> int | None:
    return next((scope.parent_token for scope in position.scopes if scope.id == scope_id), None)


def _chain(parents: Mapping[int, int | None], token_id: int) -> list[int]:
    found: list[int] = []
    here: int | None = token_id
    while here is not None:
        found.append(here)
        here = parents.get(here)
    return found

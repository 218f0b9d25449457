"""What a process names that others must have: checked where everything meets, at publishing."""

from __future__ import annotations

from dataclasses import dataclass

from gongdan.expressions import fields_of
from gongdan.flows.graph import Graph, Step
from gongdan.flows.handlers import Handler
from gongdan.flows.human import Human
from gongdan.flows.steps.approval import Approval
from gongdan.flows.steps.copy import Copy


@dataclass(frozen=True)
class References:
    """Codes of teams, roles, people and calendars, and ids of form fields."""

    teams: frozenset[str]
    roles: frozenset[str]
    people: frozenset[str]
    fields: frozenset[str]
    calendars: frozenset[str]


def references_of(graph: Graph) -> References:
    """Everything a process refers to by name."""
    steps = [place.step for place in graph.places.values()]
    stages = [step for step in steps if isinstance(step, Human)]
    conditions = [
        branch.when for step in steps for branch in step.branches if branch.when is not None
    ]
    judged = frozenset[str]().union(*map(fields_of, conditions))
    return References(
        teams=_named(steps, "team"),
        roles=_named(steps, "role"),
        people=_named(steps, "person"),
        fields=_named(steps, "field") | judged,
        calendars=frozenset(stage.calendar for stage in stages if stage.calendar),
    )


def _named(steps: list[Step], kind: str) -> frozenset[str]:
    return frozenset(
        handler.value for step in steps for handler in _handlers(step) if handler.kind == kind
    )


def _handlers(step: Step) -> tuple[Handler, ...]:
    """Every rule of a step by which people are found."""
    if isinstance(step, Copy):
        return step.receivers
    others = step.substitutes if isinstance(step, Approval) else ()
    return (*step.handlers, *others) if isinstance(step, Human) else others

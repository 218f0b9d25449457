"""What a process names that others must have: checked where everything meets, at publishing."""

from __future__ import annotations

from dataclasses import dataclass

from gongdan.expressions import fields_of
from gongdan.flows.graph import Graph
from gongdan.flows.steps.handling import Handling


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
    stages = [step for step in steps if isinstance(step, Handling)]
    conditions = [
        branch.when for step in steps for branch in step.branches if branch.when is not None
    ]
    judged = frozenset[str]().union(*map(fields_of, conditions))
    return References(
        teams=_named(stages, "team"),
        roles=_named(stages, "role"),
        people=_named(stages, "person"),
        fields=_named(stages, "field") | judged,
        calendars=frozenset(stage.calendar for stage in stages if stage.calendar),
    )


def _named(stages: list[Handling], kind: str) -> frozenset[str]:
    return frozenset(
        handler.value for stage in stages for handler in stage.handlers if handler.kind == kind
    )

"""What a process names that others must have: checked where everything meets, at publishing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongdan.expressions import fields_of
from gongdan.flows.actions import Action, values_of
from gongdan.flows.graph import Condition, Graph, Step
from gongdan.flows.handlers import Handler
from gongdan.flows.human import Human
from gongdan.flows.ladders import ROLE
from gongdan.flows.steps.action import Automatic
from gongdan.flows.steps.approval import Approval
from gongdan.flows.steps.copy import Copy
from gongdan.flows.steps.delay import Delay
from gongdan.flows.steps.route import Route
from gongdan.flows.steps.suborder import Suborder
from gongdan.flows.steps.subprocess import Subprocess
from gongdan.flows.steps.subtasks import Subtasks
from gongdan.flows.steps.wait import Wait


@dataclass(frozen=True)
class References:
    """Codes of teams, roles, people and calendars, of types and record types, ids of fields."""

    teams: frozenset[str]
    roles: frozenset[str]
    people: frozenset[str]
    fields: frozenset[str]
    calendars: frozenset[str]
    types: frozenset[str] = frozenset()
    record_types: frozenset[str] = frozenset()


def references_of(graph: Graph) -> References:
    """Everything a process refers to by name."""
    steps = [place.step for place in graph.places.values()]
    judged = frozenset[str]().union(
        *(fields_of(one) for step in steps for one in expressions(step))
    )
    return References(
        teams=frozenset(rule.named_team for step in steps for rule in rules_of(step)) - {""},
        roles=_named(steps, "role") | _told_roles(steps),
        people=_named(steps, "person"),
        fields=_named(steps, "field") | judged | _own_fields(steps),
        calendars=frozenset(_calendar(step) for step in steps) - {""},
        types=_targets(steps, "create_order")
        | {step.type for step in steps if isinstance(step, Suborder)},
        record_types=_targets(steps, "create_record"),
    )


def rules_of(step: Step) -> tuple[Handler, ...]:
    """Every rule of a step by which people are found."""
    told = tuple(rule for action in actions_of(step) for rule in action.whom)
    match step:
        case Copy():
            return step.receivers
        case Subtasks():
            return tuple(rule for part in step.items for rule in part.handlers)
        case Approval():
            return (*_of_people(step), *step.substitutes, *told)
        case Human():
            return (*_of_people(step), *told)
        case _:
            return told


def _of_people(step: Human) -> tuple[Handler, ...]:
    instead = (rule for level in step.ladder for rule in level.handlers)
    return (*step.handlers, *step.dispatchers, *instead)


def expressions(step: Step) -> Iterator[Condition]:
    """Every condition and value of a step."""
    yield from (branch.when for branch in step.branches if branch.when is not None)
    for action in actions_of(step):
        yield from values_of(action)
    if isinstance(step, Route):
        yield from (way.when for way in step.ways)
    if isinstance(step, Wait) and step.when is not None:
        yield step.when
    if isinstance(step, Suborder | Subtasks) and step.title is not None:
        yield step.title
    if isinstance(step, Suborder):
        yield from step.answers.values()


def actions_of(step: Step) -> tuple[Action, ...]:
    """What the system does in a step."""
    return step.actions if isinstance(step, Automatic) else ()


def _named(steps: list[Step], kind: str) -> frozenset[str]:
    return frozenset(rule.value for step in steps for rule in rules_of(step) if rule.kind == kind)


def _targets(steps: list[Step], do: str) -> frozenset[str]:
    actions = (action for step in steps for action in actions_of(step))
    return frozenset(action.target for action in actions if action.do == do)


def _told_roles(steps: list[Step]) -> frozenset[str]:
    people = (step for step in steps if isinstance(step, Human))
    whom = (one for step in people for level in step.ladder for one in level.whom)
    return frozenset(one.removeprefix(ROLE) for one in whom if one.startswith(ROLE))


def _own_fields(steps: list[Step]) -> frozenset[str]:
    return frozenset[str]().union(*map(fields_named, steps))


def fields_named(step: Step) -> frozenset[str]:
    """Fields a step names outside of conditions: to set, to wait for, to go through row by row."""
    found = {one.target for one in actions_of(step) if one.do in ("set_field", "change_record")}
    found |= {rule.value for rule in rules_of(step) if rule.kind == "field"}
    if isinstance(step, Delay | Wait):
        found.add(step.pause.until)
    if isinstance(step, Subprocess | Suborder | Subtasks):
        found.add(step.each)
    if isinstance(step, Human):
        found |= set(step.fields) - {"*"}
    return frozenset(found - {""})


def _calendar(step: Step) -> str:
    if isinstance(step, Delay | Wait):
        return step.pause.calendar
    return step.calendar if isinstance(step, Human) else ""

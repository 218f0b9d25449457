"""All the people a rule means, where a step asks more than one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gongdan.accounts.queries.organization import (
    department_heads,
    role_holders,
    team_by_code,
    team_members,
)
from gongdan.flows.handlers import Handler as HandlerRule
from gongdan.flows.human import Human
from gongdan.flows.moves import Member
from gongdan.flows.steps.approval import Approval
from gongdan.kernel.texts import Text
from gongdan.workorders.facts import application_of
from gongdan.workorders.handlers import (
    FINDERS,
    HIGHEST,
    Duty,
    Handler,
    asked_field,
    ids_in,
    is_here,
    manager_ids,
)
from gongdan.workorders.models import WorkOrder


@dataclass(frozen=True)
class Found:
    """One of the people of a step: what their vote counts, found how, in words."""

    person_id: int
    weight: int = 1
    found_by: str = ""
    because: Text = field(default_factory=dict)
    standing_for: int | None = None

    @property
    def member(self) -> Member:
        """The person as the engine knows them."""
        return Member(self.person_id, self.weight)


def find_members(order: WorkOrder, step: Human, facts: Mapping[str, object]) -> list[Found]:
    """Everybody the rules of a step mean; the one chosen where the step asks only one."""
    if isinstance(step, Approval) and step.mode == "one":
        return _one_of(order, step.handlers, facts)
    return [found for rule in step.handlers for found in _all_of(order, rule, facts)]


def everybody(order: WorkOrder, rule: HandlerRule, facts: Mapping[str, object]) -> list[int]:
    """The ids of everybody a rule means."""
    duty = Duty(order, rule.value, facts, rule.levels, rule.level)
    many = MANY.get(rule.kind)
    if many is not None:
        return many(duty)
    found = FINDERS[rule.kind](duty)
    person_id = found.person_id if isinstance(found, Handler) else None
    return [person_id] if person_id else []


def pool_of(
    order: WorkOrder, rules: Iterable[HandlerRule], facts: Mapping[str, object]
) -> list[int]:
    """Everybody who may claim a task, each once."""
    return list(dict.fromkeys(one for rule in rules for one in everybody(order, rule, facts)))


def _one_of(
    order: WorkOrder, rules: Iterable[HandlerRule], facts: Mapping[str, object]
) -> list[Found]:
    for rule in rules:
        found = FINDERS[rule.kind](Duty(order, rule.value, facts))
        if isinstance(found, Handler) and found.person_id is not None:
            return [Found(found.person_id, rule.weight, found.found_by, found.because)]
        first = _all_of(order, rule, facts)[:1]
        if first:
            return first
    return []


def _all_of(order: WorkOrder, rule: HandlerRule, facts: Mapping[str, object]) -> list[Found]:
    said = FINDERS[rule.kind](Duty(order, rule.value, facts))
    ids = everybody(order, rule, facts)
    because = said.because if isinstance(said, Handler) and len(ids) == 1 else {}
    return [Found(person_id, rule.weight, rule.kind, because) for person_id in ids]


def _team(duty: Duty) -> list[int]:
    team = team_by_code(duty.value)
    return [each.person.id for each in team_members(team.id)] if team and team.is_active else []


def _role(duty: Duty) -> list[int]:
    holders = role_holders(duty.value, application=application_of(duty.order))
    return [each.person.id for each in holders]


def _heads(duty: Duty) -> list[int]:
    """The heads above the requester, as many levels as the rule says, never the requester."""
    place = duty.order.requester_department_id
    heads = department_heads(place, levels=HIGHEST) if place else []
    others = [head for head in heads if head != duty.order.requester_id]
    if duty.level:
        return others[duty.level - 1 : duty.level]
    return others[: duty.levels]


def _field(duty: Duty) -> list[int]:
    asked = asked_field(duty)
    ids = ids_in(duty.facts.get(f"answers.{duty.value}"))
    if asked is not None and asked.kind in ("department", "departments"):
        return [head for one in ids for head in department_heads(one, levels=duty.levels)]
    return [one for one in ids if is_here(one)]


def _managers(duty: Duty) -> list[int]:
    return manager_ids(duty.order)


MANY = {
    "team": _team,
    "role": _role,
    "department_head": _heads,
    "field": _field,
    "manager": _managers,
}

"""All the people a rule means, where a step asks more than one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from gongdan.accounts.queries.organization import (
    department_heads,
    role_holders,
    skilled_people,
    team_by_code,
    team_members,
)
from gongdan.accounts.queries.shifts import presence
from gongdan.flows.handlers import Handler as HandlerRule
from gongdan.flows.human import Human
from gongdan.flows.moves import Member
from gongdan.flows.steps.approval import Approval
from gongdan.kernel.texts import Text
from gongdan.rules.strategies.choosing import Candidate
from gongdan.workorders.duty import Duty, Handler
from gongdan.workorders.facts import application_of
from gongdan.workorders.handlers import FINDERS, HIGHEST, asked_field, ids_in, is_here, manager_ids
from gongdan.workorders.loads import candidates
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


def find_members(
    order: WorkOrder, step: Human, facts: Mapping[str, object], *, at: datetime
) -> list[Found]:
    """Everybody the rules of a step mean; the one chosen where the step asks only one."""
    if isinstance(step, Approval) and step.mode == "one":
        return _one_of(Duty(order, rule, facts, at) for rule in step.handlers)
    return [found for rule in step.handlers for found in _all_of(Duty(order, rule, facts, at))]


def everybody(duty: Duty) -> list[int]:
    """The ids of everybody a rule means."""
    many = MANY.get(duty.rule.kind)
    if many is not None:
        return many(duty)
    found = FINDERS[duty.rule.kind](duty)
    person_id = found.person_id if isinstance(found, Handler) else None
    return [person_id] if person_id else []


def pool_of(
    order: WorkOrder, rules: Iterable[HandlerRule], facts: Mapping[str, object], *, at: datetime
) -> list[int]:
    """Everybody who may claim a task, each once."""
    duties = (Duty(order, rule, facts, at) for rule in rules)
    return list(dict.fromkeys(one for duty in duties for one in everybody(duty)))


def _one_of(duties: Iterable[Duty]) -> list[Found]:
    for duty in duties:
        found = FINDERS[duty.rule.kind](duty)
        if isinstance(found, Handler) and found.person_id is not None:
            return [Found(found.person_id, duty.rule.weight, found.found_by, found.because)]
        first = _all_of(duty)[:1]
        if first:
            return first
    return []


def _all_of(duty: Duty) -> list[Found]:
    rule, said = duty.rule, FINDERS[duty.rule.kind](duty)
    ids = everybody(duty)
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
    if duty.rule.level:
        return others[duty.rule.level - 1 : duty.rule.level]
    return others[: duty.rule.levels]


def _field(duty: Duty) -> list[int]:
    asked = asked_field(duty)
    ids = ids_in(duty.facts.get(f"answers.{duty.value}"))
    if asked is not None and asked.kind in ("department", "departments"):
        return [head for one in ids for head in department_heads(one, levels=duty.rule.levels)]
    return [one for one in ids if is_here(one)]


def _managers(duty: Duty) -> list[int]:
    return manager_ids(duty.order)


def _on_shift(duty: Duty) -> list[int]:
    """Everybody of a team who works now and is not away."""
    team = team_by_code(duty.value)
    if team is None or not team.is_active:
        return []
    there = presence(team.id, at=duty.at)
    people = [each.person.id for each in team_members(team.id)]
    return [one for one in people if there.works(one) and one not in there.on_leave]


def _skill(duty: Duty) -> list[int]:
    """Everybody who can do something well enough."""
    rule = duty.rule
    team = team_by_code(rule.team) if rule.team else None
    known = skilled_people(rule.value) if not rule.team else team_members(team.id) if team else []
    return [each.person_id for each in candidates(known) if _can(each, rule)]


def _can(one: Candidate, rule: HandlerRule) -> bool:
    return one.skills.get(rule.value, 0) >= max(rule.level, 1)


MANY = {
    "on_shift": _on_shift,
    "skill": _skill,
    "team": _team,
    "role": _role,
    "department_head": _heads,
    "field": _field,
    "manager": _managers,
}

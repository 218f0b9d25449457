"""Who has a stage's duty: the handler rules of a step, resolved when its task is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from gongdan.accounts.queries.organization import department_heads, team_by_code
from gongdan.accounts.queries.people import person_by_username
from gongdan.flows.steps.handling import Handler as HandlerRule
from gongdan.workorders.models import WorkOrder


@dataclass(frozen=True)
class Handler:
    """One person, or the teams any member of which may do it."""

    person_id: int | None = None
    team_ids: tuple[int, ...] = ()


def find_handler(
    order: WorkOrder, rules: Iterable[HandlerRule], facts: Mapping[str, object]
) -> Handler:
    """The first rule that finds somebody; else the order's own assignee and team."""
    for rule in rules:
        found = _by_rule(order, rule, facts)
        if found is not None:
            return found
    return Handler(order.assignee_id, (order.team_id,) if order.team_id else ())


def _by_rule(order: WorkOrder, rule: HandlerRule, facts: Mapping[str, object]) -> Handler | None:
    find = FINDERS.get(rule.kind)
    return find(order, rule.value, facts) if find else None


def _requester(order: WorkOrder, _: str, __: Mapping[str, object]) -> Handler | None:
    return Handler(order.requester_id)


def _team(_: WorkOrder, code: str, __: Mapping[str, object]) -> Handler | None:
    team = team_by_code(code)
    return Handler(None, (team.id,)) if team else None


def _person(_: WorkOrder, username: str, __: Mapping[str, object]) -> Handler | None:
    person = person_by_username(username)
    return Handler(person.id) if person else None


def _department_head(order: WorkOrder, _: str, __: Mapping[str, object]) -> Handler | None:
    heads = department_heads(order.requester_department_id or 0)
    return Handler(heads[0]) if heads else None


def _field(_: WorkOrder, code: str, facts: Mapping[str, object]) -> Handler | None:
    value = facts.get(f"answers.{code}")
    return Handler(int(str(value))) if value else None


FINDERS: dict[str, Callable[[WorkOrder, str, Mapping[str, object]], Handler | None]] = {
    "requester": _requester,
    "team": _team,
    "person": _person,
    "department_head": _department_head,
    "field": _field,
}

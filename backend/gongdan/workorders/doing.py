"""One trigger rule at work on one order: who is meant, what a template says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings

from gongdan.accounts.queries.named import people_named_by
from gongdan.accounts.queries.organization import department_heads, team_leads, team_members
from gongdan.accounts.queries.people import person_value
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text, pick
from gongdan.rules.matching import Facts, Rule
from gongdan.rules.templates import filled as fill_places
from gongdan.workorders.facts import application_of
from gongdan.workorders.models import WorkOrder


@dataclass(frozen=True, kw_only=True)
class Doing:
    """The rule, the order as it is now, and what may be asked of it; ``key`` names the effect."""

    order: WorkOrder
    rule: Rule
    by: Actor
    at: datetime
    facts: Facts
    before: Facts | None
    key: str

    @property
    def why(self) -> str:
        """The rule's name as a reason."""
        return self.by.name


def filled(template: Mapping[str, str], doing: Doing) -> Text:
    """A template with the order's facts in its places, in each language."""
    return fill_places(template, lambda name: _fact(name, doing))


def filled_line(template: Mapping[str, str], doing: Doing) -> str:
    """A template as one text, in the language the organization starts with."""
    return pick(filled(template, doing), settings.START_LANGUAGE)


def _fact(name: str, doing: Doing) -> object:
    own = _OF_ORDER.get(name)
    return own(doing.order) if own else doing.facts.get(name)


def _name(person_id: int | None) -> str:
    return person_value(person_id).name if person_id else ""


_OF_ORDER: Final[Mapping[str, Callable[[WorkOrder], object]]] = {
    "number": lambda order: order.number,
    "requester": lambda order: _name(order.requester_id),
    "assignee": lambda order: _name(order.assignee_id),
    "priority": lambda order: f"P{order.priority}",
}


def people_of(whom: Iterable[str], order: WorkOrder) -> list[int]:
    """The people who are meant, each once; whoever cannot be found is left out."""
    found = [person for one in whom for person in _people(one, order)]
    return list(dict.fromkeys(person for person in found if person))


def _people(one: str, order: WorkOrder) -> list[int]:
    named = people_named_by(one, application=lambda: application_of(order))
    return _PARTS[one](order) if named is None else named


def _members(order: WorkOrder) -> list[int]:
    return [member.person.id for member in team_members(order.team_id)] if order.team_id else []


def _heads(order: WorkOrder) -> list[int]:
    department = order.requester_department_id
    return department_heads(department) if department else []


def _helpers(order: WorkOrder) -> list[int]:
    helpers = order.participants.filter(kind="collaborator").order_by("person_id")
    return list(helpers.values_list("person_id", flat=True))


_PARTS: Final[Mapping[str, Callable[[WorkOrder], list[int]]]] = {
    "requester": lambda order: [order.requester_id],
    "assignee": lambda order: [order.assignee_id] if order.assignee_id else [],
    "leads": lambda order: team_leads(order.team_id) if order.team_id else [],
    "team": _members,
    "collaborators": _helpers,
    "department_head": _heads,
}

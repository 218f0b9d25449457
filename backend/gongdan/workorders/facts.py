"""What rules, policies and processes may ask about an order, by key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from gongdan.accounts.queries.organization import team_leads
from gongdan.accounts.queries.people import PersonValue
from gongdan.catalog import queries as catalog
from gongdan.workorders.models import WorkOrder


class FactsOnDemand(Mapping[str, object]):
    """Facts that are gathered when the first of them is asked for; most acts ask for none."""

    def __init__(self, gather: Callable[[], Mapping[str, object]]) -> None:
        self._gather = gather

    @cached_property
    def _gathered(self) -> Mapping[str, object]:
        return self._gather()

    def __getitem__(self, key: str) -> object:
        return self._gathered[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._gathered)

    def __len__(self) -> int:
        return len(self._gathered)


@dataclass(frozen=True, kw_only=True)
class Around:
    """What belongs to an order and is kept elsewhere; ``answers`` are keyed by fields' codes."""

    application: str
    type: str
    category: str | None
    requester: PersonValue
    answers: Mapping[str, object]


def facts_of(order: WorkOrder, around: Around) -> dict[str, object]:
    """The order's facts."""
    requester = around.requester
    return {
        "title": order.title,
        "text": order.description,
        "channel": order.channel,
        "application": around.application,
        "type": around.type,
        "category": around.category,
        "impact": order.impact,
        "urgency": order.urgency,
        "priority": order.priority,
        "situation": order.situation,
        "is_vip": order.is_vip,
        "tags": list(order.tags),
        "requester.is_vip": requester.is_vip,
        "requester.is_internal": requester.is_internal,
        "requester.department": requester.department_code or None,
        "company.is_vip": requester.company_is_vip,
        **{f"answers.{code}": value for code, value in around.answers.items()},
    }


def application_of(order: WorkOrder) -> str:
    """The code of the application the order belongs to."""
    return catalog.application_code(order.application_id)


def lead_ids(order: WorkOrder) -> list[int]:
    """The leads of the order's team: who is told when something goes wrong."""
    return team_leads(order.team_id) if order.team_id else []

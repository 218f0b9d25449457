"""What rules, policies and processes may ask about an order, by key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from django.conf import settings

from gongdan.accounts.queries.organization import team_leads, team_value
from gongdan.accounts.queries.people import PersonValue, person_value
from gongdan.catalog import queries as catalog
from gongdan.kernel.actors import Actor
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


class Layered(Mapping[str, object]):
    """Facts with some laid over them; a function is asked when its fact is."""

    def __init__(self, below: Mapping[str, object], over: Mapping[str, object]) -> None:
        self._below, self._over = below, over

    def __getitem__(self, key: str) -> object:
        if key not in self._over:
            return self._below[key]
        value = self._over[key]
        return value() if callable(value) else value

    def __iter__(self) -> Iterator[str]:
        yield from self._over
        yield from (key for key in self._below if key not in self._over)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True, kw_only=True)
class Around:
    """What belongs to an order and is kept elsewhere; ``answers`` are keyed by fields' codes.

    ``by`` is who acts; where nobody does, whoever asked for the work counts.
    """

    application: str
    type: str
    category: str | None
    requester: PersonValue
    answers: Mapping[str, object]
    at: datetime
    by: Actor | None = None


def facts_of(order: WorkOrder, around: Around) -> Mapping[str, object]:
    """The order's facts; who acts is read when it is asked for."""

    def department() -> int | None:
        return _acting(around).department_id

    asked = {"current_department": department}
    return Layered(_plain_facts(order, around), asked)


def _acting(around: Around) -> PersonValue:
    person = around.by.rights.person_id if around.by is not None else None
    return around.requester if person is None else person_value(person)


def _plain_facts(order: WorkOrder, around: Around) -> dict[str, object]:
    requester = around.requester
    acting = around.by.rights.person_id if around.by is not None else None
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
        "today": around.at.astimezone(ZoneInfo(settings.ORG_TIME_ZONE)).date(),
        "now": around.at,
        "current_person": acting or requester.id,
        "requester.person": requester.id,
        "is_vip": order.is_vip,
        "tags": list(order.tags),
        "requester.is_vip": requester.is_vip,
        "requester.is_internal": requester.is_internal,
        "requester.department": requester.department_code or None,
        "company.is_vip": requester.company_is_vip,
        "status": order.status,
        "waiting_reason": order.waiting_reason or None,
        "stage": order.stage_key,
        "is_assigned": order.assignee_id is not None,
        "is_at_risk": order.is_at_risk,
        "is_breached": order.is_breached,
        "reopen_count": order.reopen_count,
        "comment_count": order.comment_count,
        **{f"answers.{code}": value for code, value in around.answers.items()},
    }


def trigger_facts(
    order: WorkOrder, facts: Mapping[str, object], happened: Mapping[str, object]
) -> Mapping[str, object]:
    """The order's facts, where it stands, and what happened to it."""

    def team() -> str | None:
        return team_value(order.team_id).code if order.team_id else None

    return Layered(Layered(facts, {"team": team}), happened)


def application_of(order: WorkOrder) -> str:
    """The code of the application the order belongs to."""
    return catalog.application_code(order.application_id)


def lead_ids(order: WorkOrder) -> list[int]:
    """The leads of the order's team: who is told when something goes wrong."""
    return team_leads(order.team_id) if order.team_id else []

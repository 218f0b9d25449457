"""What rules, policies and processes may ask about an order, by key."""

from __future__ import annotations

from collections.abc import Mapping

from gongdan.accounts.queries.organization import team_leads
from gongdan.accounts.queries.people import PersonValue
from gongdan.workorders.models import WorkOrder


def facts_of(
    order: WorkOrder, *, requester: PersonValue, type_code: str, answers: Mapping[str, object]
) -> dict[str, object]:
    """The order's facts; ``answers`` are keyed by the fields' codes."""
    return {
        "title": order.title,
        "text": order.description,
        "channel": order.channel,
        "application": order.application.code,
        "type": type_code,
        "category": order.category.code if order.category else None,
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
        **{f"answers.{code}": value for code, value in answers.items()},
    }


def lead_ids(order: WorkOrder) -> list[int]:
    """The leads of the order's team: who is told when something goes wrong."""
    return team_leads(order.team_id) if order.team_id else []

"""How an order stands, as far as its promises ask."""

from __future__ import annotations

from datetime import datetime

from gongdan.accounts.queries.organization import team_value
from gongdan.flows.position import MACHINE
from gongdan.sla.metrics import TEAM, Situation
from gongdan.sla.policies import Policy
from gongdan.workorders.models import FlowTask, WorkOrder

ACCEPTED = ("in_progress", "waiting", "resolved", "closed")


def situation_of(order: WorkOrder, policy: Policy | None) -> Situation:
    """The order's situation; its team and stages are looked up only if the policy asks for them."""
    asks_team = policy is not None and any(name.startswith(TEAM) for name in policy.targets)
    asks_stages = policy is not None and policy.asks_stages
    return Situation(
        status=order.status,
        submitted_at=order.submitted_at,
        waiting_reason=order.waiting_reason,
        team=team_value(order.team_id).code if asks_team and order.team_id else "",
        has_responded=order.first_response_at is not None,
        asked_at=order.asked_at,
        told_at=order.told_at,
        assigned_at=order.assigned_at if order.assignee_id else None,
        is_accepted=order.accepted_at is not None or order.status in ACCEPTED,
        arrived_at=order.arrived_at,
        resolved_at=order.resolved_at,
        stages=_stages(order) if asks_stages else {},
    )


def _stages(order: WorkOrder) -> dict[str, datetime]:
    """The open stages of people, with when the oldest task of each began."""
    pending = FlowTask.objects.filter(work_order=order, state="pending").exclude(kind__in=MACHINE)
    opened = pending.order_by("-opened_at").values_list("step", "opened_at")
    return dict(opened)

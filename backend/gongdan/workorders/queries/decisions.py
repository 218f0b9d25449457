"""Why the product decided as it did: the stored traces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound
from gongdan.kernel.prepared import prepared
from gongdan.workorders.finding import find
from gongdan.workorders.models import Decision, WorkOrder
from gongdan.workorders.permissions import standing


@dataclass(frozen=True, kw_only=True)
class DecisionBrief:
    """One automatic decision in a list."""

    id: int
    purpose: str
    at: datetime
    outcome: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class DecisionView:
    """One automatic decision with its whole trace."""

    id: int
    purpose: str
    at: datetime
    outcome: dict[str, object]
    trace: dict[str, object]


def decisions_of(order: WorkOrder) -> list[DecisionBrief]:
    """The decisions made for an order, oldest first."""
    return [
        DecisionBrief(id=row.pk, purpose=row.purpose, at=row.at, outcome=row.outcome)
        for row in _decisions(order.pk)
    ]


@prepared
def _decisions(order: int) -> QuerySet[Decision]:
    """Without their traces, which are long."""
    found = Decision.objects.filter(work_order_id=order).order_by("pk")
    return found.only("purpose", "at", "outcome")


def decision(number: str, decision_id: int, *, by: Actor) -> DecisionView:
    """One decision, for those who see the inside of the order."""
    order = seen_inside(number, by=by)
    row = order.decisions.filter(pk=decision_id).first()
    if row is None:
        raise NotFound(what="decision")
    return DecisionView(
        id=row.pk, purpose=row.purpose, at=row.at, outcome=row.outcome, trace=row.trace
    )


def seen_inside(number: str, *, by: Actor) -> WorkOrder:
    """The order, if the actor sees its inside."""
    order = find(number, by=by)
    if not standing(order, by=by).sees_inside:
        raise NotFound(what="decision")
    return order

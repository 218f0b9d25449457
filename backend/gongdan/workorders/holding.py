"""Who holds the order: spans that follow each other without a gap from creation to the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from gongdan.kernel.storing import execute, insert
from gongdan.workorders.models import Holding, WorkOrder

CLOSE = "UPDATE workorders_holding SET to_at = %s WHERE work_order_id = %s AND to_at IS NULL"
ENDED = ("closed", "cancelled")


@dataclass(frozen=True)
class Held:
    """By whom and in which status and stage an order is held; its open span says the same."""

    team_id: int | None
    person_id: int | None
    status: str
    stage_key: str


def held(order: WorkOrder) -> Held:
    """How the order is held as it stands."""
    return Held(order.team_id, order.assignee_id, order.status, order.stage_key)


def hold(order: WorkOrder, *, before: Held | None, at: datetime) -> None:
    """Close the open span and begin the next if the order is held differently than before."""
    if order.assignee_id is not None and order.first_assigned_at is None:
        order.first_assigned_at = at
    now = held(order)
    if now == before:
        return
    if before is not None and before.status not in ENDED:
        execute(CLOSE, [at, order.pk])
    if now.status in ENDED:
        return
    span = Holding(
        work_order=order,
        from_at=at,
        team_id=now.team_id,
        person_id=now.person_id,
        status=now.status,
        stage_key=now.stage_key,
    )
    insert([span])


def status_of_stage(order: WorkOrder, status: str) -> str:
    """The status a stage puts the order in; waiting to be taken depends on who is named."""
    if status in ("new", "assigned"):
        return "assigned" if order.assignee_id else "new"
    return status

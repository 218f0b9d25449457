"""Who holds the order: spans that follow each other without a gap from creation to the end."""

from __future__ import annotations

from datetime import datetime

from gongdan.workorders.models import Holding, WorkOrder

ENDED = ("closed", "cancelled")


def hold(order: WorkOrder, *, at: datetime) -> None:
    """Close the open span and begin the next if holder, status or stage differ now."""
    if order.assignee_id is not None and order.first_assigned_at is None:
        order.first_assigned_at = at
    present = Holding.objects.filter(work_order=order, to_at=None).first()
    facts = (order.team_id, order.assignee_id, order.status, order.stage_key)
    if present is not None:
        before = (present.team_id, present.person_id, present.status, present.stage_key)
        if before == facts:
            return
        present.to_at = at
        present.save(update_fields=["to_at"])
    if order.status in ENDED:
        return
    Holding.objects.create(
        work_order=order,
        from_at=at,
        team_id=order.team_id,
        person_id=order.assignee_id,
        status=order.status,
        stage_key=order.stage_key,
    )

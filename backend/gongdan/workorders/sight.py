"""Who brought an order somewhere keeps seeing it there."""

from __future__ import annotations

from datetime import datetime

from gongdan.kernel.actors import Actor
from gongdan.workorders.models import Participant, WorkOrder
from gongdan.workorders.permissions import sees


def keep_in_sight(order: WorkOrder, *, by: Actor, at: datetime) -> None:
    """Who files for somebody, passes on, or did their stage of another's work follows it on."""
    person = by.rights.person_id
    if person is None or sees(order, by=by):
        return
    Participant.objects.create(work_order=order, person_id=person, kind="watcher", added_at=at)

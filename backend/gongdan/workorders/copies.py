"""Who gets a copy when the work passes: found by rules, made watchers once, told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from gongdan.flows.effects import Copied
from gongdan.flows.graph import Text
from gongdan.workorders.duty import Duty
from gongdan.workorders.events import OrderCopied
from gongdan.workorders.members import everybody
from gongdan.workorders.models import Participant, WorkOrder


def copy_order(
    order: WorkOrder, effect: Copied, *, name: Text, facts: Mapping[str, object], at: datetime
) -> OrderCopied:
    """Let the receivers see the order; those who had a copy before are not told again."""
    wanted = {
        person_id
        for rule in effect.receivers
        for person_id in everybody(Duty(order, rule, facts, at))
    } - {order.requester_id}
    known = set(order.participants.values_list("person_id", flat=True))
    fresh = sorted(wanted - known)
    Participant.objects.bulk_create(
        [
            Participant(work_order=order, person_id=each, kind="watcher", added_at=at, copied_at=at)
            for each in fresh
        ],
        ignore_conflicts=True,
    )
    return OrderCopied(step_key=effect.step, step_name=dict(name), person_ids=fresh)

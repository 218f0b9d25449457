"""Reading what was copied to oneself: the receipt others see."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.workorders.events import CopyRead
from gongdan.workorders.finding import find, subject, topics


@transaction.atomic
def read_copy(*, number: str, by: Actor, at: datetime) -> bool:
    """Say that one read the order copied to oneself; only the first time counts."""
    order = find(number, by=by)
    mine = order.participants.filter(person_id=by.rights.person_id or 0, read_at=None)
    fresh = mine.exclude(copied_at=None).update(read_at=at)
    if fresh:
        append(CopyRead(), on=subject(order), by=by, at=at, topics=topics(order))
    return bool(fresh)

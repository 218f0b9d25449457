"""Saying that one has an order open, and whether one is writing. It leaves no history."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from django.db import connection, transaction

from gongdan.accounts.queries.people import PersonBrief, people_by_ids
from gongdan.kernel.actors import Actor
from gongdan.workorders.finding import find
from gongdan.workorders.models import Presence

LASTS = timedelta(seconds=45)


@transaction.atomic
def be_present(
    *, number: str, is_typing: bool, by: Actor, at: datetime
) -> list[tuple[PersonBrief, bool]]:
    """Keep oneself shown for a while; returns the others who are there and whether they write."""
    order = find(number, by=by)
    person_id = by.rights.person_id or 0
    before = Presence.objects.filter(work_order=order, person_id=person_id).first()
    Presence.objects.bulk_create(
        [Presence(work_order=order, person_id=person_id, is_typing=is_typing, seen_at=at)],
        update_conflicts=True,
        unique_fields=["work_order", "person"],
        update_fields=["is_typing", "seen_at"],
    )
    is_news = before is None or before.is_typing != is_typing or before.seen_at < at - LASTS
    if is_news:
        _tell(f"work-order:{order.pk}")
    return _others(order.pk, person_id, at)


@transaction.atomic
def leave(*, number: str, by: Actor) -> None:
    """No longer there."""
    order = find(number, by=by)
    Presence.objects.filter(work_order=order, person_id=by.rights.person_id or 0).delete()
    _tell(f"work-order:{order.pk}")


def _others(order_id: int, person_id: int, at: datetime) -> list[tuple[PersonBrief, bool]]:
    rows = Presence.objects.filter(work_order_id=order_id, seen_at__gt=at - LASTS)
    others = dict(rows.exclude(person_id=person_id).values_list("person_id", "is_typing"))
    people = people_by_ids(others)
    return [(people[one], others[one]) for one in sorted(others)]


def _tell(topic: str) -> None:
    payload = json.dumps({"topics": [topic], "entry": 0})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify('gongdan', %s)", [payload])

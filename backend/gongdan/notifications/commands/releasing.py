"""What waited for the end of quiet hours is put together and sent, each message once."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from gongdan.accounts.queries import person_value
from gongdan.audit.commands import append
from gongdan.deliveries import commands as deliveries
from gongdan.deliveries.carriers import Parcel
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Subject
from gongdan.notifications.around import readers
from gongdan.notifications.digests import Digest, Line, digest_letter
from gongdan.notifications.events import INBOX, HeldMessagesReleased
from gongdan.notifications.mailing import KIND
from gongdan.notifications.models import HeldMessage


def release(*, by: Actor, at: datetime) -> int:
    """Send everybody what waited for them until now, put together; returns how many messages."""
    due = HeldMessage.objects.filter(released_at__isnull=True, release_at__lte=at)
    people = list(due.order_by("person_id").values_list("person_id", flat=True).distinct())
    return sum(_release_to(person_id, by=by, at=at) for person_id in people)


@transaction.atomic
def _release_to(person_id: int, *, by: Actor, at: datetime) -> int:
    """One person's messages; what another worker is just sending is left to it."""
    rows = HeldMessage.objects.select_for_update(skip_locked=True).filter(
        person_id=person_id, released_at__isnull=True, release_at__lte=at
    )
    held = list(rows.order_by("at", "pk"))
    if not held:
        return 0
    HeldMessage.objects.filter(pk__in=[row.pk for row in held]).update(released_at=at)
    shown = [row for row in held if _may_read(row)]
    if shown:
        deliveries.queue(parcels=[_parcel(shown)], by=by, at=at)
    append(
        HeldMessagesReleased(messages=len(held), mailed=len(shown)),
        on=Subject(INBOX, person_id),
        by=by,
        at=at,
    )
    return len(held)


def _may_read(row: HeldMessage) -> bool:
    """Who may no longer see an order is not told of it in the morning."""
    return bool(readers([row.person_id], order_id=row.work_order_id, is_inside=row.is_inside))


def _parcel(rows: list[HeldMessage]) -> Parcel:
    person = person_value(rows[0].person_id)
    written = digest_letter(
        Digest(
            language=person.language or settings.START_LANGUAGE,
            name=person.called or person.name,
            organization=settings.ORGANIZATION,
            why=rows[0].why,
            time_zone=settings.ORG_TIME_ZONE,
            url=f"{settings.PUBLIC_URL}/work-orders",
            lines=tuple(
                Line(
                    at=row.at,
                    number=row.number,
                    title=row.title,
                    text=row.text,
                    url=f"{settings.PUBLIC_URL}/work-orders/{row.number}",
                )
                for row in rows
            ),
        )
    )
    return Parcel(
        kind=KIND,
        key=f"held.{rows[0].pk}.digest",
        to=person.email,
        about=written.subject,
        payload={"text": written.text, "html": written.html},
        concerns=rows[0].number if len(rows) == 1 else "",
        person_id=person.id,
    )

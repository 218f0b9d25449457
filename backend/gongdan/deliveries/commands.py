"""Queueing what is to leave the system, sending it, and what to do with dead letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from gongdan.accounts.permissions import require
from gongdan.audit.commands import append
from gongdan.deliveries.backoff import pause_after
from gongdan.deliveries.carriers import CARRIERS, Parcel
from gongdan.deliveries.errors import AddressNotAllowed, NotDead, NotTaken
from gongdan.deliveries.events import (
    DELIVERY,
    DeliveriesForgotten,
    DeliveriesQueued,
    DeliveryDismissed,
    DeliveryRefused,
    DeliveryRetried,
    DeliverySent,
)
from gongdan.deliveries.models import Delivery
from gongdan.deliveries.webhooks import KIND, is_allowed
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound
from gongdan.kernel.events import Subject
from gongdan.kernel.later import later

MOST_AT_ONCE = 1000


@transaction.atomic
def queue(*, parcels: Sequence[Parcel], by: Actor, at: datetime) -> list[int]:
    """Let things leave once this transaction commits; a key queued before leaves no second time."""
    rows = [_row(parcel, at=at) for parcel in parcels]
    known = Delivery.objects.filter(key__in=[row.key for row in rows])
    before = set(known.values_list("key", flat=True))
    Delivery.objects.bulk_create(rows, ignore_conflicts=True)
    fresh = list(known.exclude(key__in=before).order_by("id").values_list("id", "kind"))
    if not fresh:
        return []
    event = DeliveriesQueued(kind=fresh[0][1], count=len(fresh))
    append(event, on=Subject(DELIVERY, fresh[0][0]), by=by, at=at)
    _send_later([pk for pk, _ in fresh])
    return [pk for pk, _ in fresh]


@dataclass(frozen=True, kw_only=True)
class Webhook:
    """A message for another system.

    ``url``: http or https on a host of ``GONGDAN_WEBHOOK_HOSTS``. ``body``: sent as JSON.
    ``headers``: more headers. ``key``: names the effect for ever, for example
    ``{order id}.{step}.{round}``; it travels as ``Idempotency-Key``. ``about``: a line for people.
    ``concerns``: the work order's number.
    """

    url: str
    body: Mapping[str, object]
    key: str
    about: str
    headers: Mapping[str, str] = field(default_factory=dict)
    concerns: str = ""


@transaction.atomic
def queue_webhook(*, webhook: Webhook, by: Actor, at: datetime) -> int | None:
    """Post to another system once this transaction commits: signed, at least once, then retried.

    Call it inside the transaction that decided it. Returns the delivery's id; None when the key was
    queued before. The body is signed in ``X-Gongdan-Signature: t=…,v1=…`` (HMAC-SHA256 over
    ``{t}.{body}`` with the host's secret). Refuses a host nobody allowed (``is_allowed`` asks).
    """
    host = urlsplit(webhook.url).hostname or webhook.url
    if not is_allowed(webhook.url):
        raise AddressNotAllowed(host=host)
    payload = {"url": webhook.url, "body": webhook.body, "headers": webhook.headers}
    parcel = Parcel(
        kind=KIND,
        key=f"webhook.{webhook.key}",
        to=host,
        about=webhook.about,
        payload=payload,
        concerns=webhook.concerns,
    )
    queued = queue(parcels=[parcel], by=by, at=at)
    return queued[0] if queued else None


@transaction.atomic
def deliver(*, delivery_id: int, by: Actor, at: datetime) -> datetime | None:
    """Hand one thing to the other side; returns when to try again if it was not taken."""
    waiting = Delivery.objects.select_for_update(skip_locked=True).filter(state="waiting")
    row = waiting.filter(pk=delivery_id).first()
    if row is None:
        return None
    row.attempts += 1
    try:
        CARRIERS[row.kind].send(_parcel(row))
    except NotTaken as obstacle:
        return _put_off(row, obstacle, by=by, at=at)
    row.state, row.sent_at, row.next_at, row.last_error = "sent", at, None, ""
    row.save(update_fields=["state", "sent_at", "next_at", "attempts", "last_error"])
    sent = DeliverySent(kind=row.kind, attempts=row.attempts)
    append(sent, on=Subject(DELIVERY, row.pk), by=by, at=at)
    return None


@transaction.atomic
def retry(*, delivery_ids: Sequence[int] | None, by: Actor, at: datetime) -> int:
    """Try dead letters again from the beginning: some, or all; returns how many."""
    dead = _dead(delivery_ids, by=by)
    for row in dead:
        row.state, row.attempts, row.next_at, row.failed_at = "waiting", 0, at, None
        row.save(update_fields=["state", "attempts", "next_at", "failed_at"])
        append(DeliveryRetried(kind=row.kind), on=Subject(DELIVERY, row.pk), by=by, at=at)
    _send_later([row.pk for row in dead])
    return len(dead)


@transaction.atomic
def forget_sent(*, by: Actor, at: datetime) -> int:
    """Throw away what was sent long ago; returns how many."""
    old = Delivery.objects.filter(
        state="sent", sent_at__lt=at - timedelta(days=settings.DELIVERY_DAYS)
    )
    count, _ = old.delete()
    if count:
        append(DeliveriesForgotten(count=count), on=Subject(DELIVERY, 0), by=by, at=at)
    return count


@transaction.atomic
def dismiss(*, delivery_ids: Sequence[int], by: Actor, at: datetime) -> int:
    """Decide that dead letters need not arrive; returns how many."""
    dead = _dead(delivery_ids, by=by)
    for row in dead:
        row.state = "dismissed"
        row.save(update_fields=["state"])
        append(DeliveryDismissed(kind=row.kind), on=Subject(DELIVERY, row.pk), by=by, at=at)
    return len(dead)


def _row(parcel: Parcel, *, at: datetime) -> Delivery:
    return Delivery(
        kind=parcel.kind,
        key=parcel.key,
        to=parcel.to[:400],
        about=parcel.about[:400],
        concerns=parcel.concerns[:60],
        person_id=parcel.person_id,
        payload=dict(parcel.payload),
        next_at=at,
        created_at=at,
    )


def _parcel(row: Delivery) -> Parcel:
    return Parcel(
        kind=row.kind,
        key=row.key,
        to=row.to,
        about=row.about,
        payload=row.payload,
        concerns=row.concerns,
        person_id=row.person_id,
    )


def _put_off(row: Delivery, obstacle: NotTaken, *, by: Actor, at: datetime) -> datetime | None:
    is_over = obstacle.is_hopeless or row.attempts >= settings.DELIVERY_ATTEMPTS
    row.state = "failed" if is_over else "waiting"
    row.next_at = None if is_over else at + pause_after(row.attempts)
    row.failed_at = at if is_over else None
    row.last_error = obstacle.because
    row.save(update_fields=["state", "next_at", "failed_at", "attempts", "last_error"])
    refused = DeliveryRefused(
        kind=row.kind, attempts=row.attempts, is_given_up=is_over, because=obstacle.because
    )
    append(refused, on=Subject(DELIVERY, row.pk), by=by, at=at)
    return row.next_at


def _dead(delivery_ids: Sequence[int] | None, *, by: Actor) -> list[Delivery]:
    require(by, "administer")
    rows = Delivery.objects.select_for_update().order_by("id")
    if delivery_ids is None:
        return list(rows.filter(state="failed")[:MOST_AT_ONCE])
    found = list(rows.filter(pk__in=delivery_ids))
    if len(found) != len(set(delivery_ids)):
        raise NotFound(what="delivery")
    for row in found:
        if row.state != "failed":
            raise NotDead(state=row.state)
    return found


def _send_later(delivery_ids: Sequence[int]) -> None:
    from gongdan.deliveries import jobs

    for delivery_id in delivery_ids:
        later(jobs.deliver, delivery_id=delivery_id)

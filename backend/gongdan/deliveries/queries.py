"""Every read of deliveries that leaves the module."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Count, QuerySet

from gongdan.accounts.permissions import require
from gongdan.deliveries import webhooks
from gongdan.deliveries.carriers import CARRIERS
from gongdan.deliveries.models import STATES, Delivery
from gongdan.kernel.actors import Actor
from gongdan.kernel.paging import decode_cursor, encode_cursor, number_in_cursor

FORGOTTEN_AFTER = timedelta(minutes=15)
MOST = 500


@dataclass(frozen=True, kw_only=True)
class DeliveryValue:
    """One delivery as an administrator reads it."""

    id: int
    kind: str
    to: str
    about: str
    concerns: str
    state: str
    attempts: int
    created_at: datetime
    next_at: datetime | None
    sent_at: datetime | None
    failed_at: datetime | None
    last_error: str
    key: str
    summary: str


@dataclass(frozen=True, kw_only=True)
class DeliveryPage:
    """One page of deliveries, newest first, and how many there are of each state."""

    items: list[DeliveryValue]
    counts: dict[str, int]
    most_attempts: int
    next_cursor: str | None


@dataclass(frozen=True, kw_only=True)
class Receiver:
    """A host webhooks may go to, and what proves to it that they are ours."""

    host: str
    secret: str


@dataclass(frozen=True, kw_only=True)
class DeliveryFilter:
    """Which deliveries."""

    state: str = "failed"
    kind: str = ""


def deliveries(
    wanted: DeliveryFilter, *, cursor: str = "", limit: int = 50, by: Actor
) -> DeliveryPage:
    """One page of what is on its way, has left or is dead."""
    require(by, "administer")
    found = Delivery.objects.filter(state=wanted.state)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    rows = list(_before(found, cursor).order_by("-id")[: limit + 1])
    return DeliveryPage(
        items=[_value(row) for row in rows[:limit]],
        counts=counts(by=by),
        most_attempts=settings.DELIVERY_ATTEMPTS,
        next_cursor=encode_cursor([rows[limit - 1].pk]) if len(rows) > limit else None,
    )


def counts(*, by: Actor) -> dict[str, int]:
    """How many deliveries there are of each state."""
    require(by, "administer")
    found = Delivery.objects.values_list("state").order_by("state").annotate(Count("id"))
    return {**dict.fromkeys(STATES, 0), **dict(found)}


def receivers(*, by: Actor) -> list[Receiver]:
    """The hosts that may be written to, each with its secret."""
    require(by, "administer")
    return [
        Receiver(host=host, secret="" if host.startswith(".") else webhooks.secret_of(host))
        for host in settings.WEBHOOK_HOSTS
    ]


def may_be_sent_to(url: str) -> bool:
    """Whether a webhook may go to the address: what publishing asks before anybody works by it."""
    return webhooks.is_allowed(url)


def host_of(url: str) -> str:
    """The host of an address, for a sentence."""
    return urlsplit(url).hostname or url


def forgotten(*, at: datetime) -> list[int]:
    """What should have left a while ago: its job was lost."""
    late = Delivery.objects.filter(state="waiting", next_at__lt=at - FORGOTTEN_AFTER)
    return list(late.order_by("next_at", "id").values_list("id", flat=True)[:MOST])


def _before(found: QuerySet[Delivery], cursor: str) -> QuerySet[Delivery]:
    if not cursor:
        return found
    (last,) = decode_cursor(cursor, length=1)
    return found.filter(pk__lt=number_in_cursor(last))


def _value(row: Delivery) -> DeliveryValue:
    return DeliveryValue(
        id=row.pk,
        kind=row.kind,
        to=row.to,
        about=row.about,
        concerns=row.concerns,
        state=row.state,
        attempts=row.attempts,
        created_at=row.created_at,
        next_at=row.next_at,
        sent_at=row.sent_at,
        failed_at=row.failed_at,
        last_error=row.last_error,
        key=row.key,
        summary=CARRIERS[row.kind].summary(row.payload) if row.kind in CARRIERS else "",
    )

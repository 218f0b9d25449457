"""What requesters read, signed in or by link."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet

from gongdan.accounts.queries.actors import actor_for_person_id
from gongdan.accounts.queries.people import person_value
from gongdan.catalog.queries import offered_types
from gongdan.catalog.shown import ApplicationCard, application_cards
from gongdan.channels.errors import LinkInvalid, NothingFound
from gongdan.channels.links import Link, Purpose, read, token, tracking_url
from gongdan.kernel.actors import Actor
from gongdan.kernel.paging import (
    decode_cursor,
    encode_cursor,
    moment_in_cursor,
    number_in_cursor,
)
from gongdan.kernel.texts import LANGUAGES, Text
from gongdan.workorders.errors import WorkOrderNotFound
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.models.core import OPEN_STATUSES
from gongdan.workorders.queries.request import RequestView, request_view
from gongdan.workorders.queries.requests import Progress, progress_of, queue_before

PAGE = 20
SHOWN_AT_HOME = 5


@dataclass(frozen=True, kw_only=True)
class PortalConfig:
    """What the portal shows before anybody signed in."""

    organization: Text
    languages: list[str]
    time_zone: str


@dataclass(frozen=True, kw_only=True)
class Home:
    """The portal's first page."""

    greeting_name: str
    waiting_for_me: list[Progress]
    open: list[Progress]
    open_count: int
    services: list[ApplicationCard]


@dataclass(frozen=True, kw_only=True)
class RequestPage:
    """One page of one's own requests."""

    items: list[Progress]
    next_cursor: str | None


@dataclass(frozen=True, kw_only=True)
class ServiceHit:
    """A service whose name or description holds the typed words."""

    type: str
    application: str
    name: Text


@dataclass(frozen=True, kw_only=True)
class Suggestions:
    """What might be meant while somebody types."""

    services: list[ServiceHit]
    requests: list[Progress]


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What a requester gets for filing: the number, what is promised, where to follow it."""

    number: str
    sentence: Text
    promised_at: datetime | None
    queue_before: int | None
    tracking_url: str


@dataclass(frozen=True, kw_only=True)
class ConfirmationView:
    """What a mail's link asks: is it right now?"""

    number: str
    title: str
    sentence: Text
    question: Text
    solution: str
    handler_name: str
    state: str
    can_rate: bool


def config() -> PortalConfig:
    """The organization's name and languages."""
    return PortalConfig(
        organization=settings.ORGANIZATION,
        languages=list(LANGUAGES),
        time_zone=settings.ORG_TIME_ZONE,
    )


def home(*, by: Actor, at: datetime) -> Home:
    """What waits for the requester first, then what is under way, then the services."""
    mine = _mine(by)
    yours = mine.filter(status="resolved") | mine.filter(
        status="waiting", waiting_reason="requester"
    )
    others = mine.filter(status__in=OPEN_STATUSES).exclude(pk__in=yours.values("pk"))
    person = person_value(by.id or 0)
    first = list(yours.order_by("-updated_at")[:SHOWN_AT_HOME])
    then = list(others.order_by("-updated_at")[:SHOWN_AT_HOME])
    told = progress_of([*first, *then], at=at)
    return Home(
        greeting_name=person.called or person.name,
        waiting_for_me=told[: len(first)],
        open=told[len(first) :],
        open_count=mine.filter(status__in=OPEN_STATUSES).count(),
        services=application_cards(),
    )


def requests(*, is_open: bool, cursor: str | None, by: Actor, at: datetime) -> RequestPage:
    """One's own requests, the last changed first."""
    orders = _mine(by).order_by("-updated_at", "-id")
    if is_open:
        orders = orders.filter(status__in=OPEN_STATUSES)
    else:
        orders = orders.exclude(status__in=OPEN_STATUSES)
    if cursor is not None:
        updated_at, key = decode_cursor(cursor, length=2)
        since, last_id = moment_in_cursor(updated_at), number_in_cursor(key)
        behind = orders.filter(updated_at=since, id__lt=last_id)
        orders = orders.filter(updated_at__lt=since) | behind
    page = list(orders[: PAGE + 1])
    shown = page[:PAGE]
    last = shown[-1] if len(page) > PAGE else None
    following = encode_cursor([last.updated_at.isoformat(), last.pk]) if last else None
    return RequestPage(items=progress_of(shown, at=at), next_cursor=following)


def request(number: str, *, by: Actor, at: datetime) -> RequestView:
    """One of one's own requests."""
    order = _with_parts(_mine(by)).filter(number=number).first()
    if order is None:
        raise WorkOrderNotFound(number=number)
    view = request_view(order, by=by, at=at)
    return replace(view, tracking_url=tracking_url(order.number))


def suggestions(words: str, *, by: Actor, at: datetime) -> Suggestions:
    """Services and earlier requests that hold the typed words."""
    wanted = words.strip().casefold()
    if not wanted:
        return Suggestions(services=[], requests=[])
    hits = [
        ServiceHit(type=one.code, application=one.application.code, name=one.name)
        for one in offered_types()
        if any(
            wanted in text.casefold() for text in [*one.name.values(), *one.description.values()]
        )
    ]
    found = _mine(by).filter(title__icontains=wanted).order_by("-updated_at")[:3]
    return Suggestions(services=hits[:5], requests=progress_of(list(found), at=at))


def receipt(order: WorkOrder, *, at: datetime) -> Receipt:
    """What the requester is told right after filing."""
    card = progress_of([order], at=at)[0]
    return Receipt(
        number=order.number,
        sentence=card.sentence,
        promised_at=card.expected_at,
        queue_before=queue_before(order),
        tracking_url=tracking_url(order.number),
    )


def order_behind(text: str, *, purpose: Purpose) -> tuple[WorkOrder, Link]:
    """The order a link stands for."""
    link = read(text, purpose=purpose)
    order = _with_parts(WorkOrder.objects.all()).filter(number=link.number).first()
    if order is None:
        raise LinkInvalid()
    return order, link


def stand_in(order: WorkOrder) -> Actor:
    """Whoever holds a link acts as the order's requester, and as nobody more."""
    return actor_for_person_id(order.requester_id)


def tracked(text: str, *, at: datetime) -> RequestView:
    """A request by its tracking link."""
    order, _ = order_behind(text, purpose="track")
    return request_view(order, by=stand_in(order), at=at)


def confirmation(text: str, *, at: datetime) -> ConfirmationView:
    """What a confirmation link asks; opening it changes nothing."""
    order, link = order_behind(text, purpose="confirm")
    view = request_view(order, by=stand_in(order), at=at)
    return ConfirmationView(
        number=order.number,
        title=order.title,
        sentence=view.progress.sentence,
        question=view.progress.question or {},
        solution=order.solution,
        handler_name=view.handler.name if view.handler else "",
        state=state_of(order, link),
        can_rate=view.can.rate,
    )


def state_of(order: WorkOrder, link: Link) -> str:
    """Whether a confirmation link still asks, or what became of its question."""
    if order.reopen_count + 1 > link.round:
        return "reopened"
    if order.status == "closed":
        return "confirmed"
    return "open" if order.status == "resolved" else "expired"


def look_up(number: str, phone_tail: str) -> str:
    """The tracking token for who knows the number and the last four digits of the telephone."""
    order = WorkOrder.objects.select_related("requester").filter(number=number).first()
    if order is None:
        raise NothingFound()
    phones = (order.contact_phone, order.requester.phone)
    tails = {"".join(c for c in phone if c.isdigit())[-4:] for phone in phones if phone}
    if len(phone_tail) != 4 or phone_tail not in tails:
        raise NothingFound()
    return token(Link(order.number, "track", 0))


def _mine(by: Actor) -> QuerySet[WorkOrder]:
    return WorkOrder.objects.filter(requester_id=by.rights.person_id or 0, is_imported=False)


def _with_parts(orders: QuerySet[WorkOrder]) -> QuerySet[WorkOrder]:
    return orders.select_related("application", "type_version", "team", "satisfaction")

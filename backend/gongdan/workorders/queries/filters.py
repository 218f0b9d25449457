"""The filters of a work-order list, compiled to one query behind the permission door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q, QuerySet

from gongdan.accounts.permissions import is_held_back
from gongdan.catalog.queries import category_with_children
from gongdan.kernel.actors import Actor
from gongdan.search import queries as search
from gongdan.workorders.answers import ANSWERS
from gongdan.workorders.errors import UnknownChoice
from gongdan.workorders.events import SUBJECT
from gongdan.workorders.models import FlowTask, Participant, WorkOrder
from gongdan.workorders.models.core import CHANNELS, OPEN_STATUSES, STATUSES
from gongdan.workorders.permissions import seen_inside, visible

VIEWS = ("mine", "team", "unassigned", "at_risk", "all", "requested", "handled", "copied")
DUE = ("late", "2h", "today", "later")


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What a list shows; every value is checked, unknown ones are refused."""

    view: str = "all"
    q: str = ""
    status: tuple[str, ...] = ()
    priority: tuple[int, ...] = ()
    application: str = ""
    type: str = ""
    team: str = ""
    assignee: str = ""
    requester_id: int | None = None
    category: str = ""
    channel: str = ""
    tag: str = ""
    due: str = ""
    vip: bool | None = None
    imported: bool | None = None
    created_from: datetime | None = None
    created_to: datetime | None = None


def compile_filters(filters: Filters, *, by: Actor, at: datetime) -> QuerySet[WorkOrder]:
    """The visible orders that match."""
    orders = visible(WorkOrder.objects.all(), by=by)
    return _by_words(_narrowed(orders, filters, by=by, at=at), filters.q, by=by)


def _narrowed(
    orders: QuerySet[WorkOrder], filters: Filters, *, by: Actor, at: datetime
) -> QuerySet[WorkOrder]:
    conditions = [
        _view(filters.view, by),
        _choices("status", filters.status, STATUSES),
        _choices("priority", filters.priority, (1, 2, 3, 4)),
        _choices("channel", (filters.channel,) if filters.channel else (), CHANNELS),
        _due(filters.due, at) if filters.due else Q(),
        _assignee(filters.assignee, by) if filters.assignee else Q(),
        Q(application__code=filters.application) if filters.application else Q(),
        Q(type_version__type__code=filters.type) if filters.type else Q(),
        Q(team__code=filters.team) if filters.team else Q(),
        Q(requester_id=filters.requester_id) if filters.requester_id else Q(),
        Q(category_id__in=category_with_children(filters.category)) if filters.category else Q(),
        Q(tags__contains=[filters.tag]) if filters.tag else Q(),
        Q() if filters.vip is None else Q(is_vip=filters.vip),
        Q() if filters.imported is None else Q(is_imported=filters.imported),
        Q(created_at__gte=filters.created_from) if filters.created_from else Q(),
        Q(created_at__lt=filters.created_to) if filters.created_to else Q(),
    ]
    for condition in conditions:
        if condition:
            orders = orders.filter(condition)
    return orders


def view_condition(view: str, by: Actor) -> Q:
    """What a built-in view shows."""
    return _view(view, by)


def _view(view: str, by: Actor) -> Q:
    is_open = Q(status__in=OPEN_STATUSES)
    known = {
        "all": Q(),
        "mine": is_open & Q(assignee_id=by.rights.person_id),
        "team": is_open & Q(team_id__in=by.rights.team_ids),
        "unassigned": Q(status="new", assignee_id=None),
        "at_risk": is_open & (Q(is_at_risk=True) | Q(is_breached=True, next_due_at__isnull=False)),
        "requested": Q(requester_id=by.rights.person_id),
        "handled": _handled(by),
        "copied": Q(pk__in=_copied_to(by)),
    }
    if view not in known:
        raise UnknownChoice(what="view", value=view)
    return known[view]


def _handled(by: Actor) -> Q:
    """What the person had a hand in: a stage or vote done, a solution given, or held to its end."""
    person = by.rights.person_id or 0
    done = FlowTask.objects.filter(assignee_id=person, state__in=("done", "returned"))
    ended = Q(assignee_id=person) & ~Q(status__in=OPEN_STATUSES)
    return Q(pk__in=done.values("work_order_id")) | Q(resolved_by_id=person) | ended


def _copied_to(by: Actor) -> QuerySet[Participant, int]:
    mine = Participant.objects.filter(person_id=by.rights.person_id or 0, copied_at__isnull=False)
    return mine.values_list("work_order_id", flat=True)


def _choices(name: str, wanted: tuple[object, ...], known: tuple[object, ...]) -> Q:
    for value in wanted:
        if value not in known:
            raise UnknownChoice(what=name, value=str(value))
    return Q(**{f"{name}__in": wanted}) if wanted else Q()


def _assignee(value: str, by: Actor) -> Q:
    if value == "none":
        return Q(assignee_id=None)
    if value == "me":
        return Q(assignee_id=by.rights.person_id)
    if not value.isdecimal():
        raise UnknownChoice(what="assignee", value=value)
    return Q(assignee_id=int(value))


def _due(value: str, at: datetime) -> Q:
    soon, midnight = at + timedelta(hours=2), end_of_day(at)
    known = {
        "late": Q(next_due_at__lt=at),
        "2h": Q(next_due_at__gte=at, next_due_at__lt=soon),
        "today": Q(next_due_at__gte=at, next_due_at__lt=midnight),
        "later": Q(next_due_at__gte=midnight),
    }
    if value not in known:
        raise UnknownChoice(what="due", value=value)
    return known[value]


def end_of_day(at: datetime) -> datetime:
    """The next midnight where the organization is."""
    local = at.astimezone(ZoneInfo(settings.ORG_TIME_ZONE))
    return (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)


def due_group(due_at: datetime | None, *, at: datetime) -> str:
    """Late, within two hours, today, later, or none."""
    if due_at is None:
        return "none"
    if due_at < at:
        return "late"
    if due_at < at + timedelta(hours=2):
        return "2h"
    return "today" if due_at < end_of_day(at) else "later"


def _by_words(orders: QuerySet[WorkOrder], words: str, *, by: Actor) -> QuerySet[WorkOrder]:
    """Orders whose number or any text holds the words; notes count only for those who see them."""
    wanted = words.strip()
    if not wanted:
        return orders
    without = (ANSWERS,) if is_held_back(by) else ()
    public = search.matching_ids(wanted, kind=SUBJECT, include_internal=False, without=without)
    condition = Q(number__istartswith=wanted) | Q(pk__in=public)
    if by.rights.is_internal:
        inside = search.matching_ids(wanted, kind=SUBJECT, include_internal=True, without=without)
        condition |= Q(pk__in=seen_inside(orders, by=by).filter(pk__in=inside).values("pk"))
    return orders.filter(condition)

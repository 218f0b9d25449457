"""Finding one order for a command: seen through the permission door, locked, or refused."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Stale
from gongdan.kernel.events import Subject
from gongdan.kernel.prepared import prepared
from gongdan.kernel.storing import update
from gongdan.workorders.errors import (
    ImportedIsHistory,
    NotInStatus,
    WorkOrderClosed,
    WorkOrderNotFound,
)
from gongdan.workorders.events import SUBJECT
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.permissions import sees


def find(number: str, *, by: Actor) -> WorkOrder:
    """The order with this number, if the actor may see it."""
    found = _numbered(number)
    if not found or not sees(found[0], by=by):
        raise WorkOrderNotFound(number=number)
    return found[0]


@prepared
def _numbered(number: str) -> QuerySet[WorkOrder]:
    found = WorkOrder.objects.select_related("application", "category")
    return found.filter(number=number)


def lock(number: str, *, by: Actor, rev: int | None = None) -> WorkOrder:
    """The order, its row locked for this transaction; refused when imported or stale."""
    locked = _locked(number)
    if not locked or not sees(locked[0], by=by):
        raise WorkOrderNotFound(number=number)
    return _usable(locked[0], rev=rev)


@prepared
def _locked(number: str) -> QuerySet[WorkOrder]:
    return WorkOrder.objects.select_for_update().filter(number=number)


def lock_id(order_id: int) -> WorkOrder:
    """The order with this id, its row locked."""
    return _usable(WorkOrder.objects.select_for_update().get(pk=order_id), rev=None)


def _usable(locked: WorkOrder, *, rev: int | None) -> WorkOrder:
    if locked.is_imported:
        raise ImportedIsHistory(number=locked.number)
    if rev is not None and rev != locked.rev:
        raise Stale(number=locked.number, rev=locked.rev)
    return locked


def require_status(order: WorkOrder, allowed: Iterable[str]) -> None:
    """Refuse unless the order is in one of these statuses."""
    if order.status not in set(allowed):
        raise NotInStatus(number=order.number, status=order.status)


def lock_in(number: str, allowed: Iterable[str], *, by: Actor) -> WorkOrder:
    """The order, its row locked; refused when it is closed or not in one of these statuses."""
    order = lock(number, by=by)
    if order.status == "closed":
        raise WorkOrderClosed(number=order.number)
    require_status(order, allowed)
    return order


def touch(order: WorkOrder, *fields: str, at: datetime) -> None:
    """Something in or around the order changed, these fields of it too: a new revision of it."""
    order.rev, order.updated_at = order.rev + 1, at
    update(order, ["rev", "updated_at", *fields])


def subject(order: WorkOrder) -> Subject:
    """The order as history's subject."""
    return Subject(SUBJECT, order.pk)


def topics(order: WorkOrder, *people: int | None) -> list[str]:
    """Who hears at once that this order changed: its page, the lists, the people concerned."""
    concerned = {order.requester_id, order.assignee_id, *people} - {None}
    return ["work-orders", f"work-order:{order.pk}", *(f"person:{person}" for person in concerned)]

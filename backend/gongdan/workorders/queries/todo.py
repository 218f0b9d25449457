"""My to-do: what waits for a person, sorted by priority, then nearest due, then age."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Avg, F, Q, QuerySet

from gongdan.accounts.permissions import may
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text
from gongdan.workorders.models import FlowTask, Subtask, WorkOrder
from gongdan.workorders.permissions import visible
from gongdan.workorders.queries.rows import rows_of
from gongdan.workorders.queries.values import Row
from gongdan.workorders.queue import BY_URGENCY, waiting_for

MOST = 200


@dataclass(frozen=True, kw_only=True)
class TodoItem:
    """One thing that waits: the order and what is asked."""

    kind: str
    order: Row
    subtask_id: int | None = None
    subtask_title: str = ""
    due_at: datetime | None = None
    task_id: int | None = None
    since: datetime | None = None
    because: Text = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class TodoGroup:
    """The things of one kind."""

    kind: str
    items: list[TodoItem]


@dataclass(frozen=True, kw_only=True)
class Todo:
    """Everything that waits for the actor, and what was done today."""

    next: Row | None
    groups: list[TodoGroup]
    count: int
    done_today: int
    response_minutes: int | None


def todo(*, by: Actor, at: datetime) -> Todo:
    """The actor's to-do list now."""
    upcoming = waiting_for(by=by).first() if _handles(by) else None
    groups = [
        TodoGroup(kind="handle", items=_orders("handle", _to_handle(by), at)),
        TodoGroup(kind="approve", items=_votes("approval", by, at)),
        TodoGroup(kind="returned", items=_orders("returned", _returned(by), at)),
        TodoGroup(kind="resubmit", items=_votes("resubmit", by, at)),
        TodoGroup(kind="stage", items=_orders("stage", _stage_duties(by), at)),
        TodoGroup(kind="subtask", items=_subtasks(by, at)),
        TodoGroup(kind="confirm", items=_orders("confirm", _to_confirm(by), at)),
    ]
    kept = [group for group in groups if group.items]
    start = _today(at)
    return Todo(
        next=rows_of([upcoming], at=at)[0] if upcoming else None,
        groups=kept,
        count=sum(len(group.items) for group in kept),
        done_today=WorkOrder.objects.filter(resolved_by_id=by.id, resolved_at__gte=start).count(),
        response_minutes=_response_minutes(by, start),
    )


def todo_count(*, by: Actor) -> int:
    """How many things wait: the number on the rail."""
    orders = Q(pk__in=_to_handle(by)) | Q(pk__in=_to_confirm(by)) | Q(pk__in=_stage_duties(by))
    tasks = Subtask.objects.filter(assignee_id=by.id, state="open").count()
    own = _own_tasks(by, ("approval", "resubmit")).count()
    return WorkOrder.objects.filter(orders).count() + tasks + own


def _handles(by: Actor) -> bool:
    rights = by.rights
    return any(may(by, "workorders.handle", application=code) for code in rights.grants)


def _to_handle(by: Actor) -> Iterable[WorkOrder]:
    orders = WorkOrder.objects.filter(
        assignee_id=by.id, status__in=("new", "assigned", "in_progress"), is_imported=False
    )
    return visible(orders, by=by).filter(reopen_count=0).order_by(*BY_URGENCY)[:MOST]


def _returned(by: Actor) -> Iterable[WorkOrder]:
    orders = WorkOrder.objects.filter(
        assignee_id=by.id, status__in=("assigned", "in_progress"), reopen_count__gt=0
    )
    return visible(orders, by=by).order_by(*BY_URGENCY)[:MOST]


def _stage_duties(by: Actor) -> Iterable[WorkOrder]:
    open_tasks = FlowTask.objects.filter(state="pending", work_order__status="in_progress")
    tasks = open_tasks.exclude(kind__in=("approval", "resubmit"))
    duties = tasks.filter(Q(assignee_id=by.id) | Q(candidate_team_ids__overlap=_teams(by)))
    orders = WorkOrder.objects.filter(pk__in=duties.values("work_order_id"))
    others = orders.exclude(assignee_id=by.id).exclude(requester_id=by.id)
    named = others.exclude(team_id__in=_teams(by))
    return visible(named, by=by).order_by(*BY_URGENCY)[:MOST]


def _own_tasks(by: Actor, kinds: tuple[str, ...]) -> QuerySet[FlowTask]:
    mine = FlowTask.objects.filter(state="pending", assignee_id=by.id, kind__in=kinds)
    return mine.filter(work_order__status__in=("new", "assigned", "in_progress"))


def _votes(kind: str, by: Actor, at: datetime) -> list[TodoItem]:
    """Tasks that are the actor's very own, the nearest due first."""
    mine = _own_tasks(by, (kind,)).select_related("work_order")
    found = list(mine.order_by(F("due_at").asc(nulls_last=True), "opened_at", "pk")[:MOST])
    rows = rows_of([one.work_order for one in found], at=at)
    return [
        TodoItem(
            kind="approve" if kind == "approval" else kind,
            order=row,
            due_at=one.due_at,
            task_id=one.pk,
            since=one.opened_at,
            because=dict(one.because),
        )
        for one, row in zip(found, rows, strict=True)
    ]


def _teams(by: Actor) -> list[int]:
    return sorted(by.rights.team_ids) or [0]


def _to_confirm(by: Actor) -> Iterable[WorkOrder]:
    orders = WorkOrder.objects.filter(requester_id=by.id, status="resolved", is_imported=False)
    return orders.order_by("resolved_at", "id")[:MOST]


def _orders(kind: str, orders: Iterable[WorkOrder], at: datetime) -> list[TodoItem]:
    rows = rows_of(list(orders), at=at)
    return [
        TodoItem(kind=kind, order=row, due_at=row.clock.due_at if row.clock else None)
        for row in rows
    ]


def _subtasks(by: Actor, at: datetime) -> list[TodoItem]:
    mine = Subtask.objects.filter(assignee_id=by.id, state="open").select_related("work_order")
    found = list(mine.order_by(F("due_at").asc(nulls_last=True), "pk")[:MOST])
    rows = rows_of([one.work_order for one in found], at=at)
    return [
        TodoItem(
            kind="subtask",
            order=row,
            subtask_id=one.pk,
            subtask_title=one.title,
            due_at=one.due_at,
        )
        for one, row in zip(found, rows, strict=True)
    ]


def _today(at: datetime) -> datetime:
    local = at.astimezone(ZoneInfo(settings.ORG_TIME_ZONE))
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def _response_minutes(by: Actor, start: datetime) -> int | None:
    answered = WorkOrder.objects.filter(
        assignee_id=by.id, first_response_at__gte=start, is_imported=False
    )
    mean: timedelta | None = answered.aggregate(
        mean=Avg(F("first_response_at") - F("submitted_at"))
    )["mean"]
    return int(mean.total_seconds() // 60) if mean is not None else None

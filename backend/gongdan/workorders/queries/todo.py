"""My to-do: what waits for a person, sorted by priority, then nearest due, then age."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Avg, F, Q, QuerySet

from gongdan.accounts.permissions import may
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text
from gongdan.workorders.models import FlowTask, Subtask, WorkOrder
from gongdan.workorders.permissions import visible
from gongdan.workorders.queries.rows import LINE, rows_of
from gongdan.workorders.queries.values import Row
from gongdan.workorders.queue import BY_URGENCY, to_work_on, waiting_for

MOST = 200
KIND_OF_TASK = {"approval": "approve", "resubmit": "resubmit"}
NEAREST = (F("due_at").asc(nulls_last=True),)
TASK = ("kind", "due_at", "opened_at", "because")
OF_ORDER = tuple(f"work_order__{name}" for name in LINE)


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


@dataclass(frozen=True, kw_only=True)
class _Duty:
    """One thing that waits, before its order became a line."""

    kind: str
    order: WorkOrder
    work: Subtask | FlowTask | None = None


def todo(*, by: Actor, at: datetime) -> Todo:
    """The actor's to-do list now."""
    upcoming = waiting_for(by=by).only(*LINE).first() if _handles(by) else None
    duties = _duties(by)
    orders = {duty.order.pk: duty.order for duty in duties}
    if upcoming:
        orders[upcoming.pk] = upcoming
    rows = dict(zip(orders, rows_of(list(orders.values()), at=at), strict=True))
    groups = [
        TodoGroup(kind=kind, items=[_item(duty, rows[duty.order.pk]) for duty in of_kind])
        for kind, of_kind in groupby(duties, key=attrgetter("kind"))
    ]
    start = _today(at)
    return Todo(
        next=rows[upcoming.pk] if upcoming else None,
        groups=groups,
        count=len(duties),
        done_today=WorkOrder.objects.filter(resolved_by_id=by.id, resolved_at__gte=start).count(),
        response_minutes=_response_minutes(by, start),
    )


def _duties(by: Actor) -> list[_Duty]:
    """Everything that waits, kind by kind in the order of the page."""
    tasks = _votes(by)
    return [
        *(_Duty(kind="handle", order=order) for order in _to_handle(by).only(*LINE)),
        *(duty for duty in tasks if duty.kind == "approve"),
        *(_Duty(kind="returned", order=order) for order in _returned(by).only(*LINE)),
        *(duty for duty in tasks if duty.kind == "resubmit"),
        *(_Duty(kind="stage", order=order) for order in _stage_duties(by).only(*LINE)),
        *_subtasks(by),
        *(_Duty(kind="confirm", order=order) for order in _to_confirm(by).only(*LINE)),
    ]


def _item(duty: _Duty, row: Row) -> TodoItem:
    work = duty.work
    if isinstance(work, Subtask):
        return TodoItem(
            kind=duty.kind,
            order=row,
            subtask_id=work.pk,
            subtask_title=work.title,
            due_at=work.due_at,
        )
    if work is not None:
        return TodoItem(
            kind=duty.kind,
            order=row,
            due_at=work.due_at,
            task_id=work.pk,
            since=work.opened_at,
            because=dict(work.because),
        )
    return TodoItem(kind=duty.kind, order=row, due_at=row.clock.due_at if row.clock else None)


def todo_count(*, by: Actor) -> int:
    """How many things wait: the number on the rail."""
    orders = Q(pk__in=_to_handle(by)) | Q(pk__in=_to_confirm(by)) | Q(pk__in=_stage_duties(by))
    tasks = Subtask.objects.filter(assignee_id=by.id, state="open").count()
    own = _own_tasks(by, ("approval", "resubmit")).count()
    return WorkOrder.objects.filter(orders).count() + tasks + own


def _handles(by: Actor) -> bool:
    rights = by.rights
    return any(may(by, "workorders.handle", application=code) for code in rights.grants)


def _to_handle(by: Actor) -> QuerySet[WorkOrder]:
    orders = WorkOrder.objects.filter(
        assignee_id=by.id, status__in=("new", "assigned", "in_progress"), is_imported=False
    )
    return to_work_on(visible(orders, by=by).filter(reopen_count=0)).order_by(*BY_URGENCY)[:MOST]


def _returned(by: Actor) -> QuerySet[WorkOrder]:
    orders = WorkOrder.objects.filter(
        assignee_id=by.id, status__in=("assigned", "in_progress"), reopen_count__gt=0
    )
    return to_work_on(visible(orders, by=by)).order_by(*BY_URGENCY)[:MOST]


def _stage_duties(by: Actor) -> QuerySet[WorkOrder]:
    open_tasks = FlowTask.objects.filter(state="pending", work_order__status="in_progress")
    tasks = open_tasks.exclude(kind__in=("approval", "resubmit"))
    pool = Q(assignee_id=None) & (
        Q(candidate_ids__contains=[by.id or 0], dispatcher_ids=[])
        | Q(dispatcher_ids__contains=[by.id or 0])
    )
    mine = Q(assignee_id=by.id) | Q(candidate_team_ids__overlap=_teams(by)) | pool
    duties = tasks.filter(mine)
    orders = WorkOrder.objects.filter(pk__in=duties.values("work_order_id"))
    others = orders.exclude(assignee_id=by.id).exclude(requester_id=by.id)
    named = others.exclude(team_id__in=_teams(by))
    return visible(named, by=by).order_by(*BY_URGENCY)[:MOST]


def _own_tasks(by: Actor, kinds: tuple[str, ...]) -> QuerySet[FlowTask]:
    mine = FlowTask.objects.filter(state="pending", assignee_id=by.id, kind__in=kinds)
    return mine.filter(work_order__status__in=("new", "assigned", "in_progress"))


def _votes(by: Actor) -> list[_Duty]:
    """Tasks that are the actor's very own, the nearest due first."""
    mine = _own_tasks(by, tuple(KIND_OF_TASK)).select_related("work_order")
    found = mine.only(*TASK, *OF_ORDER).order_by(*NEAREST, "opened_at", "pk")[:MOST]
    return [_Duty(kind=KIND_OF_TASK[one.kind], order=one.work_order, work=one) for one in found]


def _teams(by: Actor) -> list[int]:
    return sorted(by.rights.team_ids) or [0]


def _to_confirm(by: Actor) -> QuerySet[WorkOrder]:
    orders = WorkOrder.objects.filter(requester_id=by.id, status="resolved", is_imported=False)
    return orders.order_by("resolved_at", "id")[:MOST]


def _subtasks(by: Actor) -> list[_Duty]:
    mine = Subtask.objects.filter(assignee_id=by.id, state="open").select_related("work_order")
    found = mine.only("title", "due_at", *OF_ORDER).order_by(*NEAREST, "pk")[:MOST]
    return [_Duty(kind="subtask", order=one.work_order, work=one) for one in found]


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

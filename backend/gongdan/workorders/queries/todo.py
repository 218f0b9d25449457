"""My to-do: what waits for a person, sorted by priority, then nearest due, then age."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import F, Q, QuerySet

from gongdan.accounts.permissions import may
from gongdan.kernel.actors import Actor
from gongdan.kernel.prepared import prepared
from gongdan.kernel.texts import Text
from gongdan.workorders.models import FlowTask, Subtask, WorkOrder
from gongdan.workorders.positions import APPROVAL, OWN
from gongdan.workorders.queries.rows import LINE, rows_of
from gongdan.workorders.queries.values import Row
from gongdan.workorders.queue import BY_URGENCY, to_work_on, waiting_in
from gongdan.workorders.reach import Reach, by_shape, in_reach, reach_of

MOST = 200
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
    reach = reach_of(by)
    upcoming = next(iter(_upcoming(reach)), None) if _handles(by) else None
    duties = _duties(reach)
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
        done_today=_done_since.count(reach.person, start),
        response_minutes=_response_minutes(reach.person, start),
    )


def _duties(reach: Reach) -> list[_Duty]:
    """Everything that waits, kind by kind in the order of the page."""
    tasks, subtasks = _votes(reach.person), _subtasks(reach.person)
    return [
        *(_Duty(kind="handle", order=order) for order in _handled(reach)),
        *(_Duty(kind="approve", order=one.work_order, work=one) for one in tasks if is_vote(one)),
        *(_Duty(kind="returned", order=order) for order in _returned(reach)),
        *(
            _Duty(kind="resubmit", order=one.work_order, work=one)
            for one in tasks
            if not is_vote(one)
        ),
        *(_Duty(kind="stage", order=order) for order in _stages(reach)),
        *(_Duty(kind="subtask", order=one.work_order, work=one) for one in subtasks),
        *(_Duty(kind="confirm", order=order) for order in _confirmed(reach.person)),
    ]


def is_vote(task: FlowTask) -> bool:
    """Whether a task asks for yes or no."""
    return task.kind == APPROVAL


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
    reach = reach_of(by)
    own = _open_votes.count(reach.person) + _open_subtasks.count(reach.person)
    return _waiting.count(reach) + own


def _handles(by: Actor) -> bool:
    rights = by.rights
    return any(may(by, "workorders.handle", application=code) for code in rights.grants)


@by_shape
def _upcoming(reach: Reach) -> QuerySet[WorkOrder]:
    return waiting_in(reach).only(*LINE)[:1]


@by_shape
def _handled(reach: Reach) -> QuerySet[WorkOrder]:
    return _to_handle(reach).only(*LINE)


@by_shape
def _returned(reach: Reach) -> QuerySet[WorkOrder]:
    orders = WorkOrder.objects.filter(
        assignee_id=reach.person, status__in=("assigned", "in_progress"), reopen_count__gt=0
    )
    found = to_work_on(orders.filter(in_reach(reach))).order_by(*BY_URGENCY)
    return found.only(*LINE)[:MOST]


@by_shape
def _stages(reach: Reach) -> QuerySet[WorkOrder]:
    return _stage_duties(reach).only(*LINE)


@by_shape
def _waiting(reach: Reach) -> QuerySet[WorkOrder]:
    waiting = Q(pk__in=_to_handle(reach)) | Q(pk__in=_to_confirm(reach.person))
    return WorkOrder.objects.filter(waiting | Q(pk__in=_stage_duties(reach))).only("pk")


@prepared
def _confirmed(person: int) -> QuerySet[WorkOrder]:
    return _to_confirm(person).only(*LINE)


@prepared
def _votes(person: int) -> QuerySet[FlowTask]:
    """Tasks that are somebody's very own, the nearest due first."""
    mine = _own_tasks(person).select_related("work_order").only(*TASK, *OF_ORDER)
    return mine.order_by(*NEAREST, "opened_at", "pk")[:MOST]


@prepared
def _open_votes(person: int) -> QuerySet[FlowTask]:
    return _own_tasks(person).only("pk")


@prepared
def _open_subtasks(person: int) -> QuerySet[Subtask]:
    return Subtask.objects.filter(assignee_id=person, state="open").only("pk")


@prepared
def _subtasks(person: int) -> QuerySet[Subtask]:
    mine = Subtask.objects.filter(assignee_id=person, state="open").select_related("work_order")
    return mine.only("title", "due_at", *OF_ORDER).order_by(*NEAREST, "pk")[:MOST]


@prepared
def _done_since(person: int, start: datetime) -> QuerySet[WorkOrder]:
    return WorkOrder.objects.filter(resolved_by_id=person, resolved_at__gte=start).only("pk")


@prepared
def _response_times(
    person: int, start: datetime
) -> QuerySet[WorkOrder, tuple[datetime | None, datetime]]:
    answered = WorkOrder.objects.filter(
        assignee_id=person, first_response_at__gte=start, is_imported=False
    )
    return answered.values_list("first_response_at", "submitted_at")


def _to_handle(reach: Reach) -> QuerySet[WorkOrder]:
    orders = WorkOrder.objects.filter(
        assignee_id=reach.person, status__in=("new", "assigned", "in_progress"), is_imported=False
    )
    found = orders.filter(in_reach(reach), reopen_count=0)
    return to_work_on(found).order_by(*BY_URGENCY)[:MOST]


def _stage_duties(reach: Reach) -> QuerySet[WorkOrder]:
    open_tasks = FlowTask.objects.filter(state="pending", work_order__status="in_progress")
    tasks = open_tasks.exclude(kind__in=OWN)
    pool = Q(assignee_id=None) & (
        Q(candidate_ids__contains=[reach.person], dispatcher_ids=[])
        | Q(dispatcher_ids__contains=[reach.person])
    )
    mine = Q(assignee_id=reach.person) | Q(candidate_team_ids__overlap=reach.teams) | pool
    orders = WorkOrder.objects.filter(pk__in=tasks.filter(mine).values("work_order_id"))
    others = orders.exclude(assignee_id=reach.person).exclude(requester_id=reach.person)
    named = others.exclude(team_id__any=reach.teams)
    return named.filter(in_reach(reach)).order_by(*BY_URGENCY)[:MOST]


def _own_tasks(person: int) -> QuerySet[FlowTask]:
    mine = FlowTask.objects.filter(state="pending", assignee_id=person, kind__in=OWN)
    return mine.filter(work_order__status__in=("new", "assigned", "in_progress"))


def _to_confirm(person: int) -> QuerySet[WorkOrder]:
    orders = WorkOrder.objects.filter(requester_id=person, status="resolved", is_imported=False)
    return orders.order_by("resolved_at", "id")[:MOST]


def _today(at: datetime) -> datetime:
    local = at.astimezone(ZoneInfo(settings.ORG_TIME_ZONE))
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def _response_minutes(person: int, start: datetime) -> int | None:
    took = [answered - filed for answered, filed in _response_times(person, start) if answered]
    mean = sum(took, timedelta()) / len(took) if took else None
    return int(mean.total_seconds() // 60) if mean is not None else None

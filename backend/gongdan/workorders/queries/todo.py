"""My to-do: what waits for a person, sorted by priority, then nearest due, then age."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
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

# So many of a kind are told apart and counted; a page shows fewer of them.
MOST = 200
SHOWN = 50
NEAREST = (F("due_at").asc(nulls_last=True),)
TASK = ("pk", "work_order_id", "kind", "due_at", "opened_at", "because")
SUBTASK = ("pk", "work_order_id", "due_at", "title")


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
    """The things of one kind: how many there are, and the first of them."""

    kind: str
    count: int
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
    order: int
    task: int | None = None
    subtask: int | None = None
    title: str = ""
    due_at: datetime | None = None
    since: datetime | None = None
    because: Text = field(default_factory=dict)


def todo(*, by: Actor, at: datetime, most: int = SHOWN) -> Todo:
    """The actor's to-do list now; ``most`` of each kind become lines."""
    reach = reach_of(by)
    upcoming = next(iter(_upcoming(reach)), None) if _handles(by) else None
    kinds = _duties(reach)
    shown = {kind: duties[:most] for kind, duties in kinds.items() if duties}
    wanted = {duty.order for duties in shown.values() for duty in duties}
    orders = {order.pk: order for order in (_orders(sorted(wanted)) if wanted else ())}
    if upcoming:
        orders[upcoming.pk] = upcoming
    rows = dict(zip(orders, rows_of(list(orders.values()), at=at), strict=True))
    start = _today(at)
    return Todo(
        next=rows[upcoming.pk] if upcoming else None,
        groups=[
            TodoGroup(
                kind=kind,
                count=len(kinds[kind]),
                items=[_item(duty, rows[duty.order]) for duty in duties],
            )
            for kind, duties in shown.items()
        ],
        count=sum(map(len, kinds.values())),
        done_today=_done_since.count(reach.person, start),
        response_minutes=_response_minutes(reach.person, start),
    )


def _duties(reach: Reach) -> dict[str, list[_Duty]]:
    """Everything that waits, kind by kind in the order of the page."""
    tasks = [_task(*values) for values in _votes(reach.person)]
    return {
        "handle": _whole("handle", _handled(reach)),
        "approve": [one for one in tasks if one.kind == "approve"],
        "returned": _whole("returned", _returned(reach)),
        "resubmit": [one for one in tasks if one.kind == "resubmit"],
        "stage": _whole("stage", _stages(reach)),
        "subtask": [
            _Duty(kind="subtask", order=order, subtask=pk, due_at=due_at, title=title)
            for pk, order, due_at, title in _subtasks(reach.person)
        ],
        "confirm": _whole("confirm", _confirmed(reach.person)),
    }


def _whole(kind: str, orders: list[int]) -> list[_Duty]:
    """Whole orders that wait."""
    return [_Duty(kind=kind, order=order) for order in orders]


def _task(
    pk: int, order: int, kind: str, due_at: datetime | None, since: datetime, because: Text
) -> _Duty:
    return _Duty(
        kind="approve" if kind == APPROVAL else "resubmit",
        order=order,
        task=pk,
        due_at=due_at,
        since=since,
        because=dict(because),
    )


def _item(duty: _Duty, row: Row) -> TodoItem:
    """An order that waits as a whole is due when its clock is."""
    is_whole = duty.task is None and duty.subtask is None
    due_at = (row.clock.due_at if row.clock else None) if is_whole else duty.due_at
    return TodoItem(
        kind=duty.kind,
        order=row,
        subtask_id=duty.subtask,
        subtask_title=duty.title,
        due_at=due_at,
        task_id=duty.task,
        since=duty.since,
        because=duty.because,
    )


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


@prepared
def _orders(ids: list[int]) -> QuerySet[WorkOrder]:
    return WorkOrder.objects.filter(pk__any=ids).only(*LINE)


@by_shape
def _handled(reach: Reach) -> QuerySet[WorkOrder, int]:
    return _to_handle(reach).values_list("pk", flat=True)


@by_shape
def _returned(reach: Reach) -> QuerySet[WorkOrder, int]:
    orders = WorkOrder.objects.filter(
        assignee_id=reach.person, status__in=("assigned", "in_progress"), reopen_count__gt=0
    )
    found = to_work_on(orders.filter(in_reach(reach))).order_by(*BY_URGENCY)
    return found.values_list("pk", flat=True)[:MOST]


@by_shape
def _stages(reach: Reach) -> QuerySet[WorkOrder, int]:
    return _stage_duties(reach).values_list("pk", flat=True)


@by_shape
def _waiting(reach: Reach) -> QuerySet[WorkOrder]:
    waiting = Q(pk__in=_to_handle(reach)) | Q(pk__in=_to_confirm(reach.person))
    return WorkOrder.objects.filter(waiting | Q(pk__in=_stage_duties(reach))).only("pk")


@prepared
def _confirmed(person: int) -> QuerySet[WorkOrder, int]:
    return _to_confirm(person).values_list("pk", flat=True)


@prepared
def _votes(
    person: int,
) -> QuerySet[FlowTask, tuple[int, int, str, datetime | None, datetime, Text]]:
    """Tasks that are somebody's very own, the nearest due first."""
    mine = _own_tasks(person).order_by(*NEAREST, "opened_at", "pk")
    return mine.values_list(*TASK)[:MOST]


@prepared
def _open_votes(person: int) -> QuerySet[FlowTask]:
    return _own_tasks(person).only("pk")


@prepared
def _open_subtasks(person: int) -> QuerySet[Subtask]:
    return Subtask.objects.filter(assignee_id=person, state="open").only("pk")


@prepared
def _subtasks(person: int) -> QuerySet[Subtask, tuple[int, int, datetime | None, str]]:
    mine = Subtask.objects.filter(assignee_id=person, state="open").order_by(*NEAREST, "pk")
    return mine.values_list(*SUBTASK)[:MOST]


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

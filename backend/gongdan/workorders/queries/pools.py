"""Tasks that several may have: to claim, to put back, to be given to one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet

from gongdan.accounts.queries.people import PersonBrief, people_by_ids
from gongdan.flows import queries as flows
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text
from gongdan.workorders.models import FlowTask, WorkOrder
from gongdan.workorders.permissions import led, standing, visible
from gongdan.workorders.pooling import AT_WORK, acts_on_pool
from gongdan.workorders.queries.rows import rows_of
from gongdan.workorders.queries.values import Row

MOST = 100


@dataclass(frozen=True, kw_only=True)
class PoolTask:
    """One task of a pool: who may have it, who has it, and what this person may do about it.

    ``acts`` are of claim, release, dispatch.
    """

    task_id: int
    order: Row
    step_key: str
    name: Text
    since: datetime
    due_at: datetime | None
    holder: PersonBrief | None
    candidates: list[PersonBrief]
    acts: list[str]


def pools(*, by: Actor, at: datetime) -> list[PoolTask]:
    """What somebody can claim, has claimed, or may give to others; free ones first."""
    tasks = list(_tasks(by).order_by(F("assignee_id").asc(nulls_first=True), "due_at", "pk")[:MOST])
    lines = rows_of([task.work_order for task in tasks], at=at)
    ids = {pk for task in tasks for pk in (task.assignee_id, *task.candidate_ids)}
    people = people_by_ids(ids)
    return [_view(task, line, people, by) for task, line in zip(tasks, lines, strict=True)]


def _tasks(by: Actor) -> QuerySet[FlowTask]:
    person = by.rights.person_id or 0
    pooled = FlowTask.objects.filter(state="pending", work_order__status__in=AT_WORK)
    pooled = pooled.exclude(candidate_ids=[])
    free = Q(candidate_ids__contains=[person], dispatcher_ids=[], assignee_id=None)
    named = Q(dispatcher_ids__contains=[person])
    claimed = Q(assignee_id=person)
    mine = free | named | claimed | Q(work_order__in=led(by=by))
    seen = pooled.filter(mine, work_order__in=visible(WorkOrder.objects.all(), by=by))
    return seen.select_related("work_order__application", "instance")


def _view(task: FlowTask, line: Row, people: dict[int, PersonBrief], by: Actor) -> PoolTask:
    leads = standing(task.work_order, by=by).is_lead
    return PoolTask(
        task_id=task.pk,
        order=line,
        step_key=task.step,
        name=dict(flows.version(task.instance.process_version_id).graph.step(task.step).name),
        since=task.opened_at,
        due_at=task.due_at,
        holder=people.get(task.assignee_id or 0),
        candidates=[people[pk] for pk in task.candidate_ids if pk in people],
        acts=acts_on_pool(task, leads=leads, by=by),
    )

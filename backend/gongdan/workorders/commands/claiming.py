"""Pools: claiming a task, putting it back, naming who does it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongdan.kernel.actors import Actor
from gongdan.kernel.recall import recalling
from gongdan.workorders.change import Change, change
from gongdan.workorders.commands.stages import open_task
from gongdan.workorders.errors import NotInPool, NotYours, TakenAlready
from gongdan.workorders.escalation import give
from gongdan.workorders.finding import require_status
from gongdan.workorders.models import FlowTask, WorkOrder
from gongdan.workorders.permissions import standing
from gongdan.workorders.pooling import AT_WORK


@transaction.atomic
@recalling()
def claim(*, number: str, task_id: int, by: Actor, at: datetime) -> WorkOrder:
    """Take a task that waits in a pool; whoever is first has it."""
    this = change(number, by=by, at=at)
    row = _pooled(this, task_id)
    if row.assignee_id is not None:
        raise TakenAlready(number=number, stage=row.step)
    if by.rights.person_id not in row.candidate_ids or row.dispatcher_ids:
        raise NotYours(number=number)
    give(this, row, by.rights.person_id, how="claim")
    return this.finish("claimed")


@transaction.atomic
@recalling()
def release(*, number: str, task_id: int, by: Actor, at: datetime) -> WorkOrder:
    """Put a claimed task back for the others."""
    this = change(number, by=by, at=at)
    row = _pooled(this, task_id)
    if row.assignee_id != by.rights.person_id and not standing(this.order, by=by).is_lead:
        raise NotYours(number=number)
    give(this, row, None, how="pool")
    return this.finish("released")


@transaction.atomic
@recalling()
def dispatch(*, number: str, task_id: int, person_id: int, by: Actor, at: datetime) -> WorkOrder:
    """Name who of the pool does it: its dispatchers, or a lead."""
    this = change(number, by=by, at=at)
    row = _pooled(this, task_id)
    may_name = by.rights.person_id in row.dispatcher_ids or standing(this.order, by=by).is_lead
    if not may_name and by.kind != "system":
        raise NotYours(number=number)
    if person_id not in row.candidate_ids:
        raise NotInPool(number=number, stage=row.step)
    give(this, row, person_id, how="claim")
    return this.finish("dispatched")


def _pooled(this: Change, task_id: int) -> FlowTask:
    require_status(this.order, AT_WORK)
    row = open_task(this, task_id)
    if not row.candidate_ids:
        raise NotInPool(number=this.order.number, stage=row.step)
    return row

"""Part of the work given to another: added, finished, let go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from gongdan.accounts.queries import PersonValue, TeamBrief, person_value, team_by_code
from gongdan.audit.commands import append
from gongdan.flows.acts import Proceed
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, NotFound, Problem
from gongdan.search.indexing import index
from gongdan.workorders.change import Change
from gongdan.workorders.errors import (
    AssigneeUnavailable,
    DueInThePast,
    NotYours,
    OwnerNeeded,
    ReasonNeeded,
    SubtaskNotOpen,
    UnknownChoice,
)
from gongdan.workorders.events import SubtaskAdded, SubtaskDone, SubtaskWaived
from gongdan.workorders.finding import lock_in, subject, topics, touch
from gongdan.workorders.models import Subtask, WorkOrder
from gongdan.workorders.models.core import WORKING_STATUSES
from gongdan.workorders.permissions import require_lead, require_work, standing
from gongdan.workorders.texts import clean_line

TITLE_LIMIT = 200
REASON_LIMIT = 400


@dataclass(frozen=True, kw_only=True)
class NewSubtask:
    """What is to be done, by whom, until when."""

    title: str
    team: str | None = None
    assignee_id: int | None = None
    due_at: datetime | None = None


@transaction.atomic
def add_subtask(*, number: str, new: NewSubtask, by: Actor, at: datetime) -> Subtask:
    """Give part of the work to a team or person, perhaps of another department."""
    order = lock_in(number, WORKING_STATUSES, by=by)
    require_work(order, by=by)
    team, person = _team(new.team), _assignee(new.assignee_id)
    if team is None and person is None:
        raise OwnerNeeded()
    if new.due_at is not None and new.due_at <= at:
        raise DueInThePast()
    added = Subtask.objects.create(
        work_order=order,
        no=_next_no(order),
        title=_title(new.title),
        team_id=team.id if team else None,
        assignee_id=person.id if person else None,
        due_at=new.due_at,
        created_at=at,
    )
    touch(order, at=at)
    index(subject=subject(order), part=f"subtask:{added.no}", body=added.title, is_internal=True)
    append(
        _added(added, person),
        on=subject(order),
        by=by,
        at=at,
        topics=topics(order, new.assignee_id),
    )
    return added


@transaction.atomic
def complete_subtask(*, number: str, subtask_id: int, by: Actor, at: datetime) -> Subtask:
    """Finish a subtask: its owner does, or somebody who works on the order."""
    order = lock_in(number, WORKING_STATUSES, by=by)
    found = _open(order, subtask_id)
    if not (_owns(found, by) or standing(order, by=by).works_on_it):
        raise NotYours(number=order.number)
    found.state, found.done_at = "done", at
    found.save(update_fields=["state", "done_at"])
    touch(order, at=at)
    event = SubtaskDone(no=found.no, title=found.title)
    append(event, on=subject(order), by=by, at=at, topics=topics(order, found.assignee_id))
    _let_work_go_on(order, found, by=by, at=at)
    return found


@transaction.atomic
def waive_subtask(*, number: str, subtask_id: int, reason: str, by: Actor, at: datetime) -> Subtask:
    """Let a subtask go, with a reason, so that the order can be resolved without it."""
    order = lock_in(number, WORKING_STATUSES, by=by)
    require_lead(order, by=by, permission="workorders.waive")
    found = _open(order, subtask_id)
    why = clean_line(reason, what="reason", limit=REASON_LIMIT)
    if not why:
        raise ReasonNeeded()
    found.state, found.done_at, found.waived_reason = "waived", at, why
    found.save(update_fields=["state", "done_at", "waived_reason"])
    touch(order, at=at)
    event = SubtaskWaived(no=found.no, title=found.title, reason=why)
    append(event, on=subject(order), by=by, at=at, topics=topics(order, found.assignee_id))
    _let_work_go_on(order, found, by=by, at=at)
    return found


def _let_work_go_on(order: WorkOrder, found: Subtask, *, by: Actor, at: datetime) -> None:
    """The process that gave parts out goes on when none of them is open."""
    siblings = Subtask.objects.filter(task_id=found.task_id, state="open")
    if found.task_id is None or siblings.exists():
        return
    this = Change(order, by, at)
    row = next((one for one in this.run.machine_tasks() if one.pk == found.task_id), None)
    # What rests goes on with this when it is let go on.
    if row is not None and this.run.instance.state == "running":
        this.run.take(Proceed(task=row.no, by=by, facts=this.facts()))
        this.finish("subtasks_done")


def _team(code: str | None) -> TeamBrief | None:
    if code is None:
        return None
    team = team_by_code(code)
    if team is None or not team.is_active:
        raise UnknownChoice(what="team", value=code)
    return team


def _assignee(person_id: int | None) -> PersonValue | None:
    if person_id is None:
        return None
    person = person_value(person_id)
    if not (person.is_active and person.is_internal):
        raise AssigneeUnavailable(name=person.name)
    return person


def _title(text: str) -> str:
    title = clean_line(text, what="title", limit=TITLE_LIMIT)
    if not title:
        raise InvalidInput(problems=[Problem(path="title", code="kernel.required")])
    return title


def _next_no(order: WorkOrder) -> int:
    last: int | None = order.subtasks.aggregate(last=Max("no"))["last"]
    return (last or 0) + 1


def _added(added: Subtask, person: PersonValue | None) -> SubtaskAdded:
    return SubtaskAdded(
        no=added.no,
        title=added.title,
        team_id=added.team_id,
        assignee_id=added.assignee_id,
        assignee=person.name if person else None,
    )


def _open(order: WorkOrder, subtask_id: int) -> Subtask:
    found = order.subtasks.filter(pk=subtask_id).first()
    if found is None:
        raise NotFound(what="Subtask")
    if found.state != "open":
        raise SubtaskNotOpen(number=order.number, no=found.no)
    return found


def _owns(found: Subtask, by: Actor) -> bool:
    person = by.rights.person_id
    is_own = person is not None and found.assignee_id == person
    return is_own or found.team_id in by.rights.team_ids

"""What all acts in an approval share: whose vote it is, and what follows when one is cast."""

from __future__ import annotations

from collections.abc import Iterable

from gongdan.accounts.queries.people import person_value
from gongdan.flows.acts import Act
from gongdan.flows.going_back import RESUBMIT
from gongdan.kernel.events import Event
from gongdan.workorders.change import Change
from gongdan.workorders.errors import AssigneeUnavailable, NotYourVote, UnknownChoice, VoteOver
from gongdan.workorders.events import Closed
from gongdan.workorders.finding import require_status
from gongdan.workorders.models import FlowTask, WorkOrder
from gongdan.workorders.permissions import standing
from gongdan.workorders.positions import APPROVAL
from gongdan.workorders.sight import keep_in_sight

DECIDING = ("new", "assigned", "in_progress")


def act_on(this: Change, act: Act, event: Event, *, why: str) -> WorkOrder:
    """The event comes first in the history, then what follows from it."""
    require_status(this.order, DECIDING)
    this.note(event)
    this.concerned += whose_turn(this)
    this.run.take(act)
    this.concerned += whose_turn(this)
    _conclude(this)
    finished = this.finish(why)
    keep_in_sight(finished, by=this.by, at=this.at)
    return finished


def _conclude(this: Change) -> None:
    """A vote can end the process, and with it the order."""
    order, state = this.order, this.run.instance.state
    if state == "running":
        return
    how = {"cancelled": "withdrawn"}.get(state, state)
    order.status = "cancelled" if state == "cancelled" else "closed"
    order.closed_at, order.closed_how = this.at, how
    this.note(Closed(how=how, reason=""))


def task_of(this: Change, task_id: int) -> FlowTask:
    """One of the tasks of the order's process."""
    found = next((row for row in this.run.tasks.values() if row.pk == task_id), None)
    if found is None:
        raise UnknownChoice(what="task", value=str(task_id))
    return found


def open_vote(this: Change, task_id: int) -> FlowTask:
    """An open vote; of one that is over it is said who decided."""
    task = task_of(this, task_id)
    if task.kind != APPROVAL:
        raise UnknownChoice(what="task", value=str(task_id))
    if task.state not in ("pending", "waiting"):
        _refuse_late(this, task)
    return task


def _refuse_late(this: Change, task: FlowTask) -> None:
    rows = this.run.tasks.values()
    same = [row for row in rows if (row.step, row.round) == (task.step, task.round)]
    done = [row for row in same if row.state in ("done", "returned")]
    last = max(done, key=lambda row: (row.done_at or this.at, row.no), default=task)
    name = str((last.done_by or {}).get("name", ""))
    raise VoteOver(stage=task.step, name=name, verdict=last.outcome)


def own_vote(this: Change, task_id: int) -> FlowTask:
    """An open vote of the actor's own."""
    task = open_vote(this, task_id)
    if this.by.rights.person_id not in (task.assignee_id, task.standing_for_id):
        name = person_value(task.assignee_id).name if task.assignee_id else ""
        raise NotYourVote(stage=task.step, name=name)
    return task


def leads(this: Change) -> bool:
    """Whether the actor leads the order's work."""
    return this.by.kind == "system" or standing(this.order, by=this.by).is_lead


def require_people(person_ids: Iterable[int]) -> None:
    """Refuse whoever does not work here."""
    for person_id in person_ids:
        person = person_value(person_id)
        if not person.is_active or not person.is_internal:
            raise AssigneeUnavailable(name=person.name)


def step_name(this: Change, task: FlowTask) -> dict[str, str]:
    """The name of a task's stage."""
    return dict(this.run.graph.step(task.step).name)


def whose_turn(this: Change) -> list[int]:
    """Who is asked just now."""
    tasks = this.run.open_tasks()
    voting = [row.assignee_id for row in tasks if row.kind in (APPROVAL, RESUBMIT)]
    return [person_id for person_id in voting if person_id is not None]

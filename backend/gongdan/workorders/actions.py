"""The buttons this person may press on this order now: the same judgments as the commands."""

from __future__ import annotations

from gongdan.accounts.permissions import may
from gongdan.kernel.actors import Actor
from gongdan.workorders.facts import application_of
from gongdan.workorders.handlers import APART
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.models.core import WORKING_STATUSES
from gongdan.workorders.permissions import Standing
from gongdan.workorders.pooling import AT_WORK, CLAIM, DISPATCH, RELEASE, acts_on_pool
from gongdan.workorders.queries.approvals import may_withdraw
from gongdan.workorders.queries.stages import TaskView
from gongdan.workorders.skipping import may_skip

SUSPENDED = "suspended"
VOTING = {"vote": "vote", "resubmission": "resubmit"}
ON_ORDER = {"skip": "skip_stage", CLAIM: CLAIM, RELEASE: RELEASE, DISPATCH: DISPATCH}


def actions(order: WorkOrder, stands: Standing, tasks: list[TaskView], *, by: Actor) -> list[str]:
    """Names of the acts that would not be refused for standing or status."""
    if order.is_imported:
        return []
    found: list[str] = []
    if stands.works_on_it:
        found += _of_worker(order, tasks)
        found += _of_lead(order, by)
    elif order.status == "in_progress":
        found += _endings([task for task in tasks if _is_own(task, by)])
    if stands.works_on_it or stands.is_helper:
        found += ["note", "reply", "add_time", "add_part", "link", "tag"]
    if stands.is_requester:
        found += _of_requester(order)
    found += _of_voter(order, tasks, by)
    found += [ON_ORDER[act] for task in tasks for act in task.acts if act in ON_ORDER]
    return list(dict.fromkeys(found))


def acts_on(order: WorkOrder, stands: Standing, task: TaskView, *, by: Actor) -> list[str]:
    """What this person may do with one open task: end it, leave it out, say who has it."""
    if order.is_imported or order.status not in AT_WORK:
        return []
    found = acts_on_pool(task, leads=stands.is_lead, by=by)
    if order.status == "in_progress" and (stands.works_on_it or _is_own(task, by)):
        found += _endings([task])
    if task.skippable_by and may_skip(order, task.skippable_by, task, by=by):
        found.append("skip")
    return found


def _of_worker(order: WorkOrder, tasks: list[TaskView]) -> list[str]:
    if tasks and all(task.ends_with in VOTING for task in tasks):
        found = ["assign"]
    elif order.status in ("new", "assigned"):
        found = ["accept", "assign"]
    elif order.status == "in_progress":
        found = ["assign", "wait", *_endings(tasks)]
    elif order.status == "waiting":
        found = ["assign"] if order.waiting_reason == SUSPENDED else ["assign", "resume"]
    else:
        return ["reopen", "add_participant"]
    if order.arrived_at is None and _waits_for_arrival(order):
        found.append("arrive")
    return [*found, "edit", "add_subtask", "add_participant", "change_priority", "change_category"]


def _waits_for_arrival(order: WorkOrder) -> bool:
    """Somebody was promised to be there by a time."""
    open_clocks = order.clocks.filter(metric="arrival", fulfilled_at=None)
    return open_clocks.filter(state__in=("running", "paused")).exists()


def _endings(tasks: list[TaskView]) -> list[str]:
    names = {"solution": "resolve", "completion": "complete_stage"}
    return [names[task.ends_with] for task in tasks if task.ends_with in names]


def _is_own(task: TaskView, by: Actor) -> bool:
    if task.found_by not in APART:
        return False
    if task.assignee_id is None:
        return not by.rights.team_ids.isdisjoint(task.team_ids)
    return task.assignee_id == by.rights.person_id


def _of_lead(order: WorkOrder, by: Actor) -> list[str]:
    code, found = application_of(order), list[str]()
    if order.status in WORKING_STATUSES and may(by, "workorders.assign", application=code):
        found += ["cancel", *_resting(order)]
    if order.status == "resolved" and may(by, "workorders.force_close", application=code):
        found.append("close")
    return found


def _resting(order: WorkOrder) -> list[str]:
    if order.status in ("new", "assigned", "in_progress"):
        return ["suspend"]
    return ["unsuspend"] if order.waiting_reason == SUSPENDED else []


def _of_voter(order: WorkOrder, tasks: list[TaskView], by: Actor) -> list[str]:
    person = by.rights.person_id
    own = {task.ends_with for task in tasks if task.assignee_id == person and person is not None}
    found = [name for kind, name in VOTING.items() if kind in own]
    return [*found, "withdraw"] if may_withdraw(order, by=by) else found


def _of_requester(order: WorkOrder) -> list[str]:
    found = ["reply"]
    if order.status in WORKING_STATUSES:
        found += ["urge", "cancel", "edit"]
    if order.status == "resolved":
        found += ["confirm", "reject_solution"]
    if order.status in ("resolved", "closed"):
        found.append("rate")
    if order.status == "closed":
        found.append("reopen")
    return found

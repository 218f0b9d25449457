"""Orders that other orders wait for: what their end means, and giving them up."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongdan.flows.acts import Outcome, Proceed
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.recall import recalling
from gongdan.workorders.change import Change
from gongdan.workorders.commands.resolution import cancel
from gongdan.workorders.finding import lock_id
from gongdan.workorders.holding import ENDED
from gongdan.workorders.models import ChildOrder

GIVEN_UP = ("rejected", "withdrawn", "cancelled", "terminated")
CALLED_OFF = "流程不再需要 / the process does not need it any more"


@transaction.atomic
@recalling()
def child_ended(*, order_id: int, at: datetime) -> bool:
    """Let the work that made an order go on when all it waits for have ended."""
    child = ChildOrder.objects.select_related("task").filter(order_id=order_id).first()
    if child is None:
        return False
    this = Change(lock_id(child.task.work_order_id), SYSTEM, at)
    if this.run.instance.state != "running":
        return False
    row = next((one for one in this.run.machine_tasks() if one.pk == child.task_id), None)
    ends = list(child.task.children.values_list("order__status", "order__closed_how"))
    if row is None or any(status not in ENDED for status, _ in ends):
        return False
    is_refused = any(status == "cancelled" or how in GIVEN_UP for status, how in ends)
    outcome: Outcome = "rejected" if is_refused else "done"
    this.run.take(Proceed(task=row.no, by=SYSTEM, outcome=outcome, facts=this.facts()))
    this.finish("children_ended")
    return True


def call_children_off(*, task_id: int, at: datetime) -> int:
    """Give up the orders of a task that are still open; returns how many."""
    children = ChildOrder.objects.filter(task_id=task_id).exclude(order__status__in=ENDED)
    given_up = 0
    for number, status in children.values_list("order__number", "order__status"):
        if status != "resolved":
            cancel(number=number, reason=CALLED_OFF, by=SYSTEM, at=at)
            given_up += 1
    return given_up

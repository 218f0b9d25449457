"""What came to an end while the work rested, noticed when it goes on."""

from __future__ import annotations

from gongdan.flows.acts import Proceed
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.later import later
from gongdan.workorders.change import Change
from gongdan.workorders.jobs import child_ended
from gongdan.workorders.models import FlowTask, Subtask


def catch_up(this: Change) -> None:
    """Orders and parts that are done by now, and what the system meant to try again."""
    for row in list(this.run.machine_tasks()):
        if row.state == "pending" and row.kind in CATCHING_UP:
            CATCHING_UP[row.kind](this, row)


def _orders(_this: Change, row: FlowTask) -> None:
    """Whether all of them have ended is asked once this is committed."""
    made = row.children.order_by("pk").first()
    if made is not None:
        later(child_ended, order_id=made.order_id)


def _parts(this: Change, row: FlowTask) -> None:
    if not Subtask.objects.filter(task=row, state="open").exists():
        this.run.take(Proceed(task=row.no, by=SYSTEM, facts=this.facts()))


def _actions(this: Change, row: FlowTask) -> None:
    this.run.again(row)


CATCHING_UP = {"suborder": _orders, "subtasks": _parts, "action": _actions}

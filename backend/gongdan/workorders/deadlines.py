"""The limits of open stages while an order waits and after it."""

from __future__ import annotations

from datetime import datetime

from gongdan.flows.steps.handling import Handling
from gongdan.workorders import clockwork
from gongdan.workorders.models import FlowTask, StageVisit
from gongdan.workorders.staging import DUE, WARN, Run


def shift_deadlines(run: Run, *, since: datetime) -> None:
    """After a pause: every open task keeps the working time it had left when the pause began."""
    for task in FlowTask.objects.filter(instance=run.instance, state="pending"):
        if task.due_at is None:
            continue
        step = run.graph.step(task.step)
        calendar = run.calendar(step if isinstance(step, Handling) else None)
        left = calendar.between(since, task.due_at) if since < task.due_at else 0
        if not left:
            continue
        task.due_at = calendar.add(run.at, left).at
        task.save(update_fields=["due_at"])
        StageVisit.objects.filter(instance=run.instance, step=task.step, round=task.round).update(
            due_at=task.due_at
        )
        clockwork.arm(run.order, kind=DUE, reference=str(task.pk), due_at=task.due_at)


def rest_deadlines(run: Run) -> None:
    """While the order waits, no stage of it can run late."""
    open_tasks = FlowTask.objects.filter(instance=run.instance, state="pending")
    references = [str(pk) for pk in open_tasks.values_list("pk", flat=True)]
    clockwork.disarm((WARN, DUE), references)

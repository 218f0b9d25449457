"""The limits of open stages while an order waits and after it."""

from __future__ import annotations

from datetime import datetime

from gongdan.flows.human import Human
from gongdan.workorders.staging import DUE, WARN, Run


def shift_deadlines(run: Run, *, since: datetime) -> None:
    """After a pause: every open task keeps the working time it had left when the pause began."""
    for task in run.open_tasks():
        if task.due_at is None or task.due_at <= since:
            continue
        step = run.graph.step(task.step)
        calendar = run.calendar(step if isinstance(step, Human) else None)
        left = calendar.between(since, task.due_at)
        if not left:
            continue
        visit = run.visits[task.step, task.round]
        task.due_at = visit.due_at = calendar.add(run.at, left).at
        task.save(update_fields=["due_at"])
        visit.save(update_fields=["due_at"])
        run.moments.arm(DUE, task.pk, task.due_at)


def rest_deadlines(run: Run) -> None:
    """While the order waits, no stage of it can run late."""
    for task in run.open_tasks():
        run.moments.disarm((WARN, DUE), task.pk)

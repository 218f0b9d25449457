"""The limits of open stages while an order waits and after it."""

from __future__ import annotations

from datetime import datetime, timedelta

from gongdan.flows.steps.delay import Delay
from gongdan.flows.steps.wait import Wait
from gongdan.sla import queries as sla
from gongdan.sla.calendars import WorkingCalendar
from gongdan.workorders import duties
from gongdan.workorders.models import FlowTask
from gongdan.workorders.staging import Run


def shift_deadlines(run: Run, *, since: datetime) -> None:
    """After a pause: every open task keeps the working time it had left when the pause began."""
    for task in run.open_tasks():
        if task.due_at is None or task.due_at <= since:
            continue
        calendar = run.calendar(run.human(task.step))
        left = calendar.between(since, task.due_at)
        if not left:
            continue
        visit = run.visits[task.step, task.round]
        task.due_at = visit.due_at = calendar.reach(run.at, left)
        task.save(update_fields=["due_at"])
        visit.save(update_fields=["due_at"])
        duties.arm(run, task, done=duties.levels_done(task))


def rest_deadlines(run: Run) -> None:
    """While the order waits, no stage of it can run late."""
    for task in run.open_tasks():
        duties.disarm(run, task)


def rest_waits(run: Run) -> None:
    """While the work is suspended, no wait of it ends."""
    for task in run.machine_tasks():
        duties.disarm(run, task)


def shift_waits(run: Run, *, since: datetime) -> None:
    """After it: every wait lasts as long as it still would have; dates stay what they are."""
    for task in run.machine_tasks():
        step = run.graph.step(task.step)
        if not isinstance(step, Delay | Wait) or task.due_at is None:
            continue
        if not step.pause.until:
            task.due_at = _shifted(run, step, task, since=since)
            task.save(update_fields=["due_at"])
        duties.arm(run, task)


def _shifted(run: Run, step: Delay | Wait, task: FlowTask, *, since: datetime) -> datetime:
    due = task.due_at or run.at
    if step.pause.time == "clock":
        return run.at + max(due - since, timedelta())
    calendar: WorkingCalendar = sla.calendar(step.pause.calendar or run.default_calendar).calendar
    return calendar.reach(run.at, calendar.between(since, due))


def plan_anew(run: Run) -> None:
    """Waits for a date follow the date when it changes."""
    for task in run.machine_tasks():
        step = run.graph.step(task.step)
        if isinstance(step, Delay | Wait) and step.pause.until:
            due = duties.pause_end(run, step, since=task.opened_at)
            if due != task.due_at:
                task.due_at = due
                task.save(update_fields=["due_at"])
                duties.arm(run, task)

"""The rows of tasks: who has them and why, until when, and the moments set for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from gongdan.accounts.queries.people import person_value
from gongdan.accounts.queries.stand_ins import stand_in_for
from gongdan.flows.human import Human
from gongdan.flows.position import Task
from gongdan.flows.steps.delay import Delay
from gongdan.flows.steps.wait import Wait
from gongdan.kernel.texts import Text, fill
from gongdan.sla import queries as sla
from gongdan.sla.calendars import WorkingCalendar
from gongdan.workorders import positions
from gongdan.workorders.duty import Handler
from gongdan.workorders.facts import application_of
from gongdan.workorders.handlers import find_handler
from gongdan.workorders.members import Found, pool_of
from gongdan.workorders.models import FlowTask, Timer, WorkOrder
from gongdan.workorders.pausing import end_of

if TYPE_CHECKING:
    from gongdan.workorders.staging import Run

WARN = "stage_warn"
DUE = "stage_due"
LEVEL = "stage_level"
STEP_DUE = "step_due"
RETRY = "action_retry"
POOL = "pool"
INSTEAD: Text = {
    "zh-CN": "{because}；{name} 不在，由代理人代办",
    "en": "{because}; {name} is away and is stood in for",
}


def new_row(run: Run, task: Task) -> FlowTask:
    """A task as it is stored when it opens."""
    row = FlowTask(
        instance=run.instance,
        work_order=run.order,
        no=task.id,
        token=task.token,
        step=task.step,
        round=task.round,
        kind=task.kind,
        state=task.state,
        seq=task.seq,
        weight=task.weight,
        sign=task.sign,
        added_by=task.added_by,
        opened_at=run.at,
        due_at=due_at(run, task) if task.state == "pending" else None,
    )
    if not task.is_machine:
        _give(run, task, row)
    return row


def _give(run: Run, task: Task, row: FlowTask) -> None:
    step = run.human(task.step)
    if step is not None and step.dispatch != "direct" and task.kind == "handling":
        _pool(run, step, row)
        return
    handler = _handler(run, task)
    row.assignee_id = handler.person_id
    row.candidate_team_ids = list(handler.team_ids)
    row.found_by, row.because = handler.found_by, handler.because
    row.standing_for_id = handler.standing_for


def _pool(run: Run, step: Human, row: FlowTask) -> None:
    """Nobody has it yet: whoever claims it, or whom the dispatcher names."""
    row.candidate_ids = pool_of(run.order, step.handlers, run.facts, at=run.at)
    row.dispatcher_ids = pool_of(run.order, step.dispatchers, run.facts, at=run.at)
    row.found_by = POOL
    if not row.candidate_ids:
        handler = find_handler(run.order, (), run.facts, at=run.at)
        row.assignee_id, row.candidate_team_ids = handler.person_id, list(handler.team_ids)
        row.found_by, row.because = handler.found_by, handler.because


def _handler(run: Run, task: Task) -> Handler:
    """Who has a task: the engine names the voters, the rules whoever does a stage of work."""
    if task.assignee is None:
        step = run.human(task.step)
        handler = find_handler(run.order, step.handlers if step else (), run.facts, at=run.at)
        return stood_in_handler(handler, run.order, at=run.at)
    found = run.found.get(task.assignee)
    if found is None or task.sign:
        return Handler(task.assignee, (), "signer" if task.sign else "requester")
    return Handler(task.assignee, (), found.found_by, found.because, found.standing_for)


def stood_in_handler(handler: Handler, order: WorkOrder, *, at: datetime) -> Handler:
    """Who does it instead of somebody who is away; the order's own handler and requester stay."""
    if handler.person_id is None or handler.found_by in ("requester", "signer"):
        return handler
    found = stood_in(Found(handler.person_id, 1, handler.found_by, handler.because), order, at=at)
    return replace(
        handler,
        person_id=found.person_id,
        because=found.because,
        standing_for=found.standing_for,
        found_by="stand_in" if found.standing_for else handler.found_by,
    )


def stood_in(found: Found, order: WorkOrder, *, at: datetime) -> Found:
    """The stand-in of somebody who is away, with the reason kept."""
    stand_in = stand_in_for(found.person_id, application=application_of(order), at=at)
    if stand_in is None:
        return found
    because = fill(INSTEAD, because=found.because or {}, name=person_value(found.person_id).name)
    return replace(found, person_id=stand_in, because=because, standing_for=found.person_id)


def due_at(run: Run, task: Task) -> datetime | None:
    """Until when a task is to be done, or when what it waits for comes or takes too long."""
    step = run.graph.step(task.step)
    if isinstance(step, Delay | Wait):
        return pause_end(run, step, since=run.at)
    if not isinstance(step, Human) or not step.limit_minutes or task.kind == positions.RESUBMIT:
        return None
    return run.calendar(step).reach(run.at, step.limit_minutes * 60)


def pause_end(run: Run, step: Delay | Wait, *, since: datetime) -> datetime | None:
    """When a pause ends that began then; none while its date is not given."""
    return end_of(
        step.pause,
        run.facts,
        since=since,
        calendar=lambda code: sla.calendar(code or run.default_calendar).calendar,
    )


def set_moments(run: Run, row: FlowTask, *, is_new: bool) -> None:
    """Set the moments of an open task; take those of one that is over or held back."""
    if row.state != "pending":
        disarm(run, row)
    else:
        arm(run, row, done=frozenset() if is_new else levels_done(row))


def arm(run: Run, row: FlowTask, *, done: frozenset[str] = frozenset()) -> None:
    """Set what is to happen before, at and after a task's deadline, but what happened already."""
    step = run.graph.step(row.step)
    if isinstance(step, Delay | Wait):
        run.moments.arm(STEP_DUE, row.pk, row.due_at)
    if not isinstance(step, Human) or not step.limit_minutes or row.due_at is None:
        return
    left = _left(run.calendar(step), run.at, row.due_at)
    used_at_warning = step.limit_minutes * 60 * step.warn_percent // 100
    run.moments.arm(
        WARN, row.pk, _after(run, step, left + used_at_warning - step.limit_minutes * 60)
    )
    run.moments.arm(DUE, row.pk, row.due_at if left > 0 else None)
    for level in step.ladder:
        if level.key not in done:
            seconds = left + level.offset
            moment = _after(run, step, seconds if level.is_before else max(seconds, 0))
            run.moments.arm(LEVEL, level_of(row, level.key), moment)


def _left(calendar: WorkingCalendar, at: datetime, due: datetime) -> int:
    """Working seconds until a deadline, negative after it."""
    return calendar.between(at, due) if due > at else -calendar.between(due, at)


def _after(run: Run, step: Human, seconds: int) -> datetime | None:
    return run.calendar(step).reach(run.at, seconds) if seconds >= 0 else None


def try_later(run: Run, rows: Iterable[FlowTask]) -> None:
    """What is too much for one step of the work is done by the next ones."""
    for row in rows:
        run.moments.arm(RETRY, row.pk, run.at)


def level_of(row: FlowTask, key: str) -> str:
    """How the timer of one level of a task's ladder is known."""
    return f"{row.pk}:{key}"


def disarm(run: Run, row: FlowTask) -> None:
    """Nothing more happens to a task."""
    step = run.graph.step(row.step)
    if isinstance(step, Delay | Wait):
        run.moments.disarm((STEP_DUE,), row.pk)
    if isinstance(step, Human) and step.limit_minutes:
        run.moments.disarm((WARN, DUE), row.pk)
        for level in step.ladder:
            run.moments.disarm((LEVEL,), level_of(row, level.key))


def levels_done(row: FlowTask) -> frozenset[str]:
    """Which levels of a task's ladder happened already: each happens once."""
    fired = Timer.objects.filter(kind=LEVEL, state="fired", reference__startswith=f"{row.pk}:")
    own = fired.filter(work_order_id=row.work_order_id).values_list("reference", flat=True)
    return frozenset(reference.partition(":")[2] for reference in own)

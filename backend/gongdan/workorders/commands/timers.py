"""What happens when a moment comes: warnings, breaches, stages over their limit, silence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from gongdan.flows.acts import Proceed
from gongdan.flows.steps.wait import Wait
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.recall import recalling
from gongdan.workorders import duties, promises, staging
from gongdan.workorders.change import Change
from gongdan.workorders.closing import AUTO_CLOSE
from gongdan.workorders.commands.climbing import climb_clock
from gongdan.workorders.commands.resolution import close_after_silence
from gongdan.workorders.commands.taking_back import take_back
from gongdan.workorders.commands.waiting import TIMER as WAITING
from gongdan.workorders.commands.waiting import go_on
from gongdan.workorders.deciding import TAKE_BACK
from gongdan.workorders.escalation import climb
from gongdan.workorders.events import StageOverdue, StageWarned
from gongdan.workorders.facts import lead_ids
from gongdan.workorders.finding import lock_id
from gongdan.workorders.models import FlowTask, StageVisit, Timer

Handler = Callable[[Change, Timer], None]


@transaction.atomic
@recalling()
def fire(*, timer_id: int, at: datetime) -> bool:
    """Do what a timer was set for, once; ``False`` when it is no longer due."""
    order_id = Timer.objects.filter(pk=timer_id).values_list("work_order_id", flat=True).first()
    if order_id is None:
        return False
    order = lock_id(order_id)
    timer = Timer.objects.select_for_update().get(pk=timer_id)
    if timer.state != "armed" or timer.due_at > at:
        return False
    timer.state, timer.fired_at = "fired", at
    timer.save(update_fields=["state", "fired_at"])
    this = Change(order, SYSTEM, at)
    HANDLERS[timer.kind](this, timer)
    return True


def due_timers(*, at: datetime, limit: int = 200) -> list[int]:
    """The timers whose moment has come, the oldest first."""
    armed = Timer.objects.filter(state="armed", due_at__lte=at).order_by("due_at", "pk")
    return list(armed.values_list("pk", flat=True)[:limit])


def _clock(this: Change, timer: Timer) -> None:
    row, reached = this.promises.tick(int(timer.reference))
    this.concerned += lead_ids(this.order)
    after = climb_clock(this, row, reached)
    this.finish("time")
    for act in after:
        act()


def _stage_warn(this: Change, timer: Timer) -> None:
    task = FlowTask.objects.get(pk=int(timer.reference))
    this.note(
        StageWarned(
            step_key=task.step,
            step_name=_name(this, task),
            due_at=task.due_at or this.at,
            assignee_id=task.assignee_id or this.order.assignee_id,
        )
    )
    this.finish("time")


def _stage_due(this: Change, timer: Timer) -> None:
    task = FlowTask.objects.get(pk=int(timer.reference))
    visit = StageVisit.objects.get(instance_id=task.instance_id, step=task.step, round=task.round)
    leads = lead_ids(this.order)
    this.concerned += leads
    this.note(
        StageOverdue(
            step_key=task.step,
            step_name=_name(this, task),
            limit_minutes=(visit.limit_seconds or 0) // 60,
            assignee_id=task.assignee_id or this.order.assignee_id,
            lead_ids=leads,
        )
    )
    this.finish("time")


def _level(this: Change, timer: Timer) -> None:
    climb(this, timer)


def _step_due(this: Change, timer: Timer) -> None:
    """A pause is over: what was waited for came with its date, or took too long."""
    row = _machine_row(this, timer)
    if row is None:
        return
    step = this.run.graph.step(row.step)
    took_too_long = isinstance(step, Wait) and not step.pause.until
    act = Proceed(
        task=row.no,
        by=SYSTEM,
        outcome="timeout" if took_too_long else "done",
        facts=this.facts(),
    )
    this.run.take(act)
    this.finish("time")


def _action_again(this: Change, timer: Timer) -> None:
    row = _machine_row(this, timer)
    if row is not None:
        this.run.again(row)
        this.finish("time")


def _machine_row(this: Change, timer: Timer) -> FlowTask | None:
    """The wait a timer was set for, if it still waits and does not rest."""
    if this.run.instance.state != "running":
        return None
    return next((one for one in this.run.machine_tasks() if one.pk == int(timer.reference)), None)


def _auto_close(this: Change, _: Timer) -> None:
    if this.order.status == "resolved":
        close_after_silence(number=this.order.number, at=this.at)


def _waiting_until(this: Change, _: Timer) -> None:
    if this.order.status == "waiting":
        go_on(this)
        this.finish("agreed_time_came")


def _name(this: Change, task: FlowTask) -> dict[str, str]:
    return dict(this.run.graph.step(task.step).name)


HANDLERS: dict[str, Handler] = {
    promises.KIND: _clock,
    staging.WARN: _stage_warn,
    staging.DUE: _stage_due,
    duties.LEVEL: _level,
    duties.STEP_DUE: _step_due,
    duties.RETRY: _action_again,
    AUTO_CLOSE: _auto_close,
    WAITING: _waiting_until,
    TAKE_BACK: take_back,
}

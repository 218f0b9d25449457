"""One order's work taken to another version of its process: rows renamed, deadlines replanned."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from gongdan.flows.migrating import Hindrance, hindrances
from gongdan.flows.queries import ProcessValue
from gongdan.flows.steps.delay import Delay
from gongdan.flows.steps.wait import Wait
from gongdan.kernel.storing import update
from gongdan.workorders import duties, positions
from gongdan.workorders.change import Change
from gongdan.workorders.errors import MoveHindered
from gongdan.workorders.models import FlowScope, FlowTask, FlowToken, StageVisit
from gongdan.workorders.staging import Run

NAMING = ((FlowToken, "step"), (FlowToken, "back_to"), (FlowTask, "step"), (StageVisit, "step"))
Elapsed = Mapping[int, int]


def take_over(
    this: Change, to: ProcessValue, mapping: Mapping[str, str], *, is_minor: bool
) -> None:
    """Let the work go on by another version; refused with what stands in the way."""
    run = this.run
    found = hindrances(run.position, mapping, run.graph, to.graph)
    if found:
        raise MoveHindered(number=this.order.number, steps=[told(one) for one in found])
    elapsed = {row.no: _elapsed(run, row) for row in run.open_tasks()}
    for row in (*run.open_tasks(), *run.machine_tasks()):
        duties.disarm(run, row)
    _rename(run, mapping)
    _follow(this, to, mapping)
    _plan(this.run, elapsed, is_minor=is_minor)


def told(one: Hindrance) -> dict[str, str]:
    """A hindrance as a fact."""
    return {"code": one.code, "step": one.step, "target": one.target}


def _rename(run: Run, mapping: Mapping[str, str]) -> None:
    """Every row of the run under the new names, also what is over: its steps live on in those."""
    own = run.instance.pk
    for key, target in mapping.items():
        if key == target:
            continue
        for model, field in NAMING:
            model._default_manager.filter(instance_id=own, **{field: key}).update(**{field: target})
        FlowScope.objects.filter(instance_id=own, split=key).update(split=target)


def _follow(this: Change, to: ProcessValue, mapping: Mapping[str, str]) -> None:
    """The run and its order follow the other version from now on."""
    instance, order = this.run.instance, this.order
    instance.former_version_ids = [*instance.former_version_ids, instance.process_version_id]
    instance.process_version_id, instance.rev = to.id, instance.rev + 1
    instance.incidents = [
        {**one, "step": mapping.get(str(one["step"]), str(one["step"]))}
        for one in instance.incidents
    ]
    update(instance, ["former_version_ids", "process_version_id", "rev", "incidents"])
    order.followed_version_id = to.id
    order.stage_key = mapping.get(order.stage_key, order.stage_key)
    this.run = this.run_of(instance)


def _elapsed(run: Run, row: FlowTask) -> int:
    """How many working seconds of a duty's time are used."""
    step, base = run.human(row.step), _base(run)
    calendar = run.calendar(step)
    if step is None or not step.limit_minutes or row.due_at is None:
        return calendar.between(row.opened_at, base)
    late = calendar.between(row.due_at, base) if base > row.due_at else 0
    left = calendar.between(base, row.due_at) if row.due_at > base else 0
    return step.limit_minutes * 60 - left + late


def _base(run: Run) -> datetime:
    """Since when nothing runs on: work that waits rests since then."""
    rests = run.order.status == "waiting" and run.order.waiting_since is not None
    return run.order.waiting_since if rests and run.order.waiting_since else run.at


def _plan(run: Run, elapsed: Elapsed, *, is_minor: bool) -> None:
    """Open duties get what the new limit leaves them; a small revision leaves them their time."""
    for row in run.open_tasks():
        if not is_minor and row.kind != positions.RESUBMIT:
            _plan_duty(run, row, elapsed[row.no])
        if run.order.status != "waiting":
            duties.arm(run, row, done=duties.levels_done(row))
    for row in run.machine_tasks():
        step = run.graph.step(row.step)
        if isinstance(step, Delay | Wait) and not is_minor:
            row.due_at = duties.pause_end(run, step, since=row.opened_at)
            update(row, ["due_at"])
        if run.instance.state == "running":
            duties.arm(run, row)


def _plan_duty(run: Run, row: FlowTask, used: int) -> None:
    step, visit = run.human(row.step), run.visits.get((row.step, row.round))
    limit = step.limit_minutes * 60 if step and step.limit_minutes else None
    row.due_at = None if limit is None else _end(run, row, max(limit - used, 1))
    update(row, ["due_at"])
    if visit is not None:
        visit.due_at, visit.limit_seconds = row.due_at, limit
        update(visit, ["due_at", "limit_seconds"])


def _end(run: Run, row: FlowTask, seconds: int) -> datetime:
    return run.calendar(run.human(row.step)).reach(_base(run), seconds)

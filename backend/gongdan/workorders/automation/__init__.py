"""The duties of the system: actions, orders and parts given out; all or nothing of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.db import transaction

from gongdan.flows.acts import Act, Fail, Proceed
from gongdan.flows.steps.action import Automatic
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import Refusal
from gongdan.workorders import duties
from gongdan.workorders.automation.actions import do_actions
from gongdan.workorders.automation.giving_out import (
    call_off,
    ended,
    give_out_orders,
    give_out_parts,
)
from gongdan.workorders.change import Change
from gongdan.workorders.events import ActionDelayed
from gongdan.workorders.machinery import Machinery
from gongdan.workorders.models import FlowTask

# Answers whether the work can go on at once.
Doer = Callable[[Change, FlowTask], bool]
DOERS: Mapping[str, Doer] = {
    "action": do_actions,
    "suborder": give_out_orders,
    "subtasks": give_out_parts,
}


def do(this: Change, row: FlowTask) -> Act | None:
    """Do a duty in a part of the transaction of its own: what cannot be done leaves no trace."""
    written, stood = len(this.written), dict(this.order.__dict__)
    try:
        with transaction.atomic():
            is_done = DOERS[row.kind](this, row)
    except Refusal as refusal:
        del this.written[written:]
        this.order.__dict__.update(stood)
        this.forget_answers()
        return _failed(this, row, refusal)
    this.run.facts = this.facts()
    if not is_done:
        return None
    return Proceed(task=row.no, by=SYSTEM, facts=this.run.facts)


def _failed(this: Change, row: FlowTask, refusal: Refusal) -> Act | None:
    step = this.run.graph.step(row.step)
    tries = row.tries + 1
    if isinstance(step, Automatic) and step.on_failure == "retry" and tries < step.tries:
        _again_later(this, row, refusal)
        return None
    detail = refusal.message[:300]
    return Fail(task=row.no, by=SYSTEM, code=refusal.code, detail=detail, facts=this.run.facts)


def _again_later(this: Change, row: FlowTask, refusal: Refusal) -> None:
    """One minute later, then two, four and so on."""
    row.tries += 1
    row.save(update_fields=["tries"])
    again_at = this.at + timedelta(minutes=2 ** (row.tries - 1))
    this.moments.arm(duties.RETRY, row.pk, again_at)
    this.note(
        ActionDelayed(
            step_key=row.step,
            step_name=this.run.name(row.step),
            code=refusal.code,
            detail=refusal.message[:300],
            tries=row.tries,
            again_at=again_at,
        )
    )


MACHINERY = Machinery(do, call_off, ended)

"""What follows in the order and its history from what the engine decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar, cast

from gongdan.flows import effects
from gongdan.workorders.chronicle import (
    approval_asked,
    stage_entered,
    stage_left,
    stage_skipped,
)
from gongdan.workorders.copies import copy_order
from gongdan.workorders.events import ActionGivenUp, ProcessStuck, RouteTaken, WaitOver
from gongdan.workorders.facts import lead_ids
from gongdan.workorders.holding import status_of_stage

if TYPE_CHECKING:
    from gongdan.workorders.staging import Run

# Stages that people still have to do: with one of them open nothing is solved yet.
AT_WORK = ("handling", "approval")
One = TypeVar("One", bound=effects.Effect)


def follow(run: Run, effect: effects.Effect) -> None:
    """Let the order and its history follow one effect; most need nothing."""
    known = FOLLOWING.get(type(effect))
    if known is not None:
        known(run, effect)


def _entered(run: Run, effect: effects.StageEntered) -> None:
    row = run.visits[effect.step, effect.round]
    if not row.is_stage:
        return
    run.order.stage_key = effect.step
    # Handed in again it keeps its status: it is not new to anybody.
    if effect.status and (effect.kind != "start" or effect.round == 1):
        run.order.status = status_of_stage(run.order, effect.status)
    elif run.order.status == "resolved" and effect.kind in AT_WORK:
        run.order.status = "in_progress"
    task = run.task_of(row)
    run.written.append(stage_entered(effect, row, task))


def _left(run: Run, effect: effects.StageLeft) -> None:
    row = run.visits[effect.step, effect.round]
    if row.is_stage:
        run.written.append(stage_left(effect, row, run.name(effect.step)))


def _skipped(run: Run, effect: effects.StageSkipped) -> None:
    run.written.append(stage_skipped(effect, run.name(effect.step), lead_ids(run.order)))


def _copied(run: Run, effect: effects.Copied) -> None:
    name = run.name(effect.step)
    run.written.append(copy_order(run.order, effect, name=name, facts=run.facts, at=run.at))


def _ready(run: Run, effect: effects.TaskReady) -> None:
    row = run.tasks[effect.task]
    run.written.append(approval_asked(row, run.name(effect.step)))


def _stuck(run: Run, effect: effects.IncidentRaised) -> None:
    stuck = ProcessStuck(step_key=effect.step, code=effect.code, detail=effect.detail)
    run.written.append(stuck)


def _routed(run: Run, effect: effects.RouteTaken) -> None:
    run.written.append(
        RouteTaken(
            step_key=effect.step,
            step_name=run.name(effect.step),
            target_key=effect.target,
            target_name=run.name(effect.target),
        )
    )


def _waited(run: Run, effect: effects.WaitOver) -> None:
    if effect.kind == "action":
        return
    name, kind = run.name(effect.step), effect.kind
    over = WaitOver(step_key=effect.step, step_name=name, kind=kind, outcome=effect.outcome)
    run.written.append(over)


def _failed(run: Run, effect: effects.ActionFailed) -> None:
    given_up = ActionGivenUp(
        step_key=effect.step,
        step_name=run.name(effect.step),
        code=effect.code,
        detail=effect.detail,
    )
    run.written.append(given_up)


def _ended(run: Run, effect: effects.InstanceEnded) -> None:
    run.order.status = effect.status or run.order.status


def _when(kind: type[One], do: Callable[[Run, One], None]) -> tuple[type, Follow]:
    return kind, cast("Follow", do)


Follow = Callable[["Run", effects.Effect], None]
FOLLOWING: Mapping[type, Follow] = dict(
    [
        _when(effects.StageEntered, _entered),
        _when(effects.StageLeft, _left),
        _when(effects.StageSkipped, _skipped),
        _when(effects.Copied, _copied),
        _when(effects.TaskReady, _ready),
        _when(effects.IncidentRaised, _stuck),
        _when(effects.RouteTaken, _routed),
        _when(effects.WaitOver, _waited),
        _when(effects.ActionFailed, _failed),
        _when(effects.InstanceEnded, _ended),
    ]
)

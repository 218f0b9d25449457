"""Work for later between an order and the orders it made: neither locks the other."""

from __future__ import annotations

from procrastinate.contrib.django import app

from gongdan.kernel.times import now


@app.task(name="workorders.child_ended")
def child_ended(*, order_id: int) -> None:
    """An order that another waits for has ended."""
    from gongdan.workorders.commands import children

    children.child_ended(order_id=order_id, at=now())


@app.task(name="workorders.call_children_off")
def call_children_off(*, task_id: int) -> None:
    """The orders of a task that was called off are given up."""
    from gongdan.workorders.commands import children

    children.call_children_off(task_id=task_id, at=now())


@app.task(name="workorders.hand_over")
def hand_over(*, person_id: int) -> None:
    """Somebody left: their duties go to others."""
    from gongdan.workorders.commands import handover

    handover.hand_over(person_id=person_id, at=now())


@app.periodic(cron="41 2 * * *", periodic_id="hand_over_forgotten")
@app.task(name="workorders.hand_over_forgotten", queueing_lock="hand_over_forgotten")
def hand_over_forgotten(timestamp: int) -> None:  # noqa: ARG001 procrastinate passes it
    """Duties that somebody who left still has, each night."""
    from gongdan.workorders.commands import handover

    handover.hand_over_forgotten(at=now())


@app.task(name="workorders.move_runs")
def move_runs(*, move_id: int) -> None:
    """Running work is taken to another version; a killed worker's job goes on where it stopped."""
    from gongdan.workorders.commands import moving
    from gongdan.workorders.queries.moves import mover

    moving.carry_move(move_id=move_id, by=mover(move_id), clock=now)


@app.periodic(cron="*/5 * * * *", periodic_id="run_scheduled_rules")
@app.task(name="workorders.run_scheduled_rules", queueing_lock="run_scheduled_rules")
def run_scheduled_rules(timestamp: int) -> None:  # noqa: ARG001 procrastinate passes it
    """Trigger rules that are due by the clock run on the orders they are due for."""
    from gongdan.workorders.commands import rule_calls

    rule_calls.run_scheduled(at=now())


@app.periodic(cron="23 3 * * *", periodic_id="thin_traces")
@app.task(name="workorders.thin_traces", queueing_lock="thin_traces")
def thin_traces(timestamp: int) -> None:  # noqa: ARG001 procrastinate passes it
    """The conditions behind old decisions go, each night."""
    from gongdan.kernel.actors import SYSTEM
    from gongdan.workorders.commands import thinning

    thinning.thin_traces(by=SYSTEM, at=now())

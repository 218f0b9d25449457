"""Work for later."""

from __future__ import annotations

from procrastinate.contrib.django import app

from gongdan.deliveries import commands, queries
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.later import later
from gongdan.kernel.times import now


@app.task(name="deliveries.deliver")
def deliver(*, delivery_id: int) -> None:
    """Send one thing; when the other side does not take it, try again later."""
    again_at = commands.deliver(delivery_id=delivery_id, by=SYSTEM, at=now())
    if again_at is not None:
        later(deliver, at=again_at, delivery_id=delivery_id)


@app.periodic(cron="29 3 * * *", periodic_id="forget_sent_deliveries")
@app.task(name="deliveries.forget_sent", queueing_lock="forget_sent_deliveries")
def forget_sent(timestamp: int) -> None:  # noqa: ARG001 procrastinate passes it
    """What was sent long ago is thrown away."""
    commands.forget_sent(by=SYSTEM, at=now())


@app.periodic(cron="7,22,37,52 * * * *", periodic_id="deliver_forgotten")
@app.task(name="deliveries.deliver_forgotten", queueing_lock="deliver_forgotten")
def deliver_forgotten(timestamp: int) -> None:  # noqa: ARG001 procrastinate passes it
    """What should have left and whose job was lost is put into the queue again."""
    for delivery_id in queries.forgotten(at=now()):
        later(deliver, delivery_id=delivery_id)

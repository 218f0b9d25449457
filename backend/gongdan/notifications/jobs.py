"""Work for later."""

from __future__ import annotations

from procrastinate.contrib.django import app

from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.later import later
from gongdan.kernel.times import now
from gongdan.notifications import commands


@app.task(name="notifications.deliver")
def deliver(*, delivery_id: int) -> None:
    """Send one mail; when the server does not take it, try again later."""
    again_at = commands.deliver(delivery_id=delivery_id, by=SYSTEM, at=now())
    if again_at is not None:
        later(deliver, at=again_at, delivery_id=delivery_id)

"""Work for later: messages that waited for the end of quiet hours."""

from __future__ import annotations

from procrastinate.contrib.django import app

from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.times import now
from gongdan.notifications import commands


@app.periodic(cron="* * * * *", periodic_id="release_held_messages")
@app.task(name="notifications.release", queueing_lock="release_held_messages")
def release_held(timestamp: int) -> None:  # noqa: ARG001 procrastinate passes it
    """What waited until now is put together and sent."""
    commands.release(by=SYSTEM, at=now())

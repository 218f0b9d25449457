"""Work for later: asking for next year's holidays."""

from __future__ import annotations

from procrastinate.contrib.django import app

from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.times import now
from gongdan.sla import commands


@app.periodic(cron="35 0 * * *", periodic_id="remind_of_holidays")
@app.task(name="sla.remind_of_holidays", queueing_lock="remind_of_holidays")
def remind_of_holidays(timestamp: int) -> None:  # noqa: ARG001 procrastinate passes it
    """From November on, administrators are asked once a week for holidays nobody knows yet."""
    commands.remind_of_holidays(by=SYSTEM, at=now())

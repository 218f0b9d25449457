"""Work for later."""

from __future__ import annotations

from procrastinate.contrib.django import app

from gongdan.files import commands
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.times import now


@app.periodic(cron="41 * * * *", periodic_id="discard_stale_files")
@app.task(name="files.discard_stale", queueing_lock="discard_stale_files")
def discard_stale(timestamp: int) -> None:  # noqa: ARG001 procrastinate passes it
    """Files that nobody attached are thrown away."""
    commands.discard_stale(by=SYSTEM, at=now())

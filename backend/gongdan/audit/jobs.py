"""Work for later."""

from __future__ import annotations

from procrastinate.contrib.django import app

from gongdan.audit.sealing import seal, settled
from gongdan.kernel.times import now


@app.periodic(cron="13 * * * *", periodic_id="seal_history")
@app.task(name="audit.seal", queueing_lock="seal_history")
def seal_history(timestamp: int) -> None:  # noqa: ARG001 procrastinate passes it
    """The heads of all histories that went on are sealed."""
    seal(until=settled(), at=now())

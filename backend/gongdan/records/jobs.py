"""Work on records for later."""

from __future__ import annotations

from procrastinate.contrib.django import app

from gongdan.kernel.times import now
from gongdan.records.commands import rollups


@app.task(name="records.refresh_rollups")
def refresh_rollups() -> None:
    """Bring sums over linked records up to date until none is stale."""
    while rollups.refresh_rollups(at=now()):
        pass

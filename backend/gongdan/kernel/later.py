"""Work for later: a named job, deferred inside the transaction it belongs to."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procrastinate.tasks import Task


def later(job: Task[..., None, ...], *, at: datetime | None = None, **ids: int | str) -> None:
    """Run ``job`` after this transaction commits, or at a moment; arguments are ids only."""
    deferrable = job if at is None else job.configure(schedule_at=at)
    deferrable.defer(**ids)

"""Work for later: a named job, deferred inside the transaction it belongs to."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Job(Protocol):
    """A Procrastinate task."""

    def configure(self, **options: object) -> Deferrable: ...


class Deferrable(Protocol):
    def defer(self, **ids: object) -> int: ...


def later(job: Job, *, at: datetime | None = None, **ids: int | str) -> None:
    """Run ``job`` after this transaction commits, or at a moment; arguments are ids only."""
    options: dict[str, object] = {} if at is None else {"schedule_at": at}
    job.configure(**options).defer(**ids)

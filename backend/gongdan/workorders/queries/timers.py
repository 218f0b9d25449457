"""When timers come due, for whoever fires them, and how far behind that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min

from gongdan.kernel.actors import Actor
from gongdan.sla.permissions import require_reader
from gongdan.workorders.models import Timer

# A timer is looked for every second and takes a moment itself.
ON_TIME = timedelta(seconds=5)


@dataclass(frozen=True, kw_only=True)
class Backlog:
    """Timers whose moment has passed and that did not fire yet, and since when the oldest waits."""

    waiting: int
    oldest_due_at: datetime | None
    lag_seconds: int


def armed_until(at: datetime, *, limit: int = 50) -> list[tuple[datetime, int]]:
    """The armed timers that come due by a moment, the earliest first, with their moments."""
    armed = Timer.objects.filter(state="armed", due_at__lte=at).order_by("due_at", "pk")
    return list(armed.values_list("due_at", "pk")[:limit])


def next_due(*, after: datetime) -> datetime | None:
    """When the next timer comes due."""
    armed = Timer.objects.filter(state="armed", due_at__gt=after).order_by("due_at")
    return armed.values_list("due_at", flat=True).first()


def backlog(*, by: Actor, at: datetime) -> Backlog:
    """How far behind the firing of timers is; nothing waits while it keeps up."""
    require_reader(by)
    late = Timer.objects.filter(state="armed", due_at__lte=at - ON_TIME)
    found = late.aggregate(waiting=Count("pk"), oldest=Min("due_at"))
    oldest = found["oldest"]
    lag = int((at - oldest).total_seconds()) if oldest is not None else 0
    return Backlog(waiting=found["waiting"], oldest_due_at=oldest, lag_seconds=lag)

"""When the next timers come due: for whoever fires them."""

from __future__ import annotations

from datetime import datetime

from gongdan.workorders.models import Timer


def armed_until(at: datetime, *, limit: int = 50) -> list[tuple[datetime, int]]:
    """The armed timers that come due by a moment, the earliest first, with their moments."""
    armed = Timer.objects.filter(state="armed", due_at__lte=at).order_by("due_at", "pk")
    return list(armed.values_list("due_at", "pk")[:limit])

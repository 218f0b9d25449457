"""When the messages of clocks are sent: at once, after quiet hours, or put together once a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

DAY_MINUTES: Final = 24 * 60
# What a clock says; everything else is somebody's word or somebody's turn and is sent at once.
CLOCK_KINDS: Final = frozenset({"warning", "breach", "escalation", "stage_late"})
URGENT: Final = 1

Reason = Literal["quiet_hours", "digest"]


@dataclass(frozen=True)
class Quiet:
    """Quiet hours in minutes after local midnight, over it where they end before they start.

    ``lets_urgent``: what concerns the highest priority is sent all the same. ``digest_at``:
    everything else waits for this minute of the day and is put together.
    """

    is_on: bool = False
    starts: int = 22 * 60
    ends: int = 7 * 60
    lets_urgent: bool = True
    digest_at: int | None = None


@dataclass(frozen=True)
class Wait:
    """Until when a message waits, and for what."""

    until: datetime
    why: Reason


def wait_of(quiet: Quiet, *, kind: str, priority: int, at: datetime, time_zone: str) -> Wait | None:
    """How long a message of a clock waits; ``None`` when it is sent at once."""
    if kind not in CLOCK_KINDS or (quiet.lets_urgent and priority == URGENT):
        return None
    until = at
    if quiet.digest_at is not None:
        until = _next(at, quiet.digest_at, time_zone)
    if is_quiet(quiet, until, time_zone):
        return Wait(_next(until, quiet.ends, time_zone), "quiet_hours")
    return Wait(until, "digest") if until > at else None


def is_quiet(quiet: Quiet, at: datetime, time_zone: str) -> bool:
    """Whether a moment lies in the quiet hours."""
    if not quiet.is_on or quiet.starts == quiet.ends:
        return False
    local = at.astimezone(ZoneInfo(time_zone))
    minute = local.hour * 60 + local.minute
    if quiet.starts < quiet.ends:
        return quiet.starts <= minute < quiet.ends
    return minute >= quiet.starts or minute < quiet.ends


def _next(at: datetime, minute: int, time_zone: str) -> datetime:
    """The first moment after ``at`` at which the clock on the wall shows a minute."""
    return next(moment for moment in _showing(at, minute, time_zone) if moment > at)


def _showing(at: datetime, minute: int, time_zone: str) -> Iterator[datetime]:
    """A minute that a day skips comes at the end of the skip; of two the first counts."""
    zone = ZoneInfo(time_zone)
    midnight = at.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    for days in range(3):
        wall = midnight + timedelta(days=days, minutes=minute)
        yield wall.astimezone(UTC)

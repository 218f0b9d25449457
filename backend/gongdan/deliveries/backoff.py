"""How long to wait before trying once more."""

from __future__ import annotations

from datetime import timedelta

LONGEST = timedelta(hours=6)


def pause_after(attempts: int) -> timedelta:
    """A minute after the first attempt, twice as long after each, six hours at most."""
    return min(LONGEST, timedelta(minutes=2 ** min(attempts - 1, 9)))

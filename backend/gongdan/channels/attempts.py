"""Counting attempts at something that could be guessed, across processes."""

from __future__ import annotations

from django.core.cache import cache

from gongdan.channels.errors import TooManyAttempts

WINDOW_SECONDS = 600


def count(name: str, *, limit: int) -> None:
    """Count one attempt under a name; refused beyond the limit in ten minutes."""
    key = f"attempts:{name}"
    cache.add(key, 0, timeout=WINDOW_SECONDS)
    if cache.incr(key) > limit:
        raise TooManyAttempts()

"""Counting attempts at something that could be guessed, across processes."""

from __future__ import annotations

from django.core.cache import cache
from django.db import connection, transaction

from gongdan.channels.errors import TooManyAttempts

WINDOW_SECONDS = 600


@transaction.atomic
def count(name: str, *, limit: int) -> None:
    """Count one attempt under a name; refused beyond the limit in ten minutes."""
    key = f"attempts:{name}"
    # Many attempts at the same moment would else read the same count.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 12))", [key])
    tried = cache.get(key, 0)
    if tried >= limit:
        raise TooManyAttempts()
    cache.set(key, tried + 1, timeout=WINDOW_SECONDS)

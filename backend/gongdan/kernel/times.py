"""The one clock: the database's, so that hosts that disagree do not matter; fixed in tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import connection

_fixed: ContextVar[datetime | None] = ContextVar("fixed_time", default=None)


def now() -> datetime:
    """The present moment in UTC. Only edges call this; commands are handed ``at``."""
    fixed = _fixed.get()
    if fixed is not None:
        return fixed
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        row = cursor.fetchone()
    moment: datetime = row[0]
    return moment


@contextmanager
def fixed(at: datetime) -> Iterator[None]:
    """Stop the clock at a moment for the length of a block."""
    token = _fixed.set(at)
    try:
        yield
    finally:
        _fixed.reset(token)

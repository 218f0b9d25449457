"""Which days are business days; the module that keeps calendars registers the answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

MOST = 10_000
_known: list[Callable[[date], bool]] = []


def register_calendar(is_open: Callable[[date], bool]) -> None:
    """Let these days be the business days of every form."""
    _known[:] = [is_open]


def is_business_day(day: date) -> bool:
    """Whether people work that day; Monday to Friday where no calendar is known."""
    return _known[0](day) if _known else day.weekday() < 5


def business_days(start: date, end: date) -> int:
    """How many business days there are from one day to another, both counted."""
    count = min((end - start).days + 1, MOST)
    return sum(is_business_day(start + timedelta(days=after)) for after in range(count))

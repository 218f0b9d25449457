"""Durations as ISO 8601 writes them, between minutes and text."""

from __future__ import annotations

import re

DURATION = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
MINUTES_OF_WEEK, MINUTES_OF_DAY, MINUTES_OF_HOUR = 7 * 24 * 60, 24 * 60, 60


def minutes_of(text: str) -> int | None:
    """Whole minutes of a duration, seconds rounded up; nothing for what is no duration."""
    found = DURATION.fullmatch(text.strip())
    if found is None or not any(found.groups()):
        return None
    weeks, days, hours, minutes, seconds = (int(one or 0) for one in found.groups())
    whole = weeks * MINUTES_OF_WEEK + days * MINUTES_OF_DAY + hours * MINUTES_OF_HOUR + minutes
    return whole + -(-seconds // 60)


def duration_of(minutes: int) -> str:
    """Minutes as a duration."""
    return f"PT{minutes}M"

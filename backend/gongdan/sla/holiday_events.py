"""The whole-day events of an ICS calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

LONGEST: Final = 31
# What the words of an event say when the day is worked instead.
_WORKED = re.compile(r"补班|上班|班）|班\)|make-?up|workday", re.IGNORECASE)
_LINE = re.compile(r"(?P<name>[A-Za-z-]+)(?:;[^:]*)?:(?P<value>.*)")
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAYS = re.compile(r"P(\d+)([DW])")


@dataclass(frozen=True)
class HolidayEvent:
    """One event: on which line it begins, its days, or why it cannot be taken."""

    line: int
    name: str
    kind: str
    days: tuple[date, ...]
    obstacle: str = ""


def events_of(text: str) -> Iterator[HolidayEvent]:
    """Every event of a calendar, in its order."""
    parts: dict[str, str] | None = None
    begun = 0
    for number, line in _unfolded(text):
        said = line.strip().upper()
        if said == "BEGIN:VEVENT":
            parts, begun = {}, number
        elif said == "END:VEVENT" and parts is not None:
            yield _event(begun, parts)
            parts = None
        elif parts is not None and (found := _LINE.fullmatch(line)):
            parts.setdefault(found["name"].upper(), found["value"].strip())


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Lines with what was folded onto the next put back, and where each began."""
    held, begun = "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        if line[:1] in (" ", "\t") and held:
            held += line[1:]
            continue
        if held:
            yield begun, held
        held, begun = line, number
    if held:
        yield begun, held


def _event(line: int, parts: dict[str, str]) -> HolidayEvent:
    name = re.sub(r"\\([,;\\])", r"\1", parts.get("SUMMARY", ""))
    kind = "makeup" if _WORKED.search(name) else "holiday"
    begin = _day(parts.get("DTSTART", ""))
    if "RRULE" in parts:
        return HolidayEvent(line, name, kind, (), "sla.holiday_repeats")
    if begin is None:
        return HolidayEvent(line, name, kind, (), "sla.holiday_not_whole_day")
    length = _length(begin, parts)
    if not 1 <= length <= LONGEST:
        return HolidayEvent(line, name, kind, (), "sla.holiday_too_long")
    days = tuple(begin + timedelta(days=place) for place in range(length))
    return HolidayEvent(line, name, kind, days)


def _length(begin: date, parts: dict[str, str]) -> int:
    """The end of an event is the day after its last."""
    end = _day(parts.get("DTEND", ""))
    if end is not None:
        return max(1, (end - begin).days)
    lasting = _DAYS.fullmatch(parts.get("DURATION", ""))
    if lasting is None:
        return 1
    return int(lasting[1][:4]) * (7 if lasting[2].upper() == "W" else 1)


def _day(value: str) -> date | None:
    found = _DAY.fullmatch(value)
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None

"""Dates and times as people and programs write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from functools import lru_cache

TIME = (
    r"(?:[ T,]+\s*(?:(?P<half>上午|下午)\s*)?(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?\s*(?P<pm>[AaPp]\.?[Mm]\.?)?"
    r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
CHINESE_TIME = (
    r"(?:\s*(?P<half>上午|下午|中午|晚上)?\s*(?P<hour>\d{1,2})(?:[:：时点](?P<minute>\d{1,2})?分?)"
    r"(?:[:：]?(?P<second>\d{1,2})秒?)?(?P<pm>)(?P<zone>))?"
)
DAY, MONTH, YEAR = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})", r"(?P<year>\d{4}|\d{2})"
WHOLE_YEAR = r"(?P<year>\d{4})"
FORMATS: dict[str, re.Pattern[str]] = {
    "y-m-d": re.compile(rf"{WHOLE_YEAR}-{MONTH}-{DAY}{TIME}"),
    "y/m/d": re.compile(rf"{WHOLE_YEAR}[/.]{MONTH}[/.]{DAY}{TIME}"),
    "d/m/y": re.compile(rf"{DAY}[/.-]{MONTH}[/.-]{YEAR}{TIME}"),
    "m/d/y": re.compile(rf"{MONTH}[/.-]{DAY}[/.-]{YEAR}{TIME}"),
    "zh": re.compile(rf"{WHOLE_YEAR}\s*年\s*{MONTH}\s*月\s*{DAY}\s*[日号]{CHINESE_TIME}"),
    "ymd": re.compile(
        r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})"
        r"(?:[ T]?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?)?"
    ),
}
AFTERNOON = ("下午", "晚上")
MOST_SHARE = 0.7


@lru_cache(maxsize=200_000)
def moment(text: str, format_: str) -> datetime | None:
    """The moment a text says in a format, with its zone if it says one; else nothing."""
    pattern = FORMATS.get(format_)
    match = pattern.fullmatch(text.strip()) if pattern and len(text) < 60 else None
    if match is None:
        return None
    said = match.groupdict()
    try:
        at = datetime(  # noqa: DTZ001 the zone follows when it is said
            _year(said["year"]),
            int(said["month"]),
            int(said["day"]),
            _hour(said),
            _int(said, "minute"),
            _int(said, "second"),
        )
        return at.replace(tzinfo=_zone(said.get("zone") or ""))
    except ValueError:
        return None


def formats_of(texts: Iterable[str]) -> list[str]:
    """The formats in which most of the texts are moments; several when it may be either of them.

    A few that are not, such as a word typed where a date belongs, are for whoever reads the rows.
    """
    seen = list(dict.fromkeys(texts))
    counts = {key: sum(moment(text, key) is not None for text in seen) for key in FORMATS}
    best = max(counts.values())
    if best == 0 or best < MOST_SHARE * len(seen):
        return []
    return [key for key, count in counts.items() if count == best]


def _year(text: str) -> int:
    return int(text) + 2000 if len(text) == 2 else int(text)


def _int(said: dict[str, str | None], name: str) -> int:
    return int(said.get(name) or 0)


def _hour(said: dict[str, str | None]) -> int:
    hour = _int(said, "hour")
    half, letters = said.get("half") or "", (said.get("pm") or "").lower()
    if half in AFTERNOON or letters.startswith("p"):
        return hour + 12 if hour < 12 else hour
    if (half == "上午" or letters.startswith("a")) and hour == 12:
        return 0
    return hour


def _zone(text: str) -> timezone | None:
    if not text:
        return None
    if text == "Z":
        return timezone.utc  # noqa: UP017 beside the class it belongs to
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))

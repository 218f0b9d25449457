"""What people write into tables: dates, times, numbers, yes and no, in Chinese and English."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?")
_YEAR = re.compile(r"(\d{4})\s*年?")
_TIME = re.compile(
    r"(上午|下午|晚上|中午|凌晨|早上)?\s*(\d{1,2})\s*[:时点]\s*(\d{1,2})?\s*分?(?::(\d{2})(?:\.\d+)?)?\s*([AaPp])?\.?(?:[Mm]\.?)?"
)
_AFTERNOON = ("下午", "晚上", "P")
_YES = frozenset(("是", "对", "有", "yes", "y", "true", "t", "1", "√", "✓", "✔", "on", "真"))
_NO = frozenset(("否", "不", "无", "no", "n", "false", "f", "0", "×", "✗", "off", "假"))
_NOISE = re.compile(r"[\s,_'，]")


def folded(text: str) -> str:
    """Words as they are compared: width, case and spacing do not count."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def iso_date(text: str) -> str | None:
    """A date such as 2026年3月5日, 2026/3/5 or 20260305."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _DATE.fullmatch(plain) or _COMPACT.fullmatch(plain)
    return _day(*found.groups()) if found else None


def iso_month(text: str) -> str | None:
    """A month such as 2026年3月 or 2026-03."""
    found = _MONTH.fullmatch(unicodedata.normalize("NFKC", text).strip())
    day = _day(found[1], found[2], "1") if found else None
    return day[:7] if day else None


def year(text: str) -> str | None:
    """A year such as 2026年."""
    found = _YEAR.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return found[1] if found else None


def clock(text: str) -> str | None:
    """A time of day such as 9:05, 下午3点 or 3:15 PM."""
    found = _TIME.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    hour, minute = int(found[2]), int(found[3] or 0)
    half = found[1] or (found[5] or "").upper()
    if half in _AFTERNOON and hour < 12:
        hour += 12
    elif half in ("凌晨", "A") and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def moment(text: str, *, time_zone: str) -> datetime | None:
    """A date with a time, on the organization's wall clock."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _DATE.match(plain) or _COMPACT.match(plain)
    if found is None:
        return None
    day = _day(*found.groups())
    rest = plain[found.end() :].lstrip(" T")
    at = clock(rest) if rest else "00:00"
    if day is None or at is None:
        return None
    wall = datetime.combine(date.fromisoformat(day), time.fromisoformat(at))
    return wall.replace(second=_seconds(rest), tzinfo=ZoneInfo(time_zone))


def yes_or_no(text: str) -> bool | None:
    """Yes, no, or neither."""
    word = folded(text)
    return True if word in _YES else False if word in _NO else None


def decimal(text: str) -> str:
    """A number without separators of thousands and spaces."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text))


def _day(year_: str, month: str, day: str) -> str | None:
    try:
        return date(int(year_), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _seconds(rest: str) -> int:
    found = re.search(r":\d{1,2}:(\d{2})", rest)
    return min(int(found[1]), 59) if found else 0

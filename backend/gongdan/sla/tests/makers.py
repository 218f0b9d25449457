"""Calendars and moments for tests: people work 09:00-18:00, Monday to Friday, in Shanghai."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from gongdan.kernel.actors import Actor, Rights
from gongdan.sla.calendars import DayOverride, Hours, WorkingCalendar

SHANGHAI = "Asia/Shanghai"
LI_NA = Actor("person", 7, "李娜", Rights(person_id=7, is_internal=True, is_administrator=True))
WANG_WEI = Actor("person", 8, "王伟", Rights(person_id=8, is_internal=True))
MONDAY_9 = datetime(2026, 11, 23, 1, tzinfo=UTC)

NATIONAL_DAY = {date(2026, 10, day): DayOverride("holiday") for day in range(1, 8)}
MAKEUP = {date(2026, 10, 10): DayOverride("makeup", weekday=1)}


def _minutes(text: str) -> int:
    whole, minutes = text.split(":")
    return int(whole) * 60 + int(minutes)


def hours(*pieces: str) -> tuple[Hours, ...]:
    """``"09:00-12:00"`` as a piece of a day."""
    return tuple(Hours(*(_minutes(end) for end in piece.split("-"))) for piece in pieces)


def make_calendar(
    *pieces: str,
    weekend: tuple[str, ...] = (),
    days: dict[date, DayOverride] | None = None,
    years: tuple[int, ...] | None = (2025, 2026),
    zone: str = SHANGHAI,
) -> WorkingCalendar:
    """A calendar with the same pieces every workday."""
    workday, restday = hours(*(pieces or ("09:00-18:00",))), hours(*weekend)
    return WorkingCalendar(
        time_zone=zone,
        week=(workday,) * 5 + (restday,) * 2,
        days=days if days is not None else NATIONAL_DAY | MAKEUP,
        known_years=frozenset(years) if years is not None else None,
    )


ALWAYS = make_calendar("00:00-24:00", weekend=("00:00-24:00",), days={}, years=None)
LUNCH = make_calendar("09:00-12:00", "13:00-18:00")
PLAIN = make_calendar()
NEW_YORK = make_calendar(
    "00:00-24:00", weekend=("00:00-24:00",), days={}, years=None, zone="America/New_York"
)


def local(text: str, zone: str = SHANGHAI, fold: int = 0) -> datetime:
    """A wall-clock time as a moment."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


def week_content() -> dict[str, object]:
    """The content of the ordinary calendar with a lunch break."""
    workday = [["09:00", "12:00"], ["13:00", "18:00"]]
    return {
        "format": 1,
        "time_zone": SHANGHAI,
        "week": dict.fromkeys(("1", "2", "3", "4", "5"), workday),
    }


def policy_content(*policies: dict[str, object]) -> dict[str, object]:
    """A policy set of these policies."""
    return {"format": 1, "policies": list(policies)}


def make_policy(key: str = "standard", **changes: object) -> dict[str, object]:
    """A policy that promises an answer in one hour and a solution in four."""
    return {
        "key": key,
        "name": {"zh-CN": "标准", "en": "Standard"},
        "if": None,
        "calendar": "office",
        "targets": {"first_response": {"1": 30, "3": 60}, "resolution": {"1": 120, "3": 240}},
        "warn_at_percent": [75],
        "pause_when": ["waiting"],
        **changes,
    }

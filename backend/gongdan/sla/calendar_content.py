"""What a calendar version holds as JSON: is it right, and the working calendar it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from gongdan.kernel.errors import Problem
from gongdan.kernel.texts import is_text
from gongdan.sla.calendars import DayKind, DayOverride, Hours, WorkingCalendar, merge_days

FORMAT = 1
WEEKDAYS = ("1", "2", "3", "4", "5", "6", "7")
KEYS = frozenset({"format", "time_zone", "week", "observes_holidays", "holidays", "days"})
DAY_KEYS = frozenset({"kind", "weekday", "hours", "name"})
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])|24:00")


def check(content: Mapping[str, object]) -> list[Problem]:
    """Everything wrong with a calendar's content; an empty list means it can be published."""
    problems = [
        Problem(path=key, code="sla.unknown_key", key=key) for key in sorted(content.keys() - KEYS)
    ]
    if content.get("format") != FORMAT:
        problems.append(Problem(path="format", code="sla.format_unknown", format=FORMAT))
    if not _is_time_zone(content.get("time_zone")):
        problems.append(Problem(path="time_zone", code="sla.time_zone_unknown"))
    if not isinstance(content.get("observes_holidays", True), bool):
        problems.append(Problem(path="observes_holidays", code="sla.not_yes_or_no"))
    problems += _week_problems(content.get("week"))
    problems += _layer_problems(content.get("days", {}), path="days")
    problems += _holiday_problems(content.get("holidays", {}))
    return problems


def read(content: Mapping[str, object]) -> WorkingCalendar:
    """The working calendar that checked content means."""
    week = cast("Mapping[str, list[list[str]]]", content["week"])
    holidays = cast("Mapping[str, Mapping[str, Mapping[str, object]]]", content.get("holidays", {}))
    days = cast("Mapping[str, Mapping[str, object]]", content.get("days", {}))
    observed = content.get("observes_holidays", True) is True
    layers = [_read_layer(layer) for layer in holidays.values()] if observed else []
    return WorkingCalendar(
        time_zone=cast("str", content["time_zone"]),
        week=tuple(_read_hours(week.get(day, [])) for day in WEEKDAYS),
        days=merge_days(*layers, _read_layer(days)),
        known_years=frozenset(int(year) for year in holidays) if observed else None,
    )


def name_problems(name: object) -> list[Problem]:
    """What is wrong with a calendar's name."""
    return [] if is_text(name) else [Problem(path="name", code="sla.name_missing")]


def day_problems(day: object, *, path: str) -> list[Problem]:
    """What is wrong with one date's override."""
    if not isinstance(day, Mapping) or day.keys() - DAY_KEYS:
        return [Problem(path=path, code="sla.day_malformed")]
    if day.get("kind") not in ("holiday", "makeup", "custom"):
        return [Problem(path=f"{path}.kind", code="sla.day_malformed")]
    weekday = day.get("weekday", 1)
    if not isinstance(weekday, int) or isinstance(weekday, bool) or not 1 <= weekday <= 7:
        return [Problem(path=f"{path}.weekday", code="sla.day_malformed")]
    if day.get("name") and not is_text(day["name"]):
        return [Problem(path=f"{path}.name", code="sla.day_malformed")]
    return _hours_problems(day.get("hours", []), path=f"{path}.hours")


def _week_problems(week: object) -> list[Problem]:
    if not isinstance(week, Mapping) or week.keys() - set(WEEKDAYS):
        return [Problem(path="week", code="sla.week_malformed")]
    problems = [
        problem
        for day, hours in sorted(week.items())
        for problem in _hours_problems(hours, path=f"week.{day}")
    ]
    if not problems and not any(week.values()):
        problems.append(Problem(path="week", code="sla.no_working_hours"))
    return problems


def _hours_problems(pieces: object, *, path: str) -> list[Problem]:
    if not isinstance(pieces, list | tuple):
        return [Problem(path=path, code="sla.hours_malformed")]
    read = [_read_piece(piece) for piece in pieces]
    problems = [
        Problem(path=f"{path}.{index}", code="sla.hours_malformed")
        for index, hours in enumerate(read)
        if hours is None
    ]
    known = sorted(hours for hours in read if hours is not None)
    if any(after.start < before.end for before, after in pairwise(known)):
        problems.append(Problem(path=path, code="sla.hours_overlap"))
    return problems


def _holiday_problems(holidays: object) -> list[Problem]:
    if not isinstance(holidays, Mapping):
        return [Problem(path="holidays", code="sla.day_malformed")]
    problems = []
    for year, layer in sorted(holidays.items()):
        path = f"holidays.{year}"
        dates = layer if isinstance(layer, Mapping) else {}
        is_year = re.fullmatch(r"[0-9]{4}", str(year))
        if not is_year or not all(str(day).startswith(str(year)) for day in dates):
            problems.append(Problem(path=path, code="sla.year_malformed"))
        problems += _layer_problems(layer, path=path)
    return problems


def _layer_problems(layer: object, *, path: str) -> list[Problem]:
    if not isinstance(layer, Mapping):
        return [Problem(path=path, code="sla.day_malformed")]
    problems = []
    for day, override in sorted(layer.items()):
        if not is_date(day):
            problems.append(Problem(path=f"{path}.{day}", code="sla.date_malformed"))
        problems += day_problems(override, path=f"{path}.{day}")
    return problems


def is_date(text: object) -> bool:
    """Whether a value is a date as ``YYYY-MM-DD``."""
    if not isinstance(text, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_time_zone(name: object) -> bool:
    if not isinstance(name, str):
        return False
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _read_layer(layer: Mapping[str, Mapping[str, object]]) -> dict[date, DayOverride]:
    return {date.fromisoformat(day): _read_day(override) for day, override in layer.items()}


def _read_day(override: Mapping[str, object]) -> DayOverride:
    return DayOverride(
        kind=cast("DayKind", override["kind"]),
        weekday=cast("int", override.get("weekday", 1)),
        hours=_read_hours(cast("list[list[str]]", override.get("hours", []))),
        name=cast("Mapping[str, str]", override.get("name", {})),
    )


def _read_hours(pieces: Iterable[object]) -> tuple[Hours, ...]:
    read = (_read_piece(piece) for piece in pieces)
    return tuple(sorted(hours for hours in read if hours is not None))


def _read_piece(piece: object) -> Hours | None:
    if not isinstance(piece, list | tuple) or len(piece) != 2:
        return None
    start, end = _minutes(piece[0]), _minutes(piece[1])
    if start is None or end is None or start >= end:
        return None
    return Hours(start, end)


def _minutes(text: object) -> int | None:
    if not isinstance(text, str) or not _CLOCK.fullmatch(text):
        return None
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)

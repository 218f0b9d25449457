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
from gongdan.sla.calendars import DayKind, DayOverride, Hours, Origin, WorkingCalendar
from gongdan.sla.layers import CHANGING, LAYERS, Layer, stack

FORMAT = 1
WEEKDAYS = frozenset("1234567")
KINDS = ("holiday", "makeup", "custom", *CHANGING)
KEYS = frozenset(
    {"format", "layer", "on", "time_zone", "week", "observes_holidays", "holidays", "days", "below"}
)
DAY_KEYS = frozenset({"kind", "weekday", "hours", "name"})
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])|24:00")


def check(content: Mapping[str, object]) -> list[Problem]:
    """Everything wrong with a calendar's own content; an empty list means it can be kept."""
    problems = [
        Problem(path=key, code="sla.unknown_key", key=key) for key in sorted(content.keys() - KEYS)
    ]
    if content.get("format") != FORMAT:
        problems.append(Problem(path="format", code="sla.format_unknown", format=FORMAT))
    if layer_of(content) not in LAYERS or not isinstance(on(content), str):
        problems.append(Problem(path="layer", code="sla.layer_unknown"))
    zone = content.get("time_zone")
    if not (_is_time_zone(zone) or (on(content) and zone in (None, ""))):
        problems.append(Problem(path="time_zone", code="sla.time_zone_unknown"))
    if not isinstance(content.get("observes_holidays", True), bool):
        problems.append(Problem(path="observes_holidays", code="sla.not_yes_or_no"))
    problems += _week_problems(content.get("week", {}), is_whole=not on(content))
    problems += _layer_problems(content.get("days", {}), path="days")
    problems += _holiday_problems(content.get("holidays", {}))
    return problems


def layer_of(content: Mapping[str, object]) -> object:
    """Which layer a calendar is."""
    return content.get("layer", "organization")


def on(content: Mapping[str, object]) -> object:
    """The code of the calendar it stands on; empty where it stands alone."""
    return content.get("on", "")


def own(content: Mapping[str, object]) -> dict[str, object]:
    """What a calendar says itself, without what those below it said when it was published."""
    return {key: value for key, value in content.items() if key != "below"}


def whole(
    content: Mapping[str, object], below: Mapping[str, object] | None, *, name: object
) -> dict[str, object]:
    """Content that can be read alone: with the published content it stands on, and its name."""
    said = own(content)
    return said if below is None else {**said, "below": {"name": name, "content": dict(below)}}


def read(
    content: Mapping[str, object], *, code: str = "", name: Mapping[str, str] | None = None
) -> WorkingCalendar:
    """The working calendar that checked content means."""
    return stack(layers_of(content, code=code, name=name or {}))


def layers_of(content: Mapping[str, object], *, code: str, name: Mapping[str, str]) -> list[Layer]:
    """The layers of a published calendar, the lowest first."""
    below = cast("Mapping[str, object] | None", content.get("below"))
    lower = (
        layers_of(
            cast("Mapping[str, object]", below["content"]),
            code=cast("str", on(content)),
            name=cast("Mapping[str, str]", below["name"]),
        )
        if below
        else []
    )
    return [*lower, _layer(content, Origin(cast("str", layer_of(content)), code, dict(name)))]


def _layer(content: Mapping[str, object], origin: Origin) -> Layer:
    week = cast("Mapping[str, list[list[str]]]", content.get("week", {}))
    holidays = cast("Mapping[str, Mapping[str, Mapping[str, object]]]", content.get("holidays", {}))
    days = cast("Mapping[str, Mapping[str, object]]", content.get("days", {}))
    return Layer(
        origin=origin,
        week={int(day): _read_hours(pieces) for day, pieces in week.items()},
        holidays={int(year): _read_layer(layer) for year, layer in holidays.items()},
        days=_read_layer(days),
        time_zone=cast("str | None", content.get("time_zone")) or None,
        is_observing=cast("bool | None", content.get("observes_holidays")),
    )


def name_problems(name: object) -> list[Problem]:
    """What is wrong with a calendar's name."""
    return [] if is_text(name) else [Problem(path="name", code="sla.name_missing")]


def day_problems(day: object, *, path: str) -> list[Problem]:
    """What is wrong with one date's override."""
    if not isinstance(day, Mapping) or day.keys() - DAY_KEYS:
        return [Problem(path=path, code="sla.day_malformed")]
    kind = day.get("kind")
    if kind not in KINDS:
        return [Problem(path=f"{path}.kind", code="sla.day_malformed")]
    weekday = day.get("weekday", 1)
    if not isinstance(weekday, int) or isinstance(weekday, bool) or not 1 <= weekday <= 7:
        return [Problem(path=f"{path}.weekday", code="sla.day_malformed")]
    if day.get("name") and not is_text(day["name"]):
        return [Problem(path=f"{path}.name", code="sla.day_malformed")]
    if kind in CHANGING and not day.get("hours"):
        return [Problem(path=f"{path}.hours", code="sla.hours_missing")]
    return _hours_problems(day.get("hours", []), path=f"{path}.hours")


def _week_problems(week: object, *, is_whole: bool) -> list[Problem]:
    if not isinstance(week, Mapping) or week.keys() - WEEKDAYS:
        return [Problem(path="week", code="sla.week_malformed")]
    problems = [
        problem
        for day, hours in sorted(week.items())
        for problem in _hours_problems(hours, path=f"week.{day}")
    ]
    if is_whole and not problems and not any(week.values()):
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

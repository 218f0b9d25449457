"""Holidays as people have them: a JSON list, a CSV table or an ICS calendar, read line by line."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from gongdan.kernel.errors import Problem
from gongdan.kernel.texts import is_text
from gongdan.sla.calendar_content import is_date
from gongdan.sla.calendar_edits import HolidayRow
from gongdan.sla.holiday_events import events_of

MOST_ROWS: Final = 2000
MOST_TEXT: Final = 500_000
MOST_SHOWN: Final = 40
FIRST_YEAR, LAST_YEAR = 2000, 2100
KINDS: Final[Mapping[str, str]] = {
    "holiday": "holiday",
    "off": "holiday",
    "放假": "holiday",
    "休": "holiday",
    "makeup": "makeup",
    "make-up": "makeup",
    "workday": "makeup",
    "补班": "makeup",
    "上班": "makeup",
    "班": "makeup",
}
DAY, KIND, NAME, WEEKDAY = (
    ("day", "date", "日期"),
    ("kind", "type", "类型"),
    ("name", "名称"),
    ("weekday", "worked_as", "按星期几"),
)
WEEKDAYS: Final = {one: place for place, one in enumerate("一二三四五六日", start=1)}


@dataclass(frozen=True)
class Reading:
    """What a file says: of which form it is, its days in order, and every line that is wrong."""

    form: str
    rows: tuple[HolidayRow, ...]
    problems: tuple[Problem, ...]


Told = tuple[int, Mapping[str, object]]
Parsed = Iterator[Told | Problem]


def read(text: str) -> Reading:
    """The days of a file; a line that cannot be understood is a problem with its number."""
    if len(text) > MOST_TEXT:
        problem = Problem(path="text", code="sla.holiday_file_too_long", most=MOST_TEXT)
        return Reading("csv", (), (problem,))
    said = text.lstrip("\ufeff").strip("\r\n")
    form = form_of(said)
    rows: list[HolidayRow] = []
    problems: list[Problem] = []
    for told in _PARSERS[form](said):
        found = told if isinstance(told, Problem) else _row(*told)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            rows.append(found)
    rows.sort(key=lambda row: row.day)
    problems += _whole_problems(rows, problems)
    return Reading(form, tuple(rows), tuple(problems[:MOST_SHOWN]))


def form_of(text: str) -> str:
    """Whether a text is JSON, ICS or lines of a table."""
    said = text.lstrip()
    if said[:15].upper() == "BEGIN:VCALENDAR":
        return "ics"
    return "json" if said[:1] in ("[", "{") else "csv"


def _whole_problems(rows: list[HolidayRow], problems: list[Problem]) -> Iterator[Problem]:
    if not rows and not problems:
        yield Problem(path="text", code="sla.holidays_empty")
    if len(rows) > MOST_ROWS:
        yield Problem(path="text", code="sla.holidays_too_many", most=MOST_ROWS)
    for day, times in Counter(row.day for row in rows).items():
        if times > 1:
            yield Problem(path="text", code="sla.holiday_twice", day=day.isoformat())


def _json(text: str) -> Parsed:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as broken:
        line = broken.lineno if isinstance(broken, json.JSONDecodeError) else 1
        yield Problem(path=f"line.{line}", code="sla.holidays_unreadable", line=line)
        return
    listed = told
    if isinstance(told, dict):
        listed = next((told[key] for key in ("rows", "items", "days") if key in told), None)
    if not isinstance(listed, list):
        yield Problem(path="text", code="sla.holidays_no_list")
        return
    for number, one in enumerate(listed, start=1):
        if isinstance(one, dict):
            yield number, one
        else:
            yield _problem(number, "sla.holiday_malformed", str(one))


def _csv(text: str) -> Parsed:
    """Date, kind, name and, of a make-up day, as which weekday it is worked; with a head or not."""
    lines = text.replace("，", ",").splitlines()
    sample = next((line for line in lines if line.strip()), "")
    mark = max((",", "\t", ";"), key=sample.count)
    heads: tuple[str, ...] = ("day", "kind", "name", "weekday")
    try:
        for number, cells in enumerate(csv.reader(lines, delimiter=mark, strict=True), start=1):
            said = [cell.strip() for cell in cells]
            if not any(said) or said[0].startswith("#"):
                continue
            if number == 1 and said[0].lower() in DAY:
                heads = tuple(cell.lower() for cell in said)
                continue
            yield number, dict(zip(heads, said, strict=False))
    except csv.Error:
        yield Problem(path="text", code="sla.holidays_unreadable", line=len(lines))


def _ics(text: str) -> Parsed:
    for event in events_of(text):
        if event.obstacle:
            yield _problem(event.line, event.obstacle, event.name)
        else:
            for day in event.days:
                yield event.line, {"day": day.isoformat(), "kind": event.kind, "name": event.name}


def _row(line: int, told: Mapping[str, object]) -> HolidayRow | Problem:
    """One line as a special day, or what is wrong with it."""
    day, kind = _day(told), _kind(told)
    name, weekday = _name(told), _weekday(told)
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        return _problem(line, "sla.holiday_date_malformed", str(_of(told, DAY)))
    if kind is None:
        return _problem(line, "sla.holiday_kind_unknown", str(_of(told, KIND)))
    if not is_text(name):
        return _problem(line, "sla.holiday_name_missing", day.isoformat())
    if weekday is None:
        return _problem(line, "sla.holiday_weekday_malformed", str(_of(told, WEEKDAY)))
    return HolidayRow(day, kind, name, weekday)


def _day(told: Mapping[str, object]) -> date | None:
    found = re.fullmatch(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?", str(_of(told, DAY)))
    if found is None:
        return None
    year, month, day = found.groups()
    said = f"{year}-{month:0>2}-{day:0>2}"
    return date.fromisoformat(said) if is_date(said) else None


def _kind(told: Mapping[str, object]) -> str | None:
    if isinstance(told.get("isOffDay"), bool):
        return "holiday" if told["isOffDay"] else "makeup"
    return KINDS.get(str(_of(told, KIND)).strip().lower())


def _name(told: Mapping[str, object]) -> object:
    name = _of(told, NAME)
    return {"zh-CN": name.strip()} if isinstance(name, str) else name


def _weekday(told: Mapping[str, object]) -> int | None:
    """Monday where nothing is said."""
    said = str(_of(told, WEEKDAY)).strip().removeprefix("周").removeprefix("星期")
    if not said:
        return 1
    return WEEKDAYS.get(said) or (int(said) if re.fullmatch("[1-7]", said) else None)


def _of(told: Mapping[str, object], names: tuple[str, ...]) -> object:
    return next((told[name] for name in names if told.get(name) is not None), "")


def _problem(line: int, code: str, said: str) -> Problem:
    return Problem(path=f"line.{line}", code=code, line=line, text=said[:60])


_PARSERS: Final[Mapping[str, Callable[[str], Parsed]]] = {"json": _json, "csv": _csv, "ics": _ics}

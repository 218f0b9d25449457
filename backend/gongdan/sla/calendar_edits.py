"""A calendar's content with one thing changed: a day, the holidays of years, what it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from gongdan.kernel.errors import Problem
from gongdan.kernel.texts import Text
from gongdan.sla import calendar_content

Content = dict[str, object]
Day = dict[str, object]


@dataclass(frozen=True)
class HolidayRow:
    """One imported special day: a holiday, or a make-up workday worked like ``weekday``."""

    day: date
    kind: str
    name: Text
    weekday: int = 1

    def as_day(self) -> Day:
        """The row as a calendar keeps it."""
        return {"kind": self.kind, "weekday": self.weekday, "name": self.name}


def with_day(content: Content, day: date, override: Day | None) -> Content:
    """One date made different from its weekday, or the same again."""
    days = dict(cast("dict[str, Day]", content.get("days", {})))
    days.pop(day.isoformat(), None)
    if override is not None:
        days[day.isoformat()] = override
    return {**content, "days": days}


def with_holidays(content: Content, rows: Iterable[HolidayRow]) -> Content:
    """The holidays of every year in the rows replaced by these."""
    return {**content, "holidays": {**holidays_of(content), **by_year(rows)}}


def holidays_of(content: Mapping[str, object]) -> dict[str, dict[str, Day]]:
    """The holidays a calendar knows itself, by year."""
    return cast("dict[str, dict[str, Day]]", content.get("holidays", {}))


def by_year(rows: Iterable[HolidayRow]) -> dict[str, dict[str, Day]]:
    """Rows as a calendar keeps them."""
    layers: dict[str, dict[str, Day]] = {}
    for row in sorted(rows, key=lambda one: one.day):
        layers.setdefault(f"{row.day.year:04}", {})[row.day.isoformat()] = row.as_day()
    return layers


def row_problems(rows: list[HolidayRow]) -> list[Problem]:
    """What is wrong with rows of holidays."""
    problems = [
        problem
        for index, row in enumerate(rows)
        for problem in calendar_content.day_problems(row.as_day(), path=f"rows.{index}")
    ]
    return problems if rows else [Problem(path="rows", code="sla.holidays_empty")]

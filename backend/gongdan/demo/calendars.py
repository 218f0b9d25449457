"""The working calendars of the company: the standard shift, and round the clock."""

from __future__ import annotations

from datetime import date, datetime

from gongdan.kernel.actors import Actor
from gongdan.sla import commands, queries

SHANGHAI = "Asia/Shanghai"
SHIFT = [["09:00", "12:00"], ["13:00", "18:00"]]
ALL_DAY = [["00:00", "24:00"]]


def make_calendars(*, by: Actor, at: datetime) -> None:
    """Make both, with the Chinese holidays that travel with the product."""
    standard = {str(day): SHIFT for day in range(1, 6)}
    always = {str(day): ALL_DAY for day in range(1, 8)}
    _publish(
        "standard", {"zh-CN": "标准班 09:00–18:00", "en": "Standard 09:00–18:00"}, standard, by, at
    )
    _publish("always", {"zh-CN": "7×24", "en": "Around the clock"}, always, by, at)
    rows = queries.shipped_holidays([at.year - 1, at.year, at.year + 1])
    commands.import_holidays(
        code="standard",
        rows=[commands.HolidayRow(date.fromisoformat(row.day), row.kind, row.name) for row in rows],
        by=by,
        at=at,
    )


def _publish(
    code: str, name: dict[str, str], week: dict[str, list[list[str]]], by: Actor, at: datetime
) -> None:
    content: dict[str, object] = {
        "format": 1,
        "time_zone": SHANGHAI,
        "week": week,
        "observes_holidays": code == "standard",
    }
    commands.save_calendar_draft(code=code, name=name, content=content, by=by, at=at)
    commands.publish_calendar(code=code, by=by, at=at)

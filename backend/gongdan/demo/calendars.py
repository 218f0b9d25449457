"""The working calendars of the company: the standard shift, and round the clock."""

from __future__ import annotations

from datetime import datetime

from gongdan.kernel.actors import Actor
from gongdan.sla import commands

SHANGHAI = "Asia/Shanghai"
ALL_DAY = [["00:00", "24:00"]]


def make_calendars(*, by: Actor, at: datetime) -> None:
    """Make both, with the Chinese holidays that travel with the product."""
    commands.make_standard_calendar(by=by, at=at)
    content: dict[str, object] = {
        "format": 1,
        "time_zone": SHANGHAI,
        "week": {str(day): ALL_DAY for day in range(1, 8)},
        "observes_holidays": False,
    }
    name = {"zh-CN": "7×24", "en": "Around the clock"}
    commands.save_calendar_draft(code="always", name=name, content=content, by=by, at=at)
    commands.publish_calendar(code="always", by=by, at=at)

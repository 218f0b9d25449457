"""The calendar that work goes by until somebody says otherwise."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.conf import settings
from django.db import transaction

from gongdan.kernel.actors import Actor
from gongdan.sla.calendar_edits import HolidayRow
from gongdan.sla.commands.calendars import publish_calendar, save_calendar_draft
from gongdan.sla.commands.holidays import import_holidays
from gongdan.sla.queries.calendars import calendar_codes
from gongdan.sla.queries.holidays import shipped_holidays

STANDARD: Final = "standard"
NAME: Final = {"zh-CN": "标准班 09:00–18:00", "en": "Standard 09:00–18:00"}
SHIFT: Final = [["09:00", "12:00"], ["13:00", "18:00"]]


@transaction.atomic
def make_standard_calendar(*, by: Actor, at: datetime) -> None:
    """Monday to Friday with the holidays that travel with the product, where there is none yet."""
    if STANDARD in calendar_codes():
        return
    content: dict[str, object] = {
        "format": 1,
        "time_zone": settings.ORG_TIME_ZONE,
        "week": {str(day): SHIFT for day in range(1, 6)},
        "observes_holidays": True,
    }
    save_calendar_draft(code=STANDARD, name=NAME, content=content, by=by, at=at)
    publish_calendar(code=STANDARD, by=by, at=at)
    found = shipped_holidays([at.year - 1, at.year, at.year + 1])
    rows = [HolidayRow(date.fromisoformat(row.day), row.kind, row.name) for row in found]
    import_holidays(code=STANDARD, rows=rows, by=by, at=at)

"""When an unanswered solution counts as accepted: so many working days after it was given."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from gongdan.catalog.content import TypeContent
from gongdan.sla import queries as sla
from gongdan.sla.calendars import WorkingCalendar

if TYPE_CHECKING:
    from gongdan.workorders.change import Change

MOST_DAYS = 60
AUTO_CLOSE = "auto_close"
RESOLVED = "resolved"


def wait_for_silence(this: Change, *, before: str) -> None:
    """What the requester does not answer counts as accepted after the agreed days."""
    now = this.order.status
    if before == now or RESOLVED not in (before, now):
        return
    due = auto_close_at(this.type.content, at=this.at) if now == RESOLVED else None
    this.moments.arm(AUTO_CLOSE, this.order.pk, due)


def auto_close_at(content: TypeContent, *, at: datetime) -> datetime:
    """The same time of day, the type's number of working days later."""
    calendar = sla.calendar(content.calendar).calendar
    zone = ZoneInfo(calendar.time_zone)
    local = at.astimezone(zone)
    day = _working_day_after(calendar, local.date(), content.auto_close_days)
    return datetime.combine(day, local.time(), tzinfo=zone)


def _working_day_after(calendar: WorkingCalendar, day: date, count: int) -> date:
    left = count
    for step in range(1, MOST_DAYS + 1):
        following = day + timedelta(days=step)
        left -= bool(calendar.hours_on(following))
        if left <= 0:
            return following
    return day + timedelta(days=MOST_DAYS)

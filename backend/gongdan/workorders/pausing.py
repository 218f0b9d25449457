"""When a pause ends: after so long, or at a moment that an answer gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from gongdan.flows.pauses import Pause
from gongdan.sla.calendars import WorkingCalendar


def end_of(
    pause: Pause,
    facts: Mapping[str, object],
    *,
    since: datetime,
    calendar: Callable[[str], WorkingCalendar],
) -> datetime | None:
    """When a pause ends that began then; none while its date is not given."""
    if pause.until:
        return moment_of(facts.get(f"answers.{pause.until}"))
    if pause.minutes is None:
        return None
    if pause.time == "clock":
        return since + timedelta(minutes=pause.minutes)
    return calendar(pause.calendar).add(since, pause.minutes * 60).at


def moment_of(value: object) -> datetime | None:
    """The moment an answer means: of a day its beginning."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time(), tzinfo=ZoneInfo(settings.ORG_TIME_ZONE))
    return None

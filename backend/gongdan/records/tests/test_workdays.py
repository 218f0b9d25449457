"""The standard calendar as forms read it: make-up days are worked, holidays are not."""

from __future__ import annotations

from datetime import date

from gongdan.records.workdays import as_days
from gongdan.sla.calendars import DayOverride, Hours, WorkingCalendar

DAY = (Hours(9 * 60, 18 * 60),)


def test_make_up_days_are_worked_and_holidays_are_not() -> None:
    week = (DAY,) * 5 + ((), ())
    days = {
        date(2026, 10, 1): DayOverride("holiday"),
        date(2026, 10, 10): DayOverride("makeup", weekday=4),
    }

    calendar = as_days(WorkingCalendar("Asia/Shanghai", week, days))

    assert not calendar.is_working(date(2026, 10, 1))
    assert calendar.is_working(date(2026, 10, 10))
    assert not calendar.is_working(date(2026, 10, 11))
    assert calendar.is_working(date(2026, 10, 12))

"""The traps other products fell into, as a table: from a moment, so much working time, until."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gongdan.sla.calendars import DayOverride, WorkingCalendar
from gongdan.sla.tests.makers import ALWAYS, LUNCH, NEW_YORK, PLAIN, hours, local, make_calendar

NEXT_YEAR = make_calendar(
    days={
        date(2026, 12, 31): DayOverride("holiday"),
        date(2027, 1, 1): DayOverride("holiday"),
        date(2027, 1, 2): DayOverride("makeup", weekday=1),
    },
    years=(2026, 2027),
)
NIGHT = make_calendar("00:00-06:00", "22:00-24:00")
TWO_DAYS = replace(PLAIN, week=(hours("09:00-18:00"), (), (), hours("09:00-18:00"), (), (), ()))
ONE_DAY = replace(PLAIN, week=((), (), (), (), (), (), hours("10:00-11:00")))
HALF = make_calendar(days={date(2026, 11, 24): DayOverride("custom", hours=hours("09:00-12:00"))})
OPEN_SUNDAY = make_calendar(
    days={date(2026, 11, 22): DayOverride("custom", hours=hours("10:00-12:00"))}
)
NEW_YORK_OFFICE = make_calendar("09:00-17:00", days={}, years=None, zone="America/New_York")
LONDON_NIGHT = make_calendar(
    "00:00-04:00", weekend=("00:00-04:00",), days={}, years=None, zone="Europe/London"
)
LORD_HOWE = make_calendar(
    "00:00-24:00", weekend=("00:00-24:00",), days={}, years=None, zone="Australia/Lord_Howe"
)

# name: calendar, start, hours, due, and the time zone they are said in
CASES: dict[str, tuple[WorkingCalendar, str, float, str, str]] = {
    "before_hours": (PLAIN, "2026-11-23T07:00", 1, "2026-11-23T10:00", ""),
    "at_opening": (PLAIN, "2026-11-23T09:00", 1, "2026-11-23T10:00", ""),
    "inside_hours": (PLAIN, "2026-11-23T10:30", 1, "2026-11-23T11:30", ""),
    "until_closing_exactly": (PLAIN, "2026-11-23T17:00", 1, "2026-11-23T18:00", ""),
    "one_second_over_closing": (PLAIN, "2026-11-23T17:00:01", 1, "2026-11-24T09:00:01", ""),
    "at_closing": (PLAIN, "2026-11-23T18:00", 1, "2026-11-24T10:00", ""),
    "after_hours": (PLAIN, "2026-11-23T22:15", 1, "2026-11-24T10:00", ""),
    "at_midnight": (PLAIN, "2026-11-24T00:00", 1, "2026-11-24T10:00", ""),
    "over_the_night": (PLAIN, "2026-11-23T17:30", 1, "2026-11-24T09:30", ""),
    "zero_inside_hours": (PLAIN, "2026-11-23T10:00", 0, "2026-11-23T10:00", ""),
    "zero_in_closed_hours": (PLAIN, "2026-11-23T22:00", 0, "2026-11-23T22:00", ""),
    "negative_remaining": (PLAIN, "2026-11-23T10:00", -3, "2026-11-23T10:00", ""),
    "a_whole_day": (PLAIN, "2026-11-23T09:00", 9, "2026-11-23T18:00", ""),
    "a_day_and_a_bit": (PLAIN, "2026-11-23T09:00", 9.5, "2026-11-24T09:30", ""),
    "a_whole_week": (PLAIN, "2026-11-23T09:00", 45, "2026-11-27T18:00", ""),
    "ten_days": (PLAIN, "2026-11-23T09:00", 90, "2026-12-04T18:00", ""),
    "before_lunch": (LUNCH, "2026-11-23T11:00", 1, "2026-11-23T12:00", ""),
    "over_lunch": (LUNCH, "2026-11-23T11:30", 1, "2026-11-23T13:30", ""),
    "in_lunch": (LUNCH, "2026-11-23T12:20", 1, "2026-11-23T14:00", ""),
    "at_lunch": (LUNCH, "2026-11-23T12:00", 1, "2026-11-23T14:00", ""),
    "after_lunch": (LUNCH, "2026-11-23T13:00", 1, "2026-11-23T14:00", ""),
    "lunch_and_night": (LUNCH, "2026-11-23T11:00", 7, "2026-11-24T10:00", ""),
    "friday_evening": (PLAIN, "2026-11-20T18:30", 1, "2026-11-23T10:00", ""),
    "over_the_weekend": (PLAIN, "2026-11-20T16:00", 4, "2026-11-23T11:00", ""),
    "on_saturday": (PLAIN, "2026-11-21T11:00", 1, "2026-11-23T10:00", ""),
    "on_sunday_night": (PLAIN, "2026-11-22T23:59", 1, "2026-11-23T10:00", ""),
    "sunday_opened_once": (OPEN_SUNDAY, "2026-11-21T11:00", 1, "2026-11-22T11:00", ""),
    "sunday_is_too_short": (OPEN_SUNDAY, "2026-11-21T11:00", 3, "2026-11-23T10:00", ""),
    "national_day_is_skipped": (PLAIN, "2026-09-30T17:00", 2, "2026-10-08T10:00", ""),
    "in_the_holiday": (PLAIN, "2026-10-03T12:00", 1, "2026-10-08T10:00", ""),
    "last_day_of_the_holiday": (PLAIN, "2026-10-07T23:00", 1, "2026-10-08T10:00", ""),
    "makeup_saturday_is_worked": (PLAIN, "2026-10-09T17:00", 2, "2026-10-10T10:00", ""),
    "created_on_the_makeup_day": (PLAIN, "2026-10-10T10:00", 1, "2026-10-10T11:00", ""),
    "makeup_day_ends_then_sunday": (PLAIN, "2026-10-10T17:00", 2, "2026-10-12T10:00", ""),
    "year_end_bridge": (NEXT_YEAR, "2026-12-30T17:00", 2, "2027-01-02T10:00", ""),
    "makeup_in_the_new_year": (NEXT_YEAR, "2026-12-31T10:00", 9, "2027-01-02T18:00", ""),
    "after_the_new_years_makeup": (NEXT_YEAR, "2027-01-02T17:00", 2, "2027-01-04T10:00", ""),
    "half_a_day_by_date": (HALF, "2026-11-24T11:00", 2, "2026-11-25T10:00", ""),
    "half_day_as_whole": (HALF, "2026-11-23T17:00", 4, "2026-11-24T12:00", ""),
    "around_the_clock": (ALWAYS, "2026-11-22T03:00", 1, "2026-11-22T04:00", ""),
    "around_midnight_nothing_is_lost": (ALWAYS, "2026-11-22T23:30", 1, "2026-11-23T00:30", ""),
    "thirty_midnights_nothing_is_lost": (ALWAYS, "2026-11-01T12:00", 720, "2026-12-01T12:00", ""),
    "until_24_00_exactly": (ALWAYS, "2026-11-23T23:00", 1, "2026-11-24T00:00", ""),
    "night_shift_in_two_pieces": (NIGHT, "2026-11-23T23:00", 2, "2026-11-24T01:00", ""),
    "night_shift_over_the_day": (NIGHT, "2026-11-24T05:00", 2, "2026-11-24T23:00", ""),
    "night_shift_into_saturday": (NIGHT, "2026-11-27T23:00", 2, "2026-11-30T01:00", ""),
    "only_monday_and_thursday": (TWO_DAYS, "2026-11-23T17:00", 2, "2026-11-26T10:00", ""),
    "thursday_to_monday": (TWO_DAYS, "2026-11-26T17:00", 2, "2026-11-30T10:00", ""),
    "one_hour_a_week": (ONE_DAY, "2026-11-23T10:00", 3, "2026-12-13T11:00", ""),
    "one_hour_a_week_far_away": (ONE_DAY, "2026-11-23T10:00", 20, "2027-04-11T11:00", ""),
    "spring_gap_is_no_time": (
        NEW_YORK,
        "2026-03-08T01:00",
        2,
        "2026-03-08T04:00",
        "America/New_York",
    ),
    "autumn_hour_comes_twice": (
        NEW_YORK,
        "2026-11-01T00:00",
        4,
        "2026-11-01T03:00",
        "America/New_York",
    ),
    "office_after_spring": (
        NEW_YORK_OFFICE,
        "2026-03-06T16:00",
        2,
        "2026-03-09T10:00",
        "America/New_York",
    ),
    "office_after_autumn": (
        NEW_YORK_OFFICE,
        "2026-10-30T16:00",
        2,
        "2026-11-02T10:00",
        "America/New_York",
    ),
    "a_day_of_23_hours": (NEW_YORK, "2026-03-08T00:00", 23, "2026-03-09T00:00", "America/New_York"),
    "a_day_of_25_hours": (NEW_YORK, "2026-11-01T00:00", 25, "2026-11-02T00:00", "America/New_York"),
    "hours_that_hold_the_gap": (
        LONDON_NIGHT,
        "2026-03-29T00:00",
        3,
        "2026-03-29T04:00",
        "Europe/London",
    ),
    "hours_that_hold_the_fold": (
        LONDON_NIGHT,
        "2026-10-25T00:00",
        5,
        "2026-10-25T04:00",
        "Europe/London",
    ),
    "half_an_hour_of_summer": (
        LORD_HOWE,
        "2026-10-04T00:00",
        23.5,
        "2026-10-05T00:00",
        "Australia/Lord_Howe",
    ),
    "half_an_hour_of_winter": (
        LORD_HOWE,
        "2026-04-05T00:00",
        24.5,
        "2026-04-06T00:00",
        "Australia/Lord_Howe",
    ),
    "no_summer_time_in_shanghai": (PLAIN, "2026-03-27T17:00", 2, "2026-03-30T10:00", ""),
    "leap_day": (PLAIN, "2028-02-28T17:00", 2, "2028-02-29T10:00", ""),
    "after_leap_day": (PLAIN, "2028-02-29T17:00", 2, "2028-03-01T10:00", ""),
    "an_odd_second": (PLAIN, "2026-11-23T09:00:59", 1, "2026-11-23T10:00:59", ""),
}


@pytest.mark.parametrize("name", CASES)
def test_so_much_working_time_ends_when_it_should(name: str) -> None:
    calendar, start, length, due, zone = CASES[name]
    begin, seconds = local(start, zone or "Asia/Shanghai"), int(length * 3600)

    found = calendar.add(begin, seconds).at

    assert found == local(due, zone or "Asia/Shanghai")
    assert calendar.between(begin, found) == max(seconds, 0)
    assert seconds <= 0 or calendar.between(begin, found - timedelta(seconds=1)) == seconds - 1


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 60

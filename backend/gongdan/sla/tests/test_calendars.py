from datetime import date, datetime, timedelta

import pytest

from gongdan.sla.calendars import DayOverride, WorkingCalendar
from gongdan.sla.errors import NoWorkingTime
from gongdan.sla.tests.makers import (
    ALWAYS,
    LUNCH,
    NEW_YORK,
    PLAIN,
    hours,
    local,
    make_calendar,
)

H, M = 3600, 60
SUNDAY_WORK = make_calendar(days={date(2026, 9, 20): DayOverride("makeup", weekday=5)})
HALF_DAY = make_calendar(
    days={date(2026, 11, 24): DayOverride("custom", hours=hours("09:00-12:00"))}
)
NIGHT = make_calendar("00:00-06:00", "22:00-24:00")
NY_DAY = make_calendar(
    "00:00-04:00", weekend=("00:00-04:00",), days={}, years=None, zone="America/New_York"
)
NY_GAP = make_calendar(
    "02:00-02:30", weekend=("02:00-02:30",), days={}, years=None, zone="America/New_York"
)
NY_GAP_EDGE = make_calendar(
    "00:00-02:30",
    "02:30-04:00",
    weekend=("00:00-02:30", "02:30-04:00"),
    days={},
    years=None,
    zone="America/New_York",
)
NY_FOLD = make_calendar(
    "00:00-01:30",
    "01:30-03:00",
    weekend=("00:00-01:30", "01:30-03:00"),
    days={},
    years=None,
    zone="America/New_York",
)
NEW_YEAR = make_calendar(
    days={
        date(2026, 1, 1): DayOverride("holiday"),
        date(2026, 1, 2): DayOverride("holiday"),
        date(2025, 12, 31): DayOverride("holiday"),
    }
)


def names(cases: list[tuple[object, ...]]) -> list[str]:
    return [str(case[0]) for case in cases]


DUE_CASES = [
    ("S2.14 four hours from Friday 16:00", PLAIN, "2026-11-20T16:00", 4 * H, "2026-11-23T11:00"),
    ("S3.11 one hour inside a day", PLAIN, "2026-11-23T10:00", H, "2026-11-23T11:00"),
    ("S3.11 Sunday at 03:00, always open", ALWAYS, "2026-11-22T03:00", H, "2026-11-22T04:00"),
    ("before hours", PLAIN, "2026-11-23T06:30", H, "2026-11-23T10:00"),
    ("after hours", PLAIN, "2026-11-23T20:00", H, "2026-11-24T10:00"),
    ("at opening", PLAIN, "2026-11-23T09:00", H, "2026-11-23T10:00"),
    ("at closing", PLAIN, "2026-11-23T18:00", H, "2026-11-24T10:00"),
    ("exactly to closing stays on the day", PLAIN, "2026-11-20T16:00", 2 * H, "2026-11-20T18:00"),
    ("one second over closing", PLAIN, "2026-11-20T16:00", 2 * H + 1, "2026-11-23T09:00:01"),
    ("over lunch", LUNCH, "2026-11-23T11:30", H, "2026-11-23T13:30"),
    ("exactly to lunch", LUNCH, "2026-11-23T11:00", H, "2026-11-23T12:00"),
    ("begun during lunch", LUNCH, "2026-11-23T12:20", 10 * M, "2026-11-23T13:10"),
    ("a whole day with lunch", LUNCH, "2026-11-23T09:00", 8 * H, "2026-11-23T18:00"),
    ("over a weekend", PLAIN, "2026-11-20T17:59", 2 * M, "2026-11-23T09:01"),
    ("created on Saturday", PLAIN, "2026-11-21T12:00", H, "2026-11-23T10:00"),
    ("created on Sunday at midnight", PLAIN, "2026-11-22T00:00", H, "2026-11-23T10:00"),
    ("a week of work", PLAIN, "2026-11-23T09:00", 45 * H, "2026-11-27T18:00"),
    ("a week and a minute", PLAIN, "2026-11-23T09:00", 45 * H + M, "2026-11-30T09:01"),
    ("National Day does not count", PLAIN, "2026-09-30T17:00", 2 * H, "2026-10-08T10:00"),
    ("begun on National Day", PLAIN, "2026-10-03T10:00", H, "2026-10-08T10:00"),
    ("the make-up Saturday counts", PLAIN, "2026-10-09T17:00", 2 * H, "2026-10-10T10:00"),
    ("from the make-up Saturday to Monday", PLAIN, "2026-10-10T17:00", 2 * H, "2026-10-12T10:00"),
    ("the Saturday after is free", PLAIN, "2026-10-16T17:00", 2 * H, "2026-10-19T10:00"),
    ("a make-up Sunday", SUNDAY_WORK, "2026-09-18T17:00", 2 * H, "2026-09-20T10:00"),
    ("holidays bridging the year's end", NEW_YEAR, "2025-12-30T17:00", 2 * H, "2026-01-05T10:00"),
    ("a day with its own hours", HALF_DAY, "2026-11-24T11:00", 2 * H, "2026-11-25T10:00"),
    ("a night shift over midnight", NIGHT, "2026-11-23T23:00", 2 * H, "2026-11-24T01:00"),
    ("a shift ends at 24:00 sharp", NIGHT, "2026-11-23T22:00", 2 * H, "2026-11-24T00:00"),
    ("nothing to add", PLAIN, "2026-11-21T12:00", 0, "2026-11-21T12:00"),
    ("a negative rest is nothing", PLAIN, "2026-11-21T12:00", -5 * M, "2026-11-21T12:00"),
    ("always open over a weekend", ALWAYS, "2026-11-20T18:00", 72 * H, "2026-11-23T18:00"),
    ("seconds are kept", PLAIN, "2026-11-23T10:00:30", H, "2026-11-23T11:00:30"),
]  # fmt: skip

BETWEEN_CASES = [
    ("inside a day", PLAIN, "2026-11-23T10:00", "2026-11-23T11:30", 90 * M),
    ("over lunch", LUNCH, "2026-11-23T11:00", "2026-11-23T14:00", 2 * H),
    ("inside lunch", LUNCH, "2026-11-23T12:10", "2026-11-23T12:50", 0),
    ("over a weekend", PLAIN, "2026-11-20T16:00", "2026-11-23T11:00", 4 * H),
    ("inside a weekend", PLAIN, "2026-11-21T08:00", "2026-11-22T20:00", 0),
    ("over National Day", PLAIN, "2026-09-30T17:00", "2026-10-08T10:00", 2 * H),
    ("the make-up Saturday", PLAIN, "2026-10-10T00:00", "2026-10-11T00:00", 9 * H),
    ("a free Saturday", PLAIN, "2026-10-17T00:00", "2026-10-18T00:00", 0),
    ("backwards", PLAIN, "2026-11-23T11:00", "2026-11-23T10:00", 0),
    ("no time at all", PLAIN, "2026-11-23T11:00", "2026-11-23T11:00", 0),
    ("before opening to opening", PLAIN, "2026-11-23T00:00", "2026-11-23T09:00", 0),
    ("closing to after closing", PLAIN, "2026-11-23T18:00", "2026-11-24T00:00", 0),
    ("a whole day always open", ALWAYS, "2026-11-23T00:00", "2026-11-24T00:00", 24 * H),
    ("a year of always", ALWAYS, "2025-01-01T00:00", "2026-01-01T00:00", 365 * 24 * H),
    ("a night shift's two ends", NIGHT, "2026-11-23T00:00", "2026-11-24T00:00", 8 * H),
    ("a day with its own hours", HALF_DAY, "2026-11-24T00:00", "2026-11-25T00:00", 3 * H),
    ("one second", PLAIN, "2026-11-23T17:59:59", "2026-11-23T18:00:30", 1),
]  # fmt: skip

DST_CASES = [
    ("spring: the day has 23 hours", NEW_YORK, "2026-03-08T00:00", "2026-03-09T00:00", 23 * H),
    ("fall: the day has 25 hours", NEW_YORK, "2026-11-01T00:00", "2026-11-02T00:00", 25 * H),
    ("four hours over the gap are three", NY_DAY, "2026-03-08T00:00", "2026-03-09T00:00", 3 * H),
    ("four hours over the fold are five", NY_DAY, "2026-11-01T00:00", "2026-11-02T00:00", 5 * H),
    ("hours inside the gap do not exist", NY_GAP, "2026-03-08T00:00", "2026-03-09T00:00", 0),
    ("an edge inside the gap", NY_GAP_EDGE, "2026-03-08T00:00", "2026-03-09T00:00", 3 * H),
    ("an edge inside the fold", NY_FOLD, "2026-11-01T00:00", "2026-11-02T00:00", 4 * H),
]  # fmt: skip


@pytest.mark.parametrize(
    ("calendar", "start", "seconds", "due"), [c[1:] for c in DUE_CASES], ids=names(DUE_CASES)
)
def test_an_amount_of_working_time_is_over_at(
    calendar: WorkingCalendar, start: str, seconds: int, due: str
) -> None:
    assert calendar.add(local(start), seconds).at == local(due)


@pytest.mark.parametrize(
    ("calendar", "start", "end", "seconds"),
    [c[1:] for c in BETWEEN_CASES],
    ids=names(BETWEEN_CASES),
)
def test_the_working_time_between(
    calendar: WorkingCalendar, start: str, end: str, seconds: int
) -> None:
    assert calendar.between(local(start), local(end)) == seconds


@pytest.mark.parametrize(
    ("calendar", "start", "end", "seconds"), [c[1:] for c in DST_CASES], ids=names(DST_CASES)
)
def test_daylight_saving_moves_no_second(
    calendar: WorkingCalendar, start: str, end: str, seconds: int
) -> None:
    zone = calendar.time_zone

    assert calendar.between(local(start, zone), local(end, zone)) == seconds


def test_due_times_cross_the_gap_in_spring() -> None:
    zone = NEW_YORK.time_zone

    due = NEW_YORK.add(local("2026-03-08T01:00", zone), 2 * H)

    assert due.at == local("2026-03-08T04:00", zone)


def test_due_times_take_both_hours_of_the_fold() -> None:
    zone = NEW_YORK.time_zone

    due = NEW_YORK.add(local("2026-11-01T00:30", zone), 2 * H)

    assert due.at == local("2026-11-01T01:30", zone, fold=1)


@pytest.mark.parametrize(
    ("start", "seconds", "is_provisional"),
    [
        ("2026-12-31T10:00", H, False),
        ("2026-12-31T17:30", H, True),
        ("2027-01-05T10:00", H, True),
        ("2025-12-31T17:30", H, False),
        ("2024-12-31T17:30", H, True),
    ],
)
def test_a_year_whose_holidays_are_unknown_makes_a_due_time_provisional(
    start: str, seconds: int, is_provisional: bool
) -> None:
    assert PLAIN.add(local(start), seconds).is_provisional is is_provisional


def test_without_holidays_no_due_time_is_provisional() -> None:
    assert ALWAYS.add(local("2027-01-05T10:00"), H).is_provisional is False


def test_stretches_are_the_hours_between_two_moments() -> None:
    found = LUNCH.spans(local("2026-11-20T11:00"), local("2026-11-23T09:30"))

    assert [(span.started_at, span.ended_at, span.seconds) for span in found] == [
        (local("2026-11-20T11:00"), local("2026-11-20T12:00"), H),
        (local("2026-11-20T13:00"), local("2026-11-20T18:00"), 5 * H),
        (local("2026-11-23T09:00"), local("2026-11-23T09:30"), 30 * M),
    ]


def test_stretches_that_touch_are_one() -> None:
    found = ALWAYS.spans(local("2026-11-20T11:00"), local("2026-11-23T09:30"))

    assert [span.seconds for span in found] == [70 * H + 30 * M]


def test_the_search_for_working_time_ends_after_400_days() -> None:
    with pytest.raises(NoWorkingTime) as refused:
        PLAIN.add(local("2026-11-23T09:00"), 400 * 9 * H)

    assert refused.value.facts == {"days": 400}


def test_what_is_too_far_away_is_reached_on_the_last_day_that_is_looked_at() -> None:
    start = local("2026-11-23T09:00")

    assert PLAIN.reach(start, H) == local("2026-11-23T10:00")
    assert PLAIN.reach(start, 10**12) == start + timedelta(days=400)


def test_microseconds_are_left_out_so_that_parts_add_up() -> None:
    start, middle, end = (
        datetime.fromisoformat(text)
        for text in (
            "2026-11-23T02:00:00.900000+00:00",
            "2026-11-23T02:00:01.400000+00:00",
            "2026-11-23T02:00:03.100000+00:00",
        )
    )

    assert PLAIN.between(start, middle) + PLAIN.between(middle, end) == PLAIN.between(start, end)

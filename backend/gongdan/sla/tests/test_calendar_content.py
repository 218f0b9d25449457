from datetime import UTC, date, datetime

import pytest

from gongdan.sla import calendar_content
from gongdan.sla.tests.makers import hours, week_content


def problems(**changes: object) -> list[tuple[str, str]]:
    found = calendar_content.check({**week_content(), **changes})
    return [(problem.path, problem.code) for problem in found]


def test_a_sound_calendar_has_no_problems() -> None:
    days = {"2026-12-24": {"kind": "custom", "hours": [["09:00", "12:00"]]}}

    assert problems(days=days, holidays={"2026": {"2026-10-01": {"kind": "holiday"}}}) == []


@pytest.mark.parametrize(
    ("changes", "path", "code"),
    [
        ({"format": 2}, "format", "sla.format_unknown"),
        ({"time_zone": "Mars/Olympus"}, "time_zone", "sla.time_zone_unknown"),
        ({"time_zone": None}, "time_zone", "sla.time_zone_unknown"),
        ({"observes_holidays": "yes"}, "observes_holidays", "sla.not_yes_or_no"),
        ({"week": {}}, "week", "sla.no_working_hours"),
        ({"week": {"1": []}}, "week", "sla.no_working_hours"),
        ({"week": {"8": []}}, "week", "sla.week_malformed"),
        ({"week": {"1": [["09:00", "09:00"]]}}, "week.1.0", "sla.hours_malformed"),
        ({"week": {"1": [["09:00", "24:01"]]}}, "week.1.0", "sla.hours_malformed"),
        ({"week": {"1": [["9:00", "12:00"]]}}, "week.1.0", "sla.hours_malformed"),
        ({"week": {"1": "09:00-12:00"}}, "week.1", "sla.hours_malformed"),
        (
            {"week": {"1": [["09:00", "12:00"], ["11:00", "13:00"]]}},
            "week.1",
            "sla.hours_overlap",
        ),
        ({"days": {"2026-02-30": {"kind": "holiday"}}}, "days.2026-02-30", "sla.date_malformed"),
        ({"days": {"2026-02-20": {"kind": "party"}}}, "days.2026-02-20.kind", "sla.day_malformed"),
        (
            {"days": {"2026-02-20": {"kind": "makeup", "weekday": 8}}},
            "days.2026-02-20.weekday",
            "sla.day_malformed",
        ),
        (
            {"holidays": {"2026": {"2025-10-01": {"kind": "holiday"}}}},
            "holidays.2026",
            "sla.year_malformed",
        ),
        ({"color": "red"}, "color", "sla.unknown_key"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    changes: dict[str, object], path: str, code: str
) -> None:
    assert problems(**changes) == [(path, code)]


def test_content_is_read_with_own_days_over_holidays() -> None:
    content = week_content() | {
        "holidays": {"2026": {day: {"kind": "holiday"} for day in ("2026-10-01", "2026-10-02")}},
        "days": {"2026-10-02": {"kind": "custom", "hours": [["10:00", "24:00"]]}},
    }

    calendar = calendar_content.read(content)

    assert calendar.hours_on(date(2026, 10, 1)) == ()
    assert calendar.hours_on(date(2026, 10, 2)) == hours("10:00-24:00")
    assert calendar.hours_on(date(2026, 10, 8)) == hours("09:00-12:00", "13:00-18:00")
    assert calendar.hours_on(date(2026, 10, 10)) == ()
    assert calendar.known_years == {2026}


def test_a_calendar_that_does_not_observe_holidays_works_through_them() -> None:
    content = week_content() | {
        "observes_holidays": False,
        "holidays": {"2026": {"2026-10-01": {"kind": "holiday"}}},
    }

    calendar = calendar_content.read(content)

    assert calendar.hours_on(date(2026, 10, 1)) == hours("09:00-12:00", "13:00-18:00")
    assert calendar.add(datetime(2030, 1, 1, tzinfo=UTC), 60).is_provisional is False

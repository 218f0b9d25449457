"""Calendars that stand on one another, the import of files, and asking for next year's days."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from gongdan.audit.models import Entry
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import Forbidden, InvalidInput
from gongdan.sla import commands, queries
from gongdan.sla.calendar_edits import HolidayRow
from gongdan.sla.tests.makers import LI_NA, MONDAY_9, WANG_WEI, hours, local, week_content

pytestmark = pytest.mark.django_db
FILE = "2027-01-01,holiday,元旦\n2027-02-06,makeup,春节,5"
CLOSED = {"kind": "holiday", "name": {"zh-CN": "停电"}}
DAY = date(2026, 12, 24)


def make(code: str, **content: object) -> None:
    name = {"en": code}
    commands.save_calendar_draft(
        code=code, name=name, content={"format": 1, **content}, by=LI_NA, at=MONDAY_9
    )
    commands.publish_calendar(code=code, by=LI_NA, at=MONDAY_9)


def make_tower() -> None:
    make("china", **week_content(), layer="national")
    make("office", on="china", layer="organization")
    make("site", on="office", layer="site", week={"6": [["10:00", "12:00"]]})
    make(
        "team",
        on="site",
        layer="team",
        days={"2026-12-25": {"kind": "less", "hours": [["17:00", "18:00"]]}},
    )


def set_day(code: str, override: dict[str, object]) -> None:
    commands.set_day(code=code, day=DAY, override=override, by=LI_NA, at=MONDAY_9)


def refused(code: str, **content: object) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInput) as refusal:
        make(code, **content)
    return [(one.path, one.code) for one in refusal.value.problems]


def test_what_a_lower_layer_says_holds_in_every_layer_above_it() -> None:
    make_tower()
    before = queries.calendar("team")

    set_day("china", CLOSED)

    team = queries.calendar("team")
    assert team.no == before.no + 1
    assert before.calendar.hours_on(DAY) == hours("09:00-12:00", "13:00-18:00")
    assert team.calendar.hours_on(DAY) == ()
    assert team.calendar.days[DAY].origin.layer == "national"
    assert queries.calendar_version(before.version_id) == before


def test_a_layer_above_adds_and_takes_and_the_one_below_does_not_know() -> None:
    make_tower()

    set_day("site", {"kind": "extra", "hours": [["18:00", "20:00"]]})

    assert queries.calendar("team").calendar.hours_on(DAY)[-1:] == hours("13:00-20:00")
    assert queries.calendar("office").calendar.days == {}
    assert queries.calendar("team").calendar.hours_on(date(2026, 12, 25))[-1:] == hours(
        "13:00-17:00"
    )
    assert queries.calendar("team").calendar.hours_on(date(2026, 12, 26)) == hours("10:00-12:00")


def test_the_page_of_a_layer_shows_its_own_words_and_what_it_stands_on() -> None:
    make_tower()
    set_day("office", CLOSED)

    site, team = queries.calendar_detail("site"), queries.calendar_detail("team")
    (christmas_eve, christmas) = queries.special_days("team", 2026).days

    assert site.content == {
        "format": 1,
        "on": "office",
        "layer": "site",
        "week": {"6": [["10:00", "12:00"]]},
    }
    assert [(one.code, one.layer) for one in team.below] == [
        ("china", "national"),
        ("office", "organization"),
        ("site", "site"),
    ]
    assert (christmas_eve.override.origin.name, christmas_eve.is_own) == ({"en": "office"}, False)
    assert christmas.is_own is True
    assert queries.standing_upon("china") == ["office", "site", "team"]


def test_a_layer_stands_only_on_one_that_holds_and_is_lower() -> None:
    make_tower()

    assert refused("other", on="nowhere", layer="site") == [("on", "sla.calendar_unknown")]
    assert refused("other", on="site", layer="site") == [("on", "sla.layer_order")]
    assert refused("office", **week_content(), layer="team") == [("layer", "sla.layer_order")]
    assert refused("china", on="team", layer="national") == [
        ("on", "sla.layer_order"),
    ]


def test_nobody_working_in_a_layer_above_is_refused_below() -> None:
    make("china", **week_content(), layer="national")
    make("team", on="china", layer="team", week={"1": [], "2": []})

    found = refused(
        "china", layer="national", time_zone="Asia/Shanghai", week={"1": [["09:00", "10:00"]]}
    )

    assert found == [("week", "sla.no_working_hours")]


def test_a_file_of_holidays_is_taken_whole_or_not_at_all() -> None:
    make_tower()

    with pytest.raises(InvalidInput) as refusal:
        commands.import_holiday_file(
            code="china", text=FILE + "\n2027-13-01,x,y", by=LI_NA, at=MONDAY_9
        )
    assert [one.path for one in refusal.value.problems] == ["line.3"]
    assert 2027 not in queries.calendar("team").calendar.known_years

    assert commands.import_holiday_file(code="china", text=FILE, by=LI_NA, at=MONDAY_9) == [2027]
    assert 2027 in queries.calendar("team").calendar.known_years
    with pytest.raises(Forbidden):
        commands.import_holiday_file(code="china", text=FILE, by=WANG_WEI, at=MONDAY_9)


def test_a_file_is_looked_at_before_it_is_taken() -> None:
    make_tower()
    commands.import_holiday_file(code="china", text=FILE, by=LI_NA, at=MONDAY_9)

    again = queries.holiday_preview("china", "2027-01-01,holiday,新年\n2028-01-01,off,元旦\n?")
    tried = queries.as_if_imported(
        "china", [HolidayRow(date(2027, 1, 4), "holiday", {"en": "Monday"})]
    )

    assert [(one.year, one.is_new, one.added, one.removed, one.changed) for one in again.years] == [
        (2027, False, 0, 1, 1),
        (2028, True, 1, 0, 0),
    ]
    assert [one.path for one in again.problems] == ["line.3"]
    assert sorted(tried) == ["china", "office", "site", "team"]
    assert tried["team"].hours_on(date(2027, 1, 4)) == ()
    assert queries.calendar("team").calendar.hours_on(date(2027, 1, 4)) != ()


def remind(at: str | datetime) -> int:
    moment = local(at) if isinstance(at, str) else at
    return commands.remind_of_holidays(by=SYSTEM, at=moment)


def know(*years: int) -> None:
    rows = [HolidayRow(date(year, 1, 1), "holiday", {"en": "New year"}) for year in years]
    commands.import_holidays(code="china", rows=rows, by=LI_NA, at=MONDAY_9)


def test_from_november_on_next_years_holidays_are_asked_for_once_a_week() -> None:
    make_tower()
    know(2026)

    days = [remind(local("2026-10-30T08:00") + timedelta(days=day)) for day in range(17)]

    asked = Entry.objects.filter(event="sla.holidays_missing").order_by("pk")
    assert [day for day, count in enumerate(days) if count] == [2, 3, 10]
    assert [entry.facts["calendar"] for entry in asked] == ["china"] * 3
    assert {entry.facts["year"] for entry in asked} == {2027}


def test_who_knows_the_holidays_is_not_asked_and_next_year_asks_again() -> None:
    make_tower()
    know(2026, 2027)

    assert remind("2026-11-23T08:00") == 0
    assert remind("2027-11-01T08:00") == 1
    assert remind("2028-01-20T08:00") == 1


def test_a_calendar_without_holidays_is_not_asked_about() -> None:
    make("always", **week_content(), observes_holidays=False)

    assert remind("2026-11-23T08:00") == 0

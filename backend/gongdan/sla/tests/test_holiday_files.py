"""Files of holidays: JSON, CSV and ICS are read on the server, each wrong line with its reason."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gongdan.sla import holiday_files
from gongdan.sla.calendar_edits import HolidayRow
from gongdan.sla.queries import shipped_holidays

NEW_YEAR = HolidayRow(date(2027, 1, 1), "holiday", {"zh-CN": "元旦"})
WORKED = HolidayRow(date(2027, 2, 6), "makeup", {"zh-CN": "春节"}, 5)
EVENT = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{}\r\nEND:VEVENT\r\nEND:VCALENDAR"


def ics(*lines: str) -> str:
    return EVENT.format("\r\n".join(lines))


@pytest.mark.parametrize(
    "text",
    [
        "2027-01-01,holiday,元旦\n2027-02-06,makeup,春节,5",
        "\ufeff日期,类型,名称\n2027/1/1,休,元旦\n",
        "day;kind;name\n2027-01-01;off;元旦",
        "2027年1月1日\t放假\t元旦",
        '[{"day": "2027-01-01", "kind": "holiday", "name": "元旦"}]',
        '{"days": [{"date": "2027-01-01", "isOffDay": true, "name": "元旦"}]}',
        ics("DTSTART;VALUE=DATE:20270101", "DTEND;VALUE=DATE:20270102", "SUMMARY:元旦"),
        ics("DTSTART:20270101", "SUMMA\r\n RY:元\r\n 旦"),
    ],
)
def test_the_same_holiday_is_read_from_every_form(text: str) -> None:
    reading = holiday_files.read(text)

    assert (reading.rows[0], reading.problems) == (NEW_YEAR, ())


def test_a_makeup_day_says_as_which_weekday_it_is_worked() -> None:
    lines = "2027-02-06,补班,春节,周五\n2027-02-07,班,春节"

    reading = holiday_files.read(lines)

    assert [(row.kind, row.weekday) for row in reading.rows] == [("makeup", 5), ("makeup", 1)]


def test_an_event_of_several_days_is_each_of_them_and_words_of_work_make_it_worked() -> None:
    week = ics("DTSTART;VALUE=DATE:20271001", "DTEND;VALUE=DATE:20271008", "SUMMARY:国庆节")
    worked = ics("DTSTART;VALUE=DATE:20271009", "DURATION:P1D", "SUMMARY:国庆节 补班")

    days = [row.day.day for row in holiday_files.read(week).rows]
    (saturday,) = holiday_files.read(worked).rows

    assert days == [1, 2, 3, 4, 5, 6, 7]
    assert (saturday.day, saturday.kind) == (date(2027, 10, 9), "makeup")


@pytest.mark.parametrize(
    ("text", "path", "code"),
    [
        ("", "text", "sla.holidays_empty"),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR", "text", "sla.holidays_empty"),
        ('[\n{"day": "2027-01-01",\n', "line.2", "sla.holidays_unreadable"),
        ('{"year": 2027}', "text", "sla.holidays_no_list"),
        ('["2027-01-01"]', "line.1", "sla.holiday_malformed"),
        ("2027-01-01,holiday,元旦\n2027-02-30,holiday,x", "line.2", "sla.holiday_date_malformed"),
        ("1999-01-01,holiday,元旦", "line.1", "sla.holiday_date_malformed"),
        ("2027-01-01,party,元旦", "line.1", "sla.holiday_kind_unknown"),
        ("2027-01-01,holiday,", "line.1", "sla.holiday_name_missing"),
        ("2027-01-01,makeup,元旦,8", "line.1", "sla.holiday_weekday_malformed"),
        ("2027-01-01,holiday,a\n2027-01-01,makeup,b", "text", "sla.holiday_twice"),
        ('2027-01-01,holiday,"元旦', "text", "sla.holidays_unreadable"),
        (
            ics("DTSTART:20270101", "RRULE:FREQ=YEARLY", "SUMMARY:x"),
            "line.2",
            "sla.holiday_repeats",
        ),
        (ics("DTSTART:20270101T090000Z", "SUMMARY:x"), "line.2", "sla.holiday_not_whole_day"),
        (
            ics("DTSTART:20270101", "DTEND:20270601", "SUMMARY:x"),
            "line.2",
            "sla.holiday_too_long",
        ),
    ],
)
def test_what_cannot_be_taken_is_said_with_its_line(text: str, path: str, code: str) -> None:
    reading = holiday_files.read(text)

    assert (reading.problems[0].path, reading.problems[0].code) == (path, code)


def test_what_travels_with_the_product_reads_as_a_file_too() -> None:
    shipped = shipped_holidays([2026])
    lines = "\n".join(f"{one.day},{one.kind},{one.name['zh-CN']}" for one in shipped)

    assert len(holiday_files.read(lines).rows) == 39


@settings(max_examples=120, deadline=None, phases=[Phase.generate])
@given(
    st.one_of(st.text(max_size=200), st.text(alphabet="[{\"',:;年0127-\n\tBEGIN VT}]", max_size=80))
)
def test_no_text_is_too_strange_to_be_refused_or_read(text: str) -> None:
    reading = holiday_files.read(text)

    assert reading.rows or reading.problems


def test_a_file_of_five_megabytes_is_refused_before_it_is_read() -> None:
    reading = holiday_files.read("2027-01-01,x\n" * 400_000)

    assert (reading.rows, [one.code for one in reading.problems]) == (
        (),
        ["sla.holiday_file_too_long"],
    )

"""Dates, months, years, times, ranges: what they take, by the clock, by another field."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongdan.forms.calendar import business_days
from gongdan.forms.checking import check
from gongdan.forms.engine import Submission, clean_answers, full_access
from gongdan.forms.fields.date import iso_date
from gongdan.forms.tests.makers import (
    CONTEXT,
    clean,
    codes,
    field_id,
    make_content,
    make_form,
    make_item,
    problems,
    submit,
)


@pytest.mark.parametrize(
    ("kind", "value", "cleaned"),
    [
        ("month", "2026-11", "2026-11"),
        ("month", "2026-13", "forms.not_month"),
        ("month", 202611, "forms.not_month"),
        ("year", "2026", "2026"),
        ("year", 2026, "2026"),
        ("year", "26", "forms.not_year"),
        ("time", "09:05", "09:05"),
        ("time", "24:00", "forms.not_time"),
        ("time", "9:05", "forms.not_time"),
        ("time", "", None),
        ("daterange", ["2026-11-20", "2026-11-23"], ["2026-11-20", "2026-11-23"]),
        ("daterange", ["2026-11-23", "2026-11-20"], "forms.range_backwards"),
        ("daterange", ["2026-11-23"], "forms.not_a_range"),
        ("daterange", ["2026-11-23", "2026-11-31"], "forms.not_a_range"),
        ("daterange", "2026-11-23", "forms.not_a_range"),
        ("daterange", [], None),
    ],
)
def test_times_of_every_width(kind: str, value: object, cleaned: object) -> None:
    assert clean(kind, value) == cleaned


NEXT_WEEK = {"from": "today", "days": 7}


@pytest.mark.parametrize(
    ("kind", "settings", "value", "cleaned"),
    [
        ("date", {"min": "today"}, "2026-11-22", "forms.too_early"),
        ("date", {"max": NEXT_WEEK}, "2026-11-30", "2026-11-30"),
        ("date", {"max": NEXT_WEEK}, "2026-12-01", "forms.too_late"),
        ("date", {"min": {"from": "now", "days": -1}}, "2026-11-22", "2026-11-22"),
        ("date", {"business_days_only": True}, "2026-11-22", "forms.not_a_business_day"),
        ("date", {"business_days_only": True}, "2026-11-23", "2026-11-23"),
        ("month", {"max": "today"}, "2026-12", "forms.too_late"),
        ("year", {"min": "2020", "max": "today"}, "2027", "forms.too_late"),
        ("time", {"min": "09:00", "max": "18:00"}, "18:01", "forms.too_late"),
        ("time", {"min": {"from": "now", "hours": 1}}, "12:30", "forms.too_early"),
        (
            "datetime",
            {"min": {"from": "now", "hours": 2}},
            "2026-11-23T05:59:59Z",
            "forms.too_early",
        ),
        ("datetime", {"min": {"from": "today"}}, "2026-11-22T16:00:00Z", "2026-11-22T16:00:00Z"),
        ("daterange", {"min": "today"}, ["2026-11-22", "2026-11-24"], "forms.too_early"),
        ("daterange", {"max_days": 2}, ["2026-11-23", "2026-11-25"], "forms.range_too_long"),
        (
            "daterange",
            {"max_days": 2, "count": "business"},
            ["2026-11-20", "2026-11-23"],
            ["2026-11-20", "2026-11-23"],
        ),
    ],
)
def test_bounds_by_the_clock(
    kind: str, settings: dict[str, object], value: object, cleaned: object
) -> None:
    assert clean(kind, value, **settings) == cleaned


@pytest.mark.parametrize(
    ("kind", "first", "second", "found"),
    [
        ("date", "2026-11-23", "2026-11-22", [("f_endaaaaaaa", "forms.too_early")]),
        ("date", "2026-11-23", "2026-11-23", []),
        ("date", None, "2020-01-01", []),
        ("datetime", "2026-11-23T10:00:00+08:00", "2026-11-23T01:00:00Z",
         [("f_endaaaaaaa", "forms.too_early")]),
        ("time", "10:00", "09:59", [("f_endaaaaaaa", "forms.too_early")]),
        ("year", "2026", "2025", [("f_endaaaaaaa", "forms.too_early")]),
        ("number", "5", "4", [("f_endaaaaaaa", "forms.too_small")]),
        ("money", "5", "4", [("f_endaaaaaaa", "forms.too_small")]),
    ],
)  # fmt: skip
def test_bounds_by_another_field_wherever_it_stands(
    kind: str, first: object, second: object, found: list[tuple[str, str]]
) -> None:
    form = make_form(make_item(kind, "end", min={"field": "begin"}), make_item(kind, "begin"))

    assert codes(submit(form, begin=first, end=second).problems) == found


def test_a_bound_by_a_field_that_is_not_there_is_refused() -> None:
    content = make_content(make_item("date", "end", min={"field": "begin"}))

    assert [(p.path, p.code) for p in check(content)] == [
        ("fields.0.min", "forms.unknown_reference")
    ]


@pytest.mark.parametrize(
    ("kind", "settings", "place"),
    [
        ("date", {"min": "soon"}, "min"),
        ("date", {"min": {"from": "birth"}}, "min"),
        ("date", {"min": {"from": "today", "field": "x"}}, "min"),
        ("date", {"min": {"from": "today", "weeks": 1}}, "min"),
        ("time", {"min": "25:00"}, "min"),
        ("year", {"max": 2026}, "max"),
        ("daterange", {"count": "working"}, "count"),
        ("daterange", {"max_days": 0}, "max_days"),
    ],
)
def test_malformed_bounds(kind: str, settings: dict[str, object], place: str) -> None:
    assert problems(kind, **settings) == [(place, "forms.setting_malformed")]


def test_conditions_read_the_parts_of_a_range() -> None:
    long = {"op": ">", "args": [{"field": "leave.days"}, {"value": 2}]}
    form = make_form(
        make_item("text", "reason", visible=long, required=True),
        make_item("daterange", "leave", count="business"),
    )

    short_ = submit(form, leave=["2026-11-20", "2026-11-23"])
    longer = submit(form, leave=["2026-11-20", "2026-11-24"])

    assert short_.problems == ()
    assert codes(longer.problems) == [(field_id("reason"), "forms.required")]


def test_business_days_are_asked_of_the_calendar_at_hand() -> None:
    form = make_form(make_item("date", "day", business_days_only=True))
    sent = Submission({field_id("day"): "2026-11-22"}, full_access(form))

    cleaned = clean_answers(form, sent, context=replace(CONTEXT, is_business_day=lambda _: True))

    assert cleaned.problems == ()
    assert business_days(iso_date("2026-11-20"), iso_date("2026-11-29")) == 6

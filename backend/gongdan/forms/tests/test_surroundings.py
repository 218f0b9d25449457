"""Conditions and formulas of a form are told the organization's zone, now and today."""

from __future__ import annotations

from gongdan.forms.checking import check
from gongdan.forms.engine import Submission, clean_answers, full_access
from gongdan.forms.facts import known_facts
from gongdan.forms.tests.makers import CONTEXT, field_id, make_content, make_form, make_item

LATE = {"op": ">=", "args": [{"op": "hour", "args": [{"field": "began"}]}, {"value": 12}]}
LEFT = {
    "op": "days_between",
    "args": [{"field": "today"}, {"op": "date_of", "args": [{"field": "began"}]}],
}
ITEMS = (
    make_item("datetime", "began"),
    make_item("formula", "left", expression=LEFT, result="number"),
    make_item("text", "why", required_if=LATE),
)


def test_they_are_known_while_a_form_is_designed() -> None:
    assert check(make_content(*ITEMS), facts=known_facts()) == []


def test_hours_and_days_are_those_of_the_organization() -> None:
    form = make_form(*ITEMS)
    submission = Submission({field_id("began"): "2026-11-24T16:30:00Z"}, full_access(form))

    cleaned = clean_answers(form, submission, context=CONTEXT)

    assert cleaned.answers[field_id("left")] == "2"
    assert cleaned.missing == ()


def test_a_condition_on_the_hour_holds_on_the_organizations_clock() -> None:
    form = make_form(*ITEMS)
    submission = Submission({field_id("began"): "2026-11-24T04:30:00Z"}, full_access(form))

    cleaned = clean_answers(form, submission, context=CONTEXT)

    assert cleaned.missing == (field_id("why"),)

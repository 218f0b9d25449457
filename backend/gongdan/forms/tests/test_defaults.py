"""Defaults: what the server fills in where nothing was sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from gongdan.forms.checking import check
from gongdan.forms.engine import Submission, clean_answers, full_access, prefill
from gongdan.forms.sources import NoRecords
from gongdan.forms.tests.makers import (
    CONTEXT,
    field_id,
    make_content,
    make_form,
    make_item,
    submit,
)

SUM = {"op": "+", "args": [{"field": "one"}, {"field": "two"}]}
FOLLOWING = make_form(
    make_item("number", "total", default={"by": "formula", "expression": SUM}),
    make_item("number", "one"),
    make_item("number", "two"),
)
TOTAL, ONE, TWO = field_id("total"), field_id("one"), field_id("two")


def test_a_constant_is_filled_in_where_nothing_was_sent() -> None:
    form = make_form(make_item("text", "city", default="深圳"))

    assert submit(form).answers == {field_id("city"): "深圳"}
    assert submit(form, city="广州").answers == {field_id("city"): "广州"}
    assert submit(form, city=None).answers == {}


def test_what_was_emptied_stays_empty_at_the_next_change() -> None:
    form = make_form(make_item("text", "city", default="深圳"), make_item("text", "name"))
    stored = {field_id("name"): "李娜"}

    kept = clean_answers(form, Submission({}, full_access(form), stored), context=CONTEXT)

    assert kept.answers == stored


def test_a_formula_is_computed_after_what_it_asks_for() -> None:
    assert submit(FOLLOWING, one=1, two=2).answers[TOTAL] == "3"


def test_a_formula_follows_its_inputs_until_somebody_types() -> None:
    followed = {TOTAL: "3", ONE: "1", TWO: "2"}
    typed = {TOTAL: "10", ONE: "1", TWO: "2"}
    access = full_access(FOLLOWING)

    moved = clean_answers(FOLLOWING, Submission({ONE: "5"}, access, followed), context=CONTEXT)
    stays = clean_answers(FOLLOWING, Submission({ONE: "5"}, access, typed), context=CONTEXT)

    assert moved.answers[TOTAL] == "7"
    assert stays.answers[TOTAL] == "10"


@pytest.mark.parametrize(
    ("kind", "default", "filled"),
    [
        ("text", {"by": "parameter", "name": "asset"}, "A-7"),
        ("member", {"by": "current_person"}, 7),
        ("department", {"by": "current_department"}, 3),
        ("date", {"by": "now"}, "2026-11-23"),
        ("datetime", {"by": "now"}, "2026-11-23T04:00:00Z"),
        ("text", {"by": "previous"}, "last time"),
        ("number", {"by": "parameter", "name": "asset"}, None),
        ("text", {"by": "parameter", "name": "other"}, None),
    ],
)
def test_defaults_that_are_found(kind: str, default: object, filled: object) -> None:
    form = make_form(make_item(kind, "one", default=default))
    context = replace(
        CONTEXT,
        person=7,
        department=3,
        parameters={"asset": "A-7"},
        previous={ONE: "last time"},
    )

    cleaned = clean_answers(form, Submission({}, full_access(form)), context=context)

    assert cleaned.answers.get(ONE) == filled
    assert cleaned.problems == ()
    assert prefill(form, context=context).get(ONE) == filled


class Customers(NoRecords):
    """Two customers share a phone."""

    def match(self, record_type: str, condition: object, *, most: int) -> Sequence[int]:
        assert (record_type, most) == ("customer", 2)
        phone = condition["args"][1]["value"]
        return {"13800138000": [5], "13900139000": [8, 6]}.get(phone, [])

    def fetch(self, _record_type: str, ids: Sequence[int], codes: Sequence[str]) -> dict:
        return {key: {codes[0]: f"level {key}"} for key in ids}


@pytest.mark.parametrize(
    ("phone", "when_many", "filled"),
    [
        ("13800138000", "first", "level 5"),
        ("13900139000", "first", "level 8"),
        ("13900139000", "clear", None),
        ("13900139000", "pick", None),
        ("13700137000", "first", None),
        (None, "first", None),
    ],
)
def test_linkage_takes_from_the_record_that_fits(
    phone: str | None, when_many: str, filled: str | None
) -> None:
    rule = {
        "by": "linkage",
        "record_type": "customer",
        "match": [{"field": "phone", "equals": {"field": "caller"}}],
        "take": "level",
        "when_many": when_many,
    }
    form = make_form(make_item("text", "level", default=rule), make_item("text", "caller"))
    sent = Submission({field_id("caller"): phone}, full_access(form))

    cleaned = clean_answers(form, sent, context=replace(CONTEXT, records=Customers()))

    assert cleaned.answers.get(field_id("level")) == filled


def test_linkage_compares_numbers_as_numbers() -> None:
    class Priced(Customers):
        def match(self, record_type: str, condition: object, *, most: int) -> Sequence[int]:
            is_asked = condition["args"][1] == {"value": "12.5", "type": "number"}
            return [5][: most if is_asked and record_type == "part" else 0]

    rule = {
        "by": "linkage",
        "record_type": "part",
        "match": [{"field": "price", "equals": {"field": "cost"}}],
        "take": "level",
    }
    form = make_form(make_item("text", "level", default=rule), make_item("number", "cost", scale=2))
    sent = Submission({field_id("cost"): "12.50"}, full_access(form))

    cleaned = clean_answers(form, sent, context=replace(CONTEXT, records=Priced()))

    assert cleaned.answers.get(field_id("level")) == "level 5"


@pytest.mark.parametrize(
    ("default", "found"),
    [
        ({"by": "magic"}, [("fields.0.default.by", "forms.unknown_default")]),
        ({"by": "parameter"}, [("fields.0.default.name", "forms.setting_malformed")]),
        (
            {"by": "now", "days": 3},
            [("fields.0.default.days", "forms.setting_malformed")],
        ),
        (
            {"by": "formula", "expression": {"field": "nowhere"}},
            [("fields.0.default.expression", "expressions.unknown_field")],
        ),
        (
            {
                "by": "linkage",
                "record_type": "customer",
                "take": "level",
                "match": [{"field": "phone", "equals": {"field": "nowhere"}}],
            },
            [("fields.0.default.match", "forms.unknown_reference")],
        ),
        (
            {"by": "formula", "expression": {"field": "one"}},
            [("fields", "forms.circle")],
        ),
    ],
)
def test_what_is_wrong_with_a_default(default: object, found: list[tuple[str, str]]) -> None:
    content = make_content(make_item("text", "one", default=default))

    assert [(one.path, one.code) for one in check(content)] == found


def test_formulas_that_ask_for_each_other_are_refused_with_their_path() -> None:
    content = make_content(
        make_item("number", "aa", default={"by": "formula", "expression": {"field": "bb"}}),
        make_item("number", "bb", default={"by": "formula", "expression": {"field": "aa"}}),
    )

    assert [one.facts for one in check(content)] == [{"fields": "aa → bb → aa"}]

"""What every field may have: old names, uniqueness, masks, warnings."""

from __future__ import annotations

import pytest

from gongdan.forms.checking import check
from gongdan.forms.engine import by_id, refusal_of
from gongdan.forms.masking import masked
from gongdan.forms.tests.makers import field_id, make_content, make_form, make_item, submit
from gongdan.forms.uniqueness import normal

PHONE, CITY = field_id("phone"), field_id("city")


def test_an_old_code_still_names_the_field() -> None:
    large = {"op": ">", "args": [{"field": "sum"}, {"value": 10}]}
    form = make_form(
        make_item("number", "amount", aliases=["sum"]),
        make_item("text", "reason", visible=large),
    )

    assert by_id(form, {"sum": 11, "reason": "x"}) == {
        field_id("amount"): 11,
        field_id("reason"): "x",
    }
    assert submit(form, amount=11, reason="x").answers[field_id("reason")] == "x"


def test_an_old_code_that_another_field_has_now_is_refused() -> None:
    content = make_content(make_item("text", "one", aliases=["two"]), make_item("text", "two"))

    assert [(p.path, p.code) for p in check(content)] == [
        ("fields.0.aliases", "forms.code_repeated")
    ]


def test_unique_answers_come_out_as_values_with_their_scope() -> None:
    form = make_form(
        make_item("text", "phone", unique={"within": []}),
        make_item("text", "name", unique={"within": ["city"]}),
        make_item("text", "city", warn_duplicates=True),
    )

    first = submit(form, phone=" ＡB  1", name="x", city="深圳")
    second = submit(form, phone="ab 1", name="x", city="广州")

    assert next((one.field_id, one.scope_hash, one.norm) for one in first.unique) == (
        PHONE,
        "",
        "ab 1",
    )
    assert first.unique[0] == second.unique[0]
    assert first.unique[1].norm == second.unique[1].norm == "x"
    assert first.unique[1].scope_hash != second.unique[1].scope_hash
    assert [(one.field_id, one.norm) for one in first.lookalikes] == [(CITY, "深圳")]


def test_an_empty_answer_claims_nothing() -> None:
    form = make_form(make_item("text", "phone", unique=True))

    assert submit(form).unique == ()


@pytest.mark.parametrize(
    ("value", "norm"),
    [("Ａ b", "a b"), (7, "7"), (["b", "a"], '["b","a"]'), ({"b": 1, "a": 2}, '{"a":2,"b":1}')],
)
def test_what_people_take_for_the_same_is_the_same(value: object, norm: str) -> None:
    assert normal(value) == norm


@pytest.mark.parametrize(
    ("value", "how", "seen"),
    [
        ("13800138000", "all", "••••"),
        ("13800138000", "last4", "••••8000"),
        ("13800138000", "middle", "138••••8000"),
        ("王小明", "middle", "王••••"),
        ("欧阳小明", "middle", "欧••••明"),
        ("ab", "middle", "••••"),
        ("abcd", "last4", "••••"),
        ("", "all", ""),
    ],
)
def test_masks(value: str, how: str, seen: str) -> None:
    assert masked(value, how) == seen


def test_a_check_may_only_warn() -> None:
    small = {"op": "<", "args": [{"field": "amount"}, {"value": 10}]}
    form = make_form(
        make_item("number", "amount"),
        checks=[{"condition": small, "message": {"en": "Much!"}, "level": "warning"}],
    )

    cleaned = submit(form, amount=11)

    assert [(p.path, p.code) for p in cleaned.warnings] == [("answers", "forms.check")]
    assert refusal_of(cleaned) is None
    assert submit(form, amount=9).warnings == ()


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ({"sensitive": "first4"}, "sensitive"),
        ({"aliases": ["Not A Code"]}, "aliases"),
        ({"aliases": "sum"}, "aliases"),
        ({"unique": {"within": "city"}}, "unique"),
        ({"unique": {"among": []}}, "unique"),
        ({"tooltip": "plain"}, "tooltip"),
        ({"history": "no"}, "history"),
        ({"reportable": 1}, "reportable"),
        ({"replaces": "amount"}, "replaces"),
        ({"width": 25}, "width"),
    ],
)
def test_a_malformed_setting_is_named(settings: dict[str, object], place: str) -> None:
    content = make_content(make_item("text", "one", **settings))

    assert [(p.path, p.code) for p in check(content)] == [
        (f"fields.0.{place}", "forms.setting_malformed")
    ]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"title": [field_id("one")], "number": "KH-{YYYY}-{seq:4}"}, []),
        ({"title": ["f_zzzzzzzzzz"]}, [("title", "forms.title_malformed")]),
        ({"number": "KH-{YYYY}"}, [("number", "forms.pattern_malformed")]),
        ({"number": "{seq:4}{seq:4}"}, [("number", "forms.pattern_malformed")]),
        ({"number": "{seq:4}{x}"}, [("number", "forms.pattern_malformed")]),
        ({"numbers": ""}, [("numbers", "forms.unknown_key")]),
    ],
)
def test_title_and_number(more: dict[str, object], found: list[tuple[str, str]]) -> None:
    content = make_content(make_item("text", "one"), **more)

    assert [(p.path, p.code) for p in check(content)] == found


def test_at_most_thirty_two_fields_are_indexed() -> None:
    letters = "abcdefghijklmnopqrstuvwxyzabcdefg"
    items = [
        make_item(
            "text", f"{letter}{number}", id=f"f_{letter * 9}{'ab'[number // 26]}", indexed=True
        )
        for number, letter in enumerate(letters)
    ]

    found = check(make_content(*items))

    assert [(p.path, p.code) for p in found] == [("fields.32.indexed", "forms.too_many_indexed")]

"""Formulas, roll-ups, lookups, serial numbers: given by the server, never sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from gongdan.forms.checking import check
from gongdan.forms.engine import Submission, clean_answers, full_access
from gongdan.forms.kind import ExportContext
from gongdan.forms.registry import KINDS
from gongdan.forms.sources import NoRecords
from gongdan.forms.tests.makers import (
    CONTEXT,
    codes,
    field_id,
    make_content,
    make_field,
    make_form,
    make_item,
    problems,
    submit,
)

ONE, TWO, THREE = map(field_id, ("one", "two", "three"))
DOUBLE = {"op": "*", "args": [{"field": "one"}, {"value": 2}]}
AGAIN = {"op": "+", "args": [{"field": "two"}, {"value": 0.125}]}


def test_formulas_are_computed_in_the_order_they_need_each_other() -> None:
    add = {"op": "+", "args": [{"field": "two"}, {"value": 1}]}
    form = make_form(
        make_item("formula", "three", expression=add),
        make_item("formula", "two", expression=DOUBLE),
        make_item("number", "one"),
    )

    assert submit(form, one=5).answers == {THREE: "11", TWO: "10", ONE: "5"}
    assert submit(form).answers == {}


def test_a_formula_has_its_decimals_rounded_half_up() -> None:
    third = {"op": "/", "args": [{"field": "one"}, {"value": 8}]}
    form = make_form(
        make_item("formula", "two", expression=third, scale=2), make_item("number", "one")
    )

    assert submit(form, one=1).answers[TWO] == "0.13"


@pytest.mark.parametrize(
    ("result", "expression", "kept"),
    [
        ("text", {"op": "concat", "args": [{"field": "one"}, {"value": "!"}]}, "a!"),
        ("boolean", {"op": "=", "args": [{"field": "one"}, {"value": "a"}]}, True),
        ("text", {"field": "one"}, "a"),
    ],
)
def test_formulas_of_every_type(result: str, expression: object, kept: object) -> None:
    form = make_form(
        make_item("text", "one"),
        make_item("formula", "two", expression=expression, result=result),
    )

    assert submit(form, one="a").answers[TWO] == kept


def test_what_cannot_be_computed_is_only_a_warning() -> None:
    huge = {"op": "*", "args": [{"field": "one"}, {"value": 10**39}]}
    form = make_form(make_item("number", "one"), make_item("formula", "two", expression=huge))

    cleaned = submit(form, one=99999)

    assert (cleaned.answers, cleaned.problems) == ({ONE: "99999"}, ())
    assert codes(cleaned.warnings) == [(TWO, "forms.not_computable")]


@pytest.mark.parametrize("kind", ["formula", "serial", "rollup", "lookup"])
def test_what_is_given_is_never_sent(kind: str) -> None:
    form = make_form(
        make_item(kind, "two"),
        make_item("link", "customer"),
        make_item("subtable", "lines", columns=[make_item("text", "name")]),
    )
    access, stored = full_access(form), {TWO: "1"}

    new = clean_answers(form, Submission({TWO: "2"}, access, stored), context=CONTEXT)
    same = clean_answers(form, Submission({TWO: "1"}, access, stored), context=CONTEXT)

    assert codes(new.refused) == [(TWO, "forms.computed")]
    assert same.refused == ()


def test_a_serial_number_stays() -> None:
    form = make_form(make_item("serial", "two"))
    sent = Submission({}, full_access(form), {TWO: "0007"})

    assert clean_answers(form, sent, context=CONTEXT).answers == {TWO: "0007"}


@pytest.mark.parametrize(
    ("kind", "settings", "found"),
    [
        ("serial", {"pattern": "KH-{YYYY}{MM}-{seq:4}", "reset": "month"}, []),
        (
            "serial",
            {"pattern": "{seq:4}", "reset": "year"},
            [("reset", "forms.reset_not_in_pattern")],
        ),
        ("serial", {"pattern": "KH"}, [("pattern", "forms.setting_malformed")]),
        ("formula", {"expression": None}, [("expression", "forms.setting_malformed")]),
        ("formula", {"result": "null"}, [("result", "forms.setting_malformed")]),
        ("lookup", {"take": None}, [("take", "forms.setting_malformed")]),
        ("rollup", {"of": "sum"}, [("column", "forms.setting_malformed")]),
        ("rollup", {"over": {"form": "task"}}, [("over", "forms.setting_malformed")]),
        ("rollup", {"over": {"form": "task", "link": "order"}}, []),
    ],
)
def test_their_settings(kind: str, settings: dict, found: list[tuple[str, str]]) -> None:
    assert problems(kind, **settings) == found


@pytest.mark.parametrize(
    ("items", "found"),
    [
        (
            [make_item("formula", "one", expression={"field": "one"})],
            [("fields", "forms.circle")],
        ),
        (
            [make_item("formula", "two", expression=AGAIN, result="number")],
            [("fields", "forms.circle")],
        ),
        (
            [make_item("formula", "one", expression={"value": "x"})],
            [("fields.0.expression", "expressions.type_mismatch")],
        ),
        (
            [make_item("lookup", "one", link="two"), make_item("text", "two")],
            [("fields.0.link", "forms.wrong_reference")],
        ),
        (
            [make_item("rollup", "one", over="two")],
            [("fields.0.over", "forms.unknown_reference")],
        ),
        (
            [
                make_item("rollup", "one", over="two", of="sum", column="nothing"),
                make_item("subtable", "two", columns=[make_item("number", "count")]),
            ],
            [("fields.0.column", "forms.unknown_reference")],
        ),
    ],
)
def test_what_they_name_must_be_there(items: list[dict], found: list[tuple[str, str]]) -> None:
    assert [(p.path, p.code) for p in check(make_content(*items))] == found


@pytest.mark.parametrize(
    ("of", "rule", "made"),
    [
        ("sum", None, "6"),
        ("avg", None, "3"),
        ("min", None, "2"),
        ("max", None, "4"),
        ("count", None, "2"),
        ("sum", {"op": ">", "args": [{"field": "count"}, {"value": 2}]}, "4"),
        ("sum", {"op": ">", "args": [{"field": "count"}, {"field": "limit"}]}, "4"),
    ],
)
def test_rollups_over_rows(of: str, rule: object, made: str) -> None:
    more = {"filter": rule} if rule else {}
    content = make_content(
        make_item("rollup", "one", over="lines", of=of, column="count", **more),
        make_item("subtable", "lines", columns=[make_item("number", "count")]),
        make_item("number", "limit"),
    )
    form = make_form(*content["fields"])
    count = field_id("count")

    cleaned = submit(form, limit=3, lines=[{count: 2}, {count: 4}, {}])

    assert check(content) == []
    assert cleaned.answers[ONE] == made


class Customers(NoRecords):
    """Customer 5 is gold, customer 6 silver."""

    def exists(self, _type: str, ids: Sequence[int], **_: object) -> frozenset[int]:
        return frozenset(ids) & {5, 6}

    def fetch(self, _type: str, ids: Sequence[int], codes: Sequence[str]) -> dict:
        return {key: {"level": {5: "gold", 6: "silver"}[key]} for key in ids if "level" in codes}


def test_a_lookup_is_live_or_a_snapshot_of_the_linked_record() -> None:
    is_gold = {"op": "=", "args": [{"field": "live"}, {"value": "gold"}]}
    form = make_form(
        make_item("text", "gift", visible=is_gold),
        make_item("lookup", "live"),
        make_item("lookup", "snap", mode="snapshot"),
        make_item("link", "customer"),
    )
    context, access = replace(CONTEXT, records=Customers()), full_access(form)
    customer, gift, snap = map(field_id, ("customer", "gift", "snap"))

    gold = clean_answers(form, Submission({customer: [5], gift: "tea"}, access), context=context)
    silver = clean_answers(form, Submission({customer: [6], gift: "tea"}, access), context=context)
    kept = Submission({gift: "tea"}, access, {customer: [5], snap: "bronze"})
    moved = Submission({customer: [6]}, access, {customer: [5], snap: "bronze"})

    assert gold.answers == {gift: "tea", snap: "gold", customer: [5]}
    assert silver.answers == {snap: "silver", customer: [6]}
    assert clean_answers(form, kept, context=context).answers[snap] == "bronze"
    assert clean_answers(form, moved, context=context).answers[snap] == "silver"


@pytest.mark.parametrize(
    ("value", "settings", "said"),
    [
        ("1234.5", {"thousands": True, "unit": "km"}, "1,234.5 km"),
        ("0.125", {"percent": True}, "12.5%"),
        ("2026-11-23T04:00:00Z", {"result": "datetime"}, "2026-11-23 12:00"),
        (True, {"result": "boolean"}, "是"),
        (["a", "b"], {"result": "texts"}, "a、b"),
        (None, {}, ""),
    ],
)
def test_computed_values_as_words(value: object, settings: dict, said: str) -> None:
    how = ExportContext(time_zone="Asia/Shanghai")

    assert KINDS["formula"].export_text(value, make_field("formula", **settings), how) == said

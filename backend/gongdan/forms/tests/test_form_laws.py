"""Laws for all forms: what is clean stays, words come back, schemas accept what was cleaned."""

from __future__ import annotations

import json

import jsonschema_rs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gongdan.forms.checking import check
from gongdan.forms.definition import read
from gongdan.forms.engine import Submission, clean_answers, full_access, prefill
from gongdan.forms.kind import ExportContext, ImportContext
from gongdan.forms.plan import plan_of, readings
from gongdan.forms.registry import KINDS, layout_kinds
from gongdan.forms.tests.makers import CONTEXT, OPTIONS, make_content, make_field, make_item

VARIANTS: dict[str, list[dict[str, object]]] = {
    "text": [{}, {"format": "ip"}, {"format": "phone"}, {"case": "lower"}, {"trim": False}],
    "textarea": [{}, {"min_length": 2}],
    "richtext": [{}],
    "number": [{"scale": 8}, {"scale": 2, "percent": True}, {"thousands": True, "unit": "台"}],
    "money": [{}, {"currencies": ["CNY", "JPY", "KWD"]}],
    "bool": [{}],
    "date": [{}, {"min": "2000-01-01", "max": {"from": "today", "days": 30}}],
    "month": [{}],
    "year": [{}],
    "time": [{}],
    "datetime": [{}, {"max": "now"}],
    "daterange": [{}, {"max_days": 30, "count": "business"}],
    "select": [{}, {"other": True}],
    "multiselect": [{}, {"other": True, "max_count": 2}],
    "cascader": [{}],
    "member": [{}],
    "members": [{}],
    "department": [{}],
    "departments": [{}],
    "attachment": [{}],
    "address": [{}, {"levels": 2}],
    "location": [{}],
    "rating": [{}, {"style": "nps"}, {"half": True}],
    "json": [{}],
    "signature": [{}],
}
COLUMNS = ("text", "number", "select", "date", "bool", "money")
LIKELY = st.sampled_from(
    ["net", "other:扫描仪", "2026-11-23", "2026-11", "2026", "09:30", "2026-11-23T12:00:00+08:00",
     " a\u0301 ", "13800138000", "+442079460958", "1.50", "-0.125", "10.0.0.1", "ＡＢ c", 7, 3, 5,
     True, False, 2.25, ["net", "pc"], ["other:x y"], ["a"], ["a1"], [7], [3], "a1", [],
     {"file": "a1"}, ["2026-11-20", "2026-11-23"], {"amt": "12.5", "cur": "CNY"},
     {"amt": 5, "cur": "JPY"}, {"region": ["440000", "440300"], "detail": " x "},
     {"lat": 22.5, "lng": "114.05", "acc": 3},
     "<p onclick=x>a<b>c</p>", "<a href='//x'>l</a><br>&nbsp;", {"a": [1, None]}, "3.5", ""]
)  # fmt: skip
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)
LETTERS = "abcdefghijklmnopqrstuvwxyz"
HOW = ExportContext(time_zone="Asia/Shanghai", name_of=lambda kind, key: f"{kind}:{key}")
READ = ImportContext("Asia/Shanghai", lambda kind, name: _id(name, kind))


def _id(name: str, kind: str) -> int | None:
    known, _, key = name.partition(":")
    return int(key) if known == kind and key.isdecimal() else None


@st.composite
def items(draw: st.DrawFn, index: int, kinds: tuple[str, ...]) -> dict[str, object]:
    kind = draw(st.sampled_from(kinds))
    letter = LETTERS[index % 26] * 9 + LETTERS[index // 26]
    visible = {"op": "not_empty", "args": [{"field": "first"}]}
    more = draw(st.sampled_from([{}, {"required": True}, {"visible": visible}]))
    return make_item(
        kind, f"c{index}", id=f"f_{letter}", **draw(st.sampled_from(VARIANTS[kind])), **more
    )


@st.composite
def contents(draw: st.DrawFn) -> dict[str, object]:
    count = draw(st.integers(1, 8))
    fields = [draw(items(index, tuple(VARIANTS))) for index in range(count)]
    columns = [draw(items(30 + index, COLUMNS)) for index in range(draw(st.integers(1, 3)))]
    first = make_item("text", "first", id="f_firsttttta")
    table = make_item("subtable", "table", id="f_tableeeeea", columns=columns)
    size = {"op": "length", "args": [{"field": "first"}]}
    formula = make_item("formula", "size", id="f_sizeeeeeea", expression=size)
    return make_content(formula, *fields, first, table)


@st.composite
def submissions(draw: st.DrawFn) -> tuple[dict[str, object], dict[str, object]]:
    content = draw(contents())
    values = LIKELY | ANYTHING
    named = [
        item["id"] for item in content["fields"] if item["kind"] not in ("formula", "subtable")
    ]
    columns = [column["id"] for column in content["fields"][-1]["columns"]]
    answers = draw(st.dictionaries(st.sampled_from(named), values, max_size=10))
    rows = st.lists(st.dictionaries(st.sampled_from(columns), values, max_size=3), max_size=3)
    return content, {**answers, "f_tableeeeea": draw(rows)}


@settings(max_examples=150, deadline=None)
@given(submissions())
def test_what_is_clean_stays_whatever_the_form(
    drawn: tuple[dict[str, object], dict[str, object]],
) -> None:
    content, answers = drawn
    assert check(content) == []
    form = read(content, layout=layout_kinds())
    access = full_access(form)

    first = clean_answers(form, Submission(answers, access), context=CONTEXT)
    sent = {key: value for key, value in first.answers.items() if key != "f_sizeeeeeea"}
    second = clean_answers(form, Submission(sent, access), context=CONTEXT)

    assert second.answers == first.answers
    assert second.refused == ()
    assert {problem.code for problem in second.problems} <= {"forms.required"}
    json.dumps(first.answers)
    assert prefill(form, context=CONTEXT) == {}


@settings(max_examples=150, deadline=None)
@given(submissions())
def test_the_schema_accepts_what_was_cleaned(
    drawn: tuple[dict[str, object], dict[str, object]],
) -> None:
    content, answers = drawn
    form = read(content, layout=layout_kinds())

    cleaned = clean_answers(form, Submission(answers, full_access(form)), context=CONTEXT)

    wrong = [
        (item.kind, item.settings, cleaned.answers[item.id])
        for item in form.fields
        if item.id in cleaned.answers
        and not jsonschema_rs.is_valid(KINDS[item.kind].api_schema(item), cleaned.answers[item.id])
    ]
    assert wrong == []


WORDY = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20)
DIGITS = st.decimals(-1000, 1000, places=2).map(str)
DAYS = st.dates().map(str)
VALID: dict[str, tuple[dict[str, object], st.SearchStrategy[object]]] = {
    "text": ({"trim": False}, WORDY),
    "textarea": ({}, st.lists(WORDY, min_size=1, max_size=3).map("\n".join)),
    "number": ({"scale": 4, "percent": True}, DIGITS),
    "money": ({}, DIGITS),
    "bool": ({}, st.booleans()),
    "date": ({}, DAYS),
    "month": ({}, DAYS.map(lambda day: day[:7])),
    "year": ({}, st.integers(1000, 9999)),
    "time": ({}, st.times().map(lambda time: f"{time:%H:%M}")),
    "datetime": ({}, st.datetimes().filter(lambda at: 1001 < at.year < 9998).map(
        lambda at: f"{at:%Y-%m-%dT%H:%M:%S}+08:00")),
    "daterange": ({}, st.tuples(DAYS, DAYS).map(sorted)),
    "select": ({"other": True}, st.sampled_from(["net", "pc"]) | WORDY.map("other:{}".format)),
    "multiselect": ({}, st.lists(st.sampled_from(["net", "pc"]), min_size=1)),
    "cascader": ({}, st.just(["a"])),
    "member": ({}, st.just(7)),
    "members": ({}, st.just([7])),
    "department": ({}, st.just(3)),
    "departments": ({}, st.just([3])),
    "rating": ({"half": True}, st.integers(0, 10).map(lambda half: half / 2)),
    "location": ({}, st.tuples(st.floats(-90, 90), st.floats(-180, 180)).map(
        lambda at: {"lat": f"{at[0]:.6f}", "lng": f"{at[1]:.6f}"})),
    "json": ({}, ANYTHING),
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(VALID))
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_words_come_back(kind: str, data: st.DataObject) -> None:
    more, values = VALID[kind]
    field = make_field(kind, **more)
    value = KINDS[kind].clean(data.draw(values), field, CONTEXT)
    assume(value is not None and not hasattr(value, "code"))

    said = KINDS[kind].export_text(value, field, HOW)
    again = KINDS[kind].clean(KINDS[kind].import_text(said, field, READ), field, CONTEXT)

    assert _spoken(again) == _spoken(value)


def test_every_kind_that_claims_it_is_tried() -> None:
    claims = {key for key in set(KINDS) - layout_kinds() if KINDS[key].is_readable_back}

    assert claims == set(VALID) | {"serial", "formula", "lookup", "rollup", "link"}


def _spoken(value: object) -> object:
    """What words can carry: not how exactly a place was known, nor when."""
    if isinstance(value, dict) and "lat" in value:
        return {key: value[key] for key in value if key not in ("acc", "at")}
    return value


@settings(max_examples=100, deadline=None)
@given(submissions())
def test_conditions_can_read_whatever_was_cleaned(
    drawn: tuple[dict[str, object], dict[str, object]],
) -> None:
    content, answers = drawn
    form = read(content, layout=layout_kinds())
    cleaned = clean_answers(form, Submission(answers, full_access(form)), context=CONTEXT)

    names = {
        name
        for key, place in plan_of(form).places.items()
        for name in readings(place, cleaned.answers.get(key))
    }

    assert {"first", "answers.first", "table"} <= names


def test_every_kind_is_in_these_laws_or_has_a_reason_not_to_be() -> None:
    given_by_the_server = {"serial", "formula", "lookup", "rollup"}
    asks_the_outside = {"link", "secret", "image", "video", "subtable"}

    assert set(KINDS) - layout_kinds() == set(VARIANTS) | given_by_the_server | asks_the_outside
    assert [option["key"] for option in OPTIONS] == ["net", "pc", "fax"]

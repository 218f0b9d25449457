"""Sub-tables: rows judged one by one, at their places, under their columns' permissions."""

from __future__ import annotations

import pytest

from gongdan.forms.checking import check
from gongdan.forms.definition import TABLE
from gongdan.forms.engine import (
    Cleaned,
    Submission,
    by_id,
    clean_answers,
    full_access,
    readings_by_code,
)
from gongdan.forms.fields.subtable import totals_of
from gongdan.forms.identity import with_ids
from gongdan.forms.kind import ExportContext
from gongdan.forms.registry import KINDS
from gongdan.forms.tests.makers import CONTEXT, codes, field_id, make_content, make_form, make_item

LINES, NAME, COUNT, PRICE, SUM = map(field_id, ("lines", "name", "count", "price", "cost"))
SUM_TOTAL, LIMIT = field_id("total"), field_id("limit")
TIMES = {"op": "*", "args": [{"field": "count"}, {"field": "price"}]}
LARGE = {"op": ">", "args": [{"field": "count"}, {"field": "limit"}]}
COLUMNS = [
    make_item("text", "name", required=True),
    make_item("number", "count", default=1, min=1),
    make_item("number", "price", scale=2, required_if=LARGE),
    make_item("formula", "cost", expression=TIMES),
]
TABLE_ITEM = make_item(
    "subtable",
    "lines",
    columns=COLUMNS,
    max_rows=3,
    totals=[{"column": "cost", "of": "sum"}],
)
FORM = make_form(
    make_item("rollup", "total", over="lines", of="sum", column="cost"),
    TABLE_ITEM,
    make_item("number", "limit"),
)
ACCESS = full_access(FORM)
A, B = "r_aaaaaaaaaa", "r_bbbbbbbbbb"


def send(answers: dict[str, object], **more: object) -> Cleaned:
    access = more.pop("access", ACCESS)
    return clean_answers(FORM, Submission(answers, access, **more), context=CONTEXT)


def test_rows_are_cleaned_completed_and_added_up() -> None:
    rows = [{"id": A, NAME: " 键盘 ", COUNT: "2", PRICE: "9.50"}, {"id": B, NAME: "鼠标", PRICE: 5}]

    cleaned = send({LINES: rows})

    assert cleaned.problems == ()
    assert cleaned.answers == {
        SUM_TOTAL: "24",
        LINES: [
            {"id": A, NAME: "键盘", COUNT: "2", PRICE: "9.5", SUM: "19"},
            {"id": B, NAME: "鼠标", COUNT: "1", PRICE: "5", SUM: "5"},
        ],
    }
    assert totals_of(FORM.fields[1], cleaned.answers[LINES]) == {"cost.sum": "24"}


def test_a_new_row_gets_an_id_and_an_old_one_keeps_it() -> None:
    first = send({LINES: [{NAME: "a"}, {"id": A, NAME: "b"}, {"id": A, NAME: "c"}]})
    ids = [row["id"] for row in first.answers[LINES]]

    again = send({LINES: first.answers[LINES]})

    assert ids[1] == A
    assert len(set(ids)) == 3
    assert again.answers == first.answers


def test_problems_are_said_at_their_row_and_column() -> None:
    cleaned = send({LIMIT: 1, LINES: [{NAME: "a"}, {COUNT: "0"}, {NAME: "c", COUNT: 2}]})

    assert codes(cleaned.problems) == [
        (f"{LINES}.1.{COUNT}", "forms.too_small"),
        (f"{LINES}.1.{NAME}", "forms.required"),
        (f"{LINES}.2.{PRICE}", "forms.required"),
    ]


def test_what_may_not_be_sent_in_a_row_is_refused_with_its_place() -> None:
    access = {**ACCESS, PRICE: "hidden", COUNT: "read"}
    stored = {LINES: [{"id": A, NAME: "a", COUNT: "2", PRICE: "7"}]}
    row = {"id": A, NAME: "b", COUNT: "3", PRICE: "1", SUM: "99", "f_zzzzzzzzzz": 1}

    cleaned = send({LINES: [row]}, access=access, stored=stored)

    assert codes(cleaned.refused) == [
        (f"{LINES}.0.{SUM}", "forms.computed"),
        (f"{LINES}.0.{COUNT}", "forms.not_editable"),
        (f"{LINES}.0.{PRICE}", "forms.not_editable"),
        (f"{LINES}.0.f_zzzzzzzzzz", "forms.unknown_field"),
    ]
    assert cleaned.answers[LINES] == [{"id": A, NAME: "b", COUNT: "2", PRICE: "7", SUM: "14"}]


def test_what_somebody_does_not_see_in_a_row_stays() -> None:
    stored = {LINES: [{"id": A, NAME: "a", COUNT: "2", PRICE: "7"}]}

    cleaned = send({LINES: [{"id": A, NAME: "b"}]}, stored=stored)

    assert cleaned.answers[LINES] == [{"id": A, NAME: "b", COUNT: "2", PRICE: "7", SUM: "14"}]


def test_rows_that_were_not_sent_stay_and_are_computed_again() -> None:
    stored = {LINES: [{"id": A, COUNT: "2", PRICE: "7", SUM: "1"}], SUM_TOTAL: "1"}

    cleaned = send({LIMIT: 5}, stored=stored)

    assert cleaned.problems == ()
    assert cleaned.answers[LINES] == [{"id": A, COUNT: "2", PRICE: "7", SUM: "14"}]
    assert cleaned.answers[SUM_TOTAL] == "14"


def test_a_sub_table_one_may_only_read_is_not_changed() -> None:
    stored = {LINES: [{"id": A, NAME: "a", COUNT: "1"}]}
    access = {**ACCESS, LINES: "read"}

    same = send({LINES: stored[LINES]}, access=access, stored=stored)
    fewer = send({LINES: []}, access=access, stored=stored)

    assert same.refused == ()
    assert codes(fewer.refused) == [(LINES, "forms.not_editable")]
    assert fewer.answers[LINES] == stored[LINES]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("rows", "forms.not_rows"),
        ([{NAME: "a"}, "row"], "forms.not_a_row"),
        ([{NAME: "a"}] * 4, "forms.too_many_rows"),
    ],
)
def test_what_are_no_rows(rows: object, found: str) -> None:
    assert codes(send({LINES: rows}).problems) == [(LINES, found)]


def test_too_few_rows_but_none_are_for_required_to_judge() -> None:
    form = make_form(make_item("subtable", "lines", columns=COLUMNS, min_rows=2, required=True))
    access = full_access(form)

    one = clean_answers(form, Submission({LINES: [{NAME: "a"}]}, access), context=CONTEXT)
    none = clean_answers(form, Submission({LINES: []}, access), context=CONTEXT)

    assert codes(one.problems) == [(LINES, "forms.too_few_rows")]
    assert codes(none.problems) == [(LINES, "forms.required")]


def test_an_answer_that_a_column_has_only_once() -> None:
    form = make_form(
        make_item("subtable", "lines", columns=[make_item("text", "name", unique=True)])
    )
    rows = [{NAME: "a"}, {NAME: "b"}, {NAME: "Ａ"}]

    cleaned = clean_answers(form, Submission({LINES: rows}, full_access(form)), context=CONTEXT)

    assert codes(cleaned.problems) == [(f"{LINES}.2.{NAME}", "forms.row_repeated")]


def test_conditions_read_the_number_of_rows_and_columns_as_lists() -> None:
    answers = {LINES: [{"id": A, NAME: "a", COUNT: "2"}, {"id": B, NAME: "b"}]}

    seen = readings_by_code(FORM, answers)

    assert seen["lines"] == 2
    assert seen["lines.name"] == ("a", "b")
    assert seen["lines.count"] == (2,)


def test_rows_may_be_named_by_codes() -> None:
    assert by_id(FORM, {"lines": [{"name": "a", "id": A}]}) == {LINES: [{NAME: "a", "id": A}]}


def test_rows_as_words() -> None:
    rows = [{"id": A, NAME: "键盘", COUNT: "2"}, {"id": B, NAME: "鼠标"}]
    field = FORM.fields[1]

    assert KINDS[TABLE].export_text(rows, field, ExportContext()) == "键盘 | 2\n鼠标"
    assert KINDS[TABLE].search_text(rows, field) == "键盘 2 鼠标"


NO_LABEL = {key: value for key, value in COLUMNS[0].items() if key != "label"}


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        ([], [("columns", "forms.no_columns")]),
        (None, [("columns", "forms.no_columns")]),
        ([{**TABLE_ITEM, "id": "f_innerrrrrr"}], [("columns.0.kind", "forms.not_a_column")]),
        ([make_item("section", "head")], [("columns.0.kind", "forms.not_a_column")]),
        ([make_item("serial", "no")], [("columns.0.kind", "forms.not_a_column")]),
        ([{**COLUMNS[0], "kind": "magic"}], [("columns.0.kind", "forms.unknown_kind")]),
        ([NO_LABEL], [("columns.0.label", "forms.label_missing")]),
        ([COLUMNS[0], {**COLUMNS[1], "code": "name"}], [("columns.1.code", "forms.code_repeated")]),
        (
            [make_item("text", "name", visible={"field": "nowhere"})],
            [("columns.0.visible", "expressions.unknown_field")],
        ),
        (
            [
                make_item("formula", "aa", expression={"field": "bb"}),
                make_item("formula", "bb", expression={"field": "aa"}),
            ],
            [("columns", "forms.circle")],
        ),
    ],
)
def test_what_is_wrong_with_columns(columns: object, found: list[tuple[str, str]]) -> None:
    content = make_content(make_item("subtable", "lines", columns=columns))

    assert [(p.path.removeprefix("fields.0."), p.code) for p in check(content)] == found


def test_ids_are_the_forms_own_in_columns_too() -> None:
    content = make_content(make_item("subtable", "lines", columns=[make_item("text", "one")]))
    content["fields"].append(make_item("text", "one"))

    assert [(p.path, p.code) for p in check(content)] == [
        ("fields.0.columns.0.id", "forms.id_repeated")
    ]


def test_new_columns_get_ids() -> None:
    columns = [{"kind": "text", "code": "name", "label": {"en": "Name"}}]

    made = with_ids(make_content(make_item("subtable", "lines", columns=columns)))

    assert check(made) == []

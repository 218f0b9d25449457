"""Rows of a sub-table that conditions hide or lock stay as they are stored."""

from __future__ import annotations

from gongdan.forms.checking import check
from gongdan.forms.definition import Json
from gongdan.forms.engine import Cleaned, Submission, clean_answers, full_access
from gongdan.forms.reach import reach
from gongdan.forms.tests.makers import CONTEXT, codes, field_id, make_content, make_form, make_item

LINES, NAME, DONE = map(field_id, ("lines", "name", "done"))
IS_DONE = {"op": "=", "args": [{"field": "done"}, {"value": True}]}
IS_OPEN = {"op": "!=", "args": [{"field": "name"}, {"value": "hidden"}]}
COLUMNS = [make_item("text", "name", required=True), make_item("bool", "done")]
TABLE = make_item("subtable", "lines", columns=COLUMNS, row_readonly=IS_DONE, row_visible=IS_OPEN)
FORM = make_form(TABLE)
A, B, C = "r_aaaaaaaaaa", "r_bbbbbbbbbb", "r_cccccccccc"
FINISHED: dict[str, Json] = {"id": A, NAME: "甲", DONE: True}
HIDDEN: dict[str, Json] = {"id": B, NAME: "hidden"}
OPEN: dict[str, Json] = {"id": C, NAME: "丙"}
STORED: dict[str, Json] = {LINES: [FINISHED, HIDDEN, OPEN]}


def send(*rows: dict[str, Json]) -> Cleaned:
    submission = Submission({LINES: [*rows]}, full_access(FORM), STORED)
    return clean_answers(FORM, submission, context=CONTEXT)


def test_a_hidden_row_is_not_sent_and_stays_at_its_place() -> None:
    cleaned = send(FINISHED, {**OPEN, NAME: "丁"})

    assert (cleaned.refused, cleaned.problems) == ((), ())
    assert cleaned.answers[LINES] == [FINISHED, HIDDEN, {**OPEN, NAME: "丁"}]


def test_a_locked_row_is_neither_changed_nor_left_out() -> None:
    changed = send({**FINISHED, NAME: "乙"}, OPEN)
    left_out = send(OPEN)
    unlocked = send({**FINISHED, DONE: False}, OPEN)

    assert codes(changed.refused) == [(f"{LINES}.0", "forms.read_only")]
    assert codes(unlocked.refused) == [(f"{LINES}.0", "forms.read_only")]
    assert [one.code for one in left_out.refused] == ["forms.read_only"]


def test_a_hidden_row_cannot_be_changed_by_sending_it() -> None:
    assert [one.code for one in send(FINISHED, {**HIDDEN, NAME: "x"}, OPEN).refused] == [
        "forms.read_only"
    ]


def test_an_open_row_may_be_finished_and_a_new_one_added() -> None:
    cleaned = send(FINISHED, {**OPEN, DONE: True}, {NAME: "新"})

    rows = cleaned.answers[LINES]
    assert isinstance(rows, list)
    assert (cleaned.refused, len(rows), rows[2]) == ((), 4, {**OPEN, DONE: True})


def acting(role: str, *rows: dict[str, Json]) -> list[str]:
    """What somebody of a role is refused who may add no rows, or take none out."""
    said = {"+": {"adder": "edit", "remover": "read"}, "-": {"adder": "read", "remover": "edit"}}
    form = make_form(make_item("subtable", "lines", columns=COLUMNS, row_access=said))
    access = reach(form.fields, lambda one, _table: one.access.get(role, "edit"))  # type: ignore[arg-type,return-value]
    submission = Submission({LINES: [*rows]}, access, STORED)
    return [one.code for one in clean_answers(form, submission, context=CONTEXT).refused]


def test_rows_are_added_and_taken_out_only_by_who_may() -> None:
    kept, new = [FINISHED, HIDDEN, {**OPEN, NAME: "丁"}], {NAME: "新"}

    assert [acting(role, *kept) for role in ("adder", "remover")] == [[], []]
    assert acting("remover", *kept, new) == ["forms.rows_not_added"]
    assert acting("adder", *kept[1:]) == ["forms.rows_not_deleted"]
    assert acting("adder", *kept, new) == acting("remover", *kept[1:]) == []


def test_rights_on_rows_are_rights() -> None:
    wrong = [{"x": {}}, {"+": {"adder": "hidden"}}, {"-": []}]
    tables = [make_item("subtable", "lines", columns=COLUMNS, row_access=one) for one in wrong]

    found = [one.path for table in tables for one in check(make_content(table))]

    assert found == ["fields.0.row_access"] * 3


def test_conditions_of_rows_name_columns_that_exist() -> None:
    wrong = {**TABLE, "row_readonly": {"op": "=", "args": [{"field": "gone"}, {"value": 1}]}}

    problems = check(make_content(wrong))

    assert check(make_content(TABLE)) == []
    assert [one.path for one in problems] == ["fields.0.row_readonly.args.0"]

# ruff: noqa: E501
"""While designing, every problem is named with its place."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from gongdan.expressions import (
    check,
    errors,
    evaluate,
    explain,
    fields_of,
    find_problems,
    read,
    to_sql,
)
from gongdan.expressions.listing import written
from gongdan.expressions.sql import Column
from gongdan.expressions.tests.makers import (
    TYPES,
    VECTORS,
    Row,
    Tree,
    Vector,
    field,
    lines_of,
    op,
)
from gongdan.kernel.errors import InvalidInput, Refusal

HEAD, PROBLEMS = lines_of("expr-problems.jsonl")


@pytest.mark.parametrize("vector", PROBLEMS, ids=[vector["name"] for vector in PROBLEMS])
def test_python_finds_the_problems_that_the_vector_says(vector: Vector) -> None:
    path, expected = vector.get("path", ""), vector.get("expected")

    problems = find_problems(vector["expression"], HEAD["types"], expected=expected, path=path)

    assert [problem.as_dict() for problem in problems] == vector.get("problems", [])


SOUND = [vector for vector in PROBLEMS if "gives" in vector]


@pytest.mark.parametrize("vector", SOUND, ids=[vector["name"] for vector in SOUND])
def test_the_type_of_a_sound_expression_is_known(vector: Vector) -> None:
    assert check(vector["expression"], HEAD["types"]) == vector["gives"]


def test_an_unsound_expression_is_refused_with_its_problems() -> None:
    with pytest.raises(InvalidInput) as refused:
        check(op("=", field("f_text"), 1), TYPES)

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("args.1", "expressions.type_mismatch")
    ]


def test_the_list_of_operations_is_fresh() -> None:
    assert (VECTORS / "expr-functions.json").read_text(encoding="utf-8") == written()


def test_all_problems_are_named_at_once_below_the_place_of_the_expression() -> None:
    expression = op("and", op("=", field("f_gone"), 1), op("xor", True), op("+", 1, 2))

    problems = find_problems(expression, TYPES, expected="boolean", path="rules.3.if")

    assert [(p.path, p.code) for p in problems] == [
        ("rules.3.if.args.0.args.0", "expressions.unknown_field"),
        ("rules.3.if.args.1", "expressions.unknown_operation"),
    ]


def test_a_condition_must_give_a_boolean() -> None:
    problems = find_problems(op("+", 1, 2), {}, expected="boolean", path="if")

    assert [p.as_dict() for p in problems] == [
        {
            "path": "if",
            "code": "expressions.type_mismatch",
            "facts": {"op": "", "expected": "boolean", "actual": "number"},
        }
    ]


def test_the_fields_read_are_known() -> None:
    expression = op("and", op("=", field("f_num"), field("f_num2")), op("not", field("f_bool")))

    assert fields_of(expression) == {"f_num", "f_num2", "f_bool"}


def test_an_explanation_names_each_condition_with_what_it_found() -> None:
    expression = op(
        "and",
        op("=", field("requester.is_vip"), True),
        op("or", op(">", field("amount"), 5000), op("contains", field("text"), "崩溃")),
    )
    values = {"requester.is_vip": True, "amount": Decimal("12.50"), "text": "系统崩溃了"}

    trace = explain(expression, values).as_dict()

    assert trace == {
        "result": True,
        "conditions": [
            {"path": "args.0", "op": "=", "fields": ["requester.is_vip"],
             "actual": True, "expected": [True], "result": True},
            {"path": "args.1.args.0", "op": ">", "fields": ["amount"],
             "actual": "12.5", "expected": ["5000"], "result": False},
            {"path": "args.1.args.1", "op": "contains", "fields": ["text"],
             "actual": "系统崩溃了", "expected": ["崩溃"], "result": True},
        ],
    }  # fmt: skip


def test_values_travel_to_the_database_as_parameters_only() -> None:
    columns = {"f_text": Column("r.answers->>'f_text'", "text")}

    sql, params = to_sql(op("=", field("f_text"), "'; DROP TABLE x; --"), columns)

    assert params == ["'; DROP TABLE x; --"]
    assert "DROP" not in sql


def test_a_change_cannot_be_asked_of_the_database() -> None:
    with pytest.raises(errors.NotInSql):
        to_sql(op("changed", field("f_text")), {"f_text": Column("t", "text")})


@pytest.mark.parametrize(
    ("expression", "values", "refusal"),
    [
        (op("<", field("a"), 1), {"a": "text"}, errors.TypeMismatch),
        (op("<", field("a"), field("a")), {"a": True}, errors.TypeMismatch),
        (op("=", field("a"), field("a")), {"a": ["x"]}, errors.TypeMismatch),
        (op("and", field("a")), {"a": "yes"}, errors.TypeMismatch),
        (op("+", field("a"), 1), {"a": "1"}, errors.TypeMismatch),
        (op("add_days", field("a"), 1), {"a": datetime(2026, 1, 1, tzinfo=UTC)}, errors.TypeMismatch),
        (op("add_days", field("a"), 1), {"a": date.max}, errors.DateOutOfRange),
        (op("*", field("a"), field("a")), {"a": Decimal("1E+30")}, errors.NumberTooLarge),
        (op("+", field("a"), 1), {"a": Decimal("1E+41")}, errors.NumberTooLarge),
        (op("=", field("a"), 1), {"a": {}}, errors.BadValue),
        (op("<", field("a"), field("a")), {"a": datetime.fromisoformat("2026-01-01")}, errors.BadValue),
        (op("=", 1), {}, errors.WrongCount),
        (op("changed", 1), {}, errors.FieldExpected),
        ({"op": ["and"], "args": []}, {}, errors.UnknownOperation),
    ],
)  # fmt: skip
def test_what_cannot_be_judged_is_refused(
    expression: Tree, values: Row, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        evaluate(expression, values)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("1e5", "number"), ("1_000", "number"), ("１２", "number"), (True, "number"), ("", "number"),
        ("2026-W47-7", "date"), ("20261122", "date"), ("2026-11-22T10:00:00", "datetime"),
        ("2026-13-01T10:00:00Z", "datetime"), (1, "text"), ("true", "boolean"), ("a", "texts"),
        ([1], "texts"), (["a"], "numbers"), (1, "date"),
    ],
)  # fmt: skip
def test_a_stored_value_of_the_wrong_kind_is_refused(raw: object, kind: str) -> None:
    with pytest.raises(errors.BadValue):
        read(raw, kind)

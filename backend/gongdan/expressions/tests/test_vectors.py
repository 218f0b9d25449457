"""Every evaluator answers the shared vectors alike."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import connection

from gongdan.expressions import check, evaluate, fields_of, plain, to_sql
from gongdan.expressions.operations import REGISTRY
from gongdan.expressions.sql import POSTGRES, Column
from gongdan.expressions.tests.makers import (
    EVALUATED,
    HEAD,
    SURROUNDINGS,
    TYPES,
    ZONE,
    Row,
    Tree,
    Vector,
)
from gongdan.expressions.tree import walk
from gongdan.expressions.values import read, read_all, typed
from gongdan.kernel.errors import Refusal

STORED = {name: kind for name, kind in TYPES.items() if "->" not in name}
COLUMNS = {name: Column(f"t.{name}", kind) for name, kind in STORED.items()}
ANSWERED = [vector for vector in EVALUATED if "expect" in vector]
REFUSED = [vector for vector in EVALUATED if "refused" in vector]


def operations_in(vector: Vector) -> set[str]:
    return {str(node["op"]) for node in walk(vector["expression"]) if "op" in node}


IN_SQL = [
    vector
    for vector in ANSWERED
    if all(REGISTRY[name].write is not None for name in operations_in(vector))
]


def names(vectors: list[Vector]) -> list[str]:
    return [vector["name"] for vector in vectors]


def test_there_are_enough_vectors_and_each_has_its_own_name() -> None:
    assert HEAD["format"] == 1
    assert len(EVALUATED) >= 500
    assert max(Counter(names(EVALUATED)).values()) == 1


def test_every_operation_has_four_vectors() -> None:
    used = Counter(name for vector in EVALUATED for name in operations_in(vector))

    assert set(used) == set(REGISTRY)
    assert {name: count for name, count in used.items() if count < 4} == {}


@pytest.mark.parametrize("vector", ANSWERED, ids=names(ANSWERED))
def test_python_answers_as_the_vector_says(vector: Vector) -> None:
    values = read_all(vector["values"], TYPES)
    before = read_all(vector["before"], TYPES) if "before" in vector else None

    kind = check(vector["expression"], TYPES)
    answer = evaluate(vector["expression"], values, before, surroundings=SURROUNDINGS)

    assert plain(answer) == vector["expect"]
    assert kind in (*POSTGRES, "null")
    assert fields_of(vector["expression"]) <= set(TYPES)


@pytest.mark.parametrize("vector", REFUSED, ids=names(REFUSED))
def test_python_refuses_as_the_vector_says(vector: Vector) -> None:
    values = read_all(vector["values"], TYPES)

    with pytest.raises(Refusal) as refused:
        evaluate(vector["expression"], values, surroundings=SURROUNDINGS)

    assert refused.value.code == vector["refused"]


def row_of(values: Row) -> tuple[str, list[object]]:
    columns = ", ".join(f"%s::{POSTGRES[kind]} AS {name}" for name, kind in STORED.items())
    given = [read(values.get(name), kind) for name, kind in STORED.items()]
    return columns, [list(item) if isinstance(item, tuple) else item for item in given]


def answer_of_sql(expression: Tree, values: Row) -> object:
    columns, given = row_of(values)
    sql, params = to_sql(expression, COLUMNS, zone=ZONE)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sql} FROM (SELECT {columns}) t", [*params, *given])  # noqa: S608
        return plain(typed(cursor.fetchone()[0]))


@pytest.mark.django_db
@pytest.mark.parametrize("vector", IN_SQL, ids=names(IN_SQL))
def test_the_database_answers_as_the_vector_says(vector: Vector) -> None:
    answer = answer_of_sql(vector["expression"], vector["values"])

    assert answer == vector["expect"]


def test_few_operations_cannot_be_asked_of_the_database() -> None:
    unwritten = {name for name, operation in REGISTRY.items() if operation.write is None}

    assert unwritten == {
        "add_business_days", "amount_in_words", "business_days_between", "changed",
        "changed_from", "changed_to", "is_business_day", "lookup",
    }  # fmt: skip

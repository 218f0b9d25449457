"""Every evaluator answers the shared vectors alike."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import connection

from gongdan.expressions import check, evaluate, fields_of, plain, to_sql
from gongdan.expressions.operations import REGISTRY
from gongdan.expressions.sql import POSTGRES, Column
from gongdan.expressions.tests.makers import TYPES, VECTORS, Row, Tree, Vector
from gongdan.expressions.tree import walk
from gongdan.expressions.values import read, read_all, typed

COLUMNS = {name: Column(f"t.{name}", kind) for name, kind in TYPES.items()}
IN_SQL = [vector for vector in VECTORS if "changed" not in str(vector["expression"])]


def names(vectors: list[Vector]) -> list[str]:
    return [vector["name"] for vector in vectors]


def test_there_are_enough_vectors_and_each_has_its_own_name() -> None:
    assert len(VECTORS) >= 150
    assert max(Counter(names(VECTORS)).values()) == 1


def test_every_operation_has_a_vector() -> None:
    used = {node["op"] for vector in VECTORS for node in walk(vector["expression"]) if "op" in node}

    assert used == set(REGISTRY)


@pytest.mark.parametrize("vector", VECTORS, ids=names(VECTORS))
def test_python_answers_as_the_vector_says(vector: Vector) -> None:
    values = read_all(vector["values"], TYPES)
    before = read_all(vector["before"], TYPES) if "before" in vector else None

    kind = check(vector["expression"], TYPES)
    answer = evaluate(vector["expression"], values, before)

    assert plain(answer) == vector["expect"]
    assert kind in (*POSTGRES, "null")
    assert fields_of(vector["expression"]) <= set(TYPES)


def row_of(values: Row) -> tuple[str, list[object]]:
    columns = ", ".join(f"%s::{POSTGRES[kind]} AS {name}" for name, kind in TYPES.items())
    given = [read(values.get(name), kind) for name, kind in TYPES.items()]
    return columns, [list(item) if isinstance(item, tuple) else item for item in given]


def answer_of_sql(expression: Tree, values: Row) -> object:
    columns, given = row_of(values)
    sql, params = to_sql(expression, COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sql} FROM (SELECT {columns}) t", [*params, *given])  # noqa: S608
        return plain(typed(cursor.fetchone()[0]))


@pytest.mark.django_db
@pytest.mark.parametrize("vector", IN_SQL, ids=names(IN_SQL))
def test_the_database_answers_as_the_vector_says(vector: Vector) -> None:
    answer = answer_of_sql(vector["expression"], vector["values"])

    assert answer == vector["expect"]

"""Server, database and pages agree on expressions nobody thought of; only refusals are raised."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongdan.expressions import check, compiled, evaluate, explain, plain
from gongdan.expressions.errors import NotInSql
from gongdan.expressions.operations import REGISTRY
from gongdan.expressions.tests.makers import HEAD, SURROUNDINGS, TYPES, Row, Tree, field, op, value
from gongdan.expressions.tests.test_vectors import answer_of_sql
from gongdan.expressions.tests.well_typed import Writer
from gongdan.expressions.tree import walk
from gongdan.expressions.values import TYPES as VALUE_TYPES
from gongdan.expressions.values import read_all
from gongdan.kernel.errors import Refusal

CASES = 2000
FRONTEND = Path(__file__).parents[4] / "frontend"
SCRIPT = FRONTEND / "scripts" / "expressions.mjs"
SEEDS = st.integers(0, 2**32)
LETTERS = st.text("aBz发票 %_\\'𠀀é0", max_size=4)
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | LETTERS | st.floats(allow_nan=True),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.fixed_dictionaries({"op": st.sampled_from(sorted(REGISTRY)), "args": st.lists(inner)})
        | st.fixed_dictionaries({"value": inner})
        | st.fixed_dictionaries({"field": st.sampled_from(sorted(TYPES))})
    ),
    max_leaves=12,
)


@cache
def written() -> list[tuple[Tree, Row]]:
    """The same random cases in every run."""
    writer = Writer(20261122)
    return [(writer.expression(), writer.row()) for _ in range(CASES)]


def end_of(act: Callable[[], object]) -> str:
    try:
        act()
    except Refusal:
        return "refused"
    return "answered"


def answer_of_python(expression: Tree, row: Row) -> dict[str, object]:
    try:
        answer = evaluate(expression, read_all(row, TYPES), surroundings=SURROUNDINGS)
    except Refusal as refusal:
        return {"refused": refusal.code}
    return {"answer": plain(answer)}


@cache
def answers_of_python() -> list[dict[str, object]]:
    return [answer_of_python(*case) for case in written()]


def disagreements(answers: list[object]) -> list[object]:
    """The cases whose answer is another; ``None`` says nothing."""
    return [
        (here, there, case)
        for here, there, case in zip(answers_of_python(), answers, written(), strict=True)
        if there is not None and here != there
    ]


def test_the_random_expressions_are_worth_asking() -> None:
    used = Counter(
        node["op"] for expression, _row in written() for node in walk(expression) if "op" in node
    )
    refused = [answer for answer in answers_of_python() if "refused" in answer]
    nulls = [answer for answer in answers_of_python() if answer == {"answer": None}]

    assert set(used) == set(REGISTRY)
    assert min(used.values()) >= 10
    assert len(refused) < CASES / 20
    assert len(nulls) < CASES / 2


def test_every_random_expression_is_sound() -> None:
    types = {check(expression, TYPES) for expression, _row in written()}

    assert types <= set(VALUE_TYPES)
    assert len(types) > 5


@pytest.mark.django_db
def test_the_database_agrees_on_two_thousand_random_expressions() -> None:
    def ask(index: int) -> dict[str, object] | None:
        expression, row = written()[index]
        if "refused" in answers_of_python()[index]:
            return None
        with suppress(NotInSql):
            return {"answer": answer_of_sql(expression, row)}
        return None

    answers = [ask(index) for index in range(CASES)]

    assert disagreements(answers) == []
    assert sum(answer is not None for answer in answers) > CASES / 2


def test_the_pages_agree_on_two_thousand_random_expressions() -> None:
    node = shutil.which("node")
    if node is None or not (FRONTEND / "node_modules" / "rolldown").exists():
        pytest.skip("the pages' packages are not installed")
    cases = [json.dumps({"expression": tree, "values": row}) for tree, row in written()]

    asked = subprocess.run(
        [node, str(SCRIPT)],
        input="\n".join([json.dumps(HEAD), *cases]),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    answers = [json.loads(line) for line in asked.stdout.splitlines()]

    assert disagreements(answers) == []


@settings(max_examples=300, deadline=None)
@given(seed=SEEDS)
def test_what_the_check_accepts_evaluates(seed: int) -> None:
    writer = Writer(seed)
    expression, row, before = writer.expression(), writer.row(), writer.row()
    check(expression, TYPES)

    values, images = read_all(row, TYPES), read_all(before, TYPES)
    with suppress(Refusal):
        answer = evaluate(expression, values, images, surroundings=SURROUNDINGS)
        again = compiled(expression)(values, images, surroundings=SURROUNDINGS)
        traced = explain(expression, values, images, surroundings=SURROUNDINGS)

        assert again == answer
        assert traced.result == answer


@settings(max_examples=500, deadline=None)
@given(expression=JUNK, seed=SEEDS)
def test_nothing_but_a_refusal_is_ever_raised(expression: Tree, seed: int) -> None:
    values = read_all(Writer(seed).row(), TYPES)

    ends = [
        end_of(lambda: check(expression, TYPES)),
        end_of(lambda: evaluate(expression, values)),
        end_of(lambda: explain(expression, values)),
    ]

    assert set(ends) <= {"answered", "refused"}


@given(left=st.decimals(-1000, 1000, places=4), right=st.decimals(-1000, 1000, places=4))
def test_sums_are_exact(left: Decimal, right: Decimal) -> None:
    answer = evaluate(op("-", op("+", field("a"), field("b")), field("b")), {"a": left, "b": right})

    assert answer == left
    assert isinstance(answer, Decimal)


def test_a_compiled_expression_is_kept_for_the_very_same_object() -> None:
    expression = op("+", field("a"), 1)

    assert compiled(expression) is compiled(expression)
    assert compiled(dict(expression)) is not compiled(expression)
    assert compiled(expression)({"a": 2}) == Decimal(3)


def test_a_tree_deeper_than_the_stack_is_refused() -> None:
    deep = value(True)
    for _ in range(20_000):
        deep = op("not", deep)

    with pytest.raises(Refusal):
        evaluate(deep, {})
    with pytest.raises(Refusal):
        check(deep, {})

"""Python and the database agree on expressions nobody thought of; only refusals are raised."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gongdan.expressions import check, evaluate, explain, plain
from gongdan.expressions.operations import REGISTRY
from gongdan.expressions.tests.makers import TYPES, Row, Tree, field, op, value
from gongdan.expressions.tests.test_vectors import answer_of_sql
from gongdan.expressions.values import read_all
from gongdan.kernel.errors import Refusal

LETTERS = "aBz发票退货 %_\\'𠀀é0"
Strategy = st.SearchStrategy[object]
FIRST, LAST = datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2040-01-01")
texts = st.text(LETTERS, max_size=4)
numbers = st.decimals(min_value=-1000, max_value=1000, places=2, allow_nan=False).map(str)
dates = st.dates(min_value=date(1990, 1, 1), max_value=date(2050, 1, 1)).map(date.isoformat)
moments = st.datetimes(min_value=FIRST, max_value=LAST, timezones=st.just(UTC)).map(
    lambda at: at.strftime("%Y-%m-%dT%H:%M:%SZ")
)
VALUES = {
    "text": texts,
    "number": numbers,
    "boolean": st.booleans(),
    "date": dates,
    "datetime": moments,
    "texts": st.lists(texts, max_size=3),
    "numbers": st.lists(numbers, max_size=3),
}
ORDERED = ("text", "number", "date", "datetime")


def rows() -> Strategy:
    return st.fixed_dictionaries({name: st.none() | VALUES[kind] for name, kind in TYPES.items()})


@cache
def leaves(kind: str) -> Strategy:
    of_kind = [field(name) for name, own in TYPES.items() if own == kind]
    literal = VALUES[kind].map(lambda raw: value(raw, kind))
    return st.sampled_from(of_kind) | literal | st.just(value(None))


@cache
def comparisons(depth: int) -> Strategy:
    symbols = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
    pairs = st.sampled_from(ORDERED).flatmap(
        lambda kind: st.tuples(trees(kind, depth), trees(kind, depth))
    )
    ranges = st.sampled_from(ORDERED).flatmap(
        lambda kind: st.tuples(*(trees(kind, depth) for _ in range(3)))
    )
    return st.one_of(
        st.builds(lambda symbol, pair: op(symbol, *pair), symbols, pairs),
        ranges.map(lambda three: op("between", *three)),
        st.builds(lambda *two: op("in", *two), trees("text", depth), leaves("texts")),
        st.builds(lambda *two: op("in", *two), trees("number", depth), leaves("numbers")),
    )


@cache
def conditions(depth: int) -> Strategy:
    part = trees("boolean", depth)
    anything = st.sampled_from(list(VALUES)).flatmap(lambda kind: trees(kind, depth))
    return st.one_of(
        comparisons(depth),
        st.lists(part, min_size=1, max_size=3).map(lambda parts: op("and", *parts)),
        st.lists(part, min_size=1, max_size=3).map(lambda parts: op("or", *parts)),
        part.map(lambda one: op("not", one)),
        anything.map(lambda one: op("is_empty", one)),
        anything.map(lambda one: op("not_empty", one)),
        st.builds(lambda *two: op("contains", *two), trees("text", depth), trees("text", depth)),
        st.builds(lambda *two: op("contains", *two), leaves("texts"), trees("text", depth)),
        st.builds(lambda *two: op("starts_with", *two), trees("text", depth), leaves("text")),
    )


@cache
def calculations(depth: int) -> Strategy:
    part = trees("number", depth)
    day = trees("date", depth)
    return st.one_of(
        st.builds(op, st.sampled_from("+-*/"), part, part),
        st.builds(lambda one, places: op("round", one, places), part, st.integers(0, 4)),
        st.builds(lambda *two: op("days_between", *two), day, day),
        trees("text", depth).map(lambda one: op("length", one)),
        leaves("texts").map(lambda one: op("length", one)),
    )


@cache
def sentences(depth: int) -> Strategy:
    joined = st.sampled_from(["text", "number", "date"]).flatmap(lambda kind: trees(kind, depth))
    return st.one_of(
        st.lists(joined, min_size=1, max_size=3).map(lambda parts: op("concat", *parts)),
        trees("text", depth).map(lambda one: op("lower", one)),
    )


@cache
def moved_days(depth: int) -> Strategy:
    few = st.integers(-400, 400).map(value)
    return st.builds(lambda *two: op("add_days", *two), trees("date", depth), few)


MADE = {
    "boolean": conditions,
    "number": calculations,
    "text": sentences,
    "date": moved_days,
}


@cache
def trees(kind: str, depth: int) -> Strategy:
    if depth == 0 or kind not in MADE:
        return leaves(kind)
    part = trees(kind, depth - 1)
    chosen = st.builds(lambda *three: op("if", *three), trees("boolean", depth - 1), part, part)
    first = st.lists(part, min_size=1, max_size=3).map(lambda parts: op("coalesce", *parts))
    return st.one_of(leaves(kind), st.deferred(lambda: MADE[kind](depth - 1)), chosen, first)


ANY_TREE = st.sampled_from(sorted(MADE)).flatmap(lambda kind: trees(kind, 3))
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | texts | st.floats(allow_nan=True),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.fixed_dictionaries({"op": st.sampled_from(sorted(REGISTRY)), "args": st.lists(inner)})
        | st.fixed_dictionaries({"value": inner})
        | st.fixed_dictionaries({"field": st.sampled_from(sorted(TYPES))})
    ),
    max_leaves=12,
)


def read_row(row: Row) -> Row:
    return read_all(row, TYPES)


class TestAgreement(TestCase):
    @settings(max_examples=300, deadline=None)
    @given(expression=ANY_TREE, row=rows())
    def test_python_and_the_database_agree(self, expression: Tree, row: Row) -> None:
        kind = check(expression, TYPES)

        here = plain(evaluate(expression, read_row(row)))
        there = answer_of_sql(expression, row)

        assert here == there
        assert kind in VALUES or here is None


@settings(max_examples=300, deadline=None)
@given(expression=ANY_TREE, row=rows(), before=st.none() | rows())
def test_what_the_check_accepts_evaluates(expression: Tree, row: Row, before: Row | None) -> None:
    check(expression, TYPES)

    before_values = read_row(before) if before else None
    answer = evaluate(expression, read_row(row), before_values)

    assert explain(expression, read_row(row), before_values).result == answer


@settings(max_examples=500, deadline=None)
@given(expression=JUNK, row=rows())
def test_nothing_but_a_refusal_is_ever_raised(expression: Tree, row: Row) -> None:
    with suppress(Refusal):
        check(expression, TYPES)
    with suppress(Refusal):
        evaluate(expression, read_row(row))
    with suppress(Refusal):
        explain(expression, read_row(row))


@given(left=st.decimals(-1000, 1000, places=4), right=st.decimals(-1000, 1000, places=4))
def test_sums_are_exact(left: Decimal, right: Decimal) -> None:
    answer = evaluate(op("-", op("+", field("a"), field("b")), field("b")), {"a": left, "b": right})

    assert answer == left
    assert isinstance(answer, Decimal)


def test_a_tree_deeper_than_the_stack_is_refused() -> None:
    deep = value(True)
    for _ in range(20_000):
        deep = op("not", deep)

    with pytest.raises(Refusal):
        evaluate(deep, {})
    with pytest.raises(Refusal):
        check(deep, {})

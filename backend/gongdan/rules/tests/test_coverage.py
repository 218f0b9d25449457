"""What a decision table leaves open and says twice."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from gongdan.expressions import Type, evaluate
from gongdan.rules.coverage import coverage
from gongdan.rules.published import Content
from gongdan.rules.tables import condition_of
from gongdan.rules.tests.makers import Json

FACTS: dict[str, Type] = {
    "amount": "number",
    "vip": "boolean",
    "kind": "text",
    "tags": "texts",
    "day": "date",
}


def table(inputs: list[str], *rows: Json) -> Json:
    return {
        "key": "t",
        "name": {"en": "Table"},
        "inputs": [{"key": name, "field": name} for name in inputs],
        "rows": [{"key": f"r{n}", "then": {}, "cells": cells} for n, cells in enumerate(rows, 1)],
    }


def cell(op: str, value: object = None) -> Json:
    return {"op": op, "value": value}


def test_a_hole_between_two_ranges_is_found_with_an_example() -> None:
    found = coverage(table(["amount"], {"amount": cell("<", 10)}, {"amount": cell(">", 10)}), FACTS)

    assert found.gaps == [{"amount": "10"}]
    assert (found.overlaps, found.unreachable) == ([], [])


def test_ranges_that_touch_in_one_value_overlap_there() -> None:
    rows = ({"amount": cell("<=", 10)}, {"amount": cell("between", [10, 20])})

    found = coverage(table(["amount"], *rows, {"amount": cell(">", 20)}), FACTS)

    assert [(one.rows, one.example) for one in found.overlaps] == [(("r1", "r2"), {"amount": "10"})]
    assert found.gaps == []


def test_two_columns_are_looked_at_together() -> None:
    rows = ({"vip": cell("=", True)}, {"vip": cell("=", False), "amount": cell(">=", 100)})

    found = coverage(table(["vip", "amount"], *rows), FACTS)

    assert found.gaps == [{"vip": False, "amount": "99"}]


def test_a_row_behind_one_that_takes_everything_is_out_of_reach() -> None:
    found = coverage(table(["kind"], {}, {"kind": cell("=", "a")}), FACTS)

    assert found.unreachable == ["r2"]


def test_a_word_nobody_named_is_a_hole_unless_all_words_are_known() -> None:
    rows = ({"kind": cell("=", "a")}, {"kind": cell("in", ["b", "c"])})

    assert coverage(table(["kind"], *rows), FACTS).gaps == [{"kind": "…"}]
    known = coverage(table(["kind"], *rows), FACTS, {"kind": ["a", "b", "c"]})
    assert known.gap_count == 0


def test_texts_that_may_hold_two_words_at_once_overlap() -> None:
    rows = ({"kind": cell("contains", "发票")}, {"kind": cell("contains", "退货")})

    found = coverage(table(["kind"], *rows), FACTS)

    assert found.overlaps[0].example == {"kind": "发票 退货"}


def test_a_table_too_wide_to_go_through_says_so() -> None:
    wide = [f"n{place}" for place in range(6)]
    facts: dict[str, Type] = dict.fromkeys(wide, "number")
    rows = [{name: cell("=", value) for name in wide} for value in range(5)]

    found = coverage(table(wide, *rows), facts)

    assert (found.is_whole, found.looked_at) == (False, 100_000)


CELLS = st.one_of(
    st.just({"op": "any"}),
    st.builds(cell, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), st.integers(0, 4)),
    st.builds(lambda a, b: cell("between", sorted([a, b])), st.integers(0, 4), st.integers(0, 4)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(CELLS, max_size=5), st.integers(-2, 12).map(lambda n: Decimal(n) / 2))
def test_no_hole_goes_unseen(cells: list[Json], amount: Decimal) -> None:
    asked: Content = table(["amount"], *({"amount": one} for one in cells))
    rows = asked["rows"]
    assert isinstance(rows, list)
    taken = [
        evaluate(condition_of(row, {"amount": "amount"}), {"amount": amount}) is True
        for row in rows
    ]

    found = coverage(asked, FACTS)

    assert any(taken) or found.gap_count > 0
    assert sum(taken) < 2 or found.overlaps != []

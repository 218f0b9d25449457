"""Decision tables as spreadsheets and back."""

from __future__ import annotations

import pytest

from gongdan.expressions import Type
from gongdan.kernel.errors import InvalidInput
from gongdan.rules.sheets import read_cell, sheet_of, table_from
from gongdan.rules.tests.makers import Json

FACTS: dict[str, Type] = {
    "impact": "number",
    "category": "text",
    "is_vip": "boolean",
    "day": "date",
}
TABLE: Json = {
    "key": "t",
    "name": {"en": "Table"},
    "inputs": [{"key": "a", "field": "impact"}, {"key": "b", "field": "category"}],
    "rows": [
        {"key": "one", "cells": {"a": {"op": "between", "value": [1, 2]}}, "then": {"priority": 1}},
        {
            "key": "two",
            "cells": {
                "a": {"op": ">=", "value": 3},
                "b": {"op": "in", "value": ["network", "machine"]},
            },
            "then": {"priority": 4},
        },
    ],
}
SHEET = [
    ["key", "impact", "category", "→ priority"],
    ["one", "1 .. 2", "", "1"],
    ["two", "≥ 3", "network | machine", "4"],
]


def test_a_table_is_written_as_people_would_write_it() -> None:
    assert sheet_of(TABLE, "priority") == SHEET


def test_what_was_written_is_read_back_as_it_was() -> None:
    assert table_from(TABLE, "priority", SHEET, FACTS) == TABLE


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("5", "number", {"op": "=", "value": 5}),
        ("2.5", "number", {"op": "=", "value": "2.5"}),
        ("≠ x", "text", {"op": "!=", "value": "x"}),
        ("*发票*", "text", {"op": "contains", "value": "发票"}),
        ("∅", "text", {"op": "empty"}),
        ("是", "boolean", {"op": "=", "value": True}),
        ("< 2026-01-01", "date", {"op": "<", "value": "2026-01-01", "type": "date"}),
        ("a | b", "text", {"op": "in", "value": ["a", "b"]}),
        ("a .. b", "text", {"op": "=", "value": "a .. b"}),
    ],
)
def test_every_kind_of_cell_can_be_read(text: str, kind: Type, expected: Json) -> None:
    assert read_cell(text, kind) == expected


def test_every_cell_that_cannot_be_read_is_named_by_its_row() -> None:
    sheet = [["key", "impact", "moon", "→ priority"], ["x", "many", "", "P1"]]

    with pytest.raises(InvalidInput) as refused:
        table_from(TABLE, "priority", sheet, FACTS)

    found = [(one.path, one.code) for one in refused.value.problems]
    assert found == [
        ("1.moon", "rules.unknown_column"),
        ("2.impact", "rules.unreadable_cell"),
        ("2.→ priority", "rules.unreadable_cell"),
    ]

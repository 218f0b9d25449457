"""Is this decision table sound?"""

from __future__ import annotations

from collections.abc import Mapping

from gongdan.expressions import find_problems
from gongdan.rules.shape import Check, Shape, below
from gongdan.rules.tables import OPERATORS, cell_condition

MOST_COLUMNS = 12
MOST_ROWS = 500


def check_table(shape: Shape, raw: object, path: str, *, then: Mapping[str, Check]) -> None:
    """Every problem of one table whose rows give these results, as far as they give any yet."""

    def row(one: object, place: str) -> None:
        columns = _columns(raw)
        required = {"key": shape.key, "then": results}
        shape.fields(one, place, required, {"cells": lambda *at: _cells(shape, columns, *at)})

    def results(one: object, place: str) -> None:
        shape.fields(one, place, {}, then)

    def column(one: object, place: str) -> None:
        shape.fields(one, place, {"key": shape.key, "field": shape.fact})

    required: Mapping[str, Check] = {
        "key": shape.key,
        "name": shape.name,
        "inputs": shape.items(column, least=1, most=MOST_COLUMNS),
        "rows": shape.items(row, most=MOST_ROWS),
    }
    shape.fields(raw, path, required, {"hit": shape.choice("first", "unique", "all", "collect")})


def _columns(raw: object) -> dict[str, str]:
    inputs = raw.get("inputs") if isinstance(raw, dict) else None
    found = [one for one in inputs if isinstance(one, dict)] if isinstance(inputs, list) else []
    return {str(one.get("key")): str(one.get("field")) for one in found}


def _cells(shape: Shape, columns: Mapping[str, str], raw: object, path: str) -> None:
    if not isinstance(raw, dict):
        shape.note(path, "malformed", expected="object")
        return
    for key, cell in raw.items():
        if key not in columns:
            shape.note(below(path, key), "unknown_key", key=key)
        else:
            _cell(shape, columns[key], cell, below(path, key))


def _cell(shape: Shape, field: str, cell: object, path: str) -> None:
    count = OPERATORS.get(str(cell.get("op"))) if isinstance(cell, dict) else None
    if not isinstance(cell, dict) or count is None:
        shape.note(path, "malformed", expected="cell")
        return
    value = cell.get("value")
    if count == 2 and not (isinstance(value, list) and len(value) == 2):
        shape.note(path, "malformed", expected="range")
        return
    if count and value is None:
        shape.note(path, "required")
        return
    condition = cell_condition(cell, field)
    if condition is not None:
        facts = shape.known.facts
        shape.problems += find_problems(condition, facts, expected="boolean", path=path)

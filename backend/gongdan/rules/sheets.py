"""A decision table as the rows of a spreadsheet, and back: each cell is written as people would."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final, cast

from gongdan.expressions import Type
from gongdan.expressions.values import read
from gongdan.kernel.errors import InvalidInput, Problem, Refusal
from gongdan.rules.matching import entries
from gongdan.rules.published import Content, Purpose
from gongdan.rules.tables import TYPED, column_types

KEY: Final = "key"
RESULT: Final = "→ "
ANY, EMPTY, SEPARATOR, RANGE, HOLDS = "", "∅", " | ", " .. ", "*"
COMPARING: Final[Mapping[str, str]] = {"≠": "!=", "≤": "<=", "≥": ">=", "<": "<", ">": ">"}
SIGNS: Final[Mapping[str, str]] = {op: sign for sign, op in COMPARING.items()}
YES, NO = ("true", "是", "yes"), ("false", "否", "no")
RESULTS: Final[Mapping[Purpose, tuple[str, ...]]] = {
    "classify": ("category", "impact", "urgency", "type", "tags"),
    "priority": ("priority",),
    "dispatch": ("team", "strategy"),
}
WHOLE: Final = frozenset({"impact", "urgency", "priority"})
TWO = 2


def sheet_of(table: Content, purpose: Purpose) -> list[list[str]]:
    """The table's header and rows."""
    inputs = list(entries(table["inputs"]))
    results = RESULTS[purpose]
    head = [KEY, *(str(one["field"]) for one in inputs), *(RESULT + name for name in results)]
    return [head, *(_row(row, inputs, results) for row in entries(table["rows"]))]


def _row(row: Content, inputs: list[Content], results: Sequence[str]) -> list[str]:
    cells = cast("Mapping[str, Content]", row.get("cells", {}))
    then = cast("Content", row["then"])
    conditions = [_written(cells.get(str(one["key"]), {})) for one in inputs]
    return [str(row["key"]), *conditions, *(_result(then.get(name)) for name in results)]


def _result(value: object) -> str:
    if isinstance(value, list):
        return SEPARATOR.join(str(one) for one in value)
    return "" if value is None else str(value)


def _written(cell: Content) -> str:
    op, value = str(cell.get("op", "any")), cell.get("value")
    if op in ("any", "empty"):
        return ANY if op == "any" else EMPTY
    if op == "between":
        return RANGE.join(_plain(one) for one in cast("list[object]", value))
    if op == "in":
        return SEPARATOR.join(_plain(one) for one in cast("list[object]", value))
    if op == "contains":
        return f"{HOLDS}{_plain(value)}{HOLDS}"
    return _plain(value) if op == "=" else f"{SIGNS[op]} {_plain(value)}"


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def table_from(
    table: Content, purpose: Purpose, sheet: Iterable[Sequence[str]], facts: Mapping[str, Type]
) -> dict[str, object]:
    """The table with the rows of a sheet; refused with every cell that cannot be read."""
    rows = iter(sheet)
    head = [str(name).strip() for name in next(rows, ())]
    reader = _Reader(table, purpose, head, facts)
    made = [reader.row(cells, place) for place, cells in enumerate(rows, start=1) if any(cells)]
    if reader.problems:
        raise InvalidInput(problems=reader.problems)
    return {**table, "rows": made}


class _Reader:
    """Reads the rows below a header."""

    def __init__(
        self, table: Content, purpose: Purpose, head: list[str], facts: Mapping[str, Type]
    ) -> None:
        types = column_types(table, facts)
        self.columns = {str(one["field"]): str(one["key"]) for one in entries(table["inputs"])}
        self.types = {field: types[key] for field, key in self.columns.items()}
        self.results, self.head = RESULTS[purpose], head
        known = {KEY, *self.columns, *(RESULT + name for name in self.results)}
        self.problems = [
            Problem(path=f"1.{name}", code="rules.unknown_column", value=name)
            for name in head
            if name and name not in known
        ]

    def row(self, cells: Sequence[str], place: int) -> dict[str, object]:
        """One row."""
        made: dict[str, object] = {KEY: f"r{place}", "cells": {}, "then": {}}
        conditions = cast("dict[str, object]", made["cells"])
        then = cast("dict[str, object]", made["then"])
        for name, raw in zip(self.head, cells, strict=False):
            text = str(raw).strip()
            if name == KEY and text:
                made[KEY] = text
            elif name in self.columns and text:
                self._condition(conditions, name, text, place)
            elif name.startswith(RESULT) and text:
                self._outcome(then, name.removeprefix(RESULT), text, place)
        return made

    def _condition(self, cells: dict[str, object], field: str, text: str, place: int) -> None:
        try:
            cells[self.columns[field]] = read_cell(text, self.types[field])
        except (Refusal, InvalidOperation, ValueError):
            path = f"{place + 1}.{field}"
            self.problems.append(Problem(path=path, code="rules.unreadable_cell", value=text))

    def _outcome(self, then: dict[str, object], name: str, text: str, place: int) -> None:
        if name == "tags":
            then[name] = [one.strip() for one in text.split(SEPARATOR.strip()) if one.strip()]
        elif name not in WHOLE:
            then[name] = text
        elif re.fullmatch(r"[1-9](\.0+)?", text):
            then[name] = int(text[0])
        else:
            path = f"{place + 1}.{RESULT}{name}"
            self.problems.append(Problem(path=path, code="rules.unreadable_cell", value=text))


def read_cell(text: str, kind: Type) -> dict[str, object]:
    """What a person wrote into a cell, as a condition."""
    if text == EMPTY:
        return {"op": "empty"}
    if text.startswith(HOLDS) and text.endswith(HOLDS) and len(text) > len(HOLDS) * TWO:
        return {"op": "contains", "value": text.strip(HOLDS)}
    sign = text[0]
    if sign in COMPARING:
        return _typed(COMPARING[sign], text[1:].strip(), kind)
    parts = [part.strip() for part in text.split(RANGE.strip())]
    if len(parts) == TWO and kind not in ("text", "texts"):
        return {**_typed("between", parts[0], kind), "value": [_value(one, kind) for one in parts]}
    several = [part.strip() for part in text.split(SEPARATOR.strip())]
    if len(several) > 1:
        return {"op": "in", "value": [_value(one, kind) for one in several]}
    return _typed("contains" if kind == "texts" else "=", text, kind)


def _typed(op: str, text: str, kind: Type) -> dict[str, object]:
    typed: dict[str, object] = {"type": kind} if kind in TYPED else {}
    return {"op": op, "value": _value(text, kind), **typed}


def _value(text: str, kind: Type) -> object:
    if kind == "number":
        number = Decimal(text)
        return int(number) if number == number.to_integral_value() else str(number)
    if kind == "boolean":
        if text.lower() not in (*YES, *NO):
            raise ValueError(text)
        return text.lower() in YES
    if kind in TYPED:
        read(text, kind)
    return text

"""Rows of a sub-table: their ids, their totals, and where problems in them are shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import cast

from gongdan.expressions.values import EXACT, canonical
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.identity import new_row_id
from gongdan.kernel.errors import Problem

Row = dict[str, Json]
ROW_ID = re.compile(r"r_[a-z2-7]{10}")
TOTALS = ("sum", "avg", "min", "max", "count")


def with_row_ids(rows: Iterable[Mapping[str, object]]) -> list[Json]:
    """The rows, each with an id of its own; an id that came twice is made anew."""
    seen: set[str] = set()
    kept: list[Json] = []
    for row in rows:
        known = row.get("id")
        is_good = isinstance(known, str) and ROW_ID.fullmatch(known) and known not in seen
        key = str(known) if is_good else new_row_id()
        seen.add(key)
        kept.append({**cast("Row", row), "id": key})
    return kept


def rows_by_id(rows: Json | None) -> dict[str, Row]:
    """Stored rows by their ids."""
    found = rows if isinstance(rows, list) else []
    return {row_id(row): row for row in found if isinstance(row, dict)}


def row_id(row: Row) -> str:
    """A row's id."""
    return str(row.get("id") or "")


def without_id(row: Row) -> Row:
    """A row's answers."""
    return {name: value for name, value in row.items() if name != "id"}


def within_row(table: FieldDefinition, index: int, problem: Problem) -> Problem:
    """A problem in a row, at its place in the form: ``answers.f_x.2.f_column``."""
    inside = problem.path.removeprefix("answers.")
    return Problem(path=f"{table.path}.{index}.{inside}", code=problem.code, **problem.facts)


def aggregate(values: Iterable[object], of: str) -> str | None:
    """Numbers made one: their sum, mean, least or greatest, or how many there are."""
    numbers = [number for number in map(_number, values) if number is not None]
    if of == "count":
        return str(len(numbers))
    if of == "sum":
        return canonical(sum(numbers, Decimal(0)))
    if not numbers:
        return None
    if of == "avg":
        return canonical(round(EXACT.divide(sum(numbers, Decimal(0)), Decimal(len(numbers))), 8))
    return canonical(min(numbers) if of == "min" else max(numbers))


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool) or value is None:
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None

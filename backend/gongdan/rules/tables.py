"""Decision tables: rows whose cells are conditions on columns, read as rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, cast

from gongdan.expressions import Expression, Type
from gongdan.rules.matching import (
    Facts,
    HitPolicy,
    Rule,
    Search,
    entries,
    hit_policy,
    is_valid,
    search,
)
from gongdan.rules.published import Content, Published, Purpose

# How many values a cell of this kind holds.
OPERATORS: Final[Mapping[str, int]] = {
    "any": 0,
    "empty": 0,
    "=": 1,
    "!=": 1,
    "<": 1,
    "<=": 1,
    ">": 1,
    ">=": 1,
    "contains": 1,
    "between": 2,
    "in": 1,
}
TYPED: Final = ("date", "datetime")
EVERYTHING: Final[Expression] = {"value": True}


def find(version: Published, facts: Facts, rules: object) -> Search:
    """The rules of a set that hold; where none decides, the first of its tables that does."""
    if not is_valid(version.content, facts):
        return Search((), (), 0, hit_policy(version.content))
    found = search(entries(rules), facts, hit_policy(version.content))
    for table_rules, policy in _tables(version):
        if found.deciding:
            break
        below = search(table_rules, facts, policy)
        found = Search(
            below.hits,
            (*found.broken, *below.broken),
            found.passed_over + below.passed_over,
            policy,
        )
    return found


def _tables(version: Published) -> list[tuple[list[Rule], HitPolicy]]:
    known = version.kept.get("tables")
    if known is None:
        tables = entries(version.content.get("tables"))
        known = [(rules_of(one, version.purpose), hit_policy(one)) for one in tables]
        version.kept["tables"] = known
    return cast("list[tuple[list[Rule], HitPolicy]]", known)


def rules_of(table: Content, purpose: Purpose) -> list[Rule]:
    """The rows of a table as rules of their purpose, in order."""
    fields = {str(one["key"]): str(one["field"]) for one in entries(table["inputs"])}
    rows = enumerate(entries(table["rows"]), start=1)
    return [_rule(table, row, place, fields, purpose) for place, row in rows]


def _rule(
    table: Content, row: Content, place: int, fields: Mapping[str, str], purpose: Purpose
) -> Rule:
    names = cast("Mapping[str, str]", table["name"])
    then = cast("Content", row["then"])
    outcome: Content = {"then": then} if purpose == "classify" else then
    return {
        "key": f"{table['key']}.{row['key']}",
        "name": {language: f"{name} #{place}" for language, name in names.items()},
        "if": condition_of(row, fields),
        **outcome,
    }


def condition_of(row: Content, fields: Mapping[str, str]) -> Expression:
    """A row's cells as one condition."""
    cells = cast("Mapping[str, Content]", row.get("cells", {}))
    parts = [
        condition
        for key, field in fields.items()
        if (condition := cell_condition(cells.get(key, {}), field)) is not None
    ]
    if not parts:
        return EVERYTHING
    return parts[0] if len(parts) == 1 else {"op": "and", "args": parts}


def cell_condition(cell: Content, field: str) -> Expression | None:
    """One cell as a condition on its column's field; none for a cell that takes anything."""
    op = str(cell.get("op", "any"))
    if op == "any":
        return None
    subject: Expression = {"field": field}
    if op == "empty":
        return {"op": "is_empty", "args": [subject]}
    values = cast("list[object]", cell["value"]) if op == "between" else [cell["value"]]
    return {"op": op, "args": [subject, *(_fixed(value, cell) for value in values)]}


def _fixed(value: object, cell: Content) -> Expression:
    kind = cell.get("type")
    return {"value": value, "type": kind} if kind in TYPED else {"value": value}


def column_types(table: Content, facts: Mapping[str, Type]) -> dict[str, Type]:
    """What type each column of a table asks about."""
    inputs: Iterator[Content] = entries(table["inputs"])
    return {str(one["key"]): facts.get(str(one["field"]), "text") for one in inputs}

"""A filter tree as a condition for the database: nested groups, and comparisons indexes answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.conf import settings

from gongdan.expressions import Column, Expression, check, to_sql
from gongdan.expressions.errors import TypeMismatch
from gongdan.expressions.tree import parts_of
from gongdan.kernel.errors import InvalidInput, Problem

GROUPS: Final[Mapping[str, str]] = {"and": " AND ", "or": " OR "}
# In a WHERE, null counts as false by itself; said aloud it would keep indexes from being used.
ALOUD: Final = ("COALESCE(", ", FALSE)")
COMPARISONS: Final = frozenset({"=", "!=", "<", "<=", ">", ">=", "between", "in"})
Condition = tuple[str, list[object]]


def condition_of(expression: Expression, columns: Mapping[str, Column]) -> Condition:
    """The filter as SQL and its parameters; refused when it is no condition over these columns."""
    found = check(expression, {name: column.type for name, column in columns.items()})
    if found not in ("boolean", "null"):
        wrong = TypeMismatch(op="", expected="boolean", actual=found)
        raise InvalidInput(problems=[Problem(path="filter", code=wrong.code, **wrong.facts)])
    return _write(expression, columns)


def _write(node: Expression, columns: Mapping[str, Column]) -> Condition:
    between = GROUPS.get(str(node.get("op", "")))
    if between is None:
        return _leaf(node, columns)
    written = [_write(part, columns) for part in parts_of(node)]
    sql = between.join(f"({part})" for part, _ in written)
    return sql, [param for _, params in written for param in params]


def _leaf(node: Expression, columns: Mapping[str, Column]) -> Condition:
    sql, params = to_sql(node, columns, zone=settings.ORG_TIME_ZONE)
    begin, end = ALOUD
    if str(node.get("op", "")) in COMPARISONS and sql.startswith(begin) and sql.endswith(end):
        sql = sql[len(begin) : -len(end)]
    return sql, params

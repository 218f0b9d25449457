"""Compiling an expression to SQL for PostgreSQL: values travel as parameters only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from gongdan.expressions.checking import check
from gongdan.expressions.errors import NotInSql
from gongdan.expressions.operations import REGISTRY
from gongdan.expressions.operations.operation import Fragment
from gongdan.expressions.tree import Expression, fixed_type, fixed_value, parts_of
from gongdan.expressions.values import Type

POSTGRES: Final[Mapping[Type, str]] = {
    "text": "text",
    "number": "numeric",
    "boolean": "boolean",
    "date": "date",
    "datetime": "timestamptz",
    "texts": "text[]",
    "numbers": "numeric[]",
    "null": "text",
}


@dataclass(frozen=True)
class Column:
    """Where a field is found: SQL written by the program, never by a user (``%`` doubled)."""

    sql: str
    type: Type


def to_sql(expression: Expression, columns: Mapping[str, Column]) -> tuple[str, list[object]]:
    """The expression as SQL and its parameters; refused when it is not sound or cannot be said."""
    check(expression, {name: column.type for name, column in columns.items()})
    fragment = _compile(expression, columns)
    return fragment.sql, list(fragment.params)


def _compile(node: Expression, columns: Mapping[str, Column]) -> Fragment:
    if "op" in node:
        return _operation(node, columns)
    if "field" in node:
        column = columns[str(node["field"])]
        return Fragment(f"({column.sql})", (), column.type)
    return _literal(node)


def _literal(node: Expression) -> Fragment:
    value, kind = fixed_value(node), fixed_type(node)
    if kind == "null":
        return Fragment("NULL", (), "null")
    param = list(value) if isinstance(value, tuple) else value
    return Fragment(f"%s::{POSTGRES[kind]}", (param,), kind)


def _operation(node: Expression, columns: Mapping[str, Column]) -> Fragment:
    operation = REGISTRY[str(node["op"])]
    if operation.write is None:
        raise NotInSql(op=operation.name)
    parts = [_compile(part, columns) for part in parts_of(node)]
    signature = operation.sign([part.type for part in parts])
    return operation.write(
        [_as(part, kind) for part, kind in zip(parts, signature.arguments, strict=True)]
    )


def _as(part: Fragment, kind: Type) -> Fragment:
    """Null takes the type that is needed, because PostgreSQL must know it."""
    if part.type != "null":
        return part
    return Fragment(f"NULL::{POSTGRES[kind]}", (), kind)

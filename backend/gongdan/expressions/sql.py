"""Compiling an expression to SQL for PostgreSQL: values travel as parameters only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongdan.expressions.checking import check
from gongdan.expressions.errors import NotInSql, NotSupplied
from gongdan.expressions.operations import named
from gongdan.expressions.operations.operation import POSTGRES, Fragment, ZoneMark, fill
from gongdan.expressions.tree import Expression, fixed_type, fixed_value, parts_of, walk
from gongdan.expressions.values import Type


@dataclass(frozen=True)
class Column:
    """Where a field is found: SQL written by the program, never by a user (``%`` doubled)."""

    sql: str
    type: Type
    params: tuple[object, ...] = ()


def to_sql(
    expression: Expression, columns: Mapping[str, Column], *, zone: str | None = None
) -> tuple[str, list[object]]:
    """The expression as SQL and its parameters; refused when it is not sound or cannot be said."""
    _refuse_unwritten(expression)
    check(expression, {name: column.type for name, column in columns.items()})
    fragment = _compile(expression, columns)
    return fragment.sql, [_in_zone(param, zone) for param in fragment.params]


def _refuse_unwritten(expression: Expression) -> None:
    for node in walk(expression):
        operation = named(node.get("op"), node.get("fn_version", 1))
        if operation is not None and operation.write is None:
            raise NotInSql(op=operation.name)


def _in_zone(param: object, zone: str | None) -> object:
    if not isinstance(param, ZoneMark):
        return param
    if zone is None:
        raise NotSupplied(what="time_zone")
    return zone


def _compile(node: Expression, columns: Mapping[str, Column]) -> Fragment:
    if "op" in node:
        return _operation(node, columns)
    if "field" in node:
        column = columns[str(node["field"])]
        return Fragment(f"({column.sql})", column.params, column.type)
    return _literal(node)


def _literal(node: Expression) -> Fragment:
    value, kind = fixed_value(node), fixed_type(node)
    if kind == "null":
        return Fragment("NULL", (), "null")
    param = list(value) if isinstance(value, tuple) else value
    return Fragment(f"%s::{POSTGRES[kind]}", (param,), kind)


def _operation(node: Expression, columns: Mapping[str, Column]) -> Fragment:
    operation = named(node["op"], node.get("fn_version", 1))
    if operation is None or operation.write is None:
        raise NotInSql(op=node["op"])
    parts = [_compile(part, columns) for part in parts_of(node)]
    taken = operation.signature.take([part.type for part in parts])
    if taken.result == "null":
        return Fragment("NULL", (), "null")
    typed = [_as(part, kind) for part, kind in zip(parts, taken.arguments, strict=True)]
    if node.get("zero_if_null") is True:
        typed = [fill("COALESCE({}, 0)", "number", part) for part in typed]
    return operation.write(typed)


def _as(part: Fragment, kind: Type) -> Fragment:
    """Null takes the type that is needed, because PostgreSQL must know it."""
    if part.type != "null":
        return part
    return Fragment(f"NULL::{POSTGRES[kind]}", (), kind)

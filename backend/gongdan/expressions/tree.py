"""The shape of an expression: an operation on parts, a field, or a fixed value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias, TypeGuard

from gongdan.expressions.errors import BadValue
from gongdan.expressions.values import TYPES, Type, Value, read, type_of, typed

Expression: TypeAlias = Mapping[str, object]

MOST_LEVELS = 50
MOST_PARTS = 2000


def is_type(raw: object) -> TypeGuard[Type]:
    """Whether this names a type of the language."""
    return isinstance(raw, str) and raw in TYPES


def fixed_value(node: Expression) -> Value:
    """The value of a ``{"value": …}`` part; an optional ``"type"`` says how its text is meant."""
    kind = node.get("type")
    if kind is None:
        return typed(node["value"])
    if not is_type(kind):
        raise BadValue(type=str(kind))
    return read(node["value"], kind)


def fixed_type(node: Expression) -> Type:
    """The type of a ``{"value": …}`` part; an empty list is of texts unless it says otherwise."""
    value, kind = fixed_value(node), node.get("type")
    if value == ():
        return kind if is_type(kind) and kind != "null" else "texts"
    return type_of(value)


def parts_of(node: Expression) -> list[Expression]:
    """The parts of an operation; none for a field or a value."""
    args = node.get("args")
    return [part for part in args if isinstance(part, dict)] if isinstance(args, list) else []


def walk(node: Expression) -> Iterator[Expression]:
    """The node and everything below it."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(parts_of(current)))


def fields_of(expression: Expression) -> frozenset[str]:
    """The fields an expression reads."""
    names = (node.get("field") for node in walk(expression) if "op" not in node)
    return frozenset(name for name in names if isinstance(name, str))

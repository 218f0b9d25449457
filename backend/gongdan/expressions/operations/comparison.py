"""Comparisons: false whenever one side is null; text in the order of its code points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import eq, ge, gt, le, lt, ne
from typing import Final

from gongdan.expressions.operations.operation import (
    LIST_OF,
    ArgumentError,
    Fragment,
    Operation,
    Run,
    Signature,
    Write,
    eager,
    fill,
    mismatch,
    same,
)
from gongdan.expressions.values import Type, Value, type_of

COMPARABLE: Final[tuple[Type, ...]] = ("text", "number", "boolean", "date", "datetime")
ORDERED: Final[tuple[Type, ...]] = ("text", "number", "date", "datetime")


def _same_type(op: str, allowed: tuple[Type, ...], left: Value, right: Value) -> None:
    common = type_of(left)
    if common not in allowed:
        raise mismatch(op, " | ".join(allowed), left)
    if type_of(right) != common:
        raise mismatch(op, common, right)


def _compare(op: str, allowed: tuple[Type, ...], holds: Callable[..., bool]) -> Run:
    def compare(left: Value, right: Value) -> Value:
        if left is None or right is None:
            return False
        if left.__class__ is not right.__class__ or left.__class__ is tuple:
            _same_type(op, allowed, left, right)
        if left.__class__ is bool and "boolean" not in allowed:
            raise mismatch(op, " | ".join(allowed), left)
        return holds(left, right)

    return eager(compare)


def _between(value: Value, low: Value, high: Value) -> Value:
    if value is None or low is None or high is None:
        return False
    _same_type("between", ORDERED, value, low)
    _same_type("between", ORDERED, value, high)
    return low <= value <= high  # type: ignore[operator]


def _in(value: Value, items: Value) -> Value:
    if value is None or items is None or items == ():
        return False
    if not isinstance(items, tuple):
        raise mismatch("in", "texts | numbers", items)
    if LIST_OF.get(type_of(value)) != type_of(items):
        raise mismatch("in", type_of(items), value)
    return value in items


def _sign_in(types: Sequence[Type]) -> Signature:
    value, items = types
    if value not in ("text", "number", "null"):
        raise ArgumentError(0, "text | number")
    if items not in ("texts", "numbers", "null"):
        raise ArgumentError(1, "texts | numbers")
    if "null" not in types and LIST_OF[value] != items:
        raise ArgumentError(1, LIST_OF[value])
    if value == "null":
        value = "number" if items == "numbers" else "text"
    return Signature("boolean", (value, LIST_OF[value]))


def _write(symbol: str) -> Write:
    def write(parts: Sequence[Fragment]) -> Fragment:
        return fill(f"COALESCE({{}} {symbol} {{}}, FALSE)", "boolean", *map(by_code_point, parts))

    return write


def _write_between(parts: Sequence[Fragment]) -> Fragment:
    template = "COALESCE({} BETWEEN {} AND {}, FALSE)"
    return fill(template, "boolean", *map(by_code_point, parts))


def _write_in(parts: Sequence[Fragment]) -> Fragment:
    return fill("COALESCE({} = ANY({}), FALSE)", "boolean", *parts)


def by_code_point(part: Fragment) -> Fragment:
    """Text that compares by code point whatever the database's collation is."""
    if part.type != "text":
        return part
    return Fragment(f'({part.sql} COLLATE "C")', part.params, "text")


def _comparison(
    name: str, allowed: tuple[Type, ...], holds: Callable[..., bool], symbol: str
) -> Operation:
    run = _compare(name, allowed, holds)
    return Operation(name, 2, 2, same(allowed, "boolean"), run, _write(symbol))


OPERATIONS = (
    _comparison("=", COMPARABLE, eq, "="),
    _comparison("!=", COMPARABLE, ne, "<>"),
    _comparison("<", ORDERED, lt, "<"),
    _comparison("<=", ORDERED, le, "<="),
    _comparison(">", ORDERED, gt, ">"),
    _comparison(">=", ORDERED, ge, ">="),
    Operation("between", 3, 3, same(ORDERED, "boolean"), eager(_between), _write_between),
    Operation("in", 2, 2, _sign_in, eager(_in), _write_in),
)

"""Comparisons: false whenever one side is null; text in the order of its code points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import eq, ge, gt, le, lt, ne
from typing import Final

from gongdan.expressions.operations.operation import (
    Build,
    Fragment,
    Operation,
    Write,
    fill,
    member,
    total,
)
from gongdan.expressions.values import Value

COMPARABLE: Final = "T, T -> boolean for T in text, number, boolean, date, datetime"
ORDERED: Final = "T, T -> boolean for T in text, number, date, datetime"
RANGE: Final = "T, T, T -> boolean for T in text, number, date, datetime"
MEMBER: Final = "T, [T] -> boolean for T in text, number, date"


def _compare(holds: Callable[..., bool]) -> Build:
    return total(lambda left, right: left is not None and right is not None and holds(left, right))


def _between(value: Value, low: Value, high: Value) -> Value:
    if value is None or low is None or high is None:
        return False
    return low <= value <= high  # type: ignore[operator]


def _in(value: Value, items: Value) -> Value:
    return value is not None and isinstance(items, tuple) and value in items


def _write(symbol: str) -> Write:
    def write(parts: Sequence[Fragment]) -> Fragment:
        return fill(f"COALESCE({{}} {symbol} {{}}, FALSE)", "boolean", *map(by_code_point, parts))

    return write


def _write_between(parts: Sequence[Fragment]) -> Fragment:
    template = "COALESCE({} BETWEEN {} AND {}, FALSE)"
    return fill(template, "boolean", *map(by_code_point, parts))


def _write_in(parts: Sequence[Fragment]) -> Fragment:
    return member(parts[0], parts[1])


def by_code_point(part: Fragment) -> Fragment:
    """Text that compares by code point whatever the database's collation is."""
    if part.type != "text":
        return part
    return Fragment(f'({part.sql} COLLATE "C")', part.params, "text")


def _comparison(name: str, takes: str, holds: Callable[..., bool], symbol: str) -> Operation:
    return Operation(name, takes, _compare(holds), _write(symbol))


OPERATIONS = (
    _comparison("=", COMPARABLE, eq, "="),
    _comparison("!=", COMPARABLE, ne, "<>"),
    _comparison("<", ORDERED, lt, "<"),
    _comparison("<=", ORDERED, le, "<="),
    _comparison(">", ORDERED, gt, ">"),
    _comparison(">=", ORDERED, ge, ">="),
    Operation("between", RANGE, total(_between), _write_between),
    Operation("in", MEMBER, total(_in), _write_in),
)

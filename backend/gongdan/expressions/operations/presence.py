"""Whether something was filled in, and what to take when it was not."""

from __future__ import annotations

from collections.abc import Sequence

from gongdan.expressions.operations.operation import (
    MOST_ARGUMENTS,
    Fragment,
    Operation,
    Scope,
    eager,
    fill,
    same,
)
from gongdan.expressions.tree import Expression
from gongdan.expressions.values import TYPES, Value


def _is_empty(value: Value) -> Value:
    return value is None or value in ("", ())


def _not_empty(value: Value) -> Value:
    return not _is_empty(value)


def _coalesce(args: Sequence[Expression], scope: Scope) -> Value:
    for arg in args:
        value = scope.value(arg)
        if value is not None:
            return value
    return None


def _write_is_empty(parts: Sequence[Fragment]) -> Fragment:
    part = parts[0]
    if part.type == "text":
        return fill("(COALESCE({}, '') = '')", "boolean", part)
    if part.type in ("texts", "numbers"):
        return fill("(COALESCE(cardinality({}), 0) = 0)", "boolean", part)
    return fill("({} IS NULL)", "boolean", part)


def _write_not_empty(parts: Sequence[Fragment]) -> Fragment:
    return fill("(NOT {})", "boolean", _write_is_empty(parts))


def _write_coalesce(parts: Sequence[Fragment]) -> Fragment:
    return fill("COALESCE(" + ", ".join("{}" for _ in parts) + ")", parts[0].type, *parts)


OPERATIONS = (
    Operation("is_empty", 1, 1, same(TYPES, "boolean"), eager(_is_empty), _write_is_empty),
    Operation("not_empty", 1, 1, same(TYPES, "boolean"), eager(_not_empty), _write_not_empty),
    Operation("coalesce", 1, MOST_ARGUMENTS, same(TYPES), _coalesce, _write_coalesce),
)

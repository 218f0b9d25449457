"""Whether something was filled in, and what to take when it was not."""

from __future__ import annotations

from collections.abc import Sequence

from gongdan.expressions.operations.operation import (
    Fragment,
    Operation,
    Part,
    Scope,
    fill,
    total,
)
from gongdan.expressions.tree import Expression
from gongdan.expressions.values import LIST_OF, Value


def _is_empty(value: Value) -> Value:
    return value is None or value in ("", ())


def _not_empty(value: Value) -> Value:
    return not _is_empty(value)


def _build_coalesce(
    _operation: Operation, parts: Sequence[Part], _nodes: Sequence[Expression]
) -> Part:
    def run(scope: Scope) -> Value:
        for part in parts:
            value = part(scope)
            if value is not None:
                return value
        return None

    return run


def _write_is_empty(parts: Sequence[Fragment]) -> Fragment:
    part = parts[0]
    if part.type == "text":
        return fill("(COALESCE({}, '') = '')", "boolean", part)
    if part.type in LIST_OF.values():
        return fill("(COALESCE(cardinality({}), 0) = 0)", "boolean", part)
    return fill("({} IS NULL)", "boolean", part)


def _write_not_empty(parts: Sequence[Fragment]) -> Fragment:
    return fill("(NOT {})", "boolean", _write_is_empty(parts))


def _write_coalesce(parts: Sequence[Fragment]) -> Fragment:
    return fill("COALESCE(" + ", ".join("{}" for _ in parts) + ")", parts[0].type, *parts)


OPERATIONS = (
    Operation("is_empty", "any -> boolean", total(_is_empty), _write_is_empty),
    Operation("not_empty", "any -> boolean", total(_not_empty), _write_not_empty),
    Operation("coalesce", "T... -> T", _build_coalesce, _write_coalesce),
)

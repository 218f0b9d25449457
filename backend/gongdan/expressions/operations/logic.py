"""And, or, not, if: null counts as not true."""

from __future__ import annotations

from collections.abc import Sequence

from gongdan.expressions.operations.operation import (
    MOST_ARGUMENTS,
    ArgumentError,
    Fragment,
    Operation,
    Scope,
    Signature,
    fill,
    mismatch,
    same,
    unify,
)
from gongdan.expressions.tree import Expression
from gongdan.expressions.values import TYPES, Type, Value


def _truth(op: str, node: Expression, scope: Scope) -> bool:
    value = scope.value(node)
    if value is True or value is False:
        return value
    if value is None:
        return False
    raise mismatch(op, "boolean", value)


def _and(args: Sequence[Expression], scope: Scope) -> Value:
    return all(_truth("and", arg, scope) for arg in args)


def _or(args: Sequence[Expression], scope: Scope) -> Value:
    return any(_truth("or", arg, scope) for arg in args)


def _not(args: Sequence[Expression], scope: Scope) -> Value:
    return not _truth("not", args[0], scope)


def _if(args: Sequence[Expression], scope: Scope) -> Value:
    return scope.value(args[1] if _truth("if", args[0], scope) else args[2])


def _sign_if(types: Sequence[Type]) -> Signature:
    if types[0] not in ("boolean", "null"):
        raise ArgumentError(0, "boolean")
    common = unify(types[1:], TYPES, offset=1)
    return Signature(common, ("boolean", common, common))


def _write_and(parts: Sequence[Fragment]) -> Fragment:
    return fill("(" + " AND ".join("COALESCE({}, FALSE)" for _ in parts) + ")", "boolean", *parts)


def _write_or(parts: Sequence[Fragment]) -> Fragment:
    return fill("(" + " OR ".join("COALESCE({}, FALSE)" for _ in parts) + ")", "boolean", *parts)


def _write_not(parts: Sequence[Fragment]) -> Fragment:
    return fill("(NOT COALESCE({}, FALSE))", "boolean", *parts)


def _write_if(parts: Sequence[Fragment]) -> Fragment:
    template = "(CASE WHEN COALESCE({}, FALSE) THEN {} ELSE {} END)"
    return fill(template, parts[1].type, *parts)


OPERATIONS = (
    Operation("and", 1, MOST_ARGUMENTS, same(("boolean",), "boolean"), _and, _write_and),
    Operation("or", 1, MOST_ARGUMENTS, same(("boolean",), "boolean"), _or, _write_or),
    Operation("not", 1, 1, same(("boolean",), "boolean"), _not, _write_not),
    Operation("if", 3, 3, _sign_if, _if, _write_if),
)

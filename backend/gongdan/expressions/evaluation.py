"""Evaluating an expression: a function of values that raises nothing but refusals."""

from __future__ import annotations

from collections.abc import Mapping

from gongdan.expressions.errors import NotAnExpression, TooDeep, UnknownOperation, WrongCount
from gongdan.expressions.operations import REGISTRY
from gongdan.expressions.operations.operation import Scope
from gongdan.expressions.tree import MOST_LEVELS, Expression, fixed_value
from gongdan.expressions.values import Value


def evaluate(
    expression: Expression,
    values: Mapping[str, object],
    before: Mapping[str, object] | None = None,
) -> Value:
    """The value of an expression; a field that is missing from ``values`` is null."""
    try:
        return value_of(expression, Scope(values, before, value_of))
    except RecursionError as deep:
        raise TooDeep(most=MOST_LEVELS) from deep


def value_of(node: Expression, scope: Scope) -> Value:
    """The value of one part."""
    if not isinstance(node, dict):
        raise NotAnExpression()
    if "field" in node:
        name = node["field"]
        if isinstance(name, str):
            return scope.field(name)
    elif "op" in node:
        return _operate(node, scope)
    elif "value" in node:
        return fixed_value(node)
    raise NotAnExpression()


def _operate(node: Expression, scope: Scope) -> Value:
    name, args = node["op"], node.get("args")
    operation = REGISTRY.get(name) if isinstance(name, str) else None
    if operation is None:
        raise UnknownOperation(op=name)
    if not isinstance(args, list):
        raise NotAnExpression()
    if not operation.least <= len(args) <= operation.most:
        raise WrongCount(op=name, least=operation.least, most=operation.most, count=len(args))
    return operation.run(args, scope)

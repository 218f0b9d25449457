"""Evaluating an expression: a function of values that raises nothing but refusals."""

from __future__ import annotations

from collections.abc import Mapping

from gongdan.expressions.compilation import compile_expression
from gongdan.expressions.surroundings import NOTHING, Surroundings
from gongdan.expressions.tree import Expression
from gongdan.expressions.values import Value


def evaluate(
    expression: Expression,
    values: Mapping[str, object],
    before: Mapping[str, object] | None = None,
    *,
    surroundings: Surroundings = NOTHING,
) -> Value:
    """The value of an expression; a field that is missing from ``values`` is null."""
    return compile_expression(expression)(values, before, surroundings=surroundings)

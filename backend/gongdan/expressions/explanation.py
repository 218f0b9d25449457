"""Why a condition holds or not: each comparison with what it found and what it wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongdan.expressions.errors import NotAnExpression, TooDeep
from gongdan.expressions.evaluation import evaluate
from gongdan.expressions.surroundings import NOTHING, Surroundings
from gongdan.expressions.tree import MOST_LEVELS, Expression, fields_of, parts_of
from gongdan.expressions.values import Value, plain

GROUPS = ("and", "or", "not")


@dataclass(frozen=True)
class Condition:
    """One comparison inside an expression."""

    path: str
    op: str
    fields: tuple[str, ...]
    actual: Value
    expected: tuple[Value, ...]
    result: Value

    def as_dict(self) -> dict[str, object]:
        """The condition as JSON."""
        return {
            "path": self.path,
            "op": self.op,
            "fields": list(self.fields),
            "actual": plain(self.actual),
            "expected": [plain(value) for value in self.expected],
            "result": plain(self.result),
        }


@dataclass(frozen=True)
class Trace:
    """The outcome of an expression and every condition that led to it."""

    result: Value
    conditions: tuple[Condition, ...]

    def as_dict(self) -> dict[str, object]:
        """The trace as JSON, to be stored."""
        return {
            "result": plain(self.result),
            "conditions": [condition.as_dict() for condition in self.conditions],
        }


@dataclass(frozen=True)
class _Reading:
    values: Mapping[str, object]
    before: Mapping[str, object] | None
    surroundings: Surroundings

    def value(self, node: Expression) -> Value:
        return evaluate(node, self.values, self.before, surroundings=self.surroundings)


def explain(
    expression: Expression,
    values: Mapping[str, object],
    before: Mapping[str, object] | None = None,
    *,
    surroundings: Surroundings = NOTHING,
) -> Trace:
    """Evaluate, and say of every condition what it found."""
    reading = _Reading(values, before, surroundings)
    result = reading.value(expression)
    try:
        return Trace(result, tuple(_conditions(expression, reading, "")))
    except RecursionError as deep:
        raise TooDeep(most=MOST_LEVELS) from deep


def _conditions(node: Expression, reading: _Reading, path: str) -> list[Condition]:
    if node.get("op") not in GROUPS:
        return [_condition(node, reading, path)]
    found: list[Condition] = []
    for index, part in enumerate(parts_of(node)):
        found += _conditions(part, reading, f"{path}.args.{index}" if path else f"args.{index}")
    return found


def _condition(node: Expression, reading: _Reading, path: str) -> Condition:
    if not isinstance(node, dict):
        raise NotAnExpression()
    parts = parts_of(node) or [node]
    actual, *expected = (reading.value(part) for part in parts)
    return Condition(
        path=path,
        op=str(node.get("op", "field" if "field" in node else "value")),
        fields=tuple(sorted(fields_of(node))),
        actual=actual,
        expected=tuple(expected),
        result=reading.value(node),
    )

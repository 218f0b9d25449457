"""Checking an expression while it is designed: shape, fields, types; problems carry a path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongdan.expressions import errors
from gongdan.expressions.operations import REGISTRY
from gongdan.expressions.operations.arithmetic import PLACES
from gongdan.expressions.operations.operation import ArgumentError, Operation
from gongdan.expressions.tree import MOST_LEVELS, MOST_PARTS, Expression, fixed_type
from gongdan.expressions.values import Type
from gongdan.kernel.errors import InvalidInput, Problem, Refusal

KEYS = {"op": {"op", "args", "fn_version"}, "field": {"field"}, "value": {"value", "type"}}


def check(expression: object, types: Mapping[str, Type]) -> Type:
    """The type an expression gives; refused with all problems when it is not sound."""
    checker = _Checker(types)
    result = checker.type_of(expression, "", 1)
    if checker.problems or result is None:
        raise InvalidInput(problems=checker.problems)
    return result


def find_problems(
    expression: object, types: Mapping[str, Type], *, expected: Type | None = None, path: str = ""
) -> list[Problem]:
    """Everything wrong with an expression that sits at ``path`` of a larger definition."""
    checker = _Checker(types)
    result = checker.type_of(expression, path, 1)
    if result is not None and expected is not None and result not in (expected, "null"):
        checker.note(path, errors.TypeMismatch(op="", expected=expected, actual=result))
    return checker.problems


@dataclass
class _Checker:
    types: Mapping[str, Type]
    problems: list[Problem] = field(default_factory=list)
    parts: int = 0

    def note(self, path: str, refusal: Refusal) -> None:
        self.problems.append(Problem(path=path, code=refusal.code, **refusal.facts))

    def type_of(self, node: object, path: str, level: int) -> Type | None:
        self.parts += 1
        if level > MOST_LEVELS or self.parts > MOST_PARTS:
            self.note(path, errors.TooDeep(most=MOST_LEVELS))
            return None
        kind = _kind(node)
        if kind is None or not isinstance(node, dict):
            self.note(path, errors.NotAnExpression())
            return None
        if kind == "op":
            return self._operation(node, path, level)
        return self._field(node, path) if kind == "field" else self._value(node, path)

    def _field(self, node: Expression, path: str) -> Type | None:
        name = node["field"]
        if isinstance(name, str) and name in self.types:
            return self.types[name]
        self.note(path, errors.UnknownField(field=name))
        return None

    def _value(self, node: Expression, path: str) -> Type | None:
        try:
            return fixed_type(node)
        except Refusal as refusal:
            self.note(path, refusal)
            return None

    def _operation(self, node: Expression, path: str, level: int) -> Type | None:
        operation, args = _known(node), node.get("args")
        if operation is None:
            self.note(path, errors.UnknownOperation(op=node["op"]))
            return None
        if not isinstance(args, list):
            self.note(path, errors.NotAnExpression())
            return None
        if not operation.least <= len(args) <= operation.most:
            self.note(path, _wrong_count(operation, len(args)))
            return None
        return self._arguments(operation, args, path, level)

    def _arguments(
        self, operation: Operation, args: list[object], path: str, level: int
    ) -> Type | None:
        found = [
            self.type_of(arg, _below(path, index), level + 1) for index, arg in enumerate(args)
        ]
        for index, arg in enumerate(args):
            self._shape(operation, index, arg, _below(path, index))
        known = [kind for kind in found if kind is not None]
        if len(known) < len(found):
            return None
        try:
            return operation.sign(known).result
        except ArgumentError as wrong:
            facts = {"expected": wrong.expected, "actual": known[wrong.index]}
            self.note(_below(path, wrong.index), errors.TypeMismatch(op=operation.name, **facts))
            return None

    def _shape(self, operation: Operation, index: int, arg: object, path: str) -> None:
        shape = operation.shape(index)
        if shape == "field" and _kind(arg) != "field":
            self.note(path, errors.FieldExpected(op=operation.name))
        if shape == "places" and not _is_places(arg):
            self.note(path, errors.LiteralExpected(op=operation.name, most=PLACES))


def _kind(node: object) -> str | None:
    if not isinstance(node, dict):
        return None
    kinds = [kind for kind, keys in KEYS.items() if kind in node and set(node) <= keys]
    return kinds[0] if len(kinds) == 1 else None


def _known(node: Expression) -> Operation | None:
    name = node["op"]
    operation = REGISTRY.get(name) if isinstance(name, str) else None
    if operation is None or node.get("fn_version", operation.fn_version) != operation.fn_version:
        return None
    return operation


def _wrong_count(operation: Operation, count: int) -> Refusal:
    return errors.WrongCount(
        op=operation.name, least=operation.least, most=operation.most, count=count
    )


def _is_places(arg: object) -> bool:
    places = arg.get("value") if isinstance(arg, dict) else None
    return isinstance(places, int) and not isinstance(places, bool) and 0 <= places <= PLACES


def _below(path: str, index: int) -> str:
    return f"{path}.args.{index}" if path else f"args.{index}"

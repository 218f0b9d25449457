"""Checking an expression while it is designed: shape, fields, types; problems carry a path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongdan.expressions import errors
from gongdan.expressions.compilation import refuse_count
from gongdan.expressions.operations import named
from gongdan.expressions.operations.arithmetic import PLACES
from gongdan.expressions.operations.formats import is_pattern
from gongdan.expressions.operations.lookup import BETWEEN, looked_up
from gongdan.expressions.operations.operation import Operation
from gongdan.expressions.signatures import ArgumentError
from gongdan.expressions.tree import MOST_LEVELS, MOST_PARTS, Expression, fixed_type
from gongdan.expressions.values import Type
from gongdan.kernel.errors import InvalidInput, Problem, Refusal

KEYS = {
    "op": {"op", "args", "fn_version", "zero_if_null"},
    "field": {"field"},
    "value": {"value", "type"},
}


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
        if isinstance(name, str) and name in self.types and BETWEEN not in name:
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
        try:
            operation, args = _called(node)
        except Refusal as refusal:
            self.note(path, refusal)
            return None
        found = [
            self.type_of(arg, _below(path, index), level + 1) for index, arg in enumerate(args)
        ]
        for index, arg in enumerate(args):
            self._shape(operation, index, arg, _below(path, index))
        known = [kind for kind in found if kind is not None]
        if len(known) < len(found):
            return None
        return self._result(operation, node, known, path)

    def _result(
        self, operation: Operation, node: Expression, known: list[Type], path: str
    ) -> Type | None:
        if operation.name == "lookup":
            return self._lookup(node, path)
        try:
            taken = operation.signature.take(known)
        except ArgumentError as wrong:
            facts = {"expected": wrong.expected, "actual": known[wrong.index]}
            self.note(_below(path, wrong.index), errors.TypeMismatch(op=operation.name, **facts))
            return None
        if "pattern" in operation.shapes:
            self._pattern(operation, node, known[0], path)
        return taken.result

    def _lookup(self, node: Expression, path: str) -> Type | None:
        try:
            name = BETWEEN.join(looked_up(node))
        except Refusal:
            return None
        if name in self.types:
            return self.types[name]
        self.note(_below(path, 1), errors.UnknownField(field=name))
        return None

    def _pattern(self, operation: Operation, node: Expression, of: Type, path: str) -> None:
        args = node["args"]
        pattern = args[1] if isinstance(args, list) else None
        text = pattern.get("value") if isinstance(pattern, dict) else None
        ways = (True, False) if of == "null" else (of == "number",)
        if not isinstance(text, str) or not any(is_pattern(text, of_number=way) for way in ways):
            self.note(_below(path, 1), errors.BadPattern(op=operation.name))

    def _shape(self, operation: Operation, index: int, arg: object, path: str) -> None:
        shape = operation.shape(index)
        if shape == "field" and _kind(arg) != "field":
            self.note(path, errors.FieldExpected(op=operation.name))
        if shape == "places" and not _is_places(arg):
            self.note(path, errors.LiteralExpected(op=operation.name, most=PLACES))
        if shape == "name" and not isinstance(_literal(arg), str):
            self.note(path, errors.NameExpected(op=operation.name))


def _kind(node: object) -> str | None:
    if not isinstance(node, dict):
        return None
    kinds = [kind for kind, keys in KEYS.items() if kind in node and set(node) <= keys]
    return kinds[0] if len(kinds) == 1 else None


def _called(node: Expression) -> tuple[Operation, list[object]]:
    """The operation and its arguments, refused when it cannot be called so."""
    operation = named(node["op"], node.get("fn_version", 1))
    if operation is None:
        raise errors.UnknownOperation(op=node["op"])
    args, zero = node.get("args"), node.get("zero_if_null", False)
    if (
        not isinstance(args, list)
        or not isinstance(zero, bool)
        or (zero and not operation.may_zero)
    ):
        raise errors.NotAnExpression()
    refuse_count(operation, len(args))
    return operation, args


def _literal(arg: object) -> object:
    return arg.get("value") if isinstance(arg, dict) and _kind(arg) == "value" else None


def _is_places(arg: object) -> bool:
    places = _literal(arg)
    return isinstance(places, int) and not isinstance(places, bool) and 0 <= places <= PLACES


def _below(path: str, index: int) -> str:
    return f"{path}.args.{index}" if path else f"args.{index}"

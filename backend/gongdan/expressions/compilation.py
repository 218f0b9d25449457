"""An expression made into one function, so that asking it again costs only the asking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gongdan.expressions.errors import NotAnExpression, TooDeep, UnknownOperation, WrongCount
from gongdan.expressions.operations import named
from gongdan.expressions.operations.operation import Operation, Part, Scope
from gongdan.expressions.surroundings import NOTHING, Surroundings
from gongdan.expressions.tree import MOST_LEVELS, Expression, fixed_value
from gongdan.expressions.values import Value, typed
from gongdan.kernel.errors import Refusal

MOST_KEPT: Final = 5_000
ZERO: Final = Decimal(0)


@dataclass(frozen=True)
class Program:
    """A compiled expression."""

    run: Part

    def __call__(
        self,
        values: Mapping[str, object],
        before: Mapping[str, object] | None = None,
        *,
        surroundings: Surroundings = NOTHING,
    ) -> Value:
        """The value of the expression; a field that is missing from ``values`` is null."""
        try:
            return self.run(Scope(values, before, surroundings))
        except RecursionError as deep:
            raise TooDeep(most=MOST_LEVELS) from deep


def compile_expression(expression: Expression) -> Program:
    """The expression as a function; what is wrong with a part is refused when it is asked."""
    try:
        return Program(_part(expression))
    except RecursionError as deep:
        raise TooDeep(most=MOST_LEVELS) from deep


_kept: dict[int, tuple[Expression, Program]] = {}


def compiled(expression: Expression) -> Program:
    """The function of a published expression, compiled once: it must never change any more."""
    found = _kept.get(id(expression))
    if found is not None and found[0] is expression:
        return found[1]
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    program = compile_expression(expression)
    _kept[id(expression)] = (expression, program)
    return program


def _part(node: Expression) -> Part:
    try:
        return _made(node)
    except Refusal as refusal:
        return _refusing(refusal)


def _made(node: Expression) -> Part:
    if not isinstance(node, dict):
        raise NotAnExpression()
    if "field" in node:
        return _field(node)
    if "op" in node:
        return _operation(node)
    if "value" in node:
        return _fixed(node)
    raise NotAnExpression()


def _field(node: Expression) -> Part:
    name = node["field"]
    if not isinstance(name, str):
        raise NotAnExpression()
    return lambda scope: typed(scope.values.get(name))


def _fixed(node: Expression) -> Part:
    value = fixed_value(node)
    return lambda _scope: value


def _operation(node: Expression) -> Part:
    name, args = node["op"], node.get("args")
    operation = named(name, node.get("fn_version", 1))
    if operation is None:
        raise UnknownOperation(op=name)
    if not isinstance(args, list):
        raise NotAnExpression()
    refuse_count(operation, len(args))
    parts = [_part(arg) for arg in args]
    if node.get("zero_if_null") is True and operation.may_zero:
        parts = [_zeroed(part) for part in parts]
    return operation.build(operation, parts, args)


def refuse_count(operation: Operation, count: int) -> None:
    """Refuse a number of arguments that the operation does not take."""
    least, most = operation.signature.least, operation.signature.most
    if not least <= count <= most:
        raise WrongCount(op=operation.name, least=least, most=most, count=count)


def _zeroed(part: Part) -> Part:
    def run(scope: Scope) -> Value:
        value = part(scope)
        return ZERO if value is None else value

    return run


def _refusing(refusal: Refusal) -> Part:
    kind, facts = type(refusal), refusal.facts

    def run(_scope: Scope) -> Value:
        raise kind(**facts)

    return run

"""What one operation of the language is: how it is typed, run and written in SQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from gongdan.expressions.errors import TypeMismatch
from gongdan.expressions.tree import Expression
from gongdan.expressions.values import Type, Value, type_of, typed

LIST_OF: Final[Mapping[Type, Type]] = {"text": "texts", "number": "numbers"}
MOST_ARGUMENTS: Final = 100


class ArgumentError(Exception):
    """One argument has a type that the operation does not take."""

    def __init__(self, index: int, expected: str) -> None:
        self.index, self.expected = index, expected
        super().__init__(f"argument {index} should be {expected}")


@dataclass(frozen=True)
class Signature:
    """What comes out, and the type each argument is taken as (null becomes what is needed)."""

    result: Type
    arguments: tuple[Type, ...]


@dataclass(frozen=True)
class Fragment:
    """A piece of SQL with its parameters and its type."""

    sql: str
    params: tuple[object, ...]
    type: Type


@dataclass(frozen=True)
class Scope:
    """The values an expression reads, before and now, and the way to evaluate a part."""

    values: Mapping[str, object]
    before: Mapping[str, object] | None
    value_of: Callable[[Expression, Scope], Value]

    def value(self, node: Expression) -> Value:
        """The value of a part."""
        return self.value_of(node, self)

    def field(self, name: str) -> Value:
        """The value of a field now; null when it is missing."""
        return typed(self.values.get(name))


Run = Callable[[Sequence[Expression], Scope], Value]
Sign = Callable[[Sequence[Type]], Signature]
Write = Callable[[Sequence[Fragment]], Fragment]
Shape = Literal["any", "field", "places"]


@dataclass(frozen=True)
class Operation:
    """One operation; ``shapes`` says which arguments must be a field or fixed places."""

    name: str
    least: int
    most: int
    sign: Sign
    run: Run
    write: Write | None
    shapes: tuple[Shape, ...] = ()
    fn_version: int = 1

    def shape(self, index: int) -> Shape:
        """What the argument at this place has to be."""
        return self.shapes[index] if index < len(self.shapes) else "any"


def eager(function: Callable[..., Value]) -> Run:
    """An operation that always looks at all of its arguments."""

    def run(args: Sequence[Expression], scope: Scope) -> Value:
        value_of = scope.value_of
        return function(*[value_of(arg, scope) for arg in args])

    return run


def same(allowed: tuple[Type, ...], result: Type | None = None) -> Sign:
    """All arguments share one of the allowed types; the result is that type unless given."""

    def sign(types: Sequence[Type]) -> Signature:
        common = unify(types, allowed)
        taken = allowed[0] if common == "null" and len(allowed) == 1 else common
        return Signature(result or common, tuple(taken for _ in types))

    return sign


def positions(*expected: Type, result: Type) -> Sign:
    """Each argument has a fixed type."""

    def sign(types: Sequence[Type]) -> Signature:
        for index, (given, wanted) in enumerate(zip(types, expected, strict=False)):
            if given not in (wanted, "null"):
                raise ArgumentError(index, wanted)
        return Signature(result, expected[: len(types)])

    return sign


def unify(types: Sequence[Type], allowed: tuple[Type, ...], offset: int = 0) -> Type:
    """The one type that all share, null aside; null when there is nothing else."""
    common: Type = "null"
    for index, given in enumerate(types):
        if given == "null":
            continue
        if given not in allowed:
            raise ArgumentError(index + offset, " | ".join(allowed))
        if common not in ("null", given):
            raise ArgumentError(index + offset, common)
        common = given
    return common


def fill(template: str, kind: Type, *fragments: Fragment) -> Fragment:
    """A template whose ``{}`` are taken by fragments, their parameters in the same order."""
    params = tuple(param for fragment in fragments for param in fragment.params)
    return Fragment(template.format(*(fragment.sql for fragment in fragments)), params, kind)


def mismatch(op: str, expected: str, actual: Value) -> TypeMismatch:
    """The refusal for a value that an operation cannot take."""
    return TypeMismatch(op=op, expected=expected, actual=type_of(actual))

"""What one operation of the language is: how it is typed, run and written in SQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from gongdan.expressions.errors import NotInSql, TypeMismatch
from gongdan.expressions.signatures import ArgumentError, Signature, signature
from gongdan.expressions.surroundings import NOTHING, Surroundings
from gongdan.expressions.tree import Expression
from gongdan.expressions.values import Type, Value, type_of, typed

POSTGRES: Final[Mapping[Type, str]] = {
    "text": "text",
    "number": "numeric",
    "boolean": "boolean",
    "date": "date",
    "datetime": "timestamptz",
    "texts": "text[]",
    "numbers": "numeric[]",
    "dates": "date[]",
    "null": "text",
}


@dataclass(frozen=True)
class Fragment:
    """A piece of SQL with its parameters and its type."""

    sql: str
    params: tuple[object, ...]
    type: Type


class ZoneMark:
    """Stands among the parameters where the time zone goes."""


LISTS: Final[tuple[Type, ...]] = ("texts", "numbers", "dates")
MOST_SHAPES: Final = 1000
ZONE: Final = Fragment("%s", (ZoneMark(),), "text")


@dataclass(frozen=True)
class Scope:
    """The values an expression reads, before and now, and what surrounds them."""

    values: Mapping[str, object]
    before: Mapping[str, object] | None = None
    surroundings: Surroundings = NOTHING

    def field(self, name: str) -> Value:
        """The value of a field now; null when it is missing."""
        return typed(self.values.get(name))


Part = Callable[[Scope], Value]
Build = Callable[["Operation", Sequence[Part], Sequence[Expression]], Part]
Write = Callable[[Sequence[Fragment]], Fragment]
Shape = Literal["any", "field", "places", "pattern", "name"]


@dataclass(frozen=True)
class Operation:
    """One operation; ``shapes`` says which arguments must be a field, or fixed.

    With ``may_zero`` an expression may ask that empty numbers count as zero in it.
    """

    name: str
    takes: str
    build: Build
    write: Write | None
    shapes: tuple[Shape, ...] = ()
    may_zero: bool = False
    fn_version: int = 1

    @cached_property
    def signature(self) -> Signature:
        """What it takes and gives."""
        return signature(self.takes)

    @cached_property
    def fits(self) -> set[tuple[object, ...]]:
        """The types of arguments that were found to fit, so that they are not judged again."""
        return set()

    def shape(self, index: int) -> Shape:
        """What the argument at this place has to be."""
        return self.shapes[index] if index < len(self.shapes) else "any"


def strict(function: Callable[..., Value]) -> Build:
    """An operation that gives null as soon as one argument is null."""
    return _eager(lambda values, _scope: None if None in values else function(*values))


def strict_in(function: Callable[..., Value]) -> Build:
    """A strict operation that is told the scope first."""
    return _eager(lambda values, scope: None if None in values else function(scope, *values))


def total(function: Callable[..., Value]) -> Build:
    """An operation that looks at nulls itself."""
    return _eager(lambda values, _scope: function(*values))


def _eager(answer: Callable[[list[Value], Scope], Value]) -> Build:
    def build(operation: Operation, parts: Sequence[Part], _nodes: Sequence[Expression]) -> Part:
        fits = operation.fits

        def run(scope: Scope) -> Value:
            values = [part(scope) for part in parts]
            shape: tuple[object, ...] = tuple([value.__class__ for value in values])
            if tuple in shape:
                shape = tuple([_tag(value) for value in values])
                if () in shape:
                    values = emptied(operation, values)
            if shape not in fits:
                require_types(operation, values)
                if len(fits) < MOST_SHAPES:
                    fits.add(shape)
            return answer(values, scope)

        return run

    return build


def emptied(operation: Operation, values: list[Value]) -> list[Value]:
    """The empty list is of every type: where no list can be taken it is null."""
    types = [type_of(value) for value in values]
    return [
        None if value == () and not _takes_list(operation, types, index) else value
        for index, value in enumerate(values)
    ]


def _takes_list(operation: Operation, types: list[Type], index: int) -> bool:
    for kind in LISTS:
        try:
            operation.signature.take([*types[:index], kind, *types[index + 1 :]])
        except ArgumentError:
            continue
        return True
    return False


def require_types(operation: Operation, values: Sequence[Value]) -> None:
    """Refuse values that the operation does not take."""
    types = [type_of(value) for value in values]
    try:
        operation.signature.take(types)
    except ArgumentError as wrong:
        actual = types[wrong.index]
        raise TypeMismatch(op=operation.name, expected=wrong.expected, actual=actual) from wrong


def mismatch(op: str, expected: str, actual: Value) -> TypeMismatch:
    """The refusal for a value that an operation cannot take."""
    return TypeMismatch(op=op, expected=expected, actual=type_of(actual))


def _tag(value: Value) -> object:
    """The class of a value, of a list that of its items; the empty list is as good as null."""
    if isinstance(value, tuple):
        return (value[0].__class__,) if value else ()
    return value.__class__


def fill(template: str, kind: Type, *fragments: Fragment) -> Fragment:
    """A template whose ``{}`` are taken by fragments, their parameters in the same order."""
    params = tuple(param for fragment in fragments for param in fragment.params)
    return Fragment(template.format(*(fragment.sql for fragment in fragments)), params, kind)


def writing(template: str, kind: Type) -> Write:
    """An operation in SQL that is one template over its arguments."""
    return lambda parts: fill(template, kind, *parts)


def naming(template: str, kind: Type) -> Write:
    """A template that uses its arguments more than once, by the names ``_v.a``, ``_v.b`` and on."""

    def write(parts: Sequence[Fragment]) -> Fragment:
        columns = ", ".join(f"{{}} AS {chr(97 + index)}" for index in range(len(parts)))
        return fill(select(template, f"(SELECT {columns}) _v"), kind, *parts)

    return write


def select(what: str, source: str) -> str:
    """One value out of rows; both are the program's own words."""
    return f"(SELECT {what} FROM {source})"  # noqa: S608


def member(item: Fragment, items: Fragment) -> Fragment:
    """Whether a list holds an item; the cast keeps a list made by a query from being its rows."""
    template = f"COALESCE({{}} = ANY({{}}::{POSTGRES[items.type]}), FALSE)"
    return fill(template, "boolean", item, items)


def parameter(value: object, cast: str = "text") -> Fragment:
    """A value of the operation's own, as a parameter."""
    return Fragment(f"%s::{cast}", (value,), "text")


def whole(template: str, least: int = -(10**6), most: int = 10**6, *, kind: str = "integer") -> str:
    """SQL for a number cut to a whole one that PostgreSQL can count with; null stays null."""
    cut = f"LEAST(GREATEST(_w.x, {least}), {most})::{kind}"
    return select(cut, f"(SELECT trunc({template}) AS x) _w WHERE _w.x IS NOT NULL")


def fixed_param(part: Fragment, op: str) -> object:
    """The value of an argument that is fixed, when SQL must know it beforehand."""
    if len(part.params) != 1:
        raise NotInSql(op=op)
    return part.params[0]

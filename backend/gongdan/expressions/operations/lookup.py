"""A field of the record that a link names; the caller asks, under the rights of who reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from gongdan.expressions.errors import FieldExpected, NameExpected
from gongdan.expressions.operations.operation import Operation, Part, Scope
from gongdan.expressions.tree import Expression
from gongdan.expressions.values import Type, Value, typed

BETWEEN: Final = "->"
"""Stands between a link and a field of its records; no field's own name has it."""


def reached(link: str, fields: Mapping[str, Type]) -> Iterator[tuple[str, Type]]:
    """How the check is told what can be looked up through a link."""
    yield from ((f"{link}{BETWEEN}{code}", kind) for code, kind in fields.items())


def looked_up(node: Expression) -> tuple[str, str]:
    """The link and the code that a lookup names; ``link->code`` has the type of the result."""
    args = node.get("args")
    link, taken = args if isinstance(args, list) and len(args) == 2 else ({}, {})
    name = link.get("field") if isinstance(link, dict) else None
    code = taken.get("value") if isinstance(taken, dict) else None
    if not isinstance(name, str):
        raise FieldExpected(op="lookup")
    if not isinstance(code, str):
        raise NameExpected(op="lookup")
    return name, code


def _build_lookup(
    _operation: Operation, parts: Sequence[Part], nodes: Sequence[Expression]
) -> Part:
    name, code = looked_up({"args": list(nodes)})

    def run(scope: Scope) -> Value:
        key = parts[0](scope)
        if key is None or key == ():
            return None
        return typed(scope.surroundings.the_lookup()(name, key, code))

    return run


OPERATIONS = (Operation("lookup", "any, text -> any", _build_lookup, None, ("field", "name")),)

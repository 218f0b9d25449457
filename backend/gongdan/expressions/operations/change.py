"""What a change did to a field: compared with the image before it; without one, nothing changed."""

from __future__ import annotations

from collections.abc import Sequence

from gongdan.expressions.errors import FieldExpected
from gongdan.expressions.operations.operation import Operation, Part, Scope
from gongdan.expressions.tree import Expression
from gongdan.expressions.values import Value, typed

Nodes = Sequence[Expression]


def _field(operation: Operation, nodes: Nodes) -> str:
    name = nodes[0].get("field") if isinstance(nodes[0], dict) else None
    if not isinstance(name, str):
        raise FieldExpected(op=operation.name)
    return name


def _images(name: str, scope: Scope) -> tuple[Value, Value] | None:
    if scope.before is None:
        return None
    before, now = typed(scope.before.get(name)), scope.field(name)
    return None if before == now else (before, now)


def _build_changed(operation: Operation, _parts: Sequence[Part], nodes: Nodes) -> Part:
    name = _field(operation, nodes)
    return lambda scope: _images(name, scope) is not None


def _build_changed_from(operation: Operation, parts: Sequence[Part], nodes: Nodes) -> Part:
    name = _field(operation, nodes)

    def run(scope: Scope) -> Value:
        images = _images(name, scope)
        return images is not None and images[0] == parts[1](scope)

    return run


def _build_changed_to(operation: Operation, parts: Sequence[Part], nodes: Nodes) -> Part:
    name = _field(operation, nodes)

    def run(scope: Scope) -> Value:
        images = _images(name, scope)
        return images is not None and images[1] == parts[1](scope)

    return run


OPERATIONS = (
    Operation("changed", "any -> boolean", _build_changed, None, ("field",)),
    Operation("changed_from", "T, T -> boolean", _build_changed_from, None, ("field",)),
    Operation("changed_to", "T, T -> boolean", _build_changed_to, None, ("field",)),
)

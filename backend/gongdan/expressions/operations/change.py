"""What a change did to a field: compared with the image before it; without one, nothing changed."""

from __future__ import annotations

from collections.abc import Sequence

from gongdan.expressions.errors import FieldExpected
from gongdan.expressions.operations.operation import Operation, Scope, same
from gongdan.expressions.tree import Expression
from gongdan.expressions.values import TYPES, Value, typed


def _images(op: str, node: Expression, scope: Scope) -> tuple[Value, Value] | None:
    name = node.get("field") if isinstance(node, dict) else None
    if not isinstance(name, str):
        raise FieldExpected(op=op)
    if scope.before is None:
        return None
    before, now = typed(scope.before.get(name)), scope.field(name)
    return None if before == now else (before, now)


def _changed(args: Sequence[Expression], scope: Scope) -> Value:
    return _images("changed", args[0], scope) is not None


def _changed_from(args: Sequence[Expression], scope: Scope) -> Value:
    images = _images("changed_from", args[0], scope)
    return images is not None and images[0] == scope.value(args[1])


def _changed_to(args: Sequence[Expression], scope: Scope) -> Value:
    images = _images("changed_to", args[0], scope)
    return images is not None and images[1] == scope.value(args[1])


ANY = same(TYPES, "boolean")

OPERATIONS = (
    Operation("changed", 1, 1, ANY, _changed, None, ("field",)),
    Operation("changed_from", 2, 2, ANY, _changed_from, None, ("field",)),
    Operation("changed_to", 2, 2, ANY, _changed_to, None, ("field",)),
)

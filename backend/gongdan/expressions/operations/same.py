"""When two values are the same: never when one is null, refused when their types differ."""

from __future__ import annotations

from gongdan.expressions.operations.operation import mismatch
from gongdan.expressions.values import Type, Value, type_of

COMPARABLE: tuple[Type, ...] = ("text", "number", "boolean", "date", "datetime")


def same_values(op: str, left: Value, right: Value) -> bool:
    """Whether two single values are equal."""
    if left is None or right is None:
        return False
    if type_of(left) not in COMPARABLE:
        raise mismatch(op, " | ".join(COMPARABLE), left)
    if type_of(left) != type_of(right):
        raise mismatch(op, type_of(left), right)
    return left == right

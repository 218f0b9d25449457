"""Few values that stand for all others of a field: those that are named, and what lies between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final, cast

from gongdan.expressions.tree import Expression, fixed_value, parts_of
from gongdan.expressions.values import Value

OTHER: Final = "…"
LOGIC: Final = frozenset({"and", "or", "not"})
COMPARING: Final = frozenset({"=", "!=", ">", ">=", "<", "<=", "between", "in"})
PRESENCE: Final = frozenset({"is_empty", "not_empty"})


def samples_of(conditions: Iterable[Expression]) -> dict[str, list[Value]] | None:
    """By field, values of which one behaves like any other in these conditions.

    ``None`` when a condition does more than comparing single fields with fixed values.
    """
    named: dict[str, list[Value]] = {}
    for condition in conditions:
        if not _collect(condition, named):
            return None
    return {field: list(_standing_for(values)) for field, values in named.items()}


def between(named: Sequence[Value]) -> list[Value]:
    """The edges in their order, and one value before, between and after them."""
    edges = sorted(cast("Sequence[Decimal]", named))
    if not edges:
        return []
    step = _step(edges[0])
    found = [edges[0] - step]
    for place, edge in enumerate(edges):
        after = edges[place + 1] if place + 1 < len(edges) else None
        middle = edge + step if after is None else edge + (after - edge) / 2
        found += [edge] if middle in (edge, after) else [edge, middle]
    return cast("list[Value]", found)


def is_ordered(value: Value) -> bool:
    """Whether there is something between two such values."""
    return isinstance(value, Decimal | date)


def _collect(condition: Expression, named: dict[str, list[Value]]) -> bool:
    """Note what a condition compares its fields with; false when it does anything else."""
    operation, parts = condition.get("op"), parts_of(condition)
    if operation in LOGIC:
        return all(_collect(part, named) for part in parts)
    if operation is None:
        return _collect_plain(condition, named)
    fields = [str(part["field"]) for part in parts if "op" not in part and "field" in part]
    fixed = [part for part in parts if "op" not in part and "field" not in part]
    if len(fields) != 1 or len(fixed) != len(parts) - 1:
        return False
    known = named.setdefault(fields[0], [])
    if operation in PRESENCE:
        known.append(None)
        return True
    known += [each for part in fixed for each in _each(fixed_value(part))]
    return operation in COMPARING


def _collect_plain(condition: Expression, named: dict[str, list[Value]]) -> bool:
    """A field that is a yes or no itself, or a fixed yes or no."""
    if "field" in condition:
        named.setdefault(str(condition["field"]), []).append(True)
    return True


def _each(value: Value) -> Sequence[Value]:
    return cast("Sequence[Value]", value) if isinstance(value, tuple) else (value,)


def _standing_for(values: Sequence[Value]) -> Iterable[Value]:
    named = list(dict.fromkeys(one for one in values if one is not None))
    if None in values:
        yield None
    if any(isinstance(one, bool) for one in named):
        yield from (True, False)
    elif len({type(one) for one in named}) == 1 and is_ordered(named[0]):
        yield from between(named)
    else:
        yield from (*named, OTHER)


def _step(value: object) -> Decimal:
    if isinstance(value, datetime):
        return cast("Decimal", timedelta(hours=1))
    return cast("Decimal", timedelta(days=1)) if isinstance(value, date) else Decimal(1)

"""Exact decimals: half away from zero, products and quotients to ten places, null stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation, Overflow
from functools import reduce
from typing import Final

from gongdan.expressions.errors import NumberTooLarge
from gongdan.expressions.operations.operation import (
    MOST_ARGUMENTS,
    Fragment,
    Operation,
    Run,
    Write,
    eager,
    fill,
    mismatch,
    same,
)
from gongdan.expressions.values import EXACT, Value, bounded

PLACES: Final = 10


def _rounded(number: Decimal, places: int = PLACES) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), context=EXACT)


def _times(left: Decimal, right: Decimal) -> Decimal | None:
    return _rounded(EXACT.multiply(left, right))


def _divided(left: Decimal, right: Decimal) -> Decimal | None:
    return None if right == 0 else _rounded(EXACT.divide(left, right))


def _round(value: Decimal, places: Decimal = Decimal(0)) -> Decimal | None:
    return _rounded(value, min(max(int(places), 0), PLACES))


def _exact(op: str, step: Callable[..., Decimal | None]) -> Run:
    def fold(*values: Value) -> Value:
        for value in values:
            if value is not None and not isinstance(value, Decimal):
                raise mismatch(op, "number", value)
        if any(value is None for value in values):
            return None
        try:
            result = step(*values)
        except (InvalidOperation, Overflow) as too_large:
            raise NumberTooLarge() from too_large
        return None if result is None else bounded(result)

    return eager(fold)


def _chain(step: Callable[[Decimal, Decimal], Decimal | None]) -> Callable[..., Decimal | None]:
    return lambda *values: reduce(step, values)


def _write(template: str) -> Write:
    def write(parts: Sequence[Fragment]) -> Fragment:
        return reduce(lambda left, right: fill(template, "number", left, right), parts)

    return write


def _write_round(parts: Sequence[Fragment]) -> Fragment:
    places = (
        fill("{}::integer", "number", parts[1]) if len(parts) > 1 else Fragment("0", (), "number")
    )
    return fill("round({}, {})", "number", parts[0], places)


NUMBERS = same(("number",), "number")
# The twenty zeros make PostgreSQL compute the quotient to at least twenty places before rounding.
QUOTIENT = "round({} * 1.00000000000000000000 / NULLIF({}, 0), 10)"

OPERATIONS = (
    Operation("+", 2, MOST_ARGUMENTS, NUMBERS, _exact("+", _chain(EXACT.add)), _write("({} + {})")),
    Operation("-", 2, 2, NUMBERS, _exact("-", EXACT.subtract), _write("({} - {})")),
    Operation(
        "*", 2, MOST_ARGUMENTS, NUMBERS, _exact("*", _chain(_times)), _write("round({} * {}, 10)")
    ),
    Operation("/", 2, 2, NUMBERS, _exact("/", _divided), _write(QUOTIENT)),
    Operation("round", 1, 2, NUMBERS, _exact("round", _round), _write_round, ("any", "places")),
)

"""Exact decimals: half away from zero, products and quotients to ten places, null stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, DivisionByZero, InvalidOperation, Overflow
from functools import reduce
from typing import Final

from gongdan.expressions.errors import NumberTooLarge
from gongdan.expressions.operations.operation import (
    Build,
    Fragment,
    Operation,
    Write,
    fill,
    naming,
    strict,
    whole,
    writing,
)
from gongdan.expressions.values import EXACT, bounded

PLACES: Final = 10
MOST_POWER: Final = 100
UNITS: Final = tuple(Decimal(1).scaleb(-places) for places in range(PLACES + 1))


def rounded(number: Decimal, places: int = PLACES) -> Decimal:
    """The number to so many places, half away from zero."""
    return number.quantize(UNITS[places], context=EXACT)


def exact(step: Callable[..., Decimal | None]) -> Build:
    """A strict operation on numbers that refuses results too large to hold."""
    return strict(lambda *values: held(lambda: step(*values)))


def held(step: Callable[[], Decimal | None]) -> Decimal | None:
    """What a calculation gives, refused when it is too large to hold."""
    try:
        result = step()
    except (InvalidOperation, Overflow) as too_large:
        raise NumberTooLarge() from too_large
    return None if result is None else bounded(result)


def _times(left: Decimal, right: Decimal) -> Decimal:
    return rounded(EXACT.multiply(left, right))


def _divided(left: Decimal, right: Decimal) -> Decimal | None:
    return None if right == 0 else rounded(EXACT.divide(left, right))


def _mod(left: Decimal, right: Decimal) -> Decimal | None:
    """What is left over, with the sign of the divisor, as spreadsheets have it."""
    if right == 0:
        return None
    rest = EXACT.remainder(left, right)
    return EXACT.add(rest, right) if rest and (rest < 0) != (right < 0) else rest


def _power(base: Decimal, exponent: Decimal) -> Decimal | None:
    times = int(exponent)
    if abs(times) > MOST_POWER:
        raise NumberTooLarge()
    if base == 0:
        return Decimal(1) if times == 0 else Decimal(0) if times > 0 else None
    try:
        return rounded(EXACT.power(base, times))
    except DivisionByZero as too_large:
        raise NumberTooLarge() from too_large


def _round(value: Decimal, places: Decimal = Decimal(0)) -> Decimal:
    return rounded(value, min(max(int(places), 0), PLACES))


def _floor(value: Decimal) -> Decimal:
    return value.to_integral_value(rounding=ROUND_FLOOR, context=EXACT)


def _ceiling(value: Decimal) -> Decimal:
    return value.to_integral_value(rounding=ROUND_CEILING, context=EXACT)


def _chain(step: Callable[[Decimal, Decimal], Decimal]) -> Callable[..., Decimal]:
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


MANY: Final = "number, number... -> number"
TWO: Final = "number, number -> number"
ONE: Final = "number -> number"
# The twenty zeros make PostgreSQL compute the quotient to at least twenty places before rounding.
TWENTY: Final = "1.00000000000000000000"
QUOTIENT: Final = f"round({{}} * {TWENTY} / NULLIF({{}}, 0), 10)"
MOD: Final = "mod(mod(_v.a, NULLIF(_v.b, 0)) + _v.b, NULLIF(_v.b, 0))"
POWER: Final = (
    "CASE WHEN _v.a = 0 AND trunc(_v.b) < 0 THEN NULL "
    f"ELSE round(power(_v.a * {TWENTY}, {whole('_v.b', -100, 100)}), 10) END"
)

OPERATIONS = (
    Operation("+", MANY, exact(_chain(EXACT.add)), _write("({} + {})"), may_zero=True),
    Operation("-", TWO, exact(EXACT.subtract), _write("({} - {})"), may_zero=True),
    Operation("*", MANY, exact(_chain(_times)), _write("round({} * {}, 10)"), may_zero=True),
    Operation("/", TWO, exact(_divided), _write(QUOTIENT), may_zero=True),
    Operation("mod", TWO, exact(_mod), naming(MOD, "number"), may_zero=True),
    Operation("power", TWO, exact(_power), naming(POWER, "number"), may_zero=True),
    Operation("abs", ONE, exact(Decimal.copy_abs), writing("abs({})", "number"), may_zero=True),
    Operation(
        "round",
        "number, number? -> number",
        exact(_round),
        _write_round,
        ("any", "places"),
        may_zero=True,
    ),
    Operation("floor", ONE, exact(_floor), writing("floor({})", "number"), may_zero=True),
    Operation("ceiling", ONE, exact(_ceiling), writing("ceil({})", "number"), may_zero=True),
)

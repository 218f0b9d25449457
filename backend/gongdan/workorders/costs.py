"""What work costs: minutes at an hourly rate and parts at a unit cost, to the cent."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def labor_cost(*, minutes: int, hourly_rate: Decimal) -> Decimal:
    """The minutes' cost at the rate, half a cent rounded up."""
    return to_the_cent(Decimal(minutes) * hourly_rate / 60)


def parts_cost(*, quantity: Decimal, unit_cost: Decimal) -> Decimal:
    """The parts' cost, half a cent rounded up."""
    return to_the_cent(quantity * unit_cost)


def to_the_cent(amount: Decimal) -> Decimal:
    """The amount with two decimals."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)

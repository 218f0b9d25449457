"""What work costs, to the cent."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gongdan.workorders.costs import labor_cost, parts_cost


@pytest.mark.parametrize(
    ("minutes", "rate", "cost"),
    [
        (60, "80.00", "80.00"),
        (90, "80.00", "120.00"),
        (1, "80.00", "1.33"),
        (1, "80.10", "1.34"),
        (3, "0.10", "0.01"),
        (45, "0.00", "0.00"),
    ],
)
def test_minutes_cost_their_share_of_the_hour(minutes: int, rate: str, cost: str) -> None:
    assert labor_cost(minutes=minutes, hourly_rate=Decimal(rate)) == Decimal(cost)


def test_half_a_cent_of_parts_is_rounded_up() -> None:
    assert parts_cost(quantity=Decimal("0.5"), unit_cost=Decimal("0.01")) == Decimal("0.01")

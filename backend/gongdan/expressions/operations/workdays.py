"""Working days, by the calendar that the caller supplies."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from gongdan.expressions.errors import DateOutOfRange
from gongdan.expressions.operations.operation import Operation, Scope, strict_in
from gongdan.expressions.values import Value

MOST_MOVED = 10_000


def _is_business_day(scope: Scope, day: date) -> Value:
    return scope.surroundings.the_calendar().is_working(day)


def _add_business_days(scope: Scope, day: date, count: Decimal) -> Value:
    if abs(count) > MOST_MOVED:
        raise DateOutOfRange()
    return scope.surroundings.the_calendar().moved(day, int(count))


def _business_days_between(scope: Scope, first: date, last: date) -> Value:
    return Decimal(scope.surroundings.the_calendar().between(first, last))


OPERATIONS = (
    Operation("is_business_day", "date -> boolean", strict_in(_is_business_day), None),
    Operation("add_business_days", "date, number -> date", strict_in(_add_business_days), None),
    Operation(
        "business_days_between", "date, date -> number", strict_in(_business_days_between), None
    ),
)

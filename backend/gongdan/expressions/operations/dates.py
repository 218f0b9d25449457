"""Whole days between dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from gongdan.expressions.errors import DateOutOfRange
from gongdan.expressions.operations.operation import (
    Fragment,
    Operation,
    eager,
    fill,
    mismatch,
    positions,
)
from gongdan.expressions.values import Value


def _day(op: str, value: Value) -> date | None:
    if value is None:
        return None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise mismatch(op, "date", value)
    return value


def _days_between(start: Value, end: Value) -> Value:
    first, last = _day("days_between", start), _day("days_between", end)
    if first is None or last is None:
        return None
    return Decimal((last - first).days)


def _add_days(start: Value, days: Value) -> Value:
    first = _day("add_days", start)
    if days is not None and not isinstance(days, Decimal):
        raise mismatch("add_days", "number", days)
    if first is None or days is None:
        return None
    try:
        return first + timedelta(days=int(days))
    except OverflowError as beyond:
        raise DateOutOfRange() from beyond


def _write_days_between(parts: Sequence[Fragment]) -> Fragment:
    return fill("({} - {})::numeric", "number", parts[1], parts[0])


def _write_add_days(parts: Sequence[Fragment]) -> Fragment:
    return fill("({} + trunc({})::integer)", "date", *parts)


TWO_DATES = positions("date", "date", result="number")
DATE_AND_NUMBER = positions("date", "number", result="date")

OPERATIONS = (
    Operation("days_between", 2, 2, TWO_DATES, eager(_days_between), _write_days_between),
    Operation("add_days", 2, 2, DATE_AND_NUMBER, eager(_add_days), _write_add_days),
)

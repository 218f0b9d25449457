"""Days and moments: their parts, moved, measured; moments are read in the organization's zone."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from decimal import Decimal
from typing import Final

from gongdan.expressions.errors import DateOutOfRange
from gongdan.expressions.operations.arithmetic import TWENTY, rounded
from gongdan.expressions.operations.operation import (
    ZONE,
    Build,
    Fragment,
    Operation,
    Scope,
    Write,
    fill,
    naming,
    strict,
    strict_in,
    whole,
    writing,
)
from gongdan.expressions.values import EXACT, Value

MOST_DAYS: Final = 1_700_000
MOST_MONTHS: Final = 12 * 4000
MOST_SECONDS: Final = 86_400 * MOST_DAYS


def local(scope: Scope, value: Value) -> date | datetime:
    """A day as it is; a moment on the organization's wall clock."""
    if isinstance(value, datetime):
        return value.astimezone(scope.surroundings.the_zone())
    assert isinstance(value, date)  # noqa: S101
    return value


def write_local(part: Fragment) -> Fragment:
    """A day or a moment on the organization's wall clock, in SQL without a zone."""
    if part.type == "datetime":
        return fill("({} AT TIME ZONE {})", "datetime", part, ZONE)
    return fill("{}::timestamp", "date", part)


def _part(piece: Callable[[date | datetime], int]) -> Build:
    return strict_in(lambda scope, value: Decimal(piece(local(scope, value))))


def _write_part(name: str) -> Write:
    return lambda parts: fill(
        f"EXTRACT({name} FROM {{}})::numeric", "number", write_local(parts[0])
    )


def _date_of(scope: Scope, moment: datetime) -> Value:
    return moment.astimezone(scope.surroundings.the_zone()).date()


def _write_date_of(parts: Sequence[Fragment]) -> Fragment:
    return fill("{}::date", "date", write_local(parts[0]))


def _date(year: Decimal, month: Decimal, day: Decimal) -> Value:
    try:
        return date(int(year), int(month), int(day))
    except (ValueError, OverflowError):
        return None


def _days_between(first: date, last: date) -> Value:
    return Decimal((last - first).days)


def _add_days(first: date, days: Decimal) -> Value:
    try:
        return first + timedelta(days=int(days))
    except OverflowError as beyond:
        raise DateOutOfRange() from beyond


def _add_months(first: date, months: Decimal) -> Value:
    """The same day of another month; the last day where that month is shorter."""
    count = first.year * 12 + first.month - 1 + int(months)
    year, month = divmod(count, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise DateOutOfRange()
    return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))


def _add_years(first: date, years: Decimal) -> Value:
    return _add_months(first, Decimal(int(years) * 12))


def _start_of_month(day: date) -> Value:
    return day.replace(day=1)


def _end_of_month(day: date) -> Value:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _elapsed(unit: int) -> Build:
    """Whole seconds between two moments in a larger unit, to ten places."""

    def measure(first: datetime, last: datetime) -> Value:
        seconds = Decimal(int((last - first) / timedelta(seconds=1)))
        return rounded(EXACT.divide(seconds, Decimal(unit)))

    return strict(measure)


def _write_elapsed(unit: int) -> Write:
    template = f"round(trunc(EXTRACT(EPOCH FROM ({{}} - {{}}))) * {TWENTY} / {unit}, 10)"
    return lambda parts: fill(template, "number", parts[1], parts[0])


def _moved(unit: int) -> Build:
    def move(first: datetime, count: Decimal) -> Value:
        seconds = int(EXACT.multiply(count, Decimal(unit)))
        try:
            return first + timedelta(seconds=seconds)
        except OverflowError as beyond:
            raise DateOutOfRange() from beyond

    return strict(move)


def _write_moved(unit: int) -> Write:
    seconds = whole(f"{{}} * {unit}", -MOST_SECONDS, MOST_SECONDS, kind="numeric")
    return writing(f"({{}} + {seconds} * interval '1 second')", "datetime")


def _write_days_between(parts: Sequence[Fragment]) -> Fragment:
    return fill("({} - {})::numeric", "number", parts[1], parts[0])


def _write_months(times: int) -> Write:
    months = f"{times} * {whole('{}', -MOST_MONTHS // times, MOST_MONTHS // times)}"
    return writing(f"({{}} + make_interval(months => {months}))::date", "date")


MONTH: Final = "date_trunc('month', {}::timestamp)"
DATE: Final = (
    "CASE WHEN _v.a >= 1 AND _v.a < 10000 AND _v.b >= 1 AND _v.b < 13 THEN "
    "CASE WHEN _v.c >= 1 AND trunc(_v.c) <= EXTRACT(DAY FROM "
    "make_date(trunc(_v.a)::integer, trunc(_v.b)::integer, 1) + interval '1 month -1 day') "
    "THEN make_date(trunc(_v.a)::integer, trunc(_v.b)::integer, trunc(_v.c)::integer) END END"
)
OF_DAY: Final = "date|datetime -> number"
DAY_AND_COUNT: Final = "date, number -> date"
MOMENT_AND_COUNT: Final = "datetime, number -> datetime"
TWO_MOMENTS: Final = "datetime, datetime -> number"

OPERATIONS = (
    Operation("year", OF_DAY, _part(lambda day: day.year), _write_part("YEAR")),
    Operation("month", OF_DAY, _part(lambda day: day.month), _write_part("MONTH")),
    Operation("day", OF_DAY, _part(lambda day: day.day), _write_part("DAY")),
    Operation("weekday", OF_DAY, _part(date.isoweekday), _write_part("ISODOW")),
    Operation(
        "hour",
        "datetime -> number",
        _part(lambda day: day.hour if isinstance(day, datetime) else 0),
        _write_part("HOUR"),
    ),
    Operation("date_of", "datetime -> date", strict_in(_date_of), _write_date_of),
    Operation("date", "number, number, number -> date", strict(_date), naming(DATE, "date")),
    Operation("days_between", "date, date -> number", strict(_days_between), _write_days_between),
    Operation(
        "add_days",
        DAY_AND_COUNT,
        strict(_add_days),
        writing(f"({{}} + {whole('{}', -MOST_DAYS, MOST_DAYS)})", "date"),
    ),
    Operation("add_months", DAY_AND_COUNT, strict(_add_months), _write_months(1)),
    Operation("add_years", DAY_AND_COUNT, strict(_add_years), _write_months(12)),
    Operation(
        "start_of_month", "date -> date", strict(_start_of_month), writing(MONTH + "::date", "date")
    ),
    Operation(
        "end_of_month",
        "date -> date",
        strict(_end_of_month),
        writing(f"({MONTH} + interval '1 month -1 day')::date", "date"),
    ),
    Operation("hours_between", TWO_MOMENTS, _elapsed(3600), _write_elapsed(3600)),
    Operation("minutes_between", TWO_MOMENTS, _elapsed(60), _write_elapsed(60)),
    Operation("add_hours", MOMENT_AND_COUNT, _moved(3600), _write_moved(3600)),
    Operation("add_minutes", MOMENT_AND_COUNT, _moved(60), _write_moved(60)),
)

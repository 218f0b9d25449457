"""Serial numbers from a pattern such as ``IT-{YYYY}{MM}{DD}-{seq:4}``."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

_PART = re.compile(r"\{(YYYY|YY|MM|DD|seq:\d)\}")
_local = threading.local()
_RESETS = {"none": "", "year": "%Y", "month": "%Y%m", "day": "%Y%m%d"}


@dataclass(frozen=True)
class Series:
    """Numbers that rise together: a pattern, whose they are, and when they begin anew.

    ``reset`` is ``none``, ``year``, ``month`` or ``day``; ``None`` goes by the pattern's dates.
    Without gaps the counter is held until the caller's transaction ends, so creations queue.
    """

    pattern: str
    rule: str
    scope: str = ""
    reset: str | None = None
    is_gapless: bool = False


def next_number(pattern: str, *, at: datetime) -> str:
    """The next number of a pattern: unique, rising, with gaps where an order was not kept.

    The counter is moved in a short transaction of its own, so that creations never queue
    behind each other; a creation that is refused afterwards leaves a gap.
    """
    return next_numbers(pattern, at=at, count=1)[0]


def next_numbers(pattern: str, *, at: datetime, count: int) -> list[str]:
    """Several numbers at once, in order."""
    return next_of(Series(pattern, pattern), at=at, count=count)


def next_of(series: Series, *, at: datetime, count: int = 1) -> list[str]:
    """The next numbers of a series, in order."""
    local = at.astimezone(ZoneInfo(settings.ORG_TIME_ZONE))
    last = _advance(series, period=_period(series, local), count=count)
    return [render(series.pattern, local, seq) for seq in range(last - count + 1, last + 1)]


def not_below(series: Series, number: str, *, at: datetime) -> None:
    """Let the series go on behind a number that came from elsewhere, as with an import."""
    local = at.astimezone(ZoneInfo(settings.ORG_TIME_ZONE))
    found = re.search(r"(\d{1,15})\D*$", number)
    if found is None:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO records_serialcounter (rule, period, scope, last) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT (rule, period, scope)"
            " DO UPDATE SET last = GREATEST(records_serialcounter.last, EXCLUDED.last)",
            [series.rule, _period(series, local), series.scope, int(found[1])],
        )


def go_on_after(last: int, pattern: str, *, at: datetime) -> None:
    """Let a pattern go on after this sequence number, wherever it stood.

    Only for who knows that the numbers that follow are free, as when a past is told out of order.
    """
    local = at.astimezone(ZoneInfo(settings.ORG_TIME_ZONE))
    series = Series(pattern, pattern)
    with _own_connection().cursor() as cursor:
        cursor.execute(
            "INSERT INTO records_serialcounter (rule, period, scope, last) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT (rule, period, scope) DO UPDATE SET last = EXCLUDED.last",
            [series.rule, _period(series, local), series.scope, last],
        )


def render(pattern: str, local: datetime, seq: int) -> str:
    """The pattern with a date and a sequence number; a long sequence is never cut."""
    values = {
        "YYYY": f"{local:%Y}",
        "YY": f"{local:%y}",
        "MM": f"{local:%m}",
        "DD": f"{local:%d}",
    }

    def part(match: re.Match[str]) -> str:
        name = match[1]
        return values.get(name) or str(seq).zfill(int(name.removeprefix("seq:")))

    return _PART.sub(part, pattern)


def _period(series: Series, local: datetime) -> str:
    if series.reset is not None:
        return local.strftime(_RESETS[series.reset])
    if "{DD}" in series.pattern:
        return local.strftime("%Y%m%d")
    if "{MM}" in series.pattern:
        return local.strftime("%Y%m")
    return local.strftime("%Y") if "{YY" in series.pattern else ""


def _advance(series: Series, *, period: str, count: int) -> int:
    counter = connection if series.is_gapless else _own_connection()
    with counter.cursor() as cursor:
        cursor.execute(
            "INSERT INTO records_serialcounter (rule, period, scope, last) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT (rule, period, scope)"
            " DO UPDATE SET last = records_serialcounter.last + %s RETURNING last",
            [series.rule, period, series.scope, count, count],
        )
        row = cursor.fetchone()
    return int(row[0])


def close() -> None:
    """Give back this thread's second connection."""
    held: BaseDatabaseWrapper | None = getattr(_local, "connection", None)
    if held is not None:
        held.close()


def _own_connection() -> BaseDatabaseWrapper:
    """A second connection of this thread, in autocommit, to the same database."""
    held: BaseDatabaseWrapper | None = getattr(_local, "connection", None)
    name = connection.settings_dict["NAME"]
    if held is None or held.settings_dict["NAME"] != name or not held.is_usable():
        held = connection.copy()
        _local.connection = held
    return held

"""Serial numbers from a pattern such as ``IT-{YYYY}{MM}{DD}-{seq:4}``."""

from __future__ import annotations

import re
import threading
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

_PART = re.compile(r"\{(YYYY|YY|MM|DD|seq:\d)\}")
_local = threading.local()


def next_number(pattern: str, *, at: datetime) -> str:
    """The next number of a pattern: unique, rising, with gaps where an order was not kept.

    The counter is moved in a short transaction of its own, so that creations never queue
    behind each other; a creation that is refused afterwards leaves a gap.
    """
    return next_numbers(pattern, at=at, count=1)[0]


def next_numbers(pattern: str, *, at: datetime, count: int) -> list[str]:
    """Several numbers at once, in order."""
    local = at.astimezone(ZoneInfo(settings.ORG_TIME_ZONE))
    period = local.strftime(_period_format(pattern))
    last = _advance(rule=pattern, period=period, count=count)
    return [render(pattern, local, seq) for seq in range(last - count + 1, last + 1)]


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


def _period_format(pattern: str) -> str:
    if "{DD}" in pattern:
        return "%Y%m%d"
    if "{MM}" in pattern:
        return "%Y%m"
    return "%Y" if "{YY" in pattern else ""


def _advance(*, rule: str, period: str, count: int) -> int:
    with _own_connection().cursor() as cursor:
        cursor.execute(
            "INSERT INTO records_serialcounter (rule, period, scope, last) VALUES (%s, %s, '', %s)"
            " ON CONFLICT (rule, period, scope)"
            " DO UPDATE SET last = records_serialcounter.last + %s RETURNING last",
            [rule, period, count, count],
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

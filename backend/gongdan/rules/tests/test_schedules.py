"""When scheduled rules are due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from gongdan.rules.schedules import Overdue, Repeated, due
from gongdan.rules.tests.makers import Json

ZONE = ZoneInfo("Asia/Shanghai")
# A Monday.
TEN = datetime(2026, 11, 23, 10, 0, tzinfo=ZONE)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({"every": "day", "time": "09:00"}, TEN.replace(hour=9)),
        ({"every": "day", "time": "10:00"}, TEN),
        ({"every": "day", "time": "18:30"}, TEN.replace(day=22, hour=18, minute=30)),
        ({"every": "hour", "time": "00:15"}, TEN.replace(hour=9, minute=15)),
        ({"every": "week", "day": 1, "time": "08:00"}, TEN.replace(hour=8)),
        ({"every": "month", "day": 23, "time": "08:00"}, TEN.replace(hour=8)),
    ],
)
def test_the_newest_moment_that_came_is_due(entry: Json, expected: datetime) -> None:
    assert due(entry, at=TEN, zone=ZONE, begun=LONG_AGO) == Repeated(expected)


@pytest.mark.parametrize(
    "entry", [{"every": "week", "day": 5, "time": "08:00"}, {"every": "month", "day": 1}]
)
def test_a_moment_more_than_a_day_back_is_let_go(entry: Json) -> None:
    assert due(entry, at=TEN, zone=ZONE, begun=LONG_AGO) is None


def test_a_moment_before_the_rule_held_is_none_of_its_business() -> None:
    begun = TEN.replace(hour=9, minute=30)

    assert due({"every": "day", "time": "09:00"}, at=TEN, zone=ZONE, begun=begun) is None


def test_so_long_after_something_is_a_limit_that_moves_with_the_clock() -> None:
    what = due({"since": "submitted", "after": 120}, at=TEN, zone=ZONE, begun=LONG_AGO)

    assert what == Overdue("submitted", TEN - timedelta(hours=2), 120)

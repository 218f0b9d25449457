"""Rules, processes and promises count days as forms do: the organization's zone and calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from gongdan.demo.calendars import make_calendars
from gongdan.expressions.evaluation import evaluate
from gongdan.kernel.actors import SYSTEM

pytestmark = pytest.mark.django_db

LATE = datetime(2026, 9, 30, 17, 0, tzinfo=UTC)
NEXT: dict[str, object] = {"op": "add_business_days", "args": [{"field": "day"}, {"value": 1}]}
DAY: dict[str, object] = {"op": "date_of", "args": [{"field": "moment"}]}


def test_a_moment_is_of_the_organizations_day() -> None:
    assert evaluate(DAY, {"moment": LATE}) == date(2026, 10, 1)


def test_the_published_calendar_counts_as_soon_as_it_is_there() -> None:
    before = evaluate(NEXT, {"day": date(2026, 9, 30)})
    make_calendars(by=SYSTEM, at=LATE)

    assert (before, evaluate(NEXT, {"day": date(2026, 9, 30)})) == (
        date(2026, 10, 1),
        date(2026, 10, 8),
    )

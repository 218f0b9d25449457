"""Periods begin and end at midnight where the organization is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from gongdan.reports.periods import Period, month_of, until

SHANGHAI = ZoneInfo("Asia/Shanghai")


def period(first: date, last: date) -> Period:
    return Period(first, last, SHANGHAI)


def test_a_month_begins_at_midnight_in_the_organizations_zone() -> None:
    october = period(date(2026, 10, 1), date(2026, 10, 31))

    assert october.start == datetime(2026, 9, 30, 16, 0, tzinfo=UTC)
    assert october.end == datetime(2026, 10, 31, 16, 0, tzinfo=UTC)


def test_a_whole_month_is_compared_with_the_whole_month_before() -> None:
    march = period(date(2026, 3, 1), date(2026, 3, 31))

    assert march.before == period(date(2026, 2, 1), date(2026, 2, 28))


def test_part_of_a_month_is_compared_with_the_same_days_of_the_month_before() -> None:
    november = period(date(2026, 11, 1), date(2026, 11, 22))

    assert november.before == period(date(2026, 10, 1), date(2026, 10, 22))


def test_other_days_are_compared_with_as_many_days_before() -> None:
    ten = period(date(2026, 11, 5), date(2026, 11, 14))

    assert ten.before == period(date(2026, 10, 26), date(2026, 11, 4))


def test_days_that_have_not_come_are_left_out() -> None:
    noon = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)

    whole = period(date(2026, 11, 1), date(2026, 11, 30))

    assert until(whole, noon) == period(date(2026, 11, 1), date(2026, 11, 23))
    assert month_of(noon, SHANGHAI) == period(date(2026, 11, 1), date(2026, 11, 23))


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 400))
def test_the_period_before_ends_before_and_is_never_longer(first: date, days: int) -> None:
    here = period(first, date.fromordinal(first.toordinal() + days - 1))

    assert here.before.last_date < here.first_date
    assert here.before.days <= max(here.days, 31)
    assert 1 <= len(here.edges) <= 6
    assert here.edges[0] == here.start

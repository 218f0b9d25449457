"""When messages of clocks wait, as pure values."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gongdan.notifications.quiet import CLOCK_KINDS, Quiet, Wait, is_quiet, wait_of

SHANGHAI = "Asia/Shanghai"
NIGHT = Quiet(is_on=True)
ZONES = (SHANGHAI, "America/New_York", "Europe/London", "Australia/Lord_Howe")


def local(text: str, zone: str = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def wait(quiet: Quiet, at: str, *, kind: str = "warning", priority: int = 3) -> Wait | None:
    return wait_of(quiet, kind=kind, priority=priority, at=local(at), time_zone=SHANGHAI)


@pytest.mark.parametrize(
    ("at", "until"),
    [
        ("2026-11-23T21:59", None),
        ("2026-11-23T22:00", "2026-11-24T07:00"),
        ("2026-11-24T00:00", "2026-11-24T07:00"),
        ("2026-11-24T06:59:59", "2026-11-24T07:00"),
        ("2026-11-24T07:00", None),
        ("2026-11-24T12:00", None),
    ],
)
def test_what_comes_at_night_waits_for_the_morning(at: str, until: str | None) -> None:
    expected = Wait(local(until), "quiet_hours") if until else None

    assert wait(NIGHT, at) == expected


def test_the_highest_priority_is_let_through_unless_nothing_is() -> None:
    night = "2026-11-24T02:00"

    assert wait(NIGHT, night, kind="breach", priority=1) is None
    assert wait(NIGHT, night, kind="breach", priority=2) is not None
    assert wait(Quiet(is_on=True, lets_urgent=False), night, kind="breach", priority=1) is not None


def test_what_no_clock_says_never_waits() -> None:
    assert wait(NIGHT, "2026-11-24T02:00", kind="reply") is None
    assert wait(Quiet(), "2026-11-24T02:00") is None


def test_once_a_day_everything_waits_for_its_minute_and_for_the_end_of_the_night() -> None:
    nine, two = Quiet(digest_at=9 * 60), Quiet(is_on=True, digest_at=2 * 60)

    assert wait(nine, "2026-11-23T09:00") == Wait(local("2026-11-24T09:00"), "digest")
    assert wait(nine, "2026-11-23T08:59") == Wait(local("2026-11-23T09:00"), "digest")
    assert wait(two, "2026-11-23T12:00") == Wait(local("2026-11-24T07:00"), "quiet_hours")


quiets = st.builds(
    Quiet,
    is_on=st.booleans(),
    starts=st.integers(0, 1439),
    ends=st.integers(0, 1439),
    lets_urgent=st.booleans(),
    digest_at=st.one_of(st.none(), st.integers(0, 1439)),
)
moments = st.integers(0, 400 * 1440).map(
    lambda minute: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
)


@settings(max_examples=200, deadline=None, phases=[Phase.generate])
@given(
    quiets, moments, st.sampled_from(ZONES), st.sampled_from(sorted(CLOCK_KINDS)), st.integers(1, 4)
)
def test_nothing_waits_into_quiet_hours_nor_for_ever(
    quiet: Quiet, at: datetime, zone: str, kind: str, priority: int
) -> None:
    found = wait_of(quiet, kind=kind, priority=priority, at=at, time_zone=zone)

    sent_at = found.until if found else at
    is_let_through = quiet.lets_urgent and priority == 1
    assert at <= sent_at <= at + timedelta(hours=50)
    assert is_let_through or not is_quiet(quiet, sent_at, zone)

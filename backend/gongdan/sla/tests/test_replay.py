"""A stored clock is what its ledger says, after whatever happened to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings

from gongdan.sla import clock as clocks
from gongdan.sla.calendars import WorkingCalendar
from gongdan.sla.clock import Cause, Clock, Target
from gongdan.sla.replay import Chapter, differences
from gongdan.sla.tests.makers import PLAIN, local
from gongdan.sla.tests.test_calendar_laws import calendars, moments
from gongdan.sla.tests.test_clock_laws import acts, move

H = 3600


def chapters_of(told: list[tuple[Clock, clocks.Moved]], calendar: WorkingCalendar) -> list[Chapter]:
    return [
        Chapter(span, before.target_seconds, calendar)
        for before, moved in told
        for span in moved.spans
    ]


@settings(max_examples=300, deadline=None)
@given(calendars(), moments, acts)
def test_whatever_happened_the_ledger_bears_the_clock_out(
    calendar: WorkingCalendar, at: datetime, steps: list[tuple[str, int, int]]
) -> None:
    clock = clocks.start("resolution", target=Target(30_000, calendar, (50,)), at=at)
    told, began = [(clock, clocks.Moved(clock))], at
    for act, wait, n in steps:
        at += timedelta(seconds=wait)
        before = told[-1][1].clock
        told.append((before, move(before, calendar, act, at, n)))

    found = differences(
        told[-1][1].clock,
        started_at=began,
        chapters=chapters_of(told, calendar),
        calendar=calendar,
    )

    assert found == []


PAUSED = clocks.pause(
    clocks.start("resolution", target=Target(4 * H, PLAIN), at=local("2026-11-23T09:00")),
    calendar=PLAIN,
    at=local("2026-11-23T10:00"),
    cause=Cause("waiting:parts"),
)


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        (replace(PAUSED.clock, elapsed_seconds=H + 60), ["elapsed_seconds"]),
        (replace(PAUSED.clock, due_at=local("2026-11-23T13:00")), ["due_at"]),
        (replace(PAUSED.clock, fulfilled_at=local("2026-11-23T10:00")), ["fulfilled_at"]),
        (
            replace(PAUSED.clock, breached_at=local("2026-11-23T10:00"), breach_cause="overrun"),
            ["breached_at", "breach_cause"],
        ),
        (
            replace(PAUSED.clock, segment_started_at=local("2026-11-23T11:00")),
            ["segment_started_at"],
        ),
    ],
)
def test_what_was_changed_by_hand_is_named(changed: Clock, what: list[str]) -> None:
    chapters = [Chapter(span, 4 * H, PLAIN) for span in PAUSED.spans]

    found = differences(
        changed, started_at=local("2026-11-23T09:00"), chapters=chapters, calendar=PLAIN
    )

    assert [one.what for one in found] == what


def test_a_gap_and_a_wrong_sum_are_named() -> None:
    wrong = [
        Chapter(replace(span, started_at=local("2026-11-23T09:30")), 4 * H, PLAIN)
        for span in PAUSED.spans
    ]

    found = differences(
        PAUSED.clock, started_at=local("2026-11-23T09:00"), chapters=wrong, calendar=PLAIN
    )

    assert [one.what for one in found] == ["span_start", "span_seconds", "elapsed_seconds"]

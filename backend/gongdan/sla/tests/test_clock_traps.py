"""What clocks of other products got wrong, as a table: after what, a promise is due when."""

from __future__ import annotations

import pytest

from gongdan.sla import clock as clocks
from gongdan.sla.calendars import WorkingCalendar
from gongdan.sla.clock import Cause, Clock, Target
from gongdan.sla.tests.makers import ALWAYS, LUNCH, PLAIN, local

H = 3600
NO_CAUSE = Cause()
Act = tuple[str, str, float]

# name: calendar, when it begins, hours promised, what happens (what, when, hours), due, breached
CASES: dict[str, tuple[WorkingCalendar, str, float, list[Act], str | None, str]] = {
    "a_pause_over_the_weekend_moves_nothing_but_working_time": (
        PLAIN,
        "2026-11-20T16:00",
        4,
        [("pause", "2026-11-20T17:00", 0), ("resume", "2026-11-23T10:00", 0)],
        "2026-11-23T13:00",
        "",
    ),
    "a_pause_in_closed_hours_costs_nothing": (
        PLAIN,
        "2026-11-23T16:00",
        4,
        [("pause", "2026-11-23T20:00", 0), ("resume", "2026-11-24T07:00", 0)],
        "2026-11-24T11:00",
        "",
    ),
    "a_pause_from_edge_to_edge_of_a_piece": (
        LUNCH,
        "2026-11-23T10:00",
        4,
        [("pause", "2026-11-23T12:00", 0), ("resume", "2026-11-23T13:00", 0)],
        "2026-11-23T15:00",
        "",
    ),
    "two_pauses_add_up": (
        PLAIN,
        "2026-11-23T09:00",
        4,
        [
            ("pause", "2026-11-23T10:00", 0),
            ("resume", "2026-11-23T11:00", 0),
            ("pause", "2026-11-23T12:00", 0),
            ("resume", "2026-11-23T14:00", 0),
        ],
        "2026-11-23T16:00",
        "",
    ),
    "a_pause_and_its_end_in_one_second": (
        PLAIN,
        "2026-11-23T09:00",
        4,
        [("pause", "2026-11-23T10:00", 0), ("resume", "2026-11-23T10:00", 0)],
        "2026-11-23T13:00",
        "",
    ),
    "paused_for_ever_is_never_due": (
        ALWAYS,
        "2026-11-23T09:00",
        1,
        [("pause", "2026-11-23T09:30", 0), ("tick", "2027-11-23T09:30", 0)],
        None,
        "",
    ),
    "a_higher_priority_keeps_what_was_used": (
        PLAIN,
        "2026-11-23T09:00",
        8,
        [("retarget", "2026-11-23T11:00", 4)],
        "2026-11-23T13:00",
        "",
    ),
    "a_lower_priority_gives_time_back": (
        PLAIN,
        "2026-11-23T09:00",
        4,
        [("retarget", "2026-11-23T12:00", 8)],
        "2026-11-23T17:00",
        "",
    ),
    "a_promise_already_passed_is_broken_by_the_change": (
        PLAIN,
        "2026-11-23T09:00",
        8,
        [("retarget", "2026-11-23T14:00", 2)],
        "2026-11-23T14:00",
        "policy_change",
    ),
    "a_change_while_paused_keeps_the_pause": (
        PLAIN,
        "2026-11-23T09:00",
        8,
        [
            ("pause", "2026-11-23T10:00", 0),
            ("retarget", "2026-11-23T11:00", 4),
            ("resume", "2026-11-23T12:00", 0),
        ],
        "2026-11-23T15:00",
        "",
    ),
    "an_old_breach_is_never_erased_by_more_time": (
        PLAIN,
        "2026-11-23T09:00",
        1,
        [("tick", "2026-11-23T10:30", 0), ("retarget", "2026-11-23T11:00", 8)],
        "2026-11-23T17:00",
        "overrun",
    ),
    "a_change_at_the_very_second_it_is_due": (
        PLAIN,
        "2026-11-23T09:00",
        2,
        [("retarget", "2026-11-23T11:00", 4)],
        "2026-11-23T13:00",
        "",
    ),
    "reopened_after_days_goes_on_with_what_was_left": (
        PLAIN,
        "2026-11-23T09:00",
        4,
        [("fulfill", "2026-11-23T12:00", 0), ("reopen", "2026-11-26T10:00", 0)],
        "2026-11-26T11:00",
        "",
    ),
    "reopened_after_being_late_stays_late": (
        PLAIN,
        "2026-11-23T09:00",
        1,
        [("fulfill", "2026-11-23T12:00", 0), ("reopen", "2026-11-23T15:00", 0)],
        "2026-11-23T15:00",
        "overrun",
    ),
    "reopened_over_a_holiday": (
        PLAIN,
        "2026-09-30T15:00",
        4,
        [("fulfill", "2026-09-30T17:00", 0), ("reopen", "2026-10-03T12:00", 0)],
        "2026-10-08T11:00",
        "",
    ),
    "solved_time_is_no_pause_and_no_work": (
        ALWAYS,
        "2026-11-23T09:00",
        2,
        [("fulfill", "2026-11-23T10:00", 0), ("reopen", "2026-12-23T10:00", 0)],
        "2026-12-23T11:00",
        "",
    ),
    "a_worker_that_slept_finds_the_breach_at_its_own_time": (
        PLAIN,
        "2026-11-23T09:00",
        1,
        [("tick", "2026-11-25T17:00", 0)],
        "2026-11-23T10:00",
        "overrun",
    ),
    "created_in_closed_hours_and_paused_before_opening": (
        PLAIN,
        "2026-11-21T10:00",
        2,
        [("pause", "2026-11-22T10:00", 0), ("resume", "2026-11-23T10:00", 0)],
        "2026-11-23T12:00",
        "",
    ),
    "stopped_is_neither_due_nor_late": (
        PLAIN,
        "2026-11-23T09:00",
        4,
        [("stop", "2026-11-23T10:00", 0), ("tick", "2026-12-23T10:00", 0)],
        None,
        "",
    ),
    "a_promise_of_nothing_is_due_at_once": (
        PLAIN,
        "2026-11-23T10:00",
        0,
        [],
        "2026-11-23T10:00",
        "",
    ),
}
MOVES = {
    "pause": clocks.pause,
    "resume": clocks.resume,
    "fulfill": clocks.fulfill,
    "stop": clocks.stop,
    "reopen": clocks.reopen,
}


def moved(clock: Clock, calendar: WorkingCalendar, act: Act) -> Clock:
    what, at, hours = act
    moment = local(at)
    if what == "tick":
        return clocks.tick(clock, calendar=calendar, at=moment).clock
    if what == "retarget":
        to = Target(int(hours * H), calendar)
        return clocks.retarget(clock, calendar=calendar, to=to, at=moment, cause=NO_CAUSE).clock
    return MOVES[what](clock, calendar=calendar, at=moment, cause=NO_CAUSE).clock


@pytest.mark.parametrize("name", CASES)
def test_whatever_happens_a_promise_is_due_when_it_should(name: str) -> None:
    calendar, begun, hours, acts, due, cause = CASES[name]
    clock = clocks.start("resolution", target=Target(int(hours * H), calendar), at=local(begun))

    for act in acts:
        clock = moved(clock, calendar, act)

    assert clock.due_at == (local(due) if due else None)
    assert clock.breach_cause == cause

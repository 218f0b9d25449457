from datetime import timedelta

import pytest

from gongdan.sla import clock as clocks
from gongdan.sla.calendars import WorkingCalendar
from gongdan.sla.clock import Cause, Clock, Moved, Occurrence, Span, Target
from gongdan.sla.tests.makers import ALWAYS, LUNCH, PLAIN, local, make_calendar

H, M = 3600, 60
WAITING = Cause("waiting for the requester", {"kind": "person", "id": 7, "name": "李娜"})
NO_CAUSE = Cause()
FOUR_HOURS = Target(4 * H, PLAIN, (75,))
ONE_HOUR = Target(H, PLAIN, (50, 75))


def begin(at: str, target: Target = FOUR_HOURS) -> Clock:
    return clocks.start("resolution", target=target, at=local(at))


def pause(clock: Clock, at: str, calendar: WorkingCalendar = PLAIN) -> Moved:
    return clocks.pause(clock, calendar=calendar, at=local(at), cause=WAITING)


def resume(clock: Clock, at: str, calendar: WorkingCalendar = PLAIN) -> Moved:
    return clocks.resume(clock, calendar=calendar, at=local(at), cause=NO_CAUSE)


def fulfill(clock: Clock, at: str, calendar: WorkingCalendar = PLAIN) -> Moved:
    return clocks.fulfill(clock, calendar=calendar, at=local(at), cause=NO_CAUSE)


def reopen(clock: Clock, at: str, calendar: WorkingCalendar = PLAIN) -> Moved:
    return clocks.reopen(clock, calendar=calendar, at=local(at), cause=NO_CAUSE)


def retarget(clock: Clock, to: Target, at: str, calendar: WorkingCalendar = PLAIN) -> Moved:
    return clocks.retarget(clock, calendar=calendar, to=to, at=local(at), cause=NO_CAUSE)


def tick(clock: Clock, at: str, calendar: WorkingCalendar = PLAIN) -> Moved:
    return clocks.tick(clock, calendar=calendar, at=local(at))


def test_s2_14_four_hours_from_friday_afternoon_are_over_on_monday() -> None:
    clock = begin("2026-11-20T16:00")

    assert clock.due_at == local("2026-11-23T11:00")
    assert clocks.warning_at(clock, 75, calendar=PLAIN) == local("2026-11-23T10:00")
    assert clocks.next_moment(clock, calendar=PLAIN) == local("2026-11-23T10:00")


def test_s2_14_a_pause_of_two_hours_moves_warning_and_due_time_by_two() -> None:
    paused = pause(begin("2026-11-20T16:00"), "2026-11-20T16:30")
    on_friday = resume(paused.clock, "2026-11-20T17:30").clock
    paused_again = pause(on_friday, "2026-11-23T09:00")

    clock = resume(paused_again.clock, "2026-11-23T10:00").clock

    assert clocks.warning_at(clock, 75, calendar=PLAIN) == local("2026-11-23T12:00")
    assert clock.due_at == local("2026-11-23T13:00")


def test_s2_14_each_threshold_is_reached_once() -> None:
    clock = begin("2026-11-20T16:00")

    warned = tick(clock, "2026-11-23T10:00")
    again = tick(warned.clock, "2026-11-23T10:30")
    breached = tick(again.clock, "2026-11-23T11:00")
    over = tick(breached.clock, "2026-11-23T12:00")

    assert warned.occurrences == (Occurrence(75, local("2026-11-23T10:00")),)
    assert again.occurrences == ()
    assert breached.occurrences == (Occurrence(100, local("2026-11-23T11:00")),)
    assert breached.clock.breach_cause == "overrun"
    assert over.occurrences == ()
    assert clocks.next_moment(over.clock, calendar=PLAIN) is None


def test_s3_11_a_first_answer_within_the_hour() -> None:
    clock = begin("2026-11-23T10:00", ONE_HOUR)

    assert clock.due_at == local("2026-11-23T11:00")
    assert clocks.warning_at(clock, 50, calendar=PLAIN) == local("2026-11-23T10:30")
    assert clocks.warning_at(clock, 75, calendar=PLAIN) == local("2026-11-23T10:45")


def test_s3_11_on_a_sunday_night_where_it_is_always_open() -> None:
    clock = begin("2026-11-22T03:00", Target(H, ALWAYS))

    assert clock.due_at == local("2026-11-22T04:00")


@pytest.mark.parametrize(
    ("at", "is_breached"),
    [
        ("2026-11-23T10:59:59", False),
        ("2026-11-23T11:00:00", False),
        ("2026-11-23T11:00:01", True),
        ("2026-11-23T15:00:00", True),
    ],
)
def test_s3_11_an_answer_counts_up_to_the_due_second(at: str, is_breached: bool) -> None:
    answered = fulfill(begin("2026-11-23T10:00", ONE_HOUR), at).clock

    assert answered.state == "fulfilled"
    assert answered.is_breached is is_breached
    assert answered.fulfilled_at == local(at)


def test_s3_11_a_worker_that_slept_finds_the_thresholds_at_their_own_times() -> None:
    moved = tick(begin("2026-11-23T10:00", ONE_HOUR), "2026-11-23T11:10")

    assert moved.occurrences == (
        Occurrence(50, local("2026-11-23T10:30")),
        Occurrence(75, local("2026-11-23T10:45")),
        Occurrence(100, local("2026-11-23T11:00")),
    )
    assert moved.clock.breached_at == local("2026-11-23T11:00")


def test_a_paused_clock_has_no_due_time_and_never_breaches() -> None:
    paused = pause(begin("2026-11-23T10:00", ONE_HOUR), "2026-11-23T10:20").clock

    much_later = tick(paused, "2026-12-23T10:00")

    assert paused.due_at is None
    assert much_later == Moved(paused)
    assert clocks.next_moment(paused, calendar=PLAIN) is None


def test_a_pause_over_the_weekend_counts_only_the_work_before_and_after() -> None:
    paused = pause(begin("2026-11-20T16:00"), "2026-11-20T17:00")

    resumed = resume(paused.clock, "2026-11-23T09:30")

    assert paused.spans == (
        Span(local("2026-11-20T16:00"), local("2026-11-20T17:00"), "counted", H, WAITING),
    )
    assert resumed.spans[0].kind == "paused"
    assert resumed.clock.elapsed_seconds == H
    assert resumed.clock.due_at == local("2026-11-23T12:30")


@pytest.mark.parametrize(
    ("start", "end", "due"),
    [
        ("2026-11-23T12:00", "2026-11-23T13:00", "2026-11-23T15:00"),
        ("2026-11-23T11:59:59", "2026-11-23T13:00:01", "2026-11-23T15:00:02"),
        ("2026-11-23T09:00", "2026-11-23T18:00", "2026-11-24T15:00"),
        ("2026-11-20T18:00", "2026-11-23T09:00", "2026-11-23T15:00"),
    ],
    ids=["all of lunch", "a second around lunch", "a whole day", "closing to opening"],
)
def test_a_pause_at_the_edge_of_hours(start: str, end: str, due: str) -> None:
    began = begin("2026-11-20T18:00", Target(5 * H, LUNCH))

    paused = pause(began, start, LUNCH).clock
    resumed = resume(paused, end, LUNCH).clock

    assert resumed.due_at == local(due)


def test_a_pause_notices_a_breach_that_no_worker_had_seen() -> None:
    moved = pause(begin("2026-11-23T10:00", ONE_HOUR), "2026-11-23T11:30")

    assert moved.clock.breached_at == local("2026-11-23T11:00")
    assert [occurrence.percent for occurrence in moved.occurrences] == [50, 75, 100]


def test_a_pause_at_the_due_second_is_not_a_breach() -> None:
    moved = pause(begin("2026-11-23T10:00", ONE_HOUR), "2026-11-23T11:00")

    assert moved.clock.is_breached is False
    assert moved.clock.elapsed_seconds == H


def test_a_clock_begun_in_closed_hours_starts_at_opening() -> None:
    clock = begin("2026-11-21T12:00", ONE_HOUR)

    assert clock.due_at == local("2026-11-23T10:00")
    assert clocks.elapsed_at(clock, calendar=PLAIN, at=local("2026-11-22T20:00")) == 0


def test_a_target_of_nothing_is_due_at_once() -> None:
    clock = begin("2026-11-23T10:00", Target(0, PLAIN))

    assert clock.due_at == local("2026-11-23T10:00")
    assert tick(clock, "2026-11-23T10:00").clock.is_breached is True


def test_another_promise_keeps_what_was_counted() -> None:
    clock = begin("2026-11-23T10:00")

    moved = retarget(clock, Target(2 * H, PLAIN, (50,)), "2026-11-23T11:00")

    assert moved.clock.elapsed_seconds == H
    assert moved.clock.due_at == local("2026-11-23T12:00")
    assert moved.clock.target_seconds == 2 * H
    assert moved.clock.is_breached is False
    assert [span.business_seconds for span in moved.spans] == [H]


def test_a_promise_already_passed_is_broken_by_the_change() -> None:
    clock = begin("2026-11-23T10:00")

    moved = retarget(clock, Target(H, PLAIN), "2026-11-23T13:00")

    assert moved.clock.breached_at == local("2026-11-23T13:00")
    assert moved.clock.breach_cause == "policy_change"
    assert Occurrence(100, local("2026-11-23T13:00")) in moved.occurrences


def test_a_longer_promise_does_not_erase_a_breach() -> None:
    breached = tick(begin("2026-11-23T10:00", ONE_HOUR), "2026-11-23T11:30").clock

    moved = retarget(breached, Target(8 * H, PLAIN, (75,)), "2026-11-23T11:30")

    assert moved.clock.breached_at == local("2026-11-23T11:00")
    assert moved.clock.breach_cause == "overrun"
    assert tick(moved.clock, "2026-11-30T11:30").occurrences == ()


def test_a_promise_changed_while_paused_breaks_only_when_it_runs_again() -> None:
    paused = pause(begin("2026-11-23T10:00"), "2026-11-23T12:00").clock
    changed = retarget(paused, ONE_HOUR, "2026-11-23T12:30")

    resumed = resume(changed.clock, "2026-11-23T15:00")

    assert changed.clock.is_breached is False
    assert resumed.clock.breached_at == local("2026-11-23T15:00")
    assert resumed.clock.breach_cause == "policy_change"


def test_a_calendar_edited_in_flight_counts_the_past_by_the_old_one() -> None:
    shorter = make_calendar("10:00-16:00")
    clock = begin("2026-11-23T09:00")

    moved = retarget(clock, Target(4 * H, shorter), "2026-11-23T11:00")

    assert moved.clock.elapsed_seconds == 2 * H
    assert moved.clock.due_at == local("2026-11-23T13:00")


def test_a_finished_clock_is_not_promised_anew() -> None:
    done = fulfill(begin("2026-11-23T10:00"), "2026-11-23T11:00").clock

    assert retarget(done, ONE_HOUR, "2026-11-23T12:00") == Moved(done)


def test_reopening_goes_on_with_what_was_counted() -> None:
    done = fulfill(begin("2026-11-23T10:00"), "2026-11-23T11:00").clock

    moved = reopen(done, "2026-11-25T14:00")

    assert moved.spans == (Span(done.segment_started_at, local("2026-11-25T14:00"), "closed", 0),)
    assert moved.clock.state == "running"
    assert moved.clock.fulfilled_at is None
    assert moved.clock.due_at == local("2026-11-25T17:00")


def test_reopening_keeps_an_old_breach() -> None:
    done = fulfill(begin("2026-11-23T10:00", ONE_HOUR), "2026-11-23T12:00").clock

    moved = reopen(done, "2026-11-24T09:00")

    assert moved.clock.breached_at == local("2026-11-23T11:00")


def test_a_stopped_clock_ignores_everything_but_reopening() -> None:
    stopped = clocks.stop(
        begin("2026-11-23T10:00"), calendar=PLAIN, at=local("2026-11-23T11:00"), cause=NO_CAUSE
    ).clock

    assert stopped.state == "stopped"
    assert pause(stopped, "2026-11-23T12:00") == Moved(stopped)
    assert resume(stopped, "2026-11-23T12:00") == Moved(stopped)
    assert fulfill(stopped, "2026-11-23T12:00") == Moved(stopped)
    assert tick(stopped, "2026-12-23T12:00") == Moved(stopped)


@pytest.mark.parametrize(
    ("states", "kinds"),
    [
        (["paused"], ["counted"]),
        (["paused", "paused"], ["counted"]),
        (["paused", "running"], ["counted", "paused"]),
        (["paused", "fulfilled"], ["counted", "paused"]),
        (["fulfilled", "running"], ["counted", "closed"]),
        (["fulfilled", "paused"], ["counted", "closed", "counted"]),
        (["stopped", "running", "stopped"], ["counted", "closed", "counted"]),
    ],
)
def test_settling_takes_the_way_to_a_state(states: list[str], kinds: list[str]) -> None:
    found = settled(begin("2026-11-23T10:00"), states)

    assert found[-1].clock.state == states[-1]
    assert [span.kind for moved in found for span in moved.spans] == kinds


def settled(clock: Clock, states: list[str]) -> list[Moved]:
    found: list[Moved] = []
    for hour, state in enumerate(states, 11):
        at = local(f"2026-11-23T{hour}:00")
        found.append(clocks.settle(clock, to=state, calendar=PLAIN, at=at, cause=NO_CAUSE))
        clock = found[-1].clock
    return found


def test_a_provisional_due_time_says_so_and_is_settled_by_known_holidays() -> None:
    clock = begin("2026-12-31T16:00")
    informed = make_calendar(years=(2026, 2027))

    again = retarget(clock, Target(4 * H, informed), "2026-12-31T16:30").clock

    assert clock.is_provisional is True
    assert again.is_provisional is False
    assert again.due_at - clock.due_at == timedelta(0)

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from gongdan.sla import clock as clocks
from gongdan.sla.calendars import WorkingCalendar
from gongdan.sla.clock import Cause, Clock, Span, Target
from gongdan.sla.ledger import Ledger, ledger
from gongdan.sla.tests.test_calendar_laws import calendars, moments

acts = st.lists(
    st.tuples(
        st.sampled_from(["pause", "resume", "fulfill", "stop", "reopen", "retarget", "tick"]),
        st.integers(0, 200_000),
        st.integers(0, 100_000),
    ),
    max_size=8,
)
NO_CAUSE = Cause()
MOVES = {
    "pause": clocks.pause,
    "resume": clocks.resume,
    "fulfill": clocks.fulfill,
    "stop": clocks.stop,
    "reopen": clocks.reopen,
}


def move(clock: Clock, calendar: WorkingCalendar, act: str, at: datetime, n: int) -> clocks.Moved:
    if act == "tick":
        return clocks.tick(clock, calendar=calendar, at=at)
    if act == "retarget":
        to = Target(n, calendar, (75,))
        return clocks.retarget(clock, calendar=calendar, to=to, at=at, cause=NO_CAUSE)
    return MOVES[act](clock, calendar=calendar, at=at, cause=NO_CAUSE)


def live(
    calendar: WorkingCalendar, at: datetime, steps: list[tuple[str, int, int]]
) -> list[tuple[clocks.Moved, datetime]]:
    clock = clocks.start("resolution", target=Target(30_000, calendar, (50, 75)), at=at)
    told = [(clocks.Moved(clock), at)]
    for act, wait, n in steps:
        at += timedelta(seconds=wait)
        told.append((move(told[-1][0].clock, calendar, act, at, n), at))
    return told


def explained(calendar: WorkingCalendar, told: list[tuple[clocks.Moved, datetime]]) -> Ledger:
    spans: list[Span] = [span for moved, _ in told for span in moved.spans]
    return ledger(told[-1][0].clock, spans=spans, calendar=calendar, now=told[-1][1])


@settings(max_examples=150, deadline=None)
@given(
    calendars(), moments, st.integers(1, 100_000), st.integers(0, 90_000), st.integers(0, 90_000)
)
def test_pausing_never_brings_the_due_time_nearer(
    calendar: WorkingCalendar, at: datetime, target: int, before: int, length: int
) -> None:
    clock = clocks.start("resolution", target=Target(target, calendar), at=at)
    pause_at = min(at + timedelta(seconds=before), clock.due_at or at)

    paused = clocks.pause(clock, calendar=calendar, at=pause_at, cause=NO_CAUSE).clock
    back = pause_at + timedelta(seconds=length)
    resumed = clocks.resume(paused, calendar=calendar, at=back, cause=NO_CAUSE).clock

    assert resumed.due_at >= clock.due_at


@settings(max_examples=200, deadline=None)
@given(calendars(), moments, acts)
def test_the_ledger_has_no_gap_and_adds_up_to_the_second(
    calendar: WorkingCalendar, at: datetime, steps: list[tuple[str, int, int]]
) -> None:
    told = live(calendar, at, steps)

    book = explained(calendar, told)

    edges = [(line.started_at, line.ended_at) for line in book.lines]
    assert [start for start, _ in edges[1:]] == [end for _, end in edges[:-1]]
    assert edges[:1] == [(at, edges[0][1])]
    assert sum(line.business_seconds for line in book.lines) == book.elapsed_seconds
    assert book.elapsed_seconds + book.remaining_seconds == book.target_seconds


@settings(max_examples=200, deadline=None)
@given(calendars(), moments, acts)
def test_a_breach_is_never_taken_back_and_happens_at_most_once(
    calendar: WorkingCalendar, at: datetime, steps: list[tuple[str, int, int]]
) -> None:
    told = live(calendar, at, steps)

    breaches = {moved.clock.breached_at for moved, _ in told} - {None}
    reached = [o for moved, _ in told for o in moved.occurrences if o.percent == 100]
    assert len(breaches) == len(reached) <= 1


@settings(max_examples=200, deadline=None)
@given(calendars(), moments, acts)
def test_only_a_running_clock_is_due_and_a_paused_one_does_not_breach(
    calendar: WorkingCalendar, at: datetime, steps: list[tuple[str, int, int]]
) -> None:
    told = [moved.clock for moved, _ in live(calendar, at, steps)]

    assert all((clock.due_at is not None) == (clock.state == "running") for clock in told)
    assert all(
        clocks.tick(clock, calendar=calendar, at=at + timedelta(days=60)).clock == clock
        for clock in told
        if clock.state != "running"
    )

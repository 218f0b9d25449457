"""Levels before and after a due time: in working time, each once, until somebody knows."""

from __future__ import annotations

import pytest

from gongdan.sla import clock as clocks
from gongdan.sla.clock import Cause, Clock, Occurrence, Rung, Target
from gongdan.sla.ladders import Level, check_ladder, read_ladder, rungs_for
from gongdan.sla.tests.makers import PLAIN, local

H, M = 3600, 60
HOUR_BEFORE = Rung("soon", -H)
AT_DUE = Rung("due", 0)
AGAIN = Rung("again", 30 * M, repeat_seconds=H)


def begin(*rungs: Rung, hours: int = 4, at: str = "2026-11-20T16:00") -> Clock:
    target = Target(hours * H, PLAIN, (), rungs)
    return clocks.start("resolution", target=target, at=local(at))


def climbed(clock: Clock, at: str) -> tuple[Clock, list[Occurrence]]:
    moved = clocks.tick(clock, calendar=PLAIN, at=local(at))
    return moved.clock, [one for one in moved.occurrences if one.rung]


def test_an_hour_before_is_an_hour_of_working_time_not_of_the_night() -> None:
    clock = begin(HOUR_BEFORE, hours=2, at="2026-11-20T16:30")

    assert clocks.next_moment(clock, calendar=PLAIN) == local("2026-11-20T17:30")


def test_each_level_comes_once_however_late_it_is_asked() -> None:
    clock, first = climbed(begin(HOUR_BEFORE, AT_DUE), "2026-11-24T10:00")
    _, again = climbed(clock, "2026-11-24T11:00")

    assert [(one.rung, one.at) for one in first] == [
        ("soon", local("2026-11-23T10:00")),
        ("due", local("2026-11-23T11:00")),
    ]
    assert again == []


def test_levels_after_the_due_time_go_on_in_working_time() -> None:
    clock, _ = climbed(begin(Rung("late", 8 * H)), "2026-11-23T11:00")

    assert clock.is_breached
    assert clocks.next_moment(clock, calendar=PLAIN) == local("2026-11-24T10:00")


def test_a_level_is_repeated_until_somebody_knows() -> None:
    clock, first = climbed(begin(AGAIN), "2026-11-23T12:40")
    known = clocks.acknowledge(clock, at=local("2026-11-23T12:45"))
    _, after = climbed(known, "2026-11-25T12:00")

    assert [one.at for one in first] == [local("2026-11-23T11:30"), local("2026-11-23T12:30")]
    assert after == []
    assert clocks.next_moment(known, calendar=PLAIN) is None


def test_later_levels_still_come_after_somebody_knows() -> None:
    clock = clocks.acknowledge(begin(AT_DUE), at=local("2026-11-20T17:00"))

    assert [one.rung for one in climbed(clock, "2026-11-23T11:00")[1]] == ["due"]


def test_the_ladder_is_planned_anew_when_the_clock_runs_again() -> None:
    cause = Cause()
    paused = clocks.pause(
        begin(HOUR_BEFORE), calendar=PLAIN, at=local("2026-11-23T09:30"), cause=cause
    )
    none = clocks.next_moment(paused.clock, calendar=PLAIN)
    resumed = clocks.resume(paused.clock, calendar=PLAIN, at=local("2026-11-24T09:30"), cause=cause)

    assert none is None
    assert clocks.next_moment(resumed.clock, calendar=PLAIN) == local("2026-11-24T10:00")


def test_a_short_promise_has_no_level_before_it_began() -> None:
    _, reached = climbed(begin(Rung("early", -5 * H), AT_DUE), "2026-11-23T11:00")

    assert [one.rung for one in reached] == ["due"]


def test_a_level_too_far_away_to_say_stops_no_clock() -> None:
    clock, told = climbed(begin(Rung("far", 400 * 9 * H, 90 * 24 * H)), "2026-11-30T10:00")

    broken = clocks.tick(clock, calendar=PLAIN, at=local("2026-11-30T10:00")).clock

    assert (broken.is_breached, told) == (True, [])
    assert clocks.next_moment(broken, calendar=PLAIN) is None


def test_a_finished_clock_climbs_no_more() -> None:
    done = clocks.fulfill(
        begin(HOUR_BEFORE), calendar=PLAIN, at=local("2026-11-23T10:30"), cause=Cause()
    )

    assert [one for one in done.occurrences if one.rung] == []
    assert climbed(done.clock, "2026-11-30T10:00")[1] == []


def test_levels_belong_to_one_promise_or_to_all() -> None:
    levels = (Level("all", minutes=30), Level("own", metric="resolution", is_before=True))

    assert [rung.key for rung in rungs_for(levels, "resolution")] == ["own", "all"]
    assert [rung.key for rung in rungs_for(levels, "arrival")] == ["all"]


def test_a_stored_ladder_is_read() -> None:
    stored = [{"key": "soon", "minutes": 30, "before": True, "whom": ["assignee", "role:duty"]}]

    assert check_ladder(stored, path="ladder") == []
    assert read_ladder(stored)[0].rung == Rung("soon", -1800)


@pytest.mark.parametrize(
    ("level", "path"),
    [
        ({"key": "Soon", "whom": ["leads"]}, "ladder.0.key"),
        ({"key": "a", "whom": ["leads"], "metric": "joy"}, "ladder.0.metric"),
        ({"key": "a", "whom": ["leads"], "minutes": -1}, "ladder.0.minutes"),
        ({"key": "a", "whom": ["leads"], "before": 1}, "ladder.0.before"),
        ({"key": "a", "whom": ["leads"], "do": "shout"}, "ladder.0.do"),
        ({"key": "a"}, "ladder.0.whom"),
        ({"key": "a", "whom": ["everybody"]}, "ladder.0.whom"),
        ({"key": "a", "do": "subtask"}, "ladder.0.title"),
        ({"key": "a", "do": "reassign", "team": 7}, "ladder.0.team"),
        ({"key": "a", "whom": ["leads"], "color": "red"}, "ladder.0.color"),
    ],
)
def test_a_wrong_level_is_refused_where_it_is_wrong(level: dict[str, object], path: str) -> None:
    assert [one.path for one in check_ladder([level], path="ladder")] == [path]


def test_two_levels_of_one_name_are_refused() -> None:
    level = {"key": "a", "whom": ["leads"]}

    found = check_ladder([level, level], path="ladder")

    assert [(one.path, one.code) for one in found] == [("ladder.1.key", "sla.key_repeated")]

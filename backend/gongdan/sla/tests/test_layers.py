"""Layers of calendars: each adds or takes days and hours, and is named as the one who did."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gongdan.sla.calendars import DayOverride, Hours, Origin
from gongdan.sla.layers import Layer, joined, stack, without
from gongdan.sla.tests.makers import SHANGHAI, hours, local

DAY = date(2026, 10, 1)
THURSDAY = hours("09:00-12:00", "13:00-18:00")
WEEK = {day: THURSDAY if day <= 5 else () for day in range(1, 8)}


def origin(layer: str) -> Origin:
    return Origin(layer, layer, {"en": layer})


def nation(**holidays: DayOverride) -> Layer:
    days = {date.fromisoformat(day.strip("_").replace("_", "-")): o for day, o in holidays.items()}
    return Layer(origin("national"), WEEK, {2026: days}, time_zone=SHANGHAI, is_observing=True)


def upper(layer: str, day: DayOverride | None = None, **week: tuple[Hours, ...]) -> Layer:
    days = {DAY: day} if day else {}
    return Layer(origin(layer), {int(one.strip("_")): h for one, h in week.items()}, days=days)


HOLIDAY = nation(_2026_10_01=DayOverride("holiday"))


def test_a_layer_that_says_nothing_leaves_everything_as_it_is_below() -> None:
    assert stack([HOLIDAY, upper("site"), upper("team")]).days == stack([HOLIDAY]).days
    assert stack([HOLIDAY, upper("site")]).time_zone == SHANGHAI


def test_each_layer_overrules_those_below_and_is_named() -> None:
    whole = DayOverride("custom", hours=hours("10:00-16:00"))

    open_site = stack([HOLIDAY, upper("site", whole)])
    closed_team = stack([HOLIDAY, upper("site", whole), upper("team", DayOverride("holiday"))])

    assert open_site.hours_on(DAY) == hours("10:00-16:00")
    assert open_site.days[DAY].origin == origin("site")
    assert closed_team.hours_on(DAY) == ()
    assert closed_team.days[DAY].origin == origin("team")
    assert stack([HOLIDAY]).days[DAY].origin == origin("national")


def test_a_layer_adds_hours_to_a_day_and_another_takes_some() -> None:
    more = DayOverride("extra", hours=hours("18:00-20:00"))
    less = DayOverride("less", hours=hours("09:00-10:00", "19:00-20:00"))

    added = stack([nation(), upper("site", more)])
    taken = stack([nation(), upper("site", more), upper("team", less)])

    assert added.hours_on(DAY) == hours("09:00-12:00", "13:00-20:00")
    assert taken.hours_on(DAY) == hours("10:00-12:00", "13:00-19:00")
    assert taken.days[DAY].origin == origin("team")


def test_hours_are_added_to_a_holiday_and_to_a_makeup_day_of_the_site() -> None:
    more = DayOverride("extra", hours=hours("18:00-19:00"))
    made_up = nation(_2026_10_10=DayOverride("makeup", weekday=1))
    site = Layer(origin("site"), {1: hours("08:00-10:00")}, days={date(2026, 10, 10): more})

    assert stack([HOLIDAY, upper("team", more)]).hours_on(DAY) == hours("18:00-19:00")
    assert stack([made_up, site]).hours_on(date(2026, 10, 10)) == hours(
        "08:00-10:00", "18:00-19:00"
    )


def test_a_weekday_of_a_layer_holds_for_makeup_days_too_and_is_named() -> None:
    made_up = nation(_2026_10_10=DayOverride("makeup", weekday=1))
    site = upper("site", _1=hours("08:00-17:00"))

    held = stack([made_up, site])

    assert held.hours_on(date(2026, 10, 10)) == hours("08:00-17:00")
    assert held.hours_on(date(2026, 10, 13)) == THURSDAY
    assert held.week_origins[:2] == (origin("site"), origin("national"))


def test_a_layer_that_does_not_observe_holidays_works_through_them() -> None:
    team = Layer(origin("team"), {}, is_observing=False)

    held = stack([HOLIDAY, team])

    assert held.hours_on(DAY) == THURSDAY
    assert held.known_years is None


def test_a_team_in_another_time_zone_works_by_its_own_clock() -> None:
    team = Layer(origin("team"), {}, time_zone="Europe/London")

    due = stack([nation(), team]).add(local("2026-11-23T09:00"), 3600).at

    assert due == local("2026-11-23T10:00", "Europe/London")


pieces = st.lists(
    st.tuples(st.integers(0, 47), st.integers(1, 12)).map(
        lambda one: Hours(one[0] * 30, min(1440, (one[0] + one[1]) * 30))
    ),
    max_size=5,
)


def minutes(hours: tuple[Hours, ...]) -> set[int]:
    return {half for piece in hours for half in range(piece.start, piece.end, 30)}


@settings(max_examples=80, deadline=None, phases=[Phase.generate])
@given(pieces, pieces)
def test_adding_and_taking_hours_is_adding_and_taking_minutes(
    day: list[Hours], change: list[Hours]
) -> None:
    added, taken = joined([*day, *change]), without(joined(day), change)

    assert minutes(added) == minutes(tuple(day)) | minutes(tuple(change))
    assert minutes(taken) == minutes(tuple(day)) - minutes(tuple(change))
    assert all(a.end < b.start for a, b in pairwise(added))
    assert all(a.end <= b.start for a, b in pairwise(taken))


dates = st.integers(0, 6).map(lambda days: date(2026, 10, 1) + timedelta(days=days))
said = st.dictionaries(
    dates,
    st.one_of(
        st.just(DayOverride("holiday")),
        st.builds(DayOverride, st.just("custom"), hours=pieces.map(joined)),
    ),
    max_size=3,
)


@settings(max_examples=60, deadline=None, phases=[Phase.generate])
@given(st.lists(said, min_size=1, max_size=3))
def test_a_day_is_what_the_highest_layer_that_names_it_says(
    layers: list[dict[date, DayOverride]],
) -> None:
    names = ("organization", "site", "team")
    stacked = [
        Layer(origin(name), WEEK if not place else {}, days=days, time_zone=SHANGHAI)
        for place, (name, days) in enumerate(zip(names, layers, strict=False))
    ]

    held = stack(stacked)

    speakers = {day: name for name, days in zip(names, layers, strict=False) for day in days}
    assert {day: o.origin.layer for day, o in held.days.items() if o.origin} == speakers

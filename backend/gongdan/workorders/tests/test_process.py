"""Delays, waits, routes, ends, and work that rests, in running orders."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.flows.errors import Suspended
from gongdan.workorders.commands import steering
from gongdan.workorders.commands.details import Details, change_details
from gongdan.workorders.errors import NothingWaits, NotInStatus
from gongdan.workorders.models import FlowInstance, StageVisit
from gongdan.workorders.queries.stages import progress_of
from gongdan.workorders.tests.processes import (
    Json,
    afresh,
    complete,
    file,
    fire,
    ids,
    publish,
    stands_at,
    task,
    told,
    work,
)

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def world() -> World:
    return make_world()


def equals(field: str, value: object) -> Json:
    return {"op": "=", "args": [{"field": field}, {"value": value}]}


def rest(**settings: object) -> Json:
    return {"key": "rest", "kind": "delay", **settings}


def wait(**settings: object) -> Json:
    return {"key": "wait", "kind": "wait", **settings}


def answer(world: World, order: object, *, at: object = NOON, **given: object) -> None:
    known = ids()
    changes = {known[name]: value for name, value in given.items()}
    change_details(
        number=order.number,  # type: ignore[attr-defined]
        details=Details(answers=changes),
        by=world.actor("administrator"),
        at=at,  # type: ignore[arg-type]
    )


def test_a_delay_lasts_so_many_working_minutes(world: World) -> None:
    publish(rest(minutes=480), work())
    order = file(world)

    fire(at=NOON + 20 * HOUR)
    before = stands_at(order)
    fire(at=NOON + 23 * HOUR)

    assert before == ["rest"]
    assert stands_at(order) == ["work"]


def test_a_delay_by_the_clock_goes_through_the_night(world: World) -> None:
    publish(rest(minutes=480, time="clock"), work())
    order = file(world)

    fire(at=NOON + 8 * HOUR)

    assert stands_at(order) == ["work"]


def test_a_delay_until_a_date_moves_with_the_date(world: World) -> None:
    publish(rest(until="day"), work())
    order = file(world, day="2026-11-24T04:00:00Z")

    answer(world, order, day="2026-11-25T04:00:00Z")
    fire(at=NOON + 25 * HOUR)
    before = stands_at(order)
    fire(at=NOON + 48 * HOUR)

    assert before == ["rest"]
    assert stands_at(order) == ["work"]


def test_a_wait_for_a_date_that_is_not_given_waits_for_the_date(world: World) -> None:
    publish(wait(until="day"), work())
    order = file(world)

    without = task(order, "wait").due_at
    answer(world, order, day="2026-11-23T05:00:00Z")
    fire(at=NOON + HOUR)

    assert without is None
    assert stands_at(order) == ["work"]


def test_a_wait_ends_with_its_event(world: World) -> None:
    publish(wait(event="goods_in"), work())
    order = file(world)

    steering.signal(number=order.number, event="goods_in", by=world.actor("lead"), at=NOON)

    assert stands_at(order) == ["work"]
    assert told(order, "wait_over")[0]["outcome"] == "done"


def test_an_event_nobody_waits_for_is_refused(world: World) -> None:
    publish(wait(event="goods_in"), work())
    order = file(world)

    with pytest.raises(NothingWaits):
        steering.signal(number=order.number, event="paid", by=world.actor("lead"), at=NOON)


def test_a_wait_for_an_answer_ends_when_somebody_answers(world: World) -> None:
    publish(wait(when=equals("answers.note", "好")), work())
    order = file(world)

    answer(world, order, note="还没")
    before = stands_at(order)
    answer(world, order, note="好")

    assert before == ["wait"]
    assert stands_at(order) == ["work"]


def test_a_wait_that_took_too_long_goes_another_way(world: World) -> None:
    late = [work("chase")]
    publish(wait(event="goods_in", minutes=60, on_timeout="branch", steps=late), work())
    order = file(world)

    fire(at=NOON + HOUR)
    between = stands_at(order)
    complete(world, order, "chase", at=NOON + HOUR)

    assert between == ["chase"]
    assert stands_at(order) == ["work"]


def test_a_wait_that_took_too_long_can_refuse_the_order(world: World) -> None:
    publish(wait(event="paid", minutes=60, on_timeout="reject"), work())
    order = file(world)

    fire(at=NOON + HOUR)

    now = afresh(order)
    assert (now.status, now.closed_how) == ("closed", "rejected")
    assert now.closed_at == NOON + HOUR


def test_a_route_leads_back_and_the_stage_has_a_second_round(world: World) -> None:
    again = {"key": "again", "to": "work", "when": equals("answers.note", "重做")}
    publish(work(), {"key": "check", "kind": "route", "ways": [again]}, work("after"))
    order = file(world)

    complete(world, order, answers={"note": "重做"})
    rounds = list(StageVisit.objects.filter(work_order=order, step="work").values_list("round"))
    complete(world, order, answers={"note": "好"})

    assert rounds == [(1,), (2,)]
    assert stands_at(order) == ["after"]
    assert [one["target_key"] for one in told(order, "route_taken")] == ["work"]


def test_an_order_whose_process_is_through_is_closed(world: World) -> None:
    publish(work())
    order = file(world)

    complete(world, order, at=NOON + HOUR)

    now = afresh(order)
    assert (now.status, now.closed_how, now.closed_at) == ("closed", "completed", NOON + HOUR)


def test_what_waits_for_itself_is_nobodys_task_on_the_page(world: World) -> None:
    publish(rest(minutes=60), work())
    order = file(world)

    progress = progress_of(afresh(order), at=NOON)

    assert progress.tasks == []
    assert [(one.key, one.state) for one in progress.stages][:2] == [
        ("filed", "visited"),
        ("rest", "present"),
    ]


def test_work_that_rests_takes_no_acts_and_no_time(world: World) -> None:
    publish(work(limit_minutes=120))
    order = file(world)
    lead = world.actor("lead")

    steering.suspend(number=order.number, reason="等预算", by=lead, at=NOON + HOUR)
    with pytest.raises((Suspended, NotInStatus)):
        complete(world, order, at=NOON + HOUR)
    fire(at=NOON + 4 * HOUR)
    steering.unsuspend(number=order.number, by=lead, at=NOON + 4 * HOUR)

    assert told(order, "stage_overdue") == []
    assert task(order, "work").due_at == NOON + 5 * HOUR
    assert afresh(order).status == "in_progress"


def test_a_wait_rests_with_the_work(world: World) -> None:
    publish(rest(minutes=60), work())
    order = file(world)
    lead = world.actor("lead")
    steering.suspend(number=order.number, reason="等预算", by=lead, at=NOON)

    fire(at=NOON + 2 * HOUR)
    before = stands_at(order)
    steering.unsuspend(number=order.number, by=lead, at=NOON + 2 * HOUR)
    fire(at=NOON + 3 * HOUR)

    assert before == ["rest"]
    assert stands_at(order) == ["work"]


def test_an_end_can_have_a_result_of_its_own(world: World) -> None:
    end: Json = {"key": "scrapped", "kind": "end", "result": "scrapped"}
    way = {"key": "scrap", "when": equals("answers.note", "报废"), "steps": [end]}
    other = {"key": "keep", "is_default": True, "steps": []}
    publish(work(), {"key": "which", "kind": "exclusive", "branches": [way, other]})
    order = file(world)

    complete(world, order, answers={"note": "报废"})

    assert FlowInstance.objects.get(work_order=order).outcome == "scrapped"
    assert afresh(order).status == "closed"

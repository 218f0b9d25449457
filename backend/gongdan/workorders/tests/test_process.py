"""Delays, waits, routes, ends, and work that rests, in running orders."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongdan.accounts.tests.makers import NOON, World
from gongdan.audit.queries import verify
from gongdan.flows import commands as flows
from gongdan.flows.errors import Suspended
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import InvalidInput
from gongdan.workorders.commands import steering
from gongdan.workorders.commands.details import Details, change_details
from gongdan.workorders.commands.stages import skip_task
from gongdan.workorders.commands.waiting import resume
from gongdan.workorders.errors import NothingWaits, NotInStatus
from gongdan.workorders.finding import subject
from gongdan.workorders.models import FlowInstance, StageVisit
from gongdan.workorders.queries.detail import detail
from gongdan.workorders.queries.stages import progress_of
from gongdan.workorders.tests.package import END, START
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


@pytest.mark.usefixtures("world")
def test_a_type_is_not_bound_to_a_process_that_names_what_its_form_has_not() -> None:
    with pytest.raises(InvalidInput) as refused:
        publish(work(fields={"nowhere": "read"}), rest(until="someday"))

    assert [(one.path, one.code) for one in refused.value.problems] == [
        ("work", "flows.field_unknown"),
        ("rest", "flows.field_unknown"),
    ]


@pytest.mark.usefixtures("world")
def test_a_process_is_not_published_for_people_who_do_not_exist() -> None:
    with pytest.raises(InvalidInput) as refused:
        publish(work(handlers=[{"kind": "person", "person": "nobody"}]))

    assert [(one.path, one.code) for one in refused.value.problems] == [
        ("work", "flows.person_unknown")
    ]


def test_a_called_process_stays_as_it_was_when_the_caller_was_published(world: World) -> None:
    publish(work("inner"), code="other")
    called: Json = {"key": "call", "kind": "subprocess", "process": "other"}
    publish(called, work("after"))
    newer: Json = {"format": 1, "steps": [START, work("changed"), END]}
    flows.save_draft(code="other", content=newer, by=SYSTEM, at=NOON)
    flows.publish(code="other", by=SYSTEM, at=NOON)

    order = file(world)

    assert stands_at(order) == ["call.inner"]
    complete(world, order, "call.inner")
    assert stands_at(order) == ["after"]


def test_the_history_of_an_order_tells_the_same_as_its_tables(world: World) -> None:
    again = {"key": "again", "to": "work", "when": equals("answers.note", "重做")}
    skippable = work("skipped", skippable_by="lead")
    publish(
        work(), {"key": "check", "kind": "route", "ways": [again]}, skippable, rest(minutes=60),
        work("after"),
    )  # fmt: skip
    order = file(world)
    complete(world, order, answers={"note": "重做"})
    complete(world, order, answers={"note": "好"})
    skip = {"number": order.number, "task_id": task(order, "skipped").pk}
    skip_task(**skip, reason="不需要", by=world.actor("lead"), at=NOON)
    fire(at=NOON + HOUR)
    complete(world, order, "after", at=NOON + HOUR)

    visits = StageVisit.objects.filter(work_order=order, is_stage=True)
    stored = {(one.step, one.round): one.state for one in visits}
    entered = [(one["step_key"], one["round"]) for one in told(order, "stage_entered")]
    left = {(one["step_key"], one["round"]): one["outcome"] for one in told(order, "stage_left")}
    assert sorted(entered) == sorted(stored)
    assert left == stored
    assert not verify(subject(order)).faults


def test_work_that_was_suspended_is_not_resumed_like_a_pause(world: World) -> None:
    publish(work())
    order = file(world)
    lead = world.actor("lead")
    steering.suspend(number=order.number, reason="等预算", by=lead, at=NOON)

    with pytest.raises(NotInStatus):
        resume(number=order.number, by=lead, at=NOON)
    shown = detail(order.number, by=lead, at=NOON).actions

    assert "unsuspend" in shown
    assert "resume" not in shown

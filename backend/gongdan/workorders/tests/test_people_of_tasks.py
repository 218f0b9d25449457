"""Who has a task when people are away, leave, or share a pool; and who did an earlier step."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongdan.accounts.commands import deactivate_person
from gongdan.accounts.commands.stand_ins import Absence, set_stand_in
from gongdan.accounts.models import Membership
from gongdan.accounts.tests.makers import NOON, World
from gongdan.workorders.commands import claiming, handover
from gongdan.workorders.commands.approvals import Ballot, vote
from gongdan.workorders.errors import NotInPool, NotYours, TakenAlready
from gongdan.workorders.models import FlowTask
from gongdan.workorders.queries.todo import todo
from gongdan.workorders.tests.processes import (
    Json,
    ask,
    complete,
    file,
    person,
    publish,
    stands_at,
    task,
    told,
    work,
)

pytestmark = pytest.mark.django_db

POOL = [*person("zhouhaisheng"), *person("wujianguo")]


def away(world: World, who: str, instead: str) -> None:
    absence = Absence(
        person_id=getattr(world, who).pk,
        stand_in_id=getattr(world, instead).pk,
        from_at=NOON - timedelta(days=1),
        until_at=NOON + timedelta(days=7),
    )
    set_stand_in(absence=absence, by=world.actor("administrator"), at=NOON)


def gone(world: World, who: str) -> None:
    person_id = getattr(world, who).pk
    deactivate_person(person_id=person_id, by=world.actor("administrator"), at=NOON)
    handover.hand_over(person_id=person_id, at=NOON)


def test_new_tasks_go_to_the_stand_in_and_say_for_whom(world: World) -> None:
    publish(work())
    away(world, "handler", "other_handler")

    row = task(file(world), "work")

    assert (row.assignee_id, row.standing_for_id) == (world.other_handler.pk, world.handler.pk)
    assert row.because["zh-CN"].endswith("周海生 不在，由代理人代办")


def test_the_stand_in_votes_and_so_may_whom_they_stand_in_for(world: World) -> None:
    publish(ask("ask", "gaomin"), work())
    away(world, "approver", "lead")
    first, second = file(world), file(world)

    for order, who in ((first, "lead"), (second, "approver")):
        row = task(order, "ask")
        ballot = Ballot(verdict="approved")
        vote(number=order.number, task_id=row.pk, ballot=ballot, by=world.actor(who), at=NOON)

    assert stands_at(first) == ["work"]
    assert stands_at(second) == ["work"]


def test_a_stand_in_who_votes_already_votes_once(world: World) -> None:
    publish(ask("ask", "gaomin", "chenli"), work())
    away(world, "approver", "lead")

    order = file(world)

    assert list(
        FlowTask.objects.filter(work_order=order).values_list("assignee_id", flat=True)
    ) == [world.lead.pk]


def test_what_somebody_who_left_had_to_do_goes_to_others(world: World) -> None:
    rules = [*person("wujianguo"), {"kind": "role", "role": "lead"}]
    publish(work(handlers=rules))
    order = file(world)

    gone(world, "other_handler")

    row = task(order, "work")
    assert row.assignee_id == world.lead.pk
    assert told(order, "duty_moved")[0]["from_id"] == world.other_handler.pk
    assert "吴建国 已离开" in row.because["zh-CN"]


def test_the_vote_of_somebody_who_left_goes_to_the_manager(world: World) -> None:
    Membership.objects.create(team=world.service_desk, person=world.lead, is_lead=True)
    publish(ask("ask", "gaomin"), work())
    order = file(world)

    gone(world, "approver")

    row = task(order, "ask")
    assert (row.assignee_id, row.state) == (world.lead.pk, "pending")
    assert told(order, "duty_moved")[0]["how"] == "handover"


def test_a_vote_that_nobody_can_take_over_is_not_silent(world: World) -> None:
    publish(ask("ask", "gaomin"), work())
    order = file(world)

    gone(world, "approver")

    assert told(order, "process_stuck")[0]["code"] == "workorders.voter_left"


def test_a_sweep_finds_who_left_without_being_told(world: World) -> None:
    publish(work(handlers=[*person("wujianguo"), {"kind": "role", "role": "lead"}]))
    order = file(world)
    world.other_handler.is_active = False
    world.other_handler.save(update_fields=["is_active"])

    handover.hand_over_forgotten(at=NOON)

    assert task(order, "work").assignee_id == world.lead.pk


def test_a_pooled_task_is_whose_who_claims_it_first(world: World) -> None:
    publish(work(handlers=POOL, dispatch="pool"))
    order = file(world)
    row = task(order, "work")
    number, first = order.number, world.actor("other_handler")

    waiting = [one.kind for one in todo(by=first, at=NOON).groups]
    claiming.claim(number=number, task_id=row.pk, by=first, at=NOON)

    assert row.assignee_id is None
    assert waiting == ["stage"]
    assert task(order, "work").assignee_id == world.other_handler.pk
    with pytest.raises(TakenAlready):
        claiming.claim(number=number, task_id=row.pk, by=world.actor("handler"), at=NOON)


def test_a_claimed_task_can_be_put_back(world: World) -> None:
    publish(work(handlers=POOL, dispatch="pool"))
    order = file(world)
    row, by = task(order, "work"), world.actor("other_handler")
    claiming.claim(number=order.number, task_id=row.pk, by=by, at=NOON)

    claiming.release(number=order.number, task_id=row.pk, by=by, at=NOON)

    assert task(order, "work").assignee_id is None
    assert [one["how"] for one in told(order, "duty_moved")] == ["claim", "pool"]


def test_nobody_outside_the_pool_claims(world: World) -> None:
    publish(work(handlers=POOL, dispatch="pool"))
    order = file(world)
    row, by = task(order, "work"), world.actor("lead")

    with pytest.raises(NotYours):
        claiming.claim(number=order.number, task_id=row.pk, by=by, at=NOON)


def test_a_dispatcher_names_who_of_the_pool_does_it(world: World) -> None:
    settings: Json = {"handlers": POOL, "dispatch": "dispatcher", "dispatchers": person("gaomin")}
    publish(work(**settings))
    order = file(world)
    row, by = task(order, "work"), world.actor("approver")
    target = {"number": order.number, "task_id": row.pk}

    with pytest.raises(NotInPool):
        claiming.dispatch(**target, person_id=world.lead.pk, by=by, at=NOON)
    claiming.dispatch(**target, person_id=world.handler.pk, by=by, at=NOON)

    assert task(order, "work").assignee_id == world.handler.pk


def test_whoever_did_an_earlier_step_can_be_asked_again(world: World) -> None:
    publish(
        work(handlers=person("wujianguo")), ask("check"), work("after", handlers=[
            {"kind": "earlier", "step": "work"}
        ]),
    )  # fmt: skip
    order = file(world)
    complete(world, order, who="other_handler")
    row = task(order, "check")
    ballot = Ballot(verdict="approved")
    vote(number=order.number, task_id=row.pk, ballot=ballot, by=world.actor("approver"), at=NOON)

    assert task(order, "after").assignee_id == world.other_handler.pk

"""What stands still is seen by whoever leads, says why and since when, and can be helped."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol

import pytest

from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.workorders.commands import claiming, steering
from gongdan.workorders.models import FlowInstance, WorkOrder
from gongdan.workorders.queries.detail import detail
from gongdan.workorders.queries.pools import pools
from gongdan.workorders.queries.standstill import standstills, threads
from gongdan.workorders.tests.processes import (
    Json,
    complete,
    file,
    person,
    publish,
    revise,
    task,
    work,
)

pytestmark = pytest.mark.django_db

CALL: Json = {"do": "webhook", "url": "https://nowhere.example.com/in"}
SEND: Json = {"key": "send", "kind": "action", "do": [CALL]}
POOL = [*person("zhouhaisheng"), *person("wujianguo")]
LATER = NOON + timedelta(hours=2)


class Hosts(Protocol):
    """Where webhooks may go."""

    WEBHOOK_HOSTS: list[str]


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def stuck(world: World, settings: Hosts) -> WorkOrder:
    """An order whose webhook may no longer go where it was drawn to go."""
    settings.WEBHOOK_HOSTS = ["nowhere.example.com"]
    publish(SEND, work())
    settings.WEBHOOK_HOSTS = []
    return file(world)


def test_stuck_work_says_why_since_when_and_what_a_lead_can_do(
    world: World, stuck: WorkOrder
) -> None:
    found = standstills(by=world.actor("lead"), at=LATER)

    assert [one.order.number for one in found] == [stuck.number]
    assert [(one.step_key, one.code) for one in found[0].stuck] == [
        ("send", "deliveries.address_not_allowed")
    ]
    assert (found[0].why, found[0].since) == ("stuck", NOON)
    assert found[0].acts == ["retry", "redirect", "cancel"]
    assert found[0].process == "flow"


def test_who_draws_processes_may_repair_the_cause(world: World, stuck: WorkOrder) -> None:
    found = standstills(by=world.actor("administrator"), at=LATER)

    assert (found[0].order.number, found[0].acts[-1]) == (stuck.number, "repair")


def test_a_retry_in_vain_says_when_it_failed_last(world: World, stuck: WorkOrder) -> None:
    steering.retry(number=stuck.number, by=world.actor("lead"), at=LATER)

    assert standstills(by=world.actor("lead"), at=LATER)[0].since == LATER


def test_suspended_work_says_who_lets_it_go_on(world: World) -> None:
    publish(work())
    order = file(world)
    steering.suspend(number=order.number, reason="等预算", by=world.actor("lead"), at=LATER)

    found = standstills(by=world.actor("lead"), at=LATER)

    assert (found[0].why, found[0].note, found[0].since) == ("suspended", "等预算", LATER)
    assert found[0].acts == ["unsuspend", "cancel"]


def test_nobody_but_leads_is_shown_what_stands_still(world: World, stuck: WorkOrder) -> None:
    led = standstills(by=world.actor("lead"), at=LATER)

    assert [one.order.number for one in led] == [stuck.number]
    assert standstills(by=world.actor("other_handler"), at=LATER) == []
    assert standstills(by=world.actor("requester"), at=LATER) == []


def test_what_moves_does_not_stand_still(world: World) -> None:
    publish(work())
    file(world)

    assert standstills(by=world.actor("lead"), at=LATER) == []


def test_the_page_of_the_order_says_where_it_is_stuck(world: World, stuck: WorkOrder) -> None:
    shown = detail(stuck.number, by=world.actor("lead"), at=LATER)

    assert [(one.step_key, one.since) for one in shown.inside.stuck] == [("send", NOON)]
    assert {"retry", "redirect"} <= set(shown.actions)


def test_a_lead_chooses_among_the_steps_the_work_can_be_taken_to(world: World) -> None:
    publish(work("first"), work("second"), work("third"))
    order = file(world)
    complete(world, order, "first")

    found = threads(order.number, by=world.actor("lead"))

    assert [one.step_key for one in found] == ["second"]
    assert [(one.key, one.is_back) for one in found[0].targets] == [
        ("first", True),
        ("third", False),
        ("closed", False),
    ]
    assert threads(order.number, by=world.actor("handler")) == []


def test_a_pool_is_seen_by_its_people_and_its_lead(world: World) -> None:
    publish(work(handlers=POOL, dispatch="pool"))
    order = file(world)

    own = pools(by=world.actor("other_handler"), at=NOON)
    led = pools(by=world.actor("lead"), at=NOON)

    assert [(one.order.number, one.acts) for one in own] == [(order.number, ["claim"])]
    assert [one.acts for one in led] == [["dispatch"]]
    assert [one.name for one in own[0].candidates] == ["周海生", "吴建国"]
    assert pools(by=world.actor("desk_handler"), at=NOON) == []


def test_what_was_claimed_is_its_holders_to_put_back(world: World) -> None:
    publish(work(handlers=POOL, dispatch="pool"))
    order = file(world)
    by = world.actor("other_handler")
    claiming.claim(number=order.number, task_id=task(order, "work").pk, by=by, at=NOON)

    assert [one.acts for one in pools(by=by, at=NOON)] == [["release"]]
    assert pools(by=world.actor("handler"), at=NOON) == []
    assert [one.acts for one in pools(by=world.actor("lead"), at=NOON)] == [["release", "dispatch"]]


def test_a_handler_leaves_out_a_stage_that_allows_it(world: World) -> None:
    publish(work(skippable_by="handler"))
    order = file(world)

    own = detail(order.number, by=world.actor("handler"), at=NOON)

    assert own.inside.tasks[0].acts == ["complete_stage", "skip"]
    assert "skip_stage" in own.actions


def test_a_stage_for_leads_to_leave_out_is_no_handlers(world: World) -> None:
    publish(work(skippable_by="lead"))
    order = file(world)

    assert "skip_stage" not in detail(order.number, by=world.actor("handler"), at=NOON).actions
    assert "skip_stage" in detail(order.number, by=world.actor("lead"), at=NOON).actions


def test_who_has_one_of_several_stages_ends_that_one(world: World) -> None:
    other = work("power", handlers=person("wujianguo"))
    ways = [{"key": f"way{n}", "steps": [step]} for n, step in enumerate((work(), other))]
    publish(work("begin"))
    revise({"key": "both", "kind": "parallel", "branches": ways})
    order = file(world)

    shown = detail(order.number, by=world.actor("other_handler"), at=NOON)

    assert {one.step_key: one.acts for one in shown.inside.tasks} == {
        "work": [],
        "power": ["complete_stage"],
    }
    assert FlowInstance.objects.get(work_order=order).incidents == []


def test_what_the_work_waits_for_is_shown_and_told_by_whoever_works_on_it(world: World) -> None:
    arrival: Json = {"key": "arrival", "kind": "wait", "event": "goods_arrived", "minutes": 60}
    publish(arrival, work())
    order = file(world)

    waiting = detail(order.number, by=world.actor("lead"), at=NOON)
    steering.signal(number=order.number, event="goods_arrived", by=world.actor("lead"), at=LATER)
    after = detail(order.number, by=world.actor("lead"), at=LATER)

    assert [(one.step_key, one.event) for one in waiting.inside.waits] == [
        ("arrival", "goods_arrived")
    ]
    assert waiting.inside.waits[0].until is not None
    assert "signal" in waiting.actions
    assert (after.inside.waits, [one.step_key for one in after.inside.tasks]) == ([], ["work"])
    assert "signal" not in after.actions

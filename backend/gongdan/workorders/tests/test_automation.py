"""What the system does in running orders: actions, other orders, parts for several people."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongdan.accounts.tests.makers import NOON, World
from gongdan.deliveries.models import Delivery
from gongdan.notifications.tests.makers import follow_all, heard
from gongdan.workorders.commands import children, steering
from gongdan.workorders.commands.resolution import cancel
from gongdan.workorders.commands.subtasks import complete_subtask, waive_subtask
from gongdan.workorders.models import ChildOrder, FlowInstance, Link, Subtask, WorkOrder
from gongdan.workorders.tests.processes import (
    Json,
    afresh,
    answers,
    ask,
    complete,
    file,
    fire,
    person,
    publish,
    revise,
    stands_at,
    task,
    told,
    work,
)

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)
NOTE: Json = {"do": "set_field", "field": "note", "value": {"value": "系统填写"}}


def auto(*actions: Json, **settings: object) -> Json:
    return {"key": "auto", "kind": "action", "do": list(actions), **settings}


def equals(field: str, value: object) -> Json:
    return {"op": "=", "args": [{"field": field}, {"value": value}]}


def test_an_action_fills_a_field_and_what_follows_sees_it(world: World) -> None:
    branches = [
        {"key": "set", "when": equals("answers.note", "系统填写"), "steps": [work("seen")]},
        {"key": "other", "is_default": True, "steps": [work("unseen")]},
    ]
    publish(auto(NOTE), {"key": "which", "kind": "exclusive", "branches": branches})

    order = file(world)

    assert answers(order)["note"] == "系统填写"
    assert stands_at(order) == ["seen"]
    assert [one["do"] for one in told(order, "action_done")] == ["set_field"]
    assert task(order, "auto").done_by == {"kind": "system", "id": None, "name": "system"}


def test_actions_change_title_and_tags_and_run_rules(world: World) -> None:
    title: Json = {"do": "set_title", "value": {"value": "统一标题"}}
    tag: Json = {"do": "add_tag", "tag": "自动"}
    rules: Json = {"do": "run_rules", "purpose": "priority"}
    publish(auto(title, tag, rules), work())

    order = afresh(file(world))

    assert (order.title, order.tags) == ("统一标题", ["自动"])


def test_a_message_reaches_the_people_its_rules_find(world: World) -> None:
    text = {"zh-CN": "请备好会议室", "en": "Prepare the room"}
    publish(auto({"do": "message", "whom": person("chenli"), "text": text}), work())

    file(world)
    follow_all()

    assert heard(world.lead) == ["message"]


def test_an_action_files_another_order_tied_to_this_one(world: World) -> None:
    publish(work(), code="other")
    new: Json = {
        "do": "create_order",
        "type": "other",
        "title": {"value": "另一件"},
        "answers": {"note": {"field": "title"}},
    }
    publish(auto(new), work())

    order = file(world)

    made = Link.objects.get(target=order, kind="caused_by").source
    assert (made.title, made.requester_id) == ("另一件", order.requester_id)
    assert answers(made, "other") == {"note": "三楼会议室"}


def test_orders_that_file_each_other_for_ever_stand_still(world: World) -> None:
    new: Json = {"do": "create_order", "type": "flow", "title": {"value": "又一件"}}
    publish(work())
    revise(auto(new), work())

    order = file(world)

    assert WorkOrder.objects.count() == 6
    last = FlowInstance.objects.exclude(incidents=[]).get()
    assert last.incidents[0]["code"] == "workorders.too_many"
    assert stands_at(order) == ["work"]


def test_a_webhook_leaves_only_with_what_decided_it(world: World, settings: object) -> None:
    settings.WEBHOOK_HOSTS = ["erp.example.com"]  # type: ignore[attr-defined]
    call: Json = {
        "do": "webhook",
        "url": "https://erp.example.com/in",
        "body": {"amount": {"field": "answers.amount"}},
    }
    publish(auto(call), work())

    order = file(world, amount="12")

    delivery = Delivery.objects.get(kind="webhook")
    body = delivery.payload["body"]
    assert (delivery.state, delivery.concerns) == ("waiting", order.number)
    assert (body["number"], body["amount"]) == (order.number, "12")
    assert (
        delivery.key
        == f"webhook.process.{task(order, 'auto').instance_id}.{task(order, 'auto').no}.0"
    )


def refused(on_failure: str = "stop", **settings: object) -> Json:
    """An action after another, to a host that may not be reached."""
    call: Json = {"do": "webhook", "url": "https://nowhere.example.com/in"}
    return auto(NOTE, call, on_failure=on_failure, **settings)


def publish_refused(settings: object, *steps: Json) -> None:
    """Published while the host was allowed, which it is not any more."""
    settings.WEBHOOK_HOSTS = ["nowhere.example.com"]  # type: ignore[attr-defined]
    publish(*steps)
    settings.WEBHOOK_HOSTS = []  # type: ignore[attr-defined]


def test_actions_are_done_all_or_none(world: World, settings: object) -> None:
    publish_refused(settings, refused("go_on"), work())

    order = file(world)

    assert answers(order) == {}
    assert told(order, "action_done") == []
    assert told(order, "action_given_up")[0]["code"] == "deliveries.address_not_allowed"
    assert stands_at(order) == ["work"]


def test_an_action_that_failed_stands_still_until_somebody_retries(
    world: World, settings: object
) -> None:
    publish_refused(settings, refused("stop"), work())
    order = file(world)
    stuck = FlowInstance.objects.get(work_order=order).incidents

    settings.WEBHOOK_HOSTS = ["nowhere.example.com"]  # type: ignore[attr-defined]
    steering.retry(number=order.number, by=world.actor("lead"), at=NOON)

    assert [one["code"] for one in stuck] == ["deliveries.address_not_allowed"]
    assert stands_at(order) == ["work"]
    assert answers(order)["note"] == "系统填写"


def test_an_action_that_failed_is_tried_again_with_growing_pauses(
    world: World, settings: object
) -> None:
    publish_refused(settings, refused("retry", tries=3), work())
    order = file(world)

    fire(at=NOON + MINUTE)
    between = [one["tries"] for one in told(order, "action_delayed")]
    settings.WEBHOOK_HOSTS = ["nowhere.example.com"]  # type: ignore[attr-defined]
    fire(at=NOON + 2 * MINUTE)
    too_early = stands_at(order)
    fire(at=NOON + 3 * MINUTE)

    assert between == [1, 2]
    assert too_early == ["auto"]
    assert stands_at(order) == ["work"]


def test_an_action_that_failed_too_often_stands_still(world: World, settings: object) -> None:
    publish_refused(settings, refused("retry", tries=2), work())
    order = file(world)

    fire(at=NOON + MINUTE)

    incidents = FlowInstance.objects.get(work_order=order).incidents
    assert [one["code"] for one in incidents] == ["deliveries.address_not_allowed"]


def test_what_surrounds_a_stage_is_done_when_it_begins_and_ends(world: World) -> None:
    last: Json = {"do": "add_tag", "tag": "办完"}
    publish(work(on_enter=[NOTE], on_leave=[last]), work("after"))
    order = file(world)

    noted = answers(order)["note"]
    complete(world, order)

    assert noted == "系统填写"
    assert afresh(order).tags == ["办完"]
    assert stands_at(order) == ["after"]


def buying(**settings: object) -> Json:
    title = {"op": "concat", "args": [{"value": "采购 "}, {"field": "row.sku"}]}
    return {
        "key": "buy",
        "kind": "suborder",
        "type": "other",
        "title": title,
        "each": "lines",
        **settings,
    }


def rows(*skus: str) -> list[dict[str, str]]:
    from gongdan.workorders.tests.processes import ids

    return [{ids()["sku"]: sku} for sku in skus]


def test_an_order_is_made_for_each_row_and_the_work_waits_for_all(world: World) -> None:
    publish(work(), code="other")
    publish(buying(), work("after"))
    order = file(world, lines=rows("A1", "B2"))

    made = [one.order for one in ChildOrder.objects.order_by("row")]
    complete(world, made[0])
    children.child_ended(order_id=made[0].pk, at=NOON)
    between = stands_at(order)
    complete(world, made[1])
    children.child_ended(order_id=made[1].pk, at=NOON)

    assert [one.title for one in made] == ["采购 A1", "采购 B2"]
    assert between == ["buy"]
    assert stands_at(order) == ["after"]


def test_an_order_refused_can_refuse_the_order_that_made_it(world: World) -> None:
    publish(work(), code="other")
    publish(buying(on_rejected="reject"), work("after"))
    order = file(world, lines=rows("A1"))
    child = ChildOrder.objects.get().order

    cancel(number=child.number, reason="买不到", by=world.actor("lead"), at=NOON)
    children.child_ended(order_id=child.pk, at=NOON)

    assert (afresh(order).status, afresh(order).closed_how) == ("closed", "rejected")


def test_orders_that_are_not_waited_for_hold_nothing_up(world: World) -> None:
    publish(work(), code="other")
    publish(buying(waits=False), work("after"))

    order = file(world, lines=rows("A1"))

    assert stands_at(order) == ["after"]
    assert ChildOrder.objects.count() == 1


def test_giving_an_order_up_gives_up_the_orders_it_made(world: World) -> None:
    publish(work(), code="other")
    publish(buying(), work("after"))
    order = file(world, lines=rows("A1", "B2"))

    cancel(number=order.number, reason="不办了", by=world.actor("lead"), at=NOON)
    children.call_children_off(task_id=task(order, "buy").pk, at=NOON)

    made = [one.order.status for one in ChildOrder.objects.order_by("row")]
    assert made == ["cancelled", "cancelled"]


def parts(**settings: object) -> Json:
    items = [
        {"key": "wire", "title": {"zh-CN": "布线"}, "handlers": person("wujianguo"), "minutes": 60},
        {"key": "desk", "title": {"zh-CN": "搬桌子"}, "handlers": person("xumeiling")},
    ]
    return {"key": "parts", "kind": "subtasks", "items": items, **settings}


def test_the_work_goes_on_when_all_its_parts_are_done_or_let_go(world: World) -> None:
    publish(parts(), work("after"))
    order = file(world)
    wire, desk = Subtask.objects.order_by("no")
    lead = world.actor("lead")

    complete_subtask(number=order.number, subtask_id=wire.pk, by=lead, at=NOON)
    between = stands_at(order)
    waive_subtask(number=order.number, subtask_id=desk.pk, reason="不用搬", by=lead, at=NOON)

    assert (wire.assignee_id, desk.assignee_id) == (world.other_handler.pk, world.desk_handler.pk)
    assert wire.due_at == NOON + 60 * MINUTE
    assert between == ["parts"]
    assert stands_at(order) == ["after"]


def test_parts_are_let_go_when_the_work_is_given_up(world: World) -> None:
    publish(parts(), work("after"))
    order = file(world)

    cancel(number=order.number, reason="不办了", by=world.actor("lead"), at=NOON)

    assert set(Subtask.objects.values_list("state", flat=True)) == {"waived"}


def test_each_row_is_approved_by_itself(world: World) -> None:
    block: Json = {
        "key": "each",
        "kind": "subprocess",
        "each": "lines",
        "steps": [ask("ask", "gaomin")],
        "on_rejected": "go_on",
    }
    publish(block, work("after"))

    order = file(world, lines=rows("A1", "B2"))

    assert stands_at(order) == ["ask", "ask"]

"""S4: an order's way through its process, the same vote on several, copies and receipts."""

from __future__ import annotations

from typing import Any

import pytest

from gongdan.catalog.commands.types import Binding, TypeFacts, create_type, publish_type
from gongdan.flows import commands as flows
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.times import now
from gongdan.workorders.tests.package import END, HANDLE, START, text, type_content
from tests.stories.office import Office, good, order_of, refusal
from tests.stories.test_s4_approvals import named, stands_at, task_of, to_approve, vote

URGENT = {"op": "=", "args": [{"field": "priority"}, {"value": 1}]}


@pytest.fixture
def purchases(office: Office) -> Office:
    """Approved by the lead; urgent ones by the approver too; a copy goes to the other handler."""
    by: dict[str, Any] = {"by": SYSTEM, "at": now()}
    world, name = office.world, text("采购", "Purchase")
    ask = {"key": "ask", "kind": "approval", "name": text("主管审批", "Approval"),
           "handlers": named(world.lead), "limit_minutes": 120}  # fmt: skip
    more = {**ask, "key": "more", "name": text("会签", "Both"), "dedupe": "whole",
            "handlers": named(world.lead, world.approver)}  # fmt: skip
    split = {
        "key": "urgency",
        "kind": "exclusive",
        "branches": [
            {"key": "urgent", "name": text("紧急", "Urgent"), "when": URGENT, "steps": [more]},
            {"key": "usual", "name": text("一般", "Usual"), "is_default": True, "steps": []},
        ],
    }
    copy = {"key": "copy", "kind": "copy", "name": text("抄送", "Copy"),
            "receivers": named(world.other_handler)}  # fmt: skip
    flows.create(code="purchase", name=name, application="it", **by)
    steps = {"format": 1, "steps": [START, ask, split, copy, HANDLE, END]}
    flows.save_draft(code="purchase", content=steps, **by)
    flows.publish(code="purchase", **by)
    create_type(application="it", facts=TypeFacts(code="purchase", name=name), **by)
    binding = Binding(form="incident", process="purchase", content=type_content("CG"))
    publish_type(code="purchase", binding=binding, **by)
    return office


def way(office: Office, number: str, who: str = "lead") -> Any:
    return good(office.client(who).get(f"work-orders/{number}/way"))


def states(office: Office, number: str) -> dict[str, str]:
    return {one["key"]: one["state"] for one in way(office, number)["steps"]}


def step(office: Office, number: str, key: str, who: str = "lead") -> Any:
    return next(one for one in way(office, number, who)["steps"] if one["key"] == key)


def test_s4_the_way_ahead_follows_todays_answers(purchases: Office) -> None:
    number = purchases.file(type="purchase")

    assert states(purchases, number) == {
        "filed": "visited",
        "ask": "present",
        "urgency": "ahead",
        "more": "not_expected",
        "copy": "ahead",
        "handle": "ahead",
        "closed": "ahead",
    }
    branches = {one["key"]: one["state"] for one in way(purchases, number)["branches"]}
    assert branches == {"urgent": "not_expected", "usual": "ahead"}


def test_s4_the_way_ahead_names_whom_it_will_ask_and_nobody_twice(purchases: Office) -> None:
    number = purchases.file(type="purchase")
    grade = {"priority": 1, "reason": "停线了"}

    good(purchases.put("lead", number, "priority", grade))

    more = step(purchases, number, "more")
    assert more["state"] == "ahead"
    assert [one["name"] for one in more["asked"]] == [purchases.world.approver.name]


def test_s4_the_way_travelled_tells_who_when_and_what_was_said(purchases: Office) -> None:
    number = purchases.file(type="purchase")
    good(vote(purchases, "lead", number, comment="同意"))

    ask, more = step(purchases, number, "ask"), step(purchases, number, "more")

    (said,) = ask["votes"]
    assert (said["person"]["name"], said["outcome"], said["comment"]) == (
        purchases.world.lead.name, "approved", "同意")  # fmt: skip
    assert [one["state"] for one in ask["stays"]] == ["done"]
    assert (more["state"], more["votes"], more["stays"]) == ("not_taken", [], [])


def test_s4_a_requester_sees_the_way_without_who_does_the_work(purchases: Office) -> None:
    number = purchases.file(type="purchase")

    handle = step(purchases, number, "handle", who="requester")

    assert (handle["state"], handle["asked"]) == ("ahead", [])


def test_s4_the_same_vote_is_previewed_and_leaves_nothing(purchases: Office) -> None:
    one, other = purchases.file(type="purchase"), purchases.file(type="purchase")
    gone = purchases.file(type="purchase")
    choices = [{"number": each, "task_id": task_of(purchases, each, "lead")}
               for each in (one, other, gone)]  # fmt: skip
    good(vote(purchases, "lead", gone))
    body = {"choices": choices, "verdict": "approved"}

    shown = good(purchases.client("lead").post("bulk/vote-previews", body))

    assert [each["number"] for each in shown] == [one, other, gone]
    assert shown[0]["waits_for"][0]["step"]["zh-CN"] == "处理"
    assert shown[0]["refusal"] is None
    assert shown[2]["refusal"]["code"] == "workorders.vote_over"
    assert (stands_at(one), stands_at(other)) == (["ask"], ["ask"])
    assert [line for line in purchases.timeline(one) if "同意" in line["text"]["zh-CN"]] == []


def test_s4_the_same_vote_is_cast_order_by_order(purchases: Office) -> None:
    one, gone = purchases.file(type="purchase"), purchases.file(type="purchase")
    choices = [{"number": each, "task_id": task_of(purchases, each, "lead")}
               for each in (one, gone)]  # fmt: skip
    good(vote(purchases, "lead", gone))
    body = {"choices": choices, "verdict": "approved", "comment": "同意，按计划采购"}

    answer = good(purchases.client("lead").post("bulk/votes", body))

    assert answer["done"] == [one]
    assert [each["number"] for each in answer["refused"]] == [gone]
    assert stands_at(one) == ["handle"]


def test_s4_a_no_to_several_needs_its_reason(purchases: Office) -> None:
    number = purchases.file(type="purchase")
    choice = {"number": number, "task_id": task_of(purchases, number, "lead")}
    body = {"choices": [choice], "verdict": "rejected"}

    answer = good(purchases.client("lead").post("bulk/votes", body))

    assert answer["refused"][0]["code"] == "flows.reason_needed"
    assert order_of(number).status == "in_progress"


def test_s4_a_copy_has_a_receipt(purchases: Office) -> None:
    number = purchases.file(type="purchase")
    good(vote(purchases, "lead", number))
    receiver = purchases.client("other_handler")

    before = purchases.page(number, "lead")["inside"]["participants"]
    first = receiver.put(f"work-orders/{number}/copy-receipt", {})
    after = purchases.page(number, "lead")["inside"]["participants"]

    assert first.status_code == 204
    assert [(one["copied_at"] is None, one["read_at"]) for one in before] == [(False, None)]
    assert [one["read_at"] is None for one in after] == [False]
    assert purchases.listed("other_handler", view="copied") == [number]


def test_s4_only_what_was_copied_has_a_receipt(purchases: Office) -> None:
    number = purchases.file(type="purchase")

    stranger = purchases.client("other_handler").put(f"work-orders/{number}/copy-receipt", {})

    assert refusal(stranger) == (404, "workorders.not_found")


def test_s4_everybody_finds_what_they_started_and_what_they_handled(purchases: Office) -> None:
    number, other = purchases.file(type="purchase"), purchases.file(type="purchase")
    good(vote(purchases, "lead", number))

    assert purchases.listed("lead", view="handled") == [number]
    assert purchases.listed("requester", view="requested") == sorted([number, other])


def test_s4_what_waits_for_votes_is_nobodys_work_yet(purchases: Office) -> None:
    number = purchases.file(type="purchase")
    order = order_of(number)
    good(purchases.put("lead", number, "assignment", {"assignee_id": purchases.world.handler.pk}))

    before = handled(purchases)
    good(vote(purchases, "lead", number))

    assert order.status == "in_progress"
    assert (before, handled(purchases)) == ([], [number])
    assert to_approve(purchases, "lead") == []


def handled(office: Office) -> list[str]:
    groups = good(office.client("handler").get("todo"))["groups"]
    return [item["order"]["number"] for group in groups if group["kind"] == "handle"
            for item in group["items"]]  # fmt: skip


def test_s4_the_portal_says_what_came_back_and_takes_it_in_again(purchases: Office) -> None:
    number = purchases.file(type="purchase")
    assert purchases.request(number)["may_withdraw"] is True
    good(purchases.put("requester", number, "withdrawal", {}))

    returned = purchases.request(number)["returned"]
    address = f"tasks/{returned['task_id']}/completion"
    good(purchases.put("requester", number, address, {"note": "改好了"}))

    assert purchases.request(number)["returned"] is None
    assert stands_at(number) == ["ask"]

"""S4: approvals in running work, as its people meet them."""

from __future__ import annotations

from typing import Any

from gongdan.accounts.models import Person
from gongdan.catalog.commands.types import Binding, TypeFacts, create_type, publish_type
from gongdan.flows import commands as flows
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.times import now
from gongdan.notifications.tests.makers import follow_all
from gongdan.workorders.models import FlowTask
from gongdan.workorders.tests.package import END, HANDLE, START, text, type_content
from tests.stories.office import Office, good, order_of, refusal
from tests.stories.test_s2_told import kinds


def named(*people: Person) -> list[dict[str, str]]:
    return [{"kind": "person", "person": person.username} for person in people]


def with_approval(*people: Person, **settings: object) -> None:
    """A type whose orders are approved by these people before anybody works on them."""
    ask = {
        "key": "ask",
        "kind": "approval",
        "name": text("主管审批", "Approval"),
        "phase": "assign",
        "handlers": named(*people),
        "limit_minutes": 120,
        **settings,
    }
    with_steps(ask)


def with_steps(*steps: dict[str, Any]) -> None:
    """A type whose orders walk these steps before anybody works on them."""
    by: dict[str, Any] = {"by": SYSTEM, "at": now()}
    name = text("采购", "Purchase")
    flows.create(code="purchase", name=name, application="it", **by)
    content = {"format": 1, "steps": [START, *steps, HANDLE, END]}
    flows.save_draft(code="purchase", content=content, **by)
    flows.publish(code="purchase", **by)
    create_type(application="it", facts=TypeFacts(code="purchase", name=name), **by)
    binding = Binding(form="incident", process="purchase", content=type_content("CG"))
    publish_type(code="purchase", binding=binding, **by)


def task_of(office: Office, number: str, who: str) -> int:
    person = getattr(office.world, who)
    tasks = FlowTask.objects.filter(work_order__number=number, assignee=person)
    return tasks.latest("no").pk


def vote(office: Office, who: str, number: str, verdict: str = "approved", **more: object) -> Any:
    address = f"tasks/{task_of(office, number, who)}/decision"
    return office.put(who, number, address, {"verdict": verdict, **more})


def stands_at(number: str) -> list[str]:
    found = FlowTask.objects.filter(work_order__number=number, state="pending")
    return sorted(set(found.values_list("step", flat=True)))


def to_approve(office: Office, who: str) -> list[Any]:
    groups = good(office.client(who).get("todo"))["groups"]
    return [item for group in groups if group["kind"] == "approve" for item in group["items"]]


def test_s4_votes_wait_in_the_to_do_with_since_until_and_why(office: Office) -> None:
    with_approval(office.world.lead, office.world.approver)

    number = office.file(type="purchase")

    (item,) = to_approve(office, "approver")
    assert item["order"]["number"] == number
    assert item["task_id"] == task_of(office, number, "approver")
    assert item["since"] < item["due_at"]
    assert item["because"]["zh-CN"].startswith("指定")


def test_s4_all_have_to_approve_and_the_page_shows_who_did(office: Office) -> None:
    with_approval(office.world.lead, office.world.approver)
    number = office.file(type="purchase")

    page = good(vote(office, "lead", number, comment="同意，按计划采购"))

    (approval,) = page["approvals"]
    said = [(one["outcome"], one["comment"]) for one in approval["votes"]]
    assert said == [("approved", "同意，按计划采购"), ("", "")]
    assert stands_at(number) == ["ask"]
    good(vote(office, "approver", number))
    assert stands_at(number) == ["handle"]


def test_s4_a_no_needs_a_reason_and_closes_the_order_as_refused(office: Office) -> None:
    with_approval(office.world.lead)
    number = office.file(type="purchase")

    without = refusal(vote(office, "lead", number, "rejected"))
    good(vote(office, "lead", number, "rejected", comment="预算用完了"))

    order = order_of(number)
    assert without == (422, "flows.reason_needed")
    assert (order.status, order.closed_how) == ("closed", "rejected")
    assert any("拒绝 主管审批：预算用完了" in one["text"]["zh-CN"]
               for one in office.timeline(number))  # fmt: skip


def test_s4_what_was_refused_can_be_taken_up_again(office: Office) -> None:
    with_approval(office.world.lead)
    number = office.file(type="purchase")
    good(vote(office, "lead", number, "rejected", comment="预算用完了"))

    address = f"work-orders/{number}/closure?reason=新预算批下来了"
    again = office.client("requester").delete(address)

    assert again.status_code == 200, again.content.decode()
    assert order_of(number).status == "in_progress"


def test_s4_who_comes_too_late_hears_who_decided(office: Office) -> None:
    with_approval(office.world.lead, office.world.approver, mode="any")
    number = office.file(type="purchase")
    late = task_of(office, number, "approver")
    good(vote(office, "lead", number))

    answer = office.put("approver", number, f"tasks/{late}/decision", {"verdict": "approved"})

    assert refusal(answer) == (409, "workorders.vote_over")
    assert answer.json()["facts"]["name"] == office.world.lead.name


def test_s4_only_who_is_asked_may_vote(office: Office) -> None:
    with_approval(office.world.approver)
    number = office.file(type="purchase")
    task = task_of(office, number, "approver")

    answer = office.put("administrator", number, f"tasks/{task}/decision", {"verdict": "approved"})

    assert refusal(answer) == (403, "workorders.not_your_vote")


def test_s4_a_vote_is_transferred_and_the_new_one_is_told(office: Office) -> None:
    with_approval(office.world.lead)
    number = office.file(type="purchase")
    to = {"person_id": office.world.approver.pk, "reason": "我出差"}

    task = task_of(office, number, "lead")
    good(office.put("lead", number, f"tasks/{task}/assignment", to))
    follow_all()

    assert "approve" in kinds(office, "approver")
    assert [one["order"]["number"] for one in to_approve(office, "approver")] == [number]
    good(vote(office, "approver", number))
    assert stands_at(number) == ["handle"]


def test_s4_a_delegate_looks_and_the_owner_decides(office: Office) -> None:
    with_approval(office.world.lead)
    number = office.file(type="purchase")
    task = task_of(office, number, "lead")

    to = {"person_id": office.world.approver.pk}
    good(office.put("lead", number, f"tasks/{task}/delegation", to))
    good(vote(office, "approver", number))

    assert len(to_approve(office, "lead")) == 1
    good(vote(office, "lead", number))
    assert stands_at(number) == ["handle"]


def test_s4_signers_before_are_asked_and_can_be_let_go(office: Office) -> None:
    with_approval(office.world.lead)
    number = office.file(type="purchase")
    task = task_of(office, number, "lead")
    signers = {"person_ids": [office.world.approver.pk], "where": "before", "reason": "请看价格"}

    good(office.post("lead", number, f"tasks/{task}/signers", signers))
    waits = to_approve(office, "lead")
    added = task_of(office, number, "approver")
    good(office.client("lead").delete(f"work-orders/{number}/tasks/{added}/signature"))

    assert (waits, len(to_approve(office, "lead"))) == ([], 1)


def test_s4_the_requester_withdraws_changes_and_hands_it_in_again(office: Office) -> None:
    with_approval(office.world.lead)
    number = office.file(type="purchase")

    good(office.put("requester", number, "withdrawal", {"reason": "数量写错了"}))
    task = task_of(office, number, "requester")
    good(office.put("requester", number, f"tasks/{task}/completion", {"note": "改好了"}))

    assert stands_at(number) == ["ask"]
    assert len(to_approve(office, "lead")) == 1


def test_s4_nothing_is_withdrawn_after_the_first_vote(office: Office) -> None:
    with_approval(office.world.lead, office.world.approver)
    number = office.file(type="purchase")
    good(vote(office, "lead", number))

    answer = office.put("requester", number, "withdrawal")

    assert refusal(answer) == (409, "flows.withdraw_refused")


def test_s4_a_refusal_gives_it_back_to_the_requester(office: Office) -> None:
    with_approval(office.world.lead, on_reject="start")
    number = office.file(type="purchase")

    good(vote(office, "lead", number, "rejected", comment="请补第二家报价"))

    groups = good(office.client("requester").get("todo"))["groups"]
    assert [(group["kind"], len(group["items"])) for group in groups] == [("resubmit", 1)]


def test_s4_the_last_vote_is_taken_back_while_nobody_went_on(office: Office) -> None:
    with_approval(office.world.lead)
    number = office.file(type="purchase")
    page = good(vote(office, "lead", number))
    (mine,) = page["approvals"][0]["votes"]

    task = mine["task_id"]
    good(office.client("lead").delete(f"work-orders/{number}/tasks/{task}/decision"))

    assert mine["may_take_back"] is True
    assert stands_at(number) == ["ask"]


def test_s4_it_is_sent_back_with_a_reason(office: Office) -> None:
    second = {"key": "second", "kind": "approval", "name": text("财务", "Finance"),
              "handlers": named(office.world.approver)}  # fmt: skip
    with_approval(office.world.lead)
    draft = {"format": 1, "steps": [START, *_asks(office), second, HANDLE, END]}
    flows.save_draft(code="purchase", content=draft, by=SYSTEM, at=now())
    flows.publish(code="purchase", by=SYSTEM, at=now())
    publish_type(
        code="purchase",
        binding=Binding(form="incident", process="purchase", content=type_content("CG")),
        by=SYSTEM,
        at=now(),
    )
    number = office.file(type="purchase")
    page = good(vote(office, "lead", number))
    assert [one["step_key"] for one in page["approvals"]] == ["ask", "second"]

    good(vote(office, "approver", number, "returned", comment="金额不对", target="ask"))

    assert stands_at(number) == ["ask"]
    assert len(to_approve(office, "lead")) == 1


def _asks(office: Office) -> list[dict[str, object]]:
    return [
        {
            "key": "ask",
            "kind": "approval",
            "name": text("主管审批", "Approval"),
            "handlers": named(office.world.lead),
        }
    ]

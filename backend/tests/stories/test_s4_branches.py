"""S4.5: branches side by side in running work: all owners at once, a copy told, joined once."""

from __future__ import annotations

from typing import Any

from gongdan.catalog.commands.types import Binding, TypeFacts, create_type, publish_type
from gongdan.flows import commands as flows
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.times import now
from gongdan.notifications.tests.makers import follow_all
from gongdan.workorders.models import FlowTask
from gongdan.workorders.tests.package import (
    ASSIGN,
    CONFIRM,
    END,
    HANDLE,
    START,
    stage,
    text,
    type_content,
)
from tests.stories.office import SOLVED, Office, good, order_of
from tests.stories.test_s2_told import kinds


def with_branches(**join: object) -> None:
    """A type whose orders are prepared by two people at once, told to a third."""
    who: dict[str, Any] = {"by": SYSTEM, "at": now()}
    name = text("入职准备", "Joining")
    desk = stage("desk", text("工位", "Desk"), handlers=[{"kind": "person", "person": "gaomin"}])
    account = stage("account", text("账号", "Account"))
    split = {
        "key": "together",
        "kind": "parallel",
        "branches": [
            {"key": "office", "steps": [desk]},
            {"key": "it", "steps": [account]},
        ],
        **join,
    }
    receivers = [{"kind": "role", "role": "lead"}]
    copy = {"key": "tell", "kind": "copy", "name": text("抄送", "Copy"), "receivers": receivers}
    steps = [START, ASSIGN, copy, split, HANDLE, CONFIRM, END]
    flows.create(code="joining", name=name, application="it", **who)
    flows.save_draft(code="joining", content={"format": 1, "steps": steps}, **who)
    flows.publish(code="joining", **who)
    create_type(application="it", facts=TypeFacts(code="joining", name=name), **who)
    binding = Binding(form="incident", process="joining", content=type_content("JN"))
    publish_type(code="joining", binding=binding, **who)


def taken_on(office: Office) -> str:
    """An order of that type, accepted by the handler."""
    number = office.file(type="joining")
    good(office.put("administrator", number, "assignment",
                    {"team": "network", "assignee_id": office.world.handler.pk}))  # fmt: skip
    good(office.put("handler", number, "acceptance"))
    return number


def open_steps(number: str) -> list[str]:
    found = FlowTask.objects.filter(work_order__number=number, state="pending")
    return list(found.order_by("no").values_list("step", flat=True))


def finish(office: Office, who: str, number: str, step: str) -> None:
    task = FlowTask.objects.get(work_order__number=number, state="pending", step=step)
    good(office.client(who).put(f"work-orders/{number}/tasks/{task.pk}/completion", {}))


def test_s4_5_branches_run_at_once_and_join_when_all_are_through(office: Office) -> None:
    with_branches()

    number = taken_on(office)
    at_once = open_steps(number)
    finish(office, "approver", number, "desk")
    waiting = open_steps(number)
    finish(office, "handler", number, "account")

    assert (at_once, waiting, open_steps(number)) == (["desk", "account"], ["account"], ["handle"])
    good(office.put("handler", number, "resolution", SOLVED))
    assert order_of(number).status == "resolved"


def test_s4_5_a_join_of_the_first_cancels_the_other_branch(office: Office) -> None:
    with_branches(join="first")

    number = taken_on(office)
    finish(office, "handler", number, "account")

    cancelled = FlowTask.objects.get(work_order__number=number, step="desk")
    assert (open_steps(number), cancelled.state) == (["handle"], "cancelled")


def test_s4_5_a_copy_lets_its_receivers_see_the_order_and_tells_them_once(office: Office) -> None:
    with_branches()

    number = taken_on(office)
    follow_all()

    assert "copied" in kinds(office, "lead")
    assert any("抄送" in one["text"]["zh-CN"] for one in office.timeline(number))

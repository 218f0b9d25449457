"""S3.5: every stage has a named owner: by role, by person, by field, by department head."""

from __future__ import annotations

from typing import Any

import pytest

from gongdan.accounts.models import Membership, Person
from gongdan.catalog.commands.types import Binding, TypeFacts, create_type, publish_type
from gongdan.flows import commands as flows
from gongdan.forms import commands as forms
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
from tests.stories.office import (
    SOLVED,
    Office,
    events_of,
    good,
    local,
    open_task,
    order_of,
    refusal,
)
from tests.stories.test_s2_told import inbox

FIELDS = [
    {"code": "signer", "kind": "member", "label": text("会签人", "Signer")},
    {"code": "unit", "kind": "department", "label": text("会签部门", "Unit")},
]
ROLE = {"kind": "role", "role": "lead"}
PERSON = {"kind": "person", "person": "gaomin"}
FIELD = {"kind": "field", "field": "signer"}
UNIT = {"kind": "field", "field": "unit"}
HEAD = {"kind": "department_head"}
TEAM = {"kind": "team", "team": "repair"}


def with_stage(*handlers: dict[str, str]) -> None:
    """A type whose orders are signed by somebody else before the work begins."""
    who: dict[str, Any] = {"by": SYSTEM, "at": now()}
    name = text("会签", "Sign")
    signing = stage("sign", name, handlers=list(handlers), limit_minutes=60, skippable_by="lead")
    steps = [START, ASSIGN, signing, HANDLE, CONFIRM, END]
    forms.create(code="signed", name=name, application="it", **who)
    forms.save_draft(code="signed", content={"format": 1, "fields": FIELDS}, **who)
    forms.publish(code="signed", **who)
    flows.create(code="signed", name=name, application="it", **who)
    flows.save_draft(code="signed", content={"format": 1, "steps": steps}, **who)
    flows.publish(code="signed", is_from_elsewhere=True, **who)
    create_type(application="it", facts=TypeFacts(code="signed", name=name), **who)
    binding = Binding(form="signed", process="signed", content=type_content("SG"))
    publish_type(code="signed", binding=binding, **who)


def filed(office: Office, who: str = "requester", **answers: object) -> str:
    """An order of that type which the handler took on, so that it waits to be signed."""
    shown = good(office.client(who).get("work-order-types/signed"))
    ids = {field["code"]: field["id"] for field in shown["form"]["fields"]}
    given = {ids[code]: value for code, value in answers.items()}
    number = office.file(who, type="signed", answers=given)
    good(office.put("administrator", number, "assignment",
                    {"team": "network", "assignee_id": office.world.handler.pk}))  # fmt: skip
    good(office.put("handler", number, "acceptance"))
    return number


def signing(office: Office, number: str) -> Any:
    """The stage in which it is signed."""
    stages = office.page(number)["stages"]
    return next(one for one in stages if one["key"] == "sign")


def owned(office: Office, number: str) -> tuple[str | None, str]:
    """Who has the stage, and how they were found."""
    owner = signing(office, number)["owner"]
    return owner and owner["name"], signing(office, number)["because"].get("zh-CN", "")


@pytest.mark.parametrize(
    ("handler", "name", "because"),
    [
        (ROLE, "陈立", "角色“主管”里 陈立 手上最少"),
        (PERSON, "高敏", "指定 高敏"),
        (FIELD, "林晓芸", "表单“会签人”给出 林晓芸"),
        (UNIT, "高敏", "表单“会签部门”给出 高敏"),
        (HEAD, "高敏", "部门负责人 高敏"),
    ],
    ids=["role", "person", "field", "department field", "department head"],
)
def test_s3_5_the_owner_is_found_by_the_rule_and_the_page_says_how(
    office: Office, handler: dict[str, str], name: str, because: str
) -> None:
    with_stage(handler)
    world = office.world

    number = filed(office, signer=world.other_requester.pk, unit=world.facilities.pk)

    assert owned(office, number) == (name, because)
    assert order_of(number).assignee_id == office.world.handler.pk
    (entered,) = [one for one in office.timeline(number) if "进入 会签" in one["text"]["zh-CN"]]
    assert because in entered["text"]["zh-CN"]
    assert local(signing(office, number)["due_at"]) == "Mon 11-23 13:00"


@pytest.mark.parametrize(
    ("handler", "because"),
    [
        ({"kind": "role", "role": "auditor"}, "角色“auditor”里没有能接的人"),
        ({"kind": "person", "person": "nobody"}, "指定的 nobody 已经不在"),
        (FIELD, "表单的“会签人”没有给出人"),
        (UNIT, "表单的“会签部门”没有给出人"),
    ],
    ids=["role", "person", "field", "department field"],
)
def test_s3_5_a_rule_that_finds_nobody_leaves_it_to_who_holds_the_order(
    office: Office, handler: dict[str, str], because: str
) -> None:
    with_stage(handler)

    number = filed(office)

    task = FlowTask.objects.get(work_order__number=number, state="pending")
    assert (task.assignee_id, task.found_by) == (office.world.handler.pk, "assignee")
    assert task.because["zh-CN"] == f"{because}；由接手工单的人负责"


def test_s3_5_the_next_rule_is_asked_when_one_finds_nobody(office: Office) -> None:
    with_stage(FIELD, HEAD)

    assert owned(office, filed(office)) == ("高敏", "表单的“会签人”没有给出人；部门负责人 高敏")


def test_s3_5_nobody_signs_as_head_for_themselves(office: Office) -> None:
    with_stage(HEAD)

    number = filed(office, "approver")

    task = FlowTask.objects.get(work_order__number=number, state="pending")
    assert (task.assignee_id, task.found_by) == (office.world.handler.pk, "assignee")


def test_s3_5_with_nobody_in_the_team_the_service_desk_has_the_order(office: Office) -> None:
    Membership.objects.filter(team=office.world.network).delete()

    number = office.file(title="网络断了")

    row = office.page(number)["order"]
    assert (row["team"]["code"], row["assignee"]) == ("service-desk", None)
    good(office.put("desk_handler", number, "acceptance"))


def test_s3_5_with_everybody_gone_the_service_desk_has_the_stage(office: Office) -> None:
    with_stage(ROLE)
    Person.objects.filter(pk=office.world.lead.pk).update(is_available=False)
    number = office.file(type="signed", title="网络断了")
    Membership.objects.filter(team=office.world.network).delete()
    Person.objects.filter(pk=office.world.handler.pk).update(is_active=False)

    good(office.put("administrator", number, "stage", {"step_key": "sign"}))

    task = FlowTask.objects.get(work_order__number=number, state="pending")
    assert (task.step, task.assignee_id) == ("sign", None)
    assert task.candidate_team_ids == [office.world.service_desk.pk]
    assert task.because["zh-CN"] == ("角色“主管”里没有能接的人；工单没有能接的人，由服务台负责")
    address = f"tasks/{task.pk}/completion"
    good(office.put("desk_handler", number, address))


def test_s3_5_the_owner_sees_it_is_told_and_ends_it_and_nobody_else_does(office: Office) -> None:
    with_stage(HEAD)
    number = filed(office)
    address = f"tasks/{open_task(number)}/completion"

    follow_all()
    by_another = office.put("other_requester", number, address)
    todo = good(office.client("approver").get("todo"))
    page = office.page(number, "approver")
    good(office.put("approver", number, address, {"note": "同意"}))

    assert by_another.status_code == 404
    assert ("stage", "轮到您了：「会签」") in inbox(office, "approver")
    assert [(group["kind"], group["items"][0]["order"]["number"]) for group in todo["groups"]] == [
        ("stage", number)
    ]
    assert "complete_stage" in page["actions"]
    assert order_of(number).stage_key == "handle"
    (left,) = [one for one in events_of(number, "stage_left") if one.facts["step_key"] == "sign"]
    assert left.actor["name"] == "高敏"
    # Who did a stage of it goes on following it.
    assert office.page(number, "approver")["order"]["number"] == number
    good(office.put("handler", number, "resolution", SOLVED))


def test_s3_5_a_teams_stage_is_open_to_its_members_alone(office: Office) -> None:
    with_stage(TEAM)
    number = filed(office)
    address = f"tasks/{open_task(number)}/completion"

    stage_now = signing(office, number)
    by_another = office.put("desk_handler", number, address)
    page = office.page(number, "other_handler")
    good(office.put("other_handler", number, address))

    assert (stage_now["owner"], stage_now["team"]["code"]) == (None, "repair")
    assert by_another.status_code == 404
    assert "complete_stage" in page["actions"]
    assert order_of(number).stage_key == "handle"


def test_s3_5_the_owner_stays_when_the_order_goes_to_somebody_else(office: Office) -> None:
    with_stage(PERSON)
    number = filed(office)
    to = {"team": "network", "assignee_id": office.world.lead.pk}

    good(office.put("handler", number, "assignment", to))

    assert owned(office, number) == ("高敏", "指定 高敏")
    assert order_of(number).assignee_id == office.world.lead.pk


def test_s3_5_a_stage_owner_resolves_where_the_stage_asks_for_the_solution(
    office: Office,
) -> None:
    with_stage(PERSON)
    number = filed(office)

    early = office.put("approver", number, "resolution", SOLVED)

    assert refusal(early) == (409, "workorders.stages_open")

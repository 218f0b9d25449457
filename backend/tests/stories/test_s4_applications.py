"""S4.1, S4.2, S4.7: an application from nothing, changed while it is at work, by who uses it."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import Api, ApiClient
from gongdan.accounts.models import Person, RoleGrant
from gongdan.workorders.tests.package import text
from tests.stories.office import SOLVED, Office, events_of, good, order_of, refusal
from tests.stories.test_s4_approvals import named, stands_at, vote

Json = dict[str, Any]
FIRST = {
    "username": "boss",
    "name": "周知",
    "email": "boss@example.com",
    "password": "a-long-enough-password",
}


def first_application(first: ApiClient, person: int) -> None:
    """What whoever begins presses: a department, a team of themselves, an application, a type."""
    about = {"code": "office", "name": text("综合办公室", "Office")}
    department = good(first.post("departments", about), 201)["id"]
    asked = {"code": "desk", "name": text("服务台", "Desk"), "department_id": department}
    team = good(first.post("teams", asked), 201)["id"]
    good(first.put(f"teams/{team}/members/{person}", {}), 204)
    made = {"code": "office", "name": text("综合办公", "Office"), "desk_team": "desk"}
    good(first.post("applications", made), 201)
    type_ = {"application": "office", "code": "ask", "name": text("找人帮忙", "Help")}
    good(first.post("work-order-types", type_), 201)


@pytest.mark.django_db
def test_s4_1_an_empty_installation_has_its_first_handled_order_after_a_dozen_presses(
    api: Api,
) -> None:
    nobody = api.as_nobody()
    before = good(nobody.get("sign-in-options"))["is_setup_needed"]
    good(nobody.post("setup", FIRST), 201)
    person = Person.objects.get(username="boss")
    first = api.as_person(person)

    first_application(first, person.pk)
    asked = good(first.get("work-order-types/ask"))
    answers = {one["id"]: "门锁坏了" for one in asked["form"]["fields"] if one.get("required")}
    situation = asked["situations"][0]["key"]
    body = {"type": "ask", "title": "门锁坏了", "situation": situation, "answers": answers}
    number = good(first.post("portal/requests", body), 201)["number"]
    good(first.put(f"work-orders/{number}/acceptance", {}))
    good(
        first.put(
            f"work-orders/{number}/resolution", {"solution": "换了锁芯", "root_cause": "request"}
        )
    )
    good(first.put(f"work-orders/{number}/confirmation", {"is_satisfied": True, "score": 5}))

    after = good(nobody.get("sign-in-options"))["is_setup_needed"]
    assert (before, after) == (True, False)
    assert (order_of(number).status, Person.objects.count()) == ("closed", 1)


def content_of(builder: ApiClient, code: str = "plain") -> Json:
    content: Json = good(builder.get(f"processes/{code}"))["content"]
    return content


def publish(builder: ApiClient, content: Json) -> None:
    """A process as drawn, then the types that follow it."""
    good(builder.put("processes/plain/draft", {"content": content}))
    good(builder.post("processes/plain/versions"), 201)
    definition = good(builder.get("work-order-types/incident/definition"))
    bound = {name: definition["brief"][name] for name in ("form", "process")}
    body = {**bound, "content": definition["content"]}
    good(builder.post("work-order-types/incident/versions", body), 201)


def with_approval(content: Json, office: Office) -> Json:
    """The same process, asking somebody before anything else happens."""
    ask = {
        "key": "ask",
        "kind": "approval",
        "name": text("主管同意", "Approval"),
        "phase": "assign",
        "status": "in_progress",
        "handlers": named(office.world.approver),
        "limit_minutes": 60,
    }
    first, *rest = content["steps"]
    return {**content, "steps": [first, ask, *rest]}


def stages(office: Office, number: str) -> list[str]:
    return [stage["key"] for stage in office.page(number)["stages"]]


def test_s4_2_a_running_order_ends_on_its_version_a_new_one_takes_the_new_and_nothing_is_lost(
    office: Office,
) -> None:
    builder = office.client("administrator")
    running = office.taken(description="三楼整层")
    office.say("handler", running, "下午去看")
    kept = office.page(running)
    told = [entry.event for entry in events_of(running)]

    publish(builder, with_approval(content_of(builder), office))
    new = office.file()
    meanwhile = office.page(running)
    good(office.put("handler", running, "resolution", SOLVED))
    good(office.put("requester", running, "confirmation", {"is_satisfied": True}))
    waits = stands_at(new)
    good(vote(office, "approver", new))

    assert (meanwhile["answers"], meanwhile["stages"]) == (kept["answers"], kept["stages"])
    assert [entry.event for entry in events_of(running)][: len(told)] == told
    assert (order_of(running).status, "ask" in stages(office, running)) == ("closed", False)
    assert (waits, stages(office, new)[1]) == (["ask"], "ask")
    assert stands_at(new) != ["ask"]


def test_s4_7_a_builder_of_one_application_changes_its_process_and_goes_back_but_no_other(
    office: Office,
) -> None:
    builder = office.client("builder")
    RoleGrant.objects.filter(role__key="builder").update(application="it")
    before = content_of(builder)

    publish(builder, with_approval(before, office))
    changed = office.file()
    publish(builder, good(builder.get("processes/plain/versions/1"))["content"])
    back = office.file()
    RoleGrant.objects.filter(role__key="builder").update(application="other")
    elsewhere = builder.put("processes/plain/draft", {"content": before})

    assert (stands_at(changed), content_of(office.client("administrator"))) == (["ask"], before)
    assert "ask" not in stages(office, back)
    assert refusal(elsewhere)[0] == 403


def test_s4_7_nothing_is_published_while_a_test_case_of_it_is_red(office: Office) -> None:
    builder = office.client("builder")
    content = with_approval(content_of(builder), office)
    case = {
        "key": "asks",
        "name": text("要主管同意", "Is approved"),
        "requester": office.world.requester.username,
        "expect": {"asked": {"ask": 1}},
    }
    red = {**content, "steps": [content["steps"][0], *content["steps"][2:]], "cases": [case]}

    good(builder.put("processes/plain/draft", {"content": red}))
    refused = builder.post("processes/plain/versions")
    good(builder.put("processes/plain/draft", {"content": {**content, "cases": [case]}}))
    taken = builder.post("processes/plain/versions")

    problems = refused.json()["facts"]["problems"]
    assert refused.status_code == 422
    assert [(one["path"], one["code"]) for one in problems] == [
        ("process.cases.0", "flows.case_red")
    ]
    assert taken.status_code == 201

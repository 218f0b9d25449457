"""Answers on an order's page: names instead of ids, sensitive ones masked until asked for."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import Api
from gongdan.accounts.models import Role
from gongdan.accounts.tests.makers import World, make_world
from gongdan.audit.queries import history
from gongdan.workorders.finding import subject
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.tests.makers import make_application
from gongdan.workorders.tests.package import FORM, PACKAGE, text

pytestmark = pytest.mark.django_db
FIELDS = [
    *FORM["fields"],  # type: ignore[misc]
    {"code": "helpers", "kind": "members", "label": text("协助人", "Helpers")},
    {
        "code": "identity",
        "kind": "text",
        "label": text("身份证号", "Identity number"),
        "sensitive": "last4",
    },
]


@pytest.fixture
def world() -> World:
    world = make_world()
    parts: list[dict[str, Any]] = PACKAGE["forms"]  # type: ignore[assignment]
    form = {**parts[0], "content": {"format": 1, "fields": FIELDS}}
    make_application({**PACKAGE, "forms": [form, *parts[1:]]})
    return world


def answers(client: Any, number: str) -> dict[str, dict[str, Any]]:
    page = client.get(f"work-orders/{number}").json()
    return {one["code"]: one for one in page["answers"]}


def filed(world: World, api: Api) -> str:
    requester = api.as_person(world.requester)
    shown = requester.get("work-order-types/incident").json()
    ids = {field["code"]: field["id"] for field in shown["form"]["fields"]}
    given = {ids["helpers"]: [world.handler.pk], ids["identity"]: "11010519491231002X"}
    body = {"type": "incident", "title": "办入职", "answers": given}
    return str(requester.post("work-orders", body).json()["order"]["number"])


def test_people_in_answers_are_named(world: World, api: Api) -> None:
    number = filed(world, api)

    found = answers(api.as_person(world.administrator), number)

    assert found["helpers"]["display"]["zh-CN"] == world.handler.name


def test_a_sensitive_answer_is_masked_and_looking_at_it_is_kept(world: World, api: Api) -> None:
    number = filed(world, api)
    administrator = api.as_person(world.administrator)

    masked = answers(administrator, number)["identity"]
    whole = administrator.post(f"work-orders/{number}/reveals", {"field": "identity"})

    assert (masked["value"], masked["display"]["zh-CN"]) == (None, "••••002X")
    assert whole.json() == {"value": "11010519491231002X"}
    order = WorkOrder.objects.get(number=number)
    assert "workorders.answer_revealed" in [one.event for one in history(subject(order))]


def test_the_form_of_an_order_is_without_what_is_hidden(world: World, api: Api) -> None:
    number = filed(world, api)
    Role.objects.filter(key="requester").update(fields={"identity": "hidden", "helpers": "read"})

    whole = api.as_person(world.administrator).get(f"work-orders/{number}/form").json()
    seen = api.as_person(world.requester).get(f"work-orders/{number}/form").json()

    ids = {field["code"]: field["id"] for field in whole["content"]["fields"]}
    assert ids["identity"] not in {field["id"] for field in seen["content"]["fields"]}
    assert ids["identity"] not in seen["access"]
    assert seen["access"][ids["helpers"]] == "read"


def test_history_tells_nothing_of_answers_that_are_hidden_or_covered(
    world: World, api: Api
) -> None:
    number = filed(world, api)
    administrator = api.as_person(world.administrator)
    shown = administrator.get(f"work-orders/{number}").json()
    ids = {one["code"]: one["field_id"] for one in shown["answers"]}
    changed = {ids["identity"]: "110101194912310038", ids["helpers"]: []}

    administrator.put(f"work-orders/{number}/details", {"answers": changed})
    told = administrator.get(f"work-orders/{number}/timeline").json()

    facts = [one["facts"] for one in told if one["event"] == "workorders.details_changed"]
    assert [list(each["changes"]) for each in facts] == [[ids["helpers"]]]

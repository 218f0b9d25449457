"""Answers on an order's page: names instead of ids, sensitive ones masked until asked for."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PIL import Image
from pytest_django import Settings

from conftest import Api
from gongdan.accounts.models import Role
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.audit.queries import history
from gongdan.files import commands as files
from gongdan.kernel.actors import SYSTEM
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
    {"code": "photo", "kind": "image", "label": text("照片", "Photograph")},
    {
        "code": "seal",
        "kind": "image",
        "label": text("封条", "Seal"),
        "access": {"requester": "hidden"},
    },
]


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_DIR = tmp_path


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


def field_ids(world: World, api: Api) -> dict[str, str]:
    shown = api.as_person(world.requester).get("work-order-types/incident").json()
    return {field["code"]: field["id"] for field in shown["form"]["fields"]}


def filed(world: World, api: Api) -> str:
    requester, ids = api.as_person(world.requester), field_ids(world, api)
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


def sent(world: World, who: str) -> UUID:
    picture = BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "PNG")
    one = files.Sent(name="a.png", chunks=[picture.getvalue()])
    return files.store(sent=one, by=world.actor(who), at=NOON)


def test_files_of_answers_stay_with_the_order_for_whoever_sees_the_answer(
    world: World, api: Api
) -> None:
    photo, ids = sent(world, "requester"), field_ids(world, api)
    body = {"type": "incident", "title": "门坏了", "answers": {ids["photo"]: [str(photo)]}}
    filed = api.as_person(world.requester).post("work-orders", body).json()["order"]
    seal = sent(world, "administrator")
    edited = {"answers": {ids["seal"]: [str(seal)]}, "rev": filed["rev"]}

    changed = api.as_person(world.administrator).put(
        f"work-orders/{filed['number']}/details", edited
    )
    files.discard_stale(by=SYSTEM, at=NOON + timedelta(days=2))

    lead, requester = api.as_person(world.lead), api.as_person(world.requester)
    assert changed.status_code == 200
    assert [lead.get(f"files/{one}/facts").status_code for one in (photo, seal)] == [200, 200]
    assert [requester.get(f"files/{one}/facts").status_code for one in (photo, seal)] == [200, 404]

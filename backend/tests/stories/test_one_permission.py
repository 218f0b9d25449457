"""Found nowhere else (9): one permission at every door, and others' eyes with the reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from conftest import Api, ApiClient
from gongdan.accounts.models import Role
from gongdan.accounts.tests.makers import make_world
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_record_type
from gongdan.records.tests.makers import make_record
from tests.stories.office import good

WORD = "机密八百万"
DOORS: dict[str, Callable[[ApiClient, int], Any]] = {
    "detail": lambda who, one: who.get(f"record-types/customer/records/{one}"),
    "list": lambda who, _: who.get("record-types/customer/records"),
    "page": lambda who, _: who.get("record-types/customer/page"),
    "history": lambda who, one: who.get(f"record-types/customer/records/{one}/history"),
    "search": lambda who, _: who.get("record-types/customer/records", q=WORD),
    "groups": lambda who, _: who.get("record-types/customer/groups", by="note"),
    "filter": lambda who, _: who.get(
        "record-types/customer/records",
        filter=json.dumps({"op": "=", "args": [{"field": "note"}, {"value": WORD}]}),
    ),
    "sort": lambda who, _: who.get("record-types/customer/records", sort="note"),
    "form": lambda who, _: who.get("forms/customer/versions/1"),
}


def told(answer: Any) -> str:
    """Whatever came back, a refusal as well."""
    return str(answer.content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize("door", sorted(DOORS))
def test_only_here_9_a_field_hidden_from_a_role_is_told_at_no_door(api: Api, door: str) -> None:
    world = make_world()
    note = {"code": "note", "kind": "text", "label": {"zh-CN": "底价"}}
    make_record_type(world, fields=[*CUSTOMER_FIELDS, note], content={"title": ["name"]})
    record = make_record(world, name="华信银行", level="vip", credit="5", note=WORD)
    before = told(DOORS[door](api.as_person(world.lead), record))

    Role.objects.filter(key__in=["requester", "lead"]).update(fields={"note": "hidden"})
    after = told(DOORS[door](api.as_person(world.lead), record))

    assert WORD not in after
    assert before != after or door in ("form", "history")


@pytest.mark.django_db
def test_only_here_9_whoever_looks_with_others_eyes_sees_as_little_and_why(api: Api) -> None:
    world = make_world()
    note = {"code": "note", "kind": "text", "label": {"zh-CN": "底价"}}
    make_record_type(world, fields=[*CUSTOMER_FIELDS, note], content={"title": ["name"]})
    make_record(world, name="华信银行", level="vip", credit="5", note=WORD)
    Role.objects.filter(key="lead").update(fields={"note": "hidden"})
    Role.objects.filter(key="requester").update(fields={"note": "hidden"})
    administrator = api.as_person(world.administrator)

    found = good(administrator.get("forms/customer/access", person=world.lead.pk))
    field = next(one for one in found["fields"] if one["code"] == "note")

    assert field["level"] == "hidden"
    assert {(one["role"], one["of_role"]) for one in field["reasons"]} == {
        ("requester", "hidden"),
        ("lead", "hidden"),
    }

"""What of an order's answers the search finds: what stands there now, and what one may see."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from conftest import Api
from gongdan.accounts.models import Role
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.forms import queries as forms
from gongdan.workorders.commands.details import Details, change_details
from gongdan.workorders.tests.makers import make_application, make_work_order
from gongdan.workorders.tests.package import PACKAGE, text

pytestmark = pytest.mark.django_db
PLACE, IDENTITY, COST = "蓝鲸机房", "11010519491231002X", "内部底价"
FIELDS = [
    {"code": "place", "kind": "text", "label": text("地点", "Place")},
    {"code": "identity", "kind": "text", "label": text("证件", "Identity"), "sensitive": True},
    {
        "code": "cost",
        "kind": "text",
        "label": text("底价", "Cost"),
        "access": {"handler": "hidden"},
    },
]


@pytest.fixture
def world() -> World:
    world = make_world()
    package: dict[str, Any] = copy.deepcopy(PACKAGE)
    package["forms"][0]["content"] = {"format": 1, "fields": FIELDS}
    make_application(package)
    return world


def by_id(**said: str) -> dict[str, object]:
    ids = {one.code: one.id for one in forms.current_version("incident").fields}
    return {ids[code]: value for code, value in said.items()}


def found(api: Api, world: World, words: str) -> int:
    listed = api.as_person(world.administrator).get("work-orders", view="all", q=words).json()
    return len(listed["items"])


def test_masked_and_restricted_answers_are_not_found(world: World, api: Api) -> None:
    make_work_order(world, who="lead", answers=by_id(place=PLACE, identity=IDENTITY, cost=COST))

    assert [found(api, world, words) for words in (PLACE, IDENTITY, COST)] == [1, 0, 0]


def test_whoever_a_role_holds_back_finds_no_answers(world: World, api: Api) -> None:
    make_work_order(world, answers=by_id(place=PLACE))
    requester = api.as_person(world.requester)
    before = requester.get("work-orders", view="requested", q=PLACE).json()["items"]
    Role.objects.filter(key="requester").update(fields={"place": "hidden"})

    after = requester.get("work-orders", view="requested", q=PLACE).json()["items"]

    assert (len(before), len(after)) == (1, 0)


def test_the_search_follows_a_correction(world: World, api: Api) -> None:
    order = make_work_order(world, answers=by_id(place=PLACE))
    now = Details(answers=by_id(place="白鹭仓库"))

    change_details(number=order.number, details=now, by=world.actor("requester"), at=NOON)

    assert (found(api, world, PLACE), found(api, world, "白鹭仓库")) == (0, 1)

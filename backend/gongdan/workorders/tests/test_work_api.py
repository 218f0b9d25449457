"""What is said and done in an order, over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from gongdan.accounts.tests.makers import World
from gongdan.workorders.models import Subtask, WorkOrder
from gongdan.workorders.tests.situations import LATER, at_work, given_to_handler, resolved

if TYPE_CHECKING:
    from conftest import Api

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def half_past_noon(clock: Callable[[datetime], None]) -> None:
    clock(LATER)


@pytest.fixture
def world() -> World:
    return at_work()


def address(order: WorkOrder, what: str) -> str:
    return f"work-orders/{order.number}/{what}"


def test_a_comment_is_written_and_read_in_the_timeline(api: Api, world: World) -> None:
    order = given_to_handler(world)
    handler = api.as_person(world.handler)

    answer = handler.post(address(order, "comments"), {"body": "马上到"})

    assert answer.status_code == 201, answer.content
    assert answer.json()["body"] == "马上到"
    lines = handler.get(address(order, "timeline"), q="马上").json()
    assert [line["comment"]["body"] for line in lines] == ["马上到"]
    assert lines[0]["actor"] == {
        "kind": "person",
        "id": world.handler.pk,
        "name": "周海生",
        "name_en": "Zhou Haisheng",
        "tint": world.handler.pk % 6 + 1,
    }
    assert lines[0]["text"] == {"zh-CN": "回复", "en": "Replied"}


def test_a_note_by_the_requester_is_refused_with_a_reason(api: Api, world: World) -> None:
    order = given_to_handler(world)

    answer = api.as_person(world.requester).post(
        address(order, "comments"), {"body": "x", "is_internal": True}
    )

    assert answer.status_code == 403
    assert answer.json()["code"] == "workorders.not_yours"


def test_an_unknown_field_is_refused(api: Api, world: World) -> None:
    order = given_to_handler(world)

    answer = api.as_person(world.handler).post(
        address(order, "comments"), {"body": "x", "channel": "email"}
    )

    assert answer.status_code == 422


def test_a_subtask_is_added_and_finished(api: Api, world: World) -> None:
    order = given_to_handler(world)
    handler = api.as_person(world.handler)
    body = {"title": "通知排产", "team": "repair", "due_at": "2026-11-24T01:00:00Z"}

    added = handler.post(address(order, "subtasks"), body)
    done = handler.put(address(order, f"subtasks/{added.json()['id']}/completion"))

    assert added.status_code == 201, added.content
    assert added.json()["team"]["code"] == "repair"
    assert added.json()["due_at"] == "2026-11-24T01:00:00Z"
    assert done.json()["state"] == "done"


def test_a_subtask_is_waived_by_a_lead(api: Api, world: World) -> None:
    order = given_to_handler(world)
    body = {"title": "通知排产", "team": "repair"}
    added = api.as_person(world.handler).post(address(order, "subtasks"), body)
    waiver = address(order, f"subtasks/{added.json()['id']}/waiver")

    refused = api.as_person(world.handler).put(waiver, {"reason": "不用了"})
    waived = api.as_person(world.lead).put(waiver, {"reason": "不用了"})

    assert refused.status_code == 403
    assert waived.json()["state"] == "waived"
    assert Subtask.objects.get().waived_reason == "不用了"


def test_time_and_parts_are_entered_and_taken_back(api: Api, world: World) -> None:
    order = given_to_handler(world)
    handler = api.as_person(world.handler)
    part = {"name": "网线", "quantity": "2", "unit_cost": "3.30"}

    time = handler.post(address(order, "time-entries"), {"minutes": 30})
    used = handler.post(address(order, "parts"), part)

    assert (time.status_code, time.json()["cost"]) == (201, "0.00")
    assert (used.status_code, used.json()["amount"]) == (201, "6.60")
    gone = handler.delete(address(order, f"time-entries/{time.json()['id']}"))
    back = handler.delete(address(order, f"parts/{used.json()['id']}"))
    assert (gone.status_code, back.status_code) == (204, 204)


def test_people_join_and_leave(api: Api, world: World) -> None:
    order = given_to_handler(world)
    handler = api.as_person(world.handler)
    place = address(order, f"participants/{world.other_handler.pk}")

    joined = handler.put(place, {"kind": "collaborator"})
    left = handler.delete(place)

    assert [each["person"]["name"] for each in joined.json()] == ["吴建国"]
    assert left.status_code == 204
    assert not order.participants.exists()


def test_orders_are_tied_and_untied(api: Api, world: World) -> None:
    order, other = given_to_handler(world), given_to_handler(world)
    handler = api.as_person(world.handler)
    body = {"number": other.number, "kind": "blocks"}

    tied = handler.post(address(order, "links"), body)

    assert tied.status_code == 201, tied.content
    assert [each["number"] for each in tied.json()] == [other.number]
    untied = handler.delete(address(other, f"links/{tied.json()[0]['id']}"))
    assert untied.status_code == 204


def test_tags_are_set(api: Api, world: World) -> None:
    order = given_to_handler(world)

    answer = api.as_person(world.handler).put(address(order, "tags"), {"tags": ["夜班"]})

    assert answer.json() == {"tags": ["夜班"]}


def test_the_holders_add_up(api: Api, world: World) -> None:
    order = given_to_handler(world)

    spans = api.as_person(world.handler).get(address(order, "holders")).json()

    assert sum(span["minutes"] for span in spans) == 30
    assert spans[-1]["person"]["name"] == "周海生"
    assert spans[-1]["to"] == "2026-11-23T04:30:00Z"


def test_the_requester_urges_once(api: Api, world: World) -> None:
    order = given_to_handler(world)
    requester = api.as_person(world.requester)

    first = requester.post(address(order, "urges"))
    second = requester.post(address(order, "urges"))

    assert (first.status_code, first.json()) == (201, {"rest_until": "2026-11-23T05:00:00Z"})
    assert (second.status_code, second.json()["code"]) == (409, "workorders.urged_too_soon")


def test_the_requester_rates(api: Api, world: World) -> None:
    order = resolved(world)

    answer = api.as_person(world.requester).put(
        address(order, "satisfaction"), {"score": 4, "comment": "好"}
    )

    assert answer.status_code == 200, answer.content
    assert answer.json() == {
        "score": 4,
        "comment": "好",
        "at": "2026-11-23T04:30:00Z",
        "can_edit_until": "2026-11-23T16:30:00Z",
    }


READ = ["timeline", "holders"]
CHANGED = ["comments", "subtasks", "time-entries", "parts", "links", "urges"]
BODIES = {
    "comments": {"body": "x"},
    "subtasks": {"title": "x", "team": "repair"},
    "time-entries": {"minutes": 1},
    "parts": {"name": "x", "quantity": "1", "unit_cost": "1"},
    "links": {"number": "x", "kind": "related"},
    "urges": None,
}


@pytest.mark.parametrize("what", READ)
def test_a_stranger_reads_nothing(api: Api, world: World, what: str) -> None:
    order = given_to_handler(world)

    answer = api.as_person(world.other_requester).get(address(order, what))

    assert (answer.status_code, answer.json()["code"]) == (404, "workorders.not_found")


@pytest.mark.parametrize("what", CHANGED)
def test_a_stranger_changes_nothing(api: Api, world: World, what: str) -> None:
    order = given_to_handler(world)

    answer = api.as_person(world.other_requester).post(address(order, what), BODIES[what])

    assert (answer.status_code, answer.json()["code"]) == (404, "workorders.not_found")


@pytest.mark.parametrize("what", CHANGED)
def test_nobody_changes_nothing(api: Api, world: World, what: str) -> None:
    order = given_to_handler(world)

    answer = api.as_nobody().post(address(order, what), BODIES[what])

    assert answer.status_code == 401

"""S0.1, S1.1 to S1.7: a request comes in, is worked on, ends, and nothing about it is lost."""

from __future__ import annotations

import hashlib
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from pytest_django import Settings

from gongdan.accounts.models import Person
from gongdan.channels.links import Link, token
from gongdan.workorders.models import WorkOrder
from tests.stories.office import (
    SOLVED,
    Office,
    events_of,
    good,
    order_of,
    refusal,
    shanghai,
)


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: object) -> None:
    settings.FILES_DIR = tmp_path


def uploaded(office: Office, who: str, name: str, content: bytes) -> str:
    """A file somebody uploaded; its id."""
    sent = SimpleUploadedFile(name, content)
    answer = office.client(who).upload("files", file=sent)
    identity: str = good(answer, 201)["id"]
    return identity


def test_s0_1_a_message_becomes_an_order_and_ends_closed_rated_and_told_step_by_step(
    office: Office,
) -> None:
    office.at("2026-11-24 10:00")
    number = office.file_for(
        "customer",
        title="网络断了，无法下单",
        description="今早九点起网络一直断。",
        channel="email",
    )
    office.at("2026-11-24 10:05")
    good(office.put("handler", number, "acceptance"))
    office.say("handler", number, "已经在看，十分钟后回复您。")
    office.at("2026-11-24 10:20")
    good(office.put("handler", number, "resolution", SOLVED))
    office.at("2026-11-24 10:30")
    link = token(Link(number, "confirm", 1))
    nobody = office.api.as_nobody()
    good(nobody.put(f"public/confirmations/{link}", {"is_satisfied": True}))
    good(nobody.put(f"public/confirmations/{link}/satisfaction", {"score": 5, "comment": "快"}))

    page = office.page(number)

    assert (page["order"]["status"], page["closed_how"]) == ("closed", "confirmed")
    assert page["satisfaction"]["score"] == 5
    steps = [line["event"].removeprefix("workorders.") for line in office.timeline(number)]
    told = [
        "submitted", "classified", "graded", "dispatched", "accepted", "commented",
        "resolved", "closed", "rated",
    ]  # fmt: skip
    assert [step for step in steps if step in told] == told


def test_s1_1_an_employee_and_an_outside_customer_each_reach_closed_and_see_only_their_own(
    office: Office,
) -> None:
    inside = office.file("requester")
    outside = office.file_for("customer", title="网络不通")
    confirm = token(Link(outside, "confirm", 1))
    track = token(Link(outside, "track", 0))
    nobody = office.api.as_nobody()

    good(office.put("handler", inside, "acceptance"))
    good(office.put("handler", inside, "resolution", SOLVED))
    good(office.put("handler", outside, "acceptance"))
    good(office.put("handler", outside, "resolution", SOLVED))
    good(office.put("requester", inside, "confirmation", {"is_satisfied": True}))
    good(nobody.put(f"public/confirmations/{confirm}", {"is_satisfied": True}))

    assert order_of(inside).status == order_of(outside).status == "closed"
    assert good(nobody.get(f"public/tracking/{track}"))["progress"]["number"] == outside
    assert office.listed("requester") == [inside]
    assert office.listed("customer") == [outside]
    assert office.client("requester").get(f"portal/requests/{outside}").status_code == 404
    assert office.client("customer").get(f"portal/requests/{inside}").status_code == 404
    assert office.client("customer").get(f"work-orders/{inside}").status_code == 404


def test_s1_3_a_spoken_request_has_owner_and_state_from_its_first_moment(office: Office) -> None:
    number = office.file_for("customer", title="听不清，客户说设备坏", contact_phone="13900001234")

    page = office.page(number)["order"]

    assert page["channel"] == "phone"
    assert page["status"] == "assigned"
    assert page["team"]["code"] == "repair"
    assert page["category"]["code"] == "machine"
    assert order_of(number).contact_phone == "13900001234"


def test_s1_3_what_is_required_must_be_filled(office: Office) -> None:
    refused = office.client("requester").post(
        "portal/requests", {"type": "incident", "title": "  "}
    )

    assert refusal(refused) == (422, "kernel.invalid")
    assert WorkOrder.objects.count() == 0


def test_s1_3_the_database_takes_no_order_without_an_owner_or_a_known_state(
    office: Office,
) -> None:
    order = order_of(office.file())

    with pytest.raises(IntegrityError, match="somebody_is_responsible"), transaction.atomic():
        WorkOrder.objects.filter(pk=order.pk).update(team=None, assignee=None)
    with pytest.raises(IntegrityError, match="status_is_known"), transaction.atomic():
        WorkOrder.objects.filter(pk=order.pk).update(status="lost")
    with pytest.raises(IntegrityError, match="status"), transaction.atomic():
        WorkOrder.objects.filter(pk=order.pk).update(status=None)


def test_s1_5_who_when_what_urgency_wished_time_and_attachment_are_stored_as_sent(
    office: Office,
) -> None:
    wished = "2026-11-25T09:30:00Z"
    content = "现场照片".encode() * 1000
    file_id = uploaded(office, "requester", "现场.txt", content)

    number = office.file(
        description="三楼东侧全部断网", situation="stopped", wished_at=wished,
        attachment_ids=[file_id],
    )  # fmt: skip

    page = office.page(number)
    assert page["order"]["requester"]["name"] == "何建军"
    assert page["order"]["created_at"] == "2026-11-23T04:00:00Z"
    assert (page["order"]["title"], page["description"]) == ("三楼网络断了", "三楼东侧全部断网")
    assert (page["impact"], page["urgency"]) == (2, 2)
    assert page["wished_at"] == wished
    assert [one["name"] for one in page["attachments"]] == ["现场.txt"]
    returned = office.client("handler").get(f"files/{file_id}")
    body = b"".join(returned.streaming_content) if returned.streaming else returned.content
    assert hashlib.sha256(body).digest() == hashlib.sha256(content).digest()


def test_s1_5_a_wished_time_in_the_past_is_refused(office: Office) -> None:
    body = {"type": "incident", "title": "断网", "wished_at": "2026-11-23T03:59:59Z"}

    refused = office.client("requester").post("portal/requests", body)

    assert refusal(refused) == (422, "workorders.wished_in_the_past")


def test_s1_5_the_original_text_outlives_every_correction(office: Office) -> None:
    number = office.taken(title="三楼网路断了", description="三搂断网")

    good(office.put("requester", number, "details", {"title": "三楼网络断了"}))
    good(office.put("handler", number, "details", {"description": "三楼断网，东侧"}))

    page = office.page(number)
    assert (page["order"]["title"], page["description"]) == ("三楼网络断了", "三楼断网，东侧")
    assert (page["original_title"], page["original_description"]) == ("三楼网路断了", "三搂断网")
    changes = [one.facts["changes"] for one in events_of(number, "details_changed")]
    assert changes[0]["title"] == {"before": "三楼网路断了", "after": "三楼网络断了"}


def test_s1_6_the_page_lists_owner_talk_status_helpers_time_and_parts_to_the_cent(
    office: Office,
) -> None:
    Person.objects.filter(pk=office.world.handler.pk).update(hourly_rate=Decimal("95.00"))
    Person.objects.filter(pk=office.world.other_handler.pk).update(hourly_rate=Decimal("80.50"))
    number = office.taken()
    helper = office.world.other_handler.pk
    good(office.put("handler", number, f"participants/{helper}", {"kind": "collaborator"}))
    office.say("handler", number, "马上到")
    good(office.post("handler", number, "time-entries", {"minutes": 50}), 201)
    good(office.post("other_handler", number, "time-entries", {"minutes": 25}), 201)
    valve = {"name": "温控阀", "code": "TV-32", "quantity": "3", "unit_cost": "42.67"}
    good(office.post("handler", number, "parts", valve), 201)

    page = office.page(number, "handler")

    inside = page["inside"]
    assert page["order"]["assignee"]["name"] == "周海生"
    assert page["order"]["team"]["code"] == "network"
    assert [one["person"]["name"] for one in inside["participants"]] == ["吴建国"]
    # 50 minutes at 95.00 are 79.17; 25 minutes at 80.50 are 33.54; 3 valves at 42.67 are 128.01.
    assert [one["cost"] for one in inside["time_entries"]] == ["79.17", "33.54"]
    assert inside["totals"] == {
        "minutes": 75, "labor_cost": "112.71", "parts_cost": "128.01", "cost": "240.72",
    }  # fmt: skip
    lines = office.timeline(number, "handler")
    assert [line["comment"]["body"] for line in lines if line["comment"]] == ["马上到"]
    assert [stage["key"] for stage in page["stages"] if stage["state"] == "visited"] == [
        "filed",
        "assign",
    ]


def test_s1_7_nobody_resolves_without_solution_and_root_cause_through_any_door(
    office: Office,
) -> None:
    number = office.taken()
    handler, lead = office.client("handler"), office.client("lead")
    no_cause = {"solution": "重新压接了水晶头", "root_cause": ""}
    bulk = {"numbers": [number], "act": "close", "reason": "电话里说好了"}

    without_solution = office.put("handler", number, "resolution", {"root_cause": "hardware"})
    without_cause = office.put("handler", number, "resolution", no_cause)
    unknown_cause = office.put(
        "handler", number, "resolution", {**no_cause, "root_cause": "bad-luck"}
    )
    in_bulk = good(lead.post("bulk/work-orders", bulk))
    by_name = handler.post("bulk/work-orders", {"numbers": [number], "act": "resolve"})
    by_stage = office.put("handler", number, f"tasks/{open_stage(number)}/completion")
    by_skip = office.put("lead", number, f"tasks/{open_stage(number)}/skip", {"reason": "快"})
    by_close = office.put("lead", number, "closure", {"reason": "好了"})

    assert refusal(without_solution) == (422, "workorders.solution_needed")
    assert refusal(without_cause) == (422, "workorders.root_cause_needed")
    assert refusal(unknown_cause) == (422, "workorders.root_cause_needed")
    assert [one["code"] for one in in_bulk["refused"]] == ["workorders.not_in_status"]
    assert refusal(by_name) == (422, "workorders.unknown_choice")
    assert refusal(by_stage) == (409, "workorders.stages_open")
    assert by_skip.status_code in (403, 409)
    assert refusal(by_close) == (409, "workorders.not_in_status")
    assert order_of(number).status == "in_progress"


def open_stage(number: str) -> int:
    return order_of(number).tasks.get(state="pending").pk


def test_s1_7_the_database_holds_no_resolved_order_without_solution_and_cause(
    office: Office,
) -> None:
    order = order_of(office.resolved())

    with pytest.raises(IntegrityError, match="resolved_has_solution"), transaction.atomic():
        WorkOrder.objects.filter(pk=order.pk).update(root_cause="")


def test_s1_7_solution_cause_and_rating_belong_to_the_order_once(office: Office) -> None:
    number = office.resolved()
    good(office.put("requester", number, "confirmation", {"is_satisfied": True, "score": 4}))
    good(office.put("requester", number, "satisfaction", {"score": 5}))

    page = office.page(number)

    assert page["resolution"]["solution"] == SOLVED["solution"]
    assert page["resolution"]["root_cause"] == {"zh-CN": "硬件故障", "en": "Hardware"}
    assert page["satisfaction"]["score"] == 5
    assert [one.facts["is_change"] for one in events_of(number, "rated")] == [False, True]


def test_s1_7_a_rating_by_another_person_is_refused(office: Office) -> None:
    number = office.resolved()

    by_handler = office.put("handler", number, "satisfaction", {"score": 5})
    by_stranger = office.put("other_requester", number, "satisfaction", {"score": 1})

    assert refusal(by_handler) == (403, "workorders.not_yours")
    assert refusal(by_stranger) == (404, "workorders.not_found")
    assert shanghai("2026-11-23 12:00") == order_of(number).resolved_at

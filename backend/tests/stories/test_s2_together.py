"""S2.9 to S2.13, S2.15: people work together on an order, and who may see what is kept apart."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from gongdan.channels.links import Link, token
from gongdan.workorders.models import Clock, WorkOrder
from tests.stories.office import (
    SOLVED,
    Office,
    chance,
    events_of,
    good,
    local,
    order_of,
    refusal,
    shanghai,
)

SECRET = "机柜密码在抽屉里"


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: object) -> None:
    settings.FILES_DIR = tmp_path


def noted(office: Office) -> tuple[str, str]:
    """An order with a public reply and an internal note with a file; its number, the file's id."""
    number = office.taken()
    sent = SimpleUploadedFile(f"{SECRET}.txt", SECRET.encode())
    file_id = good(office.client("handler").upload("files", file=sent), 201)["id"]
    office.say("handler", number, "马上到")
    note = {"body": SECRET, "is_internal": True, "attachment_ids": [file_id]}
    good(office.post("handler", number, "comments", note), 201)
    return number, file_id


def text_of(answer: Any) -> str:
    """Everything an answer says, streamed or not."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text: str = content.decode("utf-8-sig", "replace")
    return text.encode().decode("unicode_escape", "replace") if "\\u" in text else text


def test_s2_9_a_reply_reaches_the_requester_and_a_note_does_not_through_any_door(
    office: Office,
) -> None:
    number, file_id = noted(office)
    track = token(Link(number, "track", 0))
    requester, nobody = office.client("requester"), office.api.as_nobody()

    doors = {
        "portal": requester.get(f"portal/requests/{number}"),
        "home": requester.get("portal/home"),
        "suggestions": requester.get("portal/suggestions", q="机柜"),
        "page": requester.get(f"work-orders/{number}"),
        "timeline": requester.get(f"work-orders/{number}/timeline"),
        "timeline search": requester.get(f"work-orders/{number}/timeline", q="机柜"),
        "list": requester.get("work-orders"),
        "export": requester.get("work-orders/export"),
        "tracking": nobody.get(f"public/tracking/{track}"),
        "file": requester.get(f"files/{file_id}"),
        "preview": requester.get(f"files/{file_id}/preview"),
        "decision": requester.get(f"work-orders/{number}/holders"),
        "audit": requester.get("audit/entries", text="机柜"),
    }
    told = {name: text_of(answer) for name, answer in doors.items()}

    assert [name for name, text in told.items() if "机柜" in text or "抽屉" in text] == []
    assert "马上到" in told["portal"]
    assert "马上到" in told["tracking"]
    assert doors["file"].status_code == 404


def test_s2_9_searching_for_a_notes_words_finds_nothing_for_the_requester(office: Office) -> None:
    number, _ = noted(office)

    assert office.listed("requester", q="机柜密码") == []
    assert office.listed("requester", q="马上到") == [number]
    assert office.listed("handler", q="机柜密码") == [number]


def test_s2_9_a_file_is_as_visible_as_what_it_came_with(office: Office) -> None:
    number, hidden = noted(office)
    sent = SimpleUploadedFile("地图.txt", "三楼".encode())
    shown = good(office.client("handler").upload("files", file=sent), 201)["id"]
    good(
        office.post("handler", number, "comments", {"body": "见图", "attachment_ids": [shown]}), 201
    )

    def status(who: str, file_id: str) -> int:
        answer = office.client(who).get(f"files/{file_id}")
        text_of(answer)
        return int(answer.status_code)

    assert (status("requester", shown), status("requester", hidden)) == (200, 404)
    assert (status("handler", shown), status("handler", hidden)) == (200, 200)
    assert status("other_requester", shown) == 404


def test_s2_10_a_collaborator_from_another_department_sees_this_order_only(
    office: Office,
) -> None:
    number, other = office.taken(), office.taken()
    helper = office.world.other_handler.pk

    before = office.listed("other_handler")
    good(office.put("handler", number, f"participants/{helper}", {"kind": "collaborator"}))

    assert before == []
    assert office.listed("other_handler") == [number]
    assert office.page(number, "other_handler")["is_inside"]
    assert office.client("other_handler").get(f"work-orders/{other}").status_code == 404
    good(office.client("handler").delete(f"work-orders/{number}/participants/{helper}"), 204)
    assert office.listed("other_handler") == []


def test_s2_10_the_parent_is_not_resolved_before_both_subtasks_are_done_or_waived(
    office: Office,
) -> None:
    number, world = office.taken(), office.world
    first = {"title": "停机", "assignee_id": world.other_handler.pk, "due_at": "2026-11-23T09:00Z"}
    second = {"title": "订端口", "team": "service-desk", "due_at": "2026-11-24T09:00:00Z"}
    one = good(office.post("handler", number, "subtasks", first), 201)
    two = good(office.post("handler", number, "subtasks", second), 201)

    with_both = office.put("handler", number, "resolution", SOLVED)
    good(office.put("other_handler", number, f"subtasks/{one['id']}/completion"))
    with_one = office.put("handler", number, "resolution", SOLVED)
    silent = office.put("lead", number, f"subtasks/{two['id']}/waiver", {"reason": " "})
    good(office.put("lead", number, f"subtasks/{two['id']}/waiver", {"reason": "库里还有"}))

    assert refusal(with_both) == refusal(with_one) == (409, "workorders.subtasks_open")
    assert with_both.json()["facts"]["count"] == 2
    assert refusal(silent) == (422, "kernel.invalid")
    subtasks = office.page(number, "handler")["inside"]["subtasks"]
    assert [(each["title"], each["state"]) for each in subtasks] == [
        ("停机", "done"),
        ("订端口", "waived"),
    ]
    assert [each["due_at"] for each in subtasks] == [
        "2026-11-23T09:00:00Z",
        "2026-11-24T09:00:00Z",
    ]
    good(office.put("handler", number, "resolution", SOLVED))


def scripted(office: Office) -> str:
    """A case with something of every kind in it."""
    office.at("2026-11-24 10:00")
    number = office.file_for("customer", title="网络断了", channel="phone")
    office.at("2026-11-24 10:01")
    good(office.put("handler", number, "acceptance"))
    office.at("2026-11-24 10:02")
    office.say("customer", number, "附上采购单 PO-7")
    office.at("2026-11-24 10:03")
    office.say("handler", number, "交换机端口坏", is_internal=True)
    office.at("2026-11-24 10:04")
    good(office.post("handler", number, "subtasks", {"title": "订光模块", "team": "repair"}), 201)
    office.at("2026-11-24 10:05")
    part = {"name": "光模块", "code": "SFP-10G", "quantity": "1", "unit_cost": "120"}
    good(office.post("handler", number, "parts", part), 201)
    return number


def test_s2_11_the_timeline_holds_every_kind_of_collaboration_in_order(office: Office) -> None:
    number = scripted(office)

    lines = office.timeline(number, "handler")

    kinds = ["submitted", "accepted", "commented", "subtask_added", "part_issued"]
    told = [(local(line["at"]), line["event"].removeprefix("workorders.")) for line in lines]
    assert [each for each in told if each[1] in kinds] == [
        ("Tue 11-24 10:00", "submitted"),
        ("Tue 11-24 10:01", "accepted"),
        ("Tue 11-24 10:02", "commented"),
        ("Tue 11-24 10:03", "commented"),
        ("Tue 11-24 10:04", "subtask_added"),
        ("Tue 11-24 10:05", "part_issued"),
    ]


@pytest.mark.parametrize("words", ["po-7", "交换机", "光模块", "SFP-10G", "网络断了"])
def test_s2_11_one_search_finds_words_in_any_of_them(office: Office, words: str) -> None:
    number = scripted(office)

    assert office.listed("handler", q=words) == [number]
    assert len(office.timeline(number, "handler", q=words)) > 0


def test_s2_11_the_parent_shows_what_became_of_its_parts(office: Office) -> None:
    number = scripted(office)
    (subtask,) = office.page(number, "handler")["inside"]["subtasks"]

    good(office.put("other_handler", number, f"subtasks/{subtask['id']}/completion"))

    (done,) = office.page(number, "handler")["inside"]["subtasks"]
    assert (subtask["state"], done["state"]) == ("open", "done")
    assert done["team"]["code"] == "repair"


def test_s2_12_the_requester_reads_the_state_in_one_plain_sentence(office: Office) -> None:
    office.at("2026-11-24 10:00")
    number = office.file()
    assigned = office.request(number)["progress"]
    good(office.put("handler", number, "acceptance"))
    working = office.request(number)["progress"]
    good(office.put("handler", number, "resolution", SOLVED))
    asked = office.request(number)["progress"]

    assert [one["status"] for one in (assigned, working, asked)] == [
        "assigned",
        "in_progress",
        "resolved",
    ]
    assert "周海生" in working["sentence"]["zh-CN"]
    assert "今天 14:00" in working["sentence"]["zh-CN"]
    assert asked["question"] == {"zh-CN": "现在好了吗？", "en": "Is it right now?"}
    assert asked["tag"] == "your_turn"
    assert len({one["sentence"]["zh-CN"] for one in (assigned, working, asked)}) == 3


MOVES: list[tuple[str, str, str, dict[str, object]]] = [
    ("handler", "put", "acceptance", {}),
    ("handler", "put", "waiting", {"reason": "parts", "note": "光模块"}),
    ("handler", "delete", "waiting", {}),
    ("handler", "put", "resolution", dict(SOLVED)),
    ("requester", "put", "confirmation", {"is_satisfied": False, "reason": "没好"}),
    ("lead", "put", "assignment", {"team": "network"}),
]


def test_s2_13_portal_and_board_match_the_database_after_50_random_moves(office: Office) -> None:
    luck, at = chance(50), shanghai("2026-11-24 09:00")
    numbers = [office.file() for _ in range(5)]
    for _ in range(50):
        at += timedelta(minutes=luck.randrange(20))
        office.move(at)
        who, verb, what, body = luck.choices(MOVES, [4, 1, 2, 2, 2, 1])[0]
        getattr(office.client(who), verb)(f"work-orders/{luck.choice(numbers)}/{what}", body)

    cards = [office.request(number) for number in numbers]
    (board,) = good(office.client("lead").get("teams/load", team="network"))

    orders = [order_of(number) for number in numbers]
    assert [card["progress"]["status"] for card in cards] == [order.status for order in orders]
    assert [shown_holder(card) for card in cards] == [holder(order) for order in orders]
    assert all(card["progress"]["next"] for card in cards)
    pooled = [card for card in cards if card["progress"]["status"] == "new"]
    assert all("网络组" in card["progress"]["sentence"]["zh-CN"] for card in pooled)
    working = {n: c["progress"] for n, c in zip(numbers, cards, strict=True) if due(n)}
    promised = {n: datetime.fromisoformat(one["expected_at"]) for n, one in working.items()}
    assert promised == {n: due(n) for n in working}
    assert len(working) >= 2
    shown = [
        (each["person"]["id"], each["open"], each["in_progress"], each["waiting"], each["late"])
        for each in board["people"]
    ]
    assert shown == [(each[0], *counted(each[0], at)) for each in shown]
    assert sum(each[1] for each in shown) > 0


def due(number: str) -> datetime | None:
    """When the work has to be done, as long as it is under way."""
    clock = Clock.objects.get(work_order__number=number, metric="resolution")
    return clock.due_at if order_of(number).status == "in_progress" else None


def shown_holder(card: Any) -> str | None:
    return card["handler"] and str(card["handler"]["name"])


def holder(order: WorkOrder) -> str | None:
    return order.assignee and order.assignee.name


def counted(person: int, at: datetime) -> tuple[int, int, int, int]:
    """The same figures straight from the table."""
    mine = WorkOrder.objects.filter(assignee_id=person)
    return (
        mine.filter(status__in=["new", "assigned", "in_progress", "waiting"]).count(),
        mine.filter(status="in_progress").count(),
        mine.filter(status="waiting").count(),
        mine.filter(next_due_at__lt=at).exclude(status__in=["closed", "cancelled"]).count(),
    )


def test_s2_15_who_held_it_how_long_where_and_why_without_a_gap(office: Office) -> None:
    office.at("2026-11-24 10:00")
    number = office.file(title="不好用")
    office.at("2026-11-24 10:20")
    to = {"team": "network", "assignee_id": office.world.handler.pk, "reason": "是网络问题"}
    good(office.put("desk_handler", number, "assignment", to))
    office.at("2026-11-24 10:30")
    good(office.put("handler", number, "acceptance"))
    office.at("2026-11-24 11:00")
    good(office.put("handler", number, "waiting", {"reason": "requester", "note": "几楼？"}))
    office.at("2026-11-24 13:00")
    office.say("requester", number, "三楼")
    office.at("2026-11-24 13:45")
    good(office.put("handler", number, "resolution", SOLVED))
    office.at("2026-11-24 15:00")

    spans = good(office.client("lead").get(f"work-orders/{number}/holders"))

    who = [each["person"]["name"] if each["person"] else None for each in spans]
    assert who == [None, "周海生", "周海生", "周海生", "周海生", "周海生"]
    assert [each["minutes"] for each in spans] == [20, 10, 30, 120, 45, 75]
    assert sum(each["minutes"] for each in spans) == 300
    assert [each["team"]["code"] for each in spans] == ["service-desk", *["network"] * 5]
    assert [each["by"] for each in spans] == [
        "何建军",
        "徐美玲",
        "周海生",
        "周海生",
        "何建军",
        "周海生",
    ]
    assert "是网络问题" in spans[1]["why"]["zh-CN"]
    assert "几楼？" in spans[3]["why"]["zh-CN"]
    assert all(each["why"]["zh-CN"] and each["why"]["en"] for each in spans)
    assert all(one["to"] == after["from"] for one, after in pairwise(spans))


def test_s2_15_a_requester_does_not_read_who_held_it(office: Office) -> None:
    number = office.taken()

    refused = office.client("requester").get(f"work-orders/{number}/holders")

    assert refusal(refused) == (403, "workorders.not_yours")
    assert len(events_of(number, "accepted")) == 1

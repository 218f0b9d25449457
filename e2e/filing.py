"""Requests as the portal sends them, for tests whose story begins afterwards."""

from __future__ import annotations

from typing import Any

from people import Person

SOLVED = "换了灯管和启动器，亮了半小时不再闪"

REPAIR = {
    "type": "equipment-repair",
    "title": "2 号注塑机合模缸漏油，地上一滩",
    "situation": "hampered",
    "answers": {"equipment": "2 号注塑机", "place": "一车间东侧", "symptom": "leak"},
}
LAMP = {
    "type": "facility-repair",
    "title": "三楼会议室的灯管一直闪",
    "situation": "hampered",
    "answers": {"what": "light", "place": "三楼 302 会议室"},
}


def file(requester: Person, request: dict[str, Any], **more: Any) -> str:
    """File a request; its number. Answers are given by the fields' codes."""
    form = requester.get(f"work-order-types/{request['type']}")["form"]
    ids = {field["code"]: field["id"] for field in form["fields"]}
    answers = {ids[code]: value for code, value in request["answers"].items()}
    answer = requester.post("portal/requests", request | {"answers": answers} | more)
    assert answer.status == 201, answer.text()
    number: str = answer.json()["number"]
    return number


def resolve(handler: Person, number: str, root_cause: str = "electric") -> None:
    """Take an order of the plain process on and resolve it."""
    assert handler.put(f"work-orders/{number}/acceptance", {}).ok
    solved = {"solution": SOLVED, "root_cause": root_cause}
    answer = handler.put(f"work-orders/{number}/resolution", solved)
    assert answer.ok, answer.text()

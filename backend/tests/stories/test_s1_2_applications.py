"""S1.2: four departments' applications, as they are installed, each to its end in its own words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from gongdan.accounts.models import Membership, Person
from gongdan.workorders.models import FlowTask, WorkOrder
from tests.stories.office import PHOTO, Office, good, order_of

SOLVED = {"solution": "按要求办好了，试过没有问题", "root_cause": "FIRST"}
GOOD = {"is_satisfied": True, "score": 5}
# What is pressed: address and body, `{}` is the open task; and what was asked for before.
Act = tuple[str, dict[str, Any]]
Way = tuple[str, dict[str, Any], list[Act]]
ACCEPT: Act = ("acceptance", {})
CONFIRM: Act = ("confirmation", GOOD)
DONE = "tasks/{}/completion"
TICKED = "tasks/{}/checklist/"
IT: Way = ("it-incident", {"place": "三楼东侧"}, [ACCEPT, ("resolution", SOLVED), CONFIRM])
INQUIRY: Way = ("service-inquiry", {}, [ACCEPT, ("resolution", SOLVED), CONFIRM])
REPAIR: Way = (
    "equipment-repair",
    {"equipment": "3 号注塑机", "place": "一车间", "symptom": "leak"},
    [
        ACCEPT,
        (DONE, {"answers": {"needs_parts": True}}),
        (DONE, {}),
        (f"{TICKED}lockout", {"is_ticked": True, "file_id": "PHOTO"}),
        (f"{TICKED}trial_run", {"is_ticked": True}),
        ("resolution", SOLVED),
        CONFIRM,
    ],
)
PURCHASE: Way = (
    "parts-purchase",
    {"amount": {"amt": "800", "cur": "CNY"}, "equipment": "2 号注塑机", "lines": "LINES"},
    [
        ("tasks/{}/decision", {"verdict": "approved", "comment": "同意"}),
        ACCEPT,
        (f"{TICKED}checked", {"is_ticked": True}),
        ("resolution", SOLVED),
        CONFIRM,
    ],
)
STAGES = {
    "it-incident": ["派单", "处理", "跟踪确认", "关闭与复盘"],
    "service-inquiry": ["派单", "调查处理", "客户确认", "关闭与复盘"],
    "equipment-repair": ["受理", "技术评估", "备件申请", "现场维修", "客户验收", "关闭与复盘"],
    "parts-purchase": ["部门主管审批", "采购受理", "下单与到货", "领用确认", "关闭"],
}
# Where a type has no words of its own, the usual ones are shown: here the status itself.
LABELS = {
    "it-incident": ["待响应", "in_progress", "resolved", "closed"],
    "service-inquiry": ["new", "解答中", "待客户确认", "closed"],
    "equipment-repair": ["assigned", "维修中", "待验收", "closed"],
    "parts-purchase": ["办理中", "待采购", "办理中", "待领用", "closed"],
}


def answers_for(company: Office, code: str, wanted: dict[str, Any]) -> dict[str, Any]:
    """Answers by the ids the fields have here, a table with one row of what it asks."""
    shown = good(company.client("requester").get(f"work-order-types/{code}"))
    fields = {field["code"]: field for field in shown["form"]["fields"]}
    rows = [{one["id"]: "5" for one in fields.get("lines", {}).get("columns", ())}]
    return {
        fields[name]["id"]: rows if value == "LINES" else value for name, value in wanted.items()
    }


def whose(number: str) -> str:
    """Who has the open task, else somebody of the team that may take it."""
    task = FlowTask.objects.filter(work_order__number=number, state="pending").latest("no")
    if task.assignee_id:
        return Person.objects.get(pk=task.assignee_id).username
    members = Membership.objects.filter(team_id__in=task.candidate_team_ids)
    return members.select_related("person").order_by("pk")[0].person.username


def act(company: Office, number: str, address: str, body: dict[str, Any]) -> None:
    """Whoever has it presses one button."""
    who = whose(number)
    task = FlowTask.objects.filter(work_order__number=number, state="pending").latest("no")
    sent = dict(body)
    if "file_id" in sent:
        photo = SimpleUploadedFile("photo.png", PHOTO, "image/png")
        sent["file_id"] = good(company.client(who).upload("files", file=photo), 201)["id"]
    if "root_cause" in sent:
        about = good(company.client("administrator").get(f"work-order-types/{type_of(number)}"))
        sent["root_cause"] = about["root_causes"][0]["key"]
    if "answers" in sent:
        sent["answers"] = answers_for(company, type_of(number), sent["answers"])
    good(company.put(who, number, address.format(task.pk), sent))


def type_of(number: str) -> str:
    order = WorkOrder.objects.select_related("type_version__type").get(number=number)
    return order.type_version.type.code


def seen(company: Office, number: str) -> tuple[str, str]:
    """The stage and the status of an order in the words of its type."""
    page = company.page(number)
    own = page["order"]["status_label"] or {}
    reached = [stage for stage in page["stages"] if stage["state"] in ("visited", "present")]
    return reached[-1]["name"]["zh-CN"], own.get("zh-CN", page["order"]["status"])


def once(words: list[str]) -> list[str]:
    """The words one after another without those that only stayed."""
    return [word for place, word in enumerate(words) if place == 0 or words[place - 1] != word]


@pytest.mark.parametrize("way", [IT, REPAIR, INQUIRY, PURCHASE], ids=lambda way: str(way[0]))
def test_s1_2_a_template_walks_its_own_way_to_the_end_with_its_own_stages_and_labels(
    company: Office,
    settings: Settings,
    tmp_path: Path,
    way: Way,
) -> None:
    settings.FILES_DIR = tmp_path
    type_, wanted, acts = way
    answers = answers_for(company, type_, wanted)
    number = company.file("requester", type=type_, title="请帮忙看看", answers=answers)

    told = [seen(company, number)]
    for address, body in acts:
        act(company, number, address, body)
        told.append(seen(company, number))

    assert order_of(number).status == "closed"
    assert once([stage for stage, _ in told]) == STAGES[type_]
    assert once([label for _, label in told]) == LABELS[type_]
    assert len({tuple(words) for words in LABELS.values()}) == 4

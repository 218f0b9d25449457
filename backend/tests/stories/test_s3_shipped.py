"""S3.1 to S3.10 on the applications that travel with the product, as they are installed."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import cast

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from pytest_django import Settings

from gongdan.accounts.models import Membership, Person
from gongdan.audit.models import Entry
from gongdan.notifications.tests.makers import follow_all
from gongdan.workorders.models import WorkOrder
from tests.stories.office import (
    PHOTO,
    Office,
    events_of,
    good,
    local,
    open_task,
    order_of,
    refusal,
)

FINANCE, WAREHOUSE, DESK = "billing", "warehouse", "service-desk"
TEXTS = [
    ("请帮我开一张发票", FINANCE),
    ("上个月的发票抬头写错了，要重开", FINANCE),
    ("需要补开增值税专票", FINANCE),
    ("什么时候可以开票", FINANCE),
    ("专票税号不对", FINANCE),
    ("普票能换成专票吗", FINANCE),
    ("发票红冲怎么办理", FINANCE),
    ("收到货了但是没有发票", FINANCE),
    ("开票信息变更", FINANCE),
    ("电子发票打不开", FINANCE),
    ("发票金额少了两百块", FINANCE),
    ("发票寄到哪里了", FINANCE),
    ("不要普票，要专票", FINANCE),
    ("对账单和发票对不上", FINANCE),
    ("请把 invoice 发到邮箱", FINANCE),
    ("这批货要退货", WAREHOUSE),
    ("申请退货，型号买错了", WAREHOUSE),
    ("退换货流程是什么", WAREHOUSE),
    ("货不对板，要换货", WAREHOUSE),
    ("七天无理由退货", WAREHOUSE),
    ("发错货了", WAREHOUSE),
    ("少发了两箱，请补发", WAREHOUSE),
    ("客户拒收，货寄回仓库", WAREHOUSE),
    ("退货单号填好了，什么时候收货", WAREHOUSE),
    ("漏发一个配件", WAREHOUSE),
    ("想退回一批多订的料", WAREHOUSE),
    ("请安排退换货上门取件", WAREHOUSE),
    ("不用退货了", DESK),
    ("不用开发票", DESK),
    ("发票已收到，谢谢", DESK),
    ("退货已完成", DESK),
    ("与发票无关，想问一下你们的地址", DESK),
    ("和退货无关，麻烦回个电话", DESK),
    ("不需要退货，修好就行", DESK),
    ("发票没问题，谢谢", DESK),
    ("不退货，先放着", DESK),
    ("请问你们几点下班", DESK),
    ("联系人换了", DESK),
    ("谢谢", DESK),
    ("退货的同时发票也要冲红", None),
]


def team_for(company: Office, text: str) -> str:
    """The team the shipped rules choose for a text."""
    body = {"application": "service", "title": text, "facts": {"type": "service-inquiry"}}
    answer = good(company.client("administrator").post("rule-sets/trial", body))
    team: str = answer["team"]
    return team


def test_s3_2_forty_texts_go_to_the_department_a_person_would_choose(company: Office) -> None:
    chosen = [(text, team_for(company, text)) for text, _ in TEXTS]

    wrong = [(got, team) for got, (_, team) in zip(chosen, TEXTS, strict=True) if got[1] != team]
    assert [one for one in wrong if one[1] is not None] == []
    # Both at once: either of the two may begin, but never a third.
    assert chosen[-1][1] in (FINANCE, WAREHOUSE, DESK)
    assert len(TEXTS) == 40


@pytest.mark.parametrize(
    ("title", "team"), [("要开一张发票", FINANCE), ("要退货", WAREHOUSE), ("问一下", DESK)]
)
def test_s3_2_a_request_from_the_portal_is_with_the_right_people_at_once(
    company: Office, title: str, team: str
) -> None:
    number = company.file("laijuan", type="service-inquiry", title=title)

    row = company.page(number)["order"]

    assert row["team"]["code"] == team
    members = Membership.objects.filter(team__code=team).values_list("person_id", flat=True)
    assert (row["assignee"] is None) == (team == DESK)
    assert {row["assignee"]["id"]} <= set(members) if row["assignee"] else True
    assert order_of(number).assigned_at == order_of(number).created_at


def median_response(company: Office, *, clerk: str | None) -> float:
    """Half the requests get a first answer within so many minutes.

    With rules the engineer has it at once; without, a clerk hands out what came in at every full
    hour. In both cases the engineer answers ten minutes after getting it.
    """
    company.at("2026-11-24 10:00")
    got_at: dict[str, str] = {}
    for minute in (0, 7, 15, 22, 38):
        company.at(f"2026-11-24 10:{minute:02}")
        title = "网络断了" if clerk is None else "帮忙看看"
        got_at[company.file("requester", type="it-incident", title=title)] = f"10:{minute:02}"
    if clerk is not None:
        company.at("2026-11-24 11:00")
        to = {"team": "network", "assignee_id": company.world.zhaoqm.pk}  # type: ignore[attr-defined]
        for number in got_at:
            good(company.put(clerk, number, "assignment", to))
            got_at[number] = "11:00"
    for number, moment in sorted(got_at.items(), key=lambda pair: pair[1]):
        hour, minute = moment.split(":")
        company.at(f"2026-11-24 {hour}:{int(minute) + 10:02}")
        holder = order_of(number).assignee
        assert holder is not None
        company.say(holder.username, number, "马上到")
    waits = [
        (order.first_response_at - order.submitted_at).total_seconds() / 60
        for order in map(order_of, got_at)
        if order.first_response_at
    ]
    return median(waits)


def test_s3_1_rules_shorten_the_median_first_response(company: Office) -> None:
    with_rules = median_response(company, clerk=None)
    without_rules = median_response(company, clerk="linyue")

    assert (with_rules, without_rules) == (10.0, 55.0)


def answers_for(company: Office, code: str, **wanted: object) -> dict[str, object]:
    """The answers of a form by the ids its fields have here."""
    shown = good(company.client("requester").get(f"work-order-types/{code}"))
    ids = {field["code"]: field["id"] for field in shown["form"]["fields"]}
    return {ids[name]: value for name, value in wanted.items()}


def machine(company: Office, **facts: object) -> str:
    """A machine is reported and a fitter of the repair team takes it on; their lead is away."""
    Person.objects.filter(username="lead").update(is_available=False)
    answers = answers_for(
        company,
        "equipment-repair",
        equipment="3 号注塑机",
        place="一车间",
        symptom=symptom(company),
    )
    body = {"type": "equipment-repair", "title": "液压站漏油", "answers": answers, **facts}
    number = company.file("requester", **body)
    good(company.put(fitter(number), number, "acceptance"))
    return number


def symptom(company: Office) -> str:
    shown = good(company.client("requester").get("work-order-types/equipment-repair"))
    field = next(one for one in shown["form"]["fields"] if one["code"] == "symptom")
    key: str = field["options"][0]["key"]
    return key


def fitter(number: str) -> str:
    holder = order_of(number).assignee
    assert holder is not None
    return holder.username


def complete(company: Office, number: str, **answers: object) -> None:
    """The fitter finishes the stage the repair is in."""
    given = answers_for(company, "equipment-repair", **answers)
    address = f"tasks/{open_task(number)}/completion"
    good(company.put(fitter(number), number, address, {"answers": given}))


def at_the_repair(company: Office) -> str:
    """A repair that passed assessment and spare parts."""
    number = machine(company)
    complete(company, number, needs_parts=True)
    complete(company, number)
    assert order_of(number).stage_key == "repair"
    return number


def test_s3_4_the_four_stages_come_in_order(company: Office) -> None:
    number = machine(company)
    complete(company, number, needs_parts=True)
    complete(company, number)

    bar = company.page(number)["stages"]

    names = [stage["name"]["zh-CN"] for stage in bar if stage["state"] != "not_taken"]
    wanted = ["技术评估", "备件申请", "现场维修", "客户验收"]
    assert [name for name in names if name in wanted] == wanted
    assert order_of(number).stage_key == "repair"


def test_s3_4_a_jump_from_the_first_to_the_third_is_refused_and_recorded(company: Office) -> None:
    number = machine(company)

    jump = company.put(fitter(number), number, "stage", {"step_key": "repair"})

    assert refusal(jump) == (409, "flows.jump_refused")
    assert order_of(number).stage_key == "assess"
    (entry,) = events_of(number, "jump_refused")
    assert (entry.facts["from_step"], entry.facts["to_step"]) == ("assess", "repair")
    assert entry.actor["name"] == Person.objects.get(username=fitter(number)).name
    assert "现场维修" in company.timeline(number)[-1]["text"]["zh-CN"]


def test_s3_5_each_stage_has_an_owner_and_a_limit_on_the_work_calendar(company: Office) -> None:
    company.at("2026-11-24 17:30")
    number = machine(company)

    stage = next(one for one in company.page(number)["stages"] if one["state"] == "present")

    # Two hours from 17:30: half an hour today, the rest from nine tomorrow.
    assert stage["key"] == "assess"
    assert stage["owner"]["name"] == Person.objects.get(username=fitter(number)).name
    assert (stage["limit_minutes"], local(stage["due_at"])) == (120, "Wed 11-25 10:30")


def overdue(company: Office) -> str:
    """A repair whose assessment ran a minute over its two hours."""
    number = machine(company)
    company.until("2026-11-24 13:01")
    return number


def test_s3_6_a_stage_a_minute_over_its_limit_is_recorded_and_owner_and_lead_are_named(
    company: Office,
) -> None:
    number = overdue(company)

    # 10:00 and two hours of work, with lunch from twelve to one, end at noon.
    (entry,) = events_of(number, "stage_overdue")
    assert local(entry.at.isoformat()) == "Tue 11-24 12:00"
    assert entry.facts["step_key"] == "assess"
    assert entry.facts["assignee_id"] == order_of(number).assignee_id
    assert company.world.lead.pk in cast("list[int]", entry.facts["lead_ids"])


def test_s3_6_an_overrun_stage_shows_in_the_list_and_in_the_bar(company: Office) -> None:
    number = overdue(company)
    company.at("2026-11-24 13:05")

    row = company.page(number)["order"]
    stage = next(one for one in company.page(number)["stages"] if one["key"] == "assess")

    stage_clock = next(one for one in row["clocks"] if one["metric"] == "stage:assess")
    assert stage_clock["is_breached"]
    assert stage["is_late"]
    assert number in company.listed(fitter(number), due="late")
    assert number in company.listed("lead", view="at_risk")


def test_s3_6_a_skip_needs_permission_and_reason_and_warns_the_leads(company: Office) -> None:
    number = machine(company)
    task = f"tasks/{open_task(number)}/skip"

    by_fitter = company.put(fitter(number), number, task, {"reason": "昨天看过"})
    silent = company.put("lead", number, task, {"reason": " "})
    good(company.put("lead", number, task, {"reason": "昨天已评估"}))

    assert by_fitter.status_code == 403
    assert silent.status_code == 422
    (entry,) = events_of(number, "stage_skipped")
    assert (entry.facts["step_key"], entry.facts["reason"]) == ("assess", "昨天已评估")
    assert company.world.lead.pk in cast("list[int]", entry.facts["lead_ids"])
    stage = next(one for one in company.page(number)["stages"] if one["key"] == "assess")
    assert (stage["state"], stage["skipped"]["reason"]) == ("skipped", "昨天已评估")
    assert stage["skipped"]["by"] == "许明薇"


def test_s3_7_an_order_altered_in_the_table_is_named_by_the_verification(company: Office) -> None:
    number = machine(company)
    order, administrator = order_of(number), company.client("administrator")
    address = {"subject_kind": "work_order", "subject_id": order.pk}
    before = good(administrator.get("audit/verification", **address))
    entry = Entry.objects.filter(subject_kind="work_order", subject_id=order.pk, seq=3).get()

    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
        cursor.execute("UPDATE audit_entry SET at = at - interval '1 h' WHERE id = %s", [entry.pk])
        cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER USER")
    after = good(administrator.get("audit/verification", **address))

    assert (before["is_whole"], before["faults"]) == (True, [])
    assert (after["is_whole"], after["faults"]) == (False, [{"seq": 3, "kind": "altered"}])


def test_s3_7_at_every_moment_one_person_or_team_answers_for_it(company: Office) -> None:
    number = machine(company)
    company.at("2026-11-24 10:30")
    good(company.put("lead", number, "assignment", {"team": "power", "reason": "电气"}))
    company.at("2026-11-24 11:30")
    good(company.put("luojian", number, "acceptance"))
    company.at("2026-11-24 12:00")

    spans = good(company.client("lead").get(f"work-orders/{number}/holders"))

    assert [span["minutes"] for span in spans] == [30, 60, 30]
    assert [span["team"]["code"] for span in spans] == ["repair", "power", "power"]
    assert [span["person"] and span["person"]["name"] for span in spans][1:] == [None, "罗健"]


def uploaded_photo(company: Office, who: str) -> str:
    sent = SimpleUploadedFile("挂牌.png", PHOTO, "image/png")
    identity: str = good(company.client(who).upload("files", file=sent), 201)["id"]
    return identity


def test_s3_8_without_lock_out_and_its_photo_the_repair_does_not_end(
    company: Office, settings: Settings, tmp_path: Path
) -> None:
    settings.FILES_DIR = tmp_path
    number = at_the_repair(company)
    who, items = fitter(number), f"tasks/{open_task(number)}/checklist"
    solved = {"solution": "更换液压站密封圈，试机正常", "root_cause": "worn"}

    with_nothing = company.put(who, number, "resolution", solved)
    good(company.put(who, number, f"{items}/trial_run", {"is_ticked": True}))
    company.put(who, number, f"{items}/lockout", {"is_ticked": True})
    without_photo = company.put(who, number, "resolution", solved)
    photo = {"is_ticked": True, "file_id": uploaded_photo(company, who)}
    good(company.put(who, number, f"{items}/lockout", photo))

    assert refusal(with_nothing) == (409, "flows.checklist_incomplete")
    assert refusal(without_photo) == (409, "flows.checklist_incomplete")
    good(company.put(who, number, "resolution", solved))
    assert order_of(number).status == "resolved"


@pytest.mark.parametrize(
    ("who", "is_vip"), [("customer", True), ("zhuge", True), ("nieping", False)]
)
def test_s3_9_a_vip_is_known_by_person_or_company_in_list_page_and_board(
    company: Office, who: str, is_vip: bool
) -> None:
    number = company.file(who, type="service-inquiry", title="请问交期")

    page = company.page(number)["order"]
    (row,) = good(company.client("administrator").get("work-orders"))["items"]

    assert (page["is_vip"], row["is_vip"]) == (is_vip, is_vip)
    assert (number in company.listed("administrator", vip="true")) == is_vip
    assert page["priority"] == (1 if is_vip else 4)


def test_s3_10_a_vips_emergency_is_first_although_the_form_says_calm(company: Office) -> None:
    number = company.file(
        "customer", type="service-inquiry", title="系统紧急故障", situation="calm"
    )

    page = company.page(number)

    assert (page["impact"], page["urgency"]) == (3, 3)
    assert page["order"]["priority"] == 1
    (graded,) = events_of(number, "graded")
    assert graded.facts["reason"] == {
        "zh-CN": "VIP 遇系统紧急故障为最高",
        "en": "VIP with a system emergency comes first",
    }
    why = good(
        company.client("administrator").get(
            f"work-orders/{number}/decisions/{graded.facts['decision_id']}"
        )
    )
    assert (why["purpose"], why["outcome"]) == ("priority", {"priority": 1})


def test_s2_7_a_p1_complaint_is_with_a_senior_expert_at_once(company: Office) -> None:
    number = company.file("customer", type="service-complaint", title="整批划伤，产线停了")

    row = company.page(number)["order"]

    assert (row["priority"], row["team"]["code"]) == (1, "service-senior")
    senior = Membership.objects.filter(team__code="service-senior")
    assert row["assignee"]["id"] in senior.values_list("person_id", flat=True)


def test_s2_7_a_calm_inquiry_is_not(company: Office) -> None:
    number = company.file("nieping", type="service-inquiry", title="请问交期")

    row = company.page(number)["order"]

    assert (row["priority"], row["team"]["code"]) == (4, "service-first")


def test_s2_7_the_senior_expert_hears_of_a_p1_complaint_at_once_and_with_its_priority(
    company: Office,
) -> None:
    number = company.file("customer", type="service-complaint", title="整批划伤，产线停了")

    follow_all()

    items = good(company.client(fitter(number)).get("inbox"))["items"]
    told = [(one["kind"], one["number"], one["title"], one["priority"]) for one in items]
    assert ("assigned", number, "整批划伤，产线停了", 1) in told


@pytest.mark.parametrize(("situation", "priority"), [("annoyed", 3), ("hint", 4)])
def test_s2_7_a_complaint_that_presses_less_goes_to_the_first_line(
    company: Office, situation: str, priority: int
) -> None:
    number = company.file(
        "nieping", type="service-complaint", title="包装箱角压坏了", situation=situation
    )

    row = company.page(number)["order"]

    assert (row["priority"], row["team"]["code"]) == (priority, "service-first")


def test_s1_3_on_the_telephone_nothing_that_is_required_is_left_out(company: Office) -> None:
    order = {
        "type": "equipment-repair",
        "title": "液压站漏油",
        "channel": "phone",
        "requester_id": company.world.requester.pk,
    }

    refused = company.client("handler").post("work-orders", order)

    assert refusal(refused) == (422, "kernel.invalid")
    codes = {one["code"] for one in refused.json()["facts"]["problems"]}
    assert codes == {"forms.required"}
    assert not WorkOrder.objects.filter(title="液压站漏油").exists()

"""S3.6 from end to end: an overrun and a skip are recorded, warned of, shown, and reported."""

from __future__ import annotations

from typing import Any, cast

from gongdan.notifications.tests.makers import follow_all
from gongdan.workorders.tests.package import stage, text
from gongdan.workorders.tests.processes import publish
from tests.stories.office import Office, events_of, good, local, open_task, order_of, refusal

NOVEMBER = {"from": "2026-11-01", "to": "2026-11-30"}


def two_stages(office: Office) -> str:
    """An order whose first stage has two hours, and whose second a lead may leave out."""
    handlers = [{"kind": "person", "person": "zhouhaisheng"}]
    assess = stage("assess", text("技术评估", "Assess"), handlers=handlers, limit_minutes=120)
    visit = stage("visit", text("上门", "Visit"), handlers=handlers, skippable_by="lead")
    publish(assess, visit)
    office.at("2026-11-24 10:00")
    number = office.file(type="flow")
    to_network = {"team": "network", "assignee_id": office.world.handler.pk}
    good(office.put("administrator", number, "assignment", to_network))
    return number


def report(office: Office) -> dict[str, Any]:
    found = good(office.client("administrator").get("reports/conformance/flow", **NOVEMBER))
    return {"whole": found, **{step["key"]: step for step in found["steps"]}}


def inbox(office: Office, who: str) -> set[str]:
    found = good(office.client(who).get("inbox"))
    return {one["kind"] for one in found["items"]}


def late_and_left_out(office: Office) -> str:
    """The order after its first stage ended a minute late and its second was left out."""
    number = two_stages(office)
    office.until("2026-11-24 12:01")
    assert number in office.listed("handler", due="late")
    good(office.put("handler", number, f"tasks/{open_task(number)}/completion"))
    skip = f"tasks/{open_task(number)}/skip"
    assert refusal(office.put("handler", number, skip, {"reason": "来过了"}))[0] == 403
    assert refusal(office.put("lead", number, skip, {"reason": " "}))[0] == 422
    good(office.put("lead", number, skip, {"reason": "远程已解决"}))
    assert order_of(number).status == "closed"
    return number


def test_s3_6_any_delay_or_skip_is_recorded_shown_and_in_the_conformance_report(
    office: Office,
) -> None:
    number = late_and_left_out(office)

    found = report(office)

    assert (found["whole"]["late_orders"], found["whole"]["skipped_orders"]) == (1, 1)
    assess, visit = found["assess"], found["visit"]
    assert (assess["passed"], assess["late"], assess["late_worst_minutes"]) == (1, 1, 1.0)
    assert (visit["skipped"], visit["passed"], visit["not_taken"]) == (1, 0, 0)
    (reason,) = visit["reasons"]
    assert (reason["by"], reason["reason"], reason["count"]) == ("陈立", "远程已解决", 1)
    stays = good(office.client("handler").get(f"work-orders/{number}/stages"))
    printed = {one["key"]: one for one in stays}
    assert printed["assess"]["late_minutes"] == 1
    assert printed["visit"]["skipped"] == {"by": "陈立", "reason": "远程已解决", "by_itself": ""}


def test_s3_6_both_are_events_that_name_the_leads(office: Office) -> None:
    number = late_and_left_out(office)

    (overdue,) = events_of(number, "stage_overdue")
    (skipped,) = events_of(number, "stage_skipped")

    moment = local(overdue.at.isoformat())
    assert (overdue.facts["step_key"], moment) == ("assess", "Tue 11-24 12:00")
    assert overdue.facts["assignee_id"] == office.world.handler.pk
    assert (skipped.facts["step_key"], skipped.facts["reason"]) == ("visit", "远程已解决")
    for event in (overdue, skipped):
        assert office.world.lead.pk in cast("list[int]", event.facts["lead_ids"])


def test_s3_6_the_owner_and_the_lead_are_sent_word(office: Office) -> None:
    number = two_stages(office)
    before = {who: inbox(office, who) for who in ("handler", "lead")}

    office.until("2026-11-24 12:01")
    follow_all()

    for who in ("handler", "lead"):
        assert inbox(office, who) > before[who], number

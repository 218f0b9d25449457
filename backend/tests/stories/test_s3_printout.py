"""S3.6: what was skipped and what ran late stands on the printout of an order."""

from __future__ import annotations

from typing import Any

from tests.stories.office import Office, good, local, open_task, refusal


def repair(office: Office) -> str:
    """A repair whose assessment ran 25 minutes over and whose spare parts were skipped."""
    office.at("2026-11-24 10:00")
    number = office.file(type="repair")
    good(office.put("administrator", number, "assignment",
                    {"team": "network", "assignee_id": office.world.handler.pk}))  # fmt: skip
    good(office.put("handler", number, "acceptance"))
    office.until("2026-11-24 12:25")
    good(office.put("handler", number, f"tasks/{open_task(number)}/completion"))
    skip = {"reason": "柜子里有现成的"}
    good(office.put("lead", number, f"tasks/{open_task(number)}/skip", skip))
    return number


def passages(office: Office, number: str, who: str = "handler") -> dict[str, Any]:
    found = good(office.client(who).get(f"work-orders/{number}/stages"))
    return {one["key"]: one for one in found}


def test_s3_6_the_printout_shows_the_skip_by_whom_and_why_and_what_ran_late(
    office: Office,
) -> None:
    number = repair(office)
    office.until("2026-11-24 16:26")

    found = passages(office, number)

    assert list(found) == ["filed", "assign", "assess", "parts", "repair"]
    late, skipped, present = found["assess"], found["parts"], found["repair"]
    assert (late["used_minutes"], late["limit_minutes"], late["late_minutes"]) == (145, 120, 25)
    assert (late["state"], late["person"]["name"], late["skipped"]) == ("done", "周海生", None)
    assert local(late["entered_at"]) == "Tue 11-24 10:00"
    assert (skipped["state"], skipped["used_minutes"]) == ("skipped", 0)
    assert skipped["skipped"] == {"by": "陈立", "reason": "柜子里有现成的", "by_itself": ""}
    # Still open and a minute over its four hours.
    assert (present["state"], present["left_at"], present["late_minutes"]) == ("open", None, 1)


def test_s3_6_a_stage_done_again_is_a_passage_of_its_own(office: Office) -> None:
    number = office.resolved()
    reason = {"is_satisfied": False, "reason": "没好"}
    good(office.put("requester", number, "confirmation", reason))

    found = good(office.client("handler").get(f"work-orders/{number}/stages"))

    handled = [(one["round"], one["state"]) for one in found if one["key"] == "handle"]
    assert handled == [(1, "done"), (2, "open")]


def test_s3_6_the_requester_does_not_read_who_did_a_stage(office: Office) -> None:
    number = repair(office)

    found = passages(office, number, "requester")

    assert {one["person"] for one in found.values()} == {None}
    assert found["parts"]["skipped"] == {"by": "", "reason": "", "by_itself": ""}
    asked = office.client("other_requester").get(f"work-orders/{number}/stages")
    assert refusal(asked) == (404, "workorders.not_found")

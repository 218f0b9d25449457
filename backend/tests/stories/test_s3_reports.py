"""S0.1, S2.8, S3.3 and S3.13 to S3.17: what was done is counted, and the sums hold."""

from __future__ import annotations

from typing import Any

from gongdan.workorders.models import WorkOrder
from tests.stories.office import SOLVED, Office, good


def review(office: Office, who: str = "lead", **query: str) -> Any:
    """November as the review page shows it."""
    period = {"from": "2026-11-01", "to": "2026-11-30", **query}
    return good(office.client(who).get("reports/review", **period))


def done(office: Office, day: str, minutes: int, *, title: str = "网络断了") -> str:
    """An order filed at ten on a day and resolved so many minutes later, then confirmed."""
    office.at(f"2026-11-{day} 10:00")
    number = office.file(title=title)
    good(office.put("administrator", number, "assignment",
                    {"team": "network", "assignee_id": office.world.handler.pk}))  # fmt: skip
    good(office.put("handler", number, "acceptance"))
    office.at(f"2026-11-{day} {10 + minutes // 60:02}:{minutes % 60:02}")
    good(office.put("handler", number, "resolution", SOLVED))
    good(office.put("requester", number, "confirmation", {"is_satisfied": True, "score": 4}))
    return number


def test_s0_1_one_closed_and_rated_order_changes_the_month_by_exactly_one(
    office: Office,
) -> None:
    done(office, "23", 20)
    before = review(office)["figures"]

    done(office, "24", 40)

    after = review(office)["figures"]
    counted = ("created", "closed", "resolved", "satisfaction_count", "sla_count", "reopened")
    assert [after[name] - before[name] for name in counted] == [1, 1, 1, 1, 1, 0]


def test_s2_8_auto_assigned_share_time_to_assign_and_reassigned_share(office: Office) -> None:
    office.at("2026-11-24 10:00")
    for _ in range(3):
        office.taken()
    number = office.file(title="不好用")
    office.at("2026-11-24 10:30")
    to = {"team": "network", "assignee_id": office.world.handler.pk}
    good(office.put("desk_handler", number, "assignment", to))

    dispatch = review(office)["dispatch"]

    assert dispatch["whole"]["count"] == 4
    assert dispatch["by_rule_percent"] == 75.0
    assert dispatch["by_rule"]["seconds_to_assign"] == 0
    assert dispatch["by_hand"]["seconds_to_assign"] == 1800
    assert dispatch["whole"]["seconds_to_assign"] < 60
    # The one that no rule knew went from the service desk to the network team.
    assert dispatch["whole"]["reassigned_percent"] == 25.0


def test_s3_3_created_to_assigned_and_to_answered_stand_beside_the_period_before(
    office: Office,
) -> None:
    office.at("2026-11-24 10:00")
    number = office.taken()
    office.at("2026-11-24 10:12")
    office.say("handler", number, "马上到")

    dispatch = review(office)["dispatch"]

    assert dispatch["whole"]["seconds_to_answer"] == 720
    assert dispatch["previous"]["count"] == 0
    assert dispatch["previous"]["seconds_to_answer"] is None


def test_s3_15_the_pareto_equals_the_list_each_bar_opens(office: Office) -> None:
    for title in ("网络断了", "网络又断了", "断网", "设备漏油"):
        office.file(title=title)

    bars = review(office)["categories"]["own"]["bars"]

    assert [(bar["code"], bar["count"]) for bar in bars] == [("network", 3), ("machine", 1)]
    assert [bar["cumulative_percent"] for bar in bars] == [75.0, 100.0]
    listed = [len(office.listed("lead", category=str(bar["code"]))) for bar in bars]
    assert listed == [bar["count"] for bar in bars]


def test_s3_16_departments_are_compared_and_every_column_is_explained(office: Office) -> None:
    done(office, "23", 20)
    done(office, "24", 40)

    shown = review(office)

    (line,) = [each for each in shown["departments"] if each["code"] == "it"]
    assert (line["count"], line["resolved"], line["mttr_minutes"]) == (2, 2, 30.0)
    assert (line["sla_met_percent"], line["reopen_percent"]) == (100.0, 0.0)
    assert (line["satisfaction"], line["satisfaction_count"]) == (4.0, 2)
    assert all(text["zh-CN"] and text["en"] for text in shown["definitions"].values())
    assert {"mttr", "sla", "reopened", "satisfaction", "hours"} <= set(shown["definitions"])


def test_s3_17_mttr_on_the_wall_and_by_working_time_with_pauses_in_and_out(
    office: Office,
) -> None:
    office.at("2026-11-24 17:00")
    number = office.taken()
    office.at("2026-11-24 17:30")
    good(office.put("handler", number, "waiting", {"reason": "parts"}))
    office.at("2026-11-25 09:30")
    good(office.client("handler").delete(f"work-orders/{number}/waiting"))
    office.at("2026-11-25 10:00")
    good(office.put("handler", number, "resolution", SOLVED))

    mttr = review(office)["mttr"]

    # 17:00 to 10:00 are 1020 minutes on the wall, 960 of them a pause; of the working time,
    # 60 on Tuesday and 60 on Wednesday, the pause took half an hour of each.
    assert mttr["resolved"] == 1
    assert (mttr["wall_minutes"], mttr["wall_with_pauses_minutes"]) == (60.0, 1020.0)
    assert (mttr["business_minutes"], mttr["business_with_pauses_minutes"]) == (60.0, 120.0)


def test_s3_17_a_reopened_order_counts_once_by_its_last_resolution(office: Office) -> None:
    office.at("2026-11-24 10:00")
    number = office.taken()
    office.at("2026-11-24 10:30")
    good(office.put("handler", number, "resolution", SOLVED))
    good(office.put("requester", number, "confirmation", {"is_satisfied": False, "reason": "没好"}))
    office.at("2026-11-24 11:40")
    good(office.put("handler", number, "resolution", SOLVED))

    shown = review(office)

    assert (shown["mttr"]["resolved"], shown["mttr"]["wall_minutes"]) == (1, 100.0)
    assert (shown["figures"]["reopened"], shown["figures"]["reopen_percent"]) == (1, 100.0)


def test_s1_6_the_hours_of_an_order_are_the_hours_of_the_report(office: Office) -> None:
    number = office.taken()
    good(office.post("handler", number, "time-entries", {"minutes": 90}), 201)
    good(office.post("handler", number, "time-entries", {"minutes": 30}), 201)

    (line,) = [each for each in review(office)["teams"] if each["code"] == "network"]

    assert office.page(number, "handler")["inside"]["totals"]["minutes"] == 120
    assert line["hours"] == 2.0
    assert WorkOrder.objects.count() == 1

"""S0.1, S1.6, S2.8, S3.1, S3.3 and S3.13 to S3.17: what was done is counted, and the sums hold."""

from __future__ import annotations

from typing import Any

from gongdan.accounts.models import Person, Role
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
    under_way = office.taken()
    good(office.post("handler", under_way, "time-entries", {"minutes": 90}), 201)

    shown = review(office)

    (line,) = [each for each in shown["departments"] if each["code"] == "it"]
    assert (line["count"], line["resolved"], line["mttr_minutes"]) == (3, 2, 30.0)
    assert line["hours"] == 1.5
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


def test_s1_6_hours_and_costs_of_the_orders_are_those_of_the_report_to_the_cent(
    office: Office,
) -> None:
    Person.objects.update(hourly_rate="85.50")
    first, second = office.taken(), office.taken("other_handler", title="设备漏油")
    part = {"name": "水晶头", "quantity": "3", "unit_cost": "1.15"}
    good(office.post("handler", first, "time-entries", {"minutes": 90}), 201)
    good(office.post("handler", first, "time-entries", {"minutes": 25}), 201)
    good(office.post("handler", first, "parts", part), 201)
    good(office.post("other_handler", second, "time-entries", {"minutes": 7}), 201)
    good(office.post("other_handler", second, "parts", part | {"unit_cost": "19.99"}), 201)

    shown = review(office)

    one, other = (office.page(each)["inside"]["totals"] for each in (first, second))
    assert (one["minutes"], one["labor_cost"], one["parts_cost"]) == (115, "163.88", "3.45")
    assert (other["minutes"], other["labor_cost"], other["parts_cost"]) == (7, "9.98", "59.97")
    by_team = {each["code"]: each["cost"] for each in shown["teams"]}
    whole = shown["whole"]
    by_category = {each["code"]: each["cost"] for each in shown["category_groups"]["own"]}
    assert by_team == {"network": one["cost"], "repair": other["cost"]}
    assert by_category == {"network": one["cost"], "machine": other["cost"]}
    assert (whole["logged_minutes"], whole["hours"]) == (122, 2.0)
    assert (whole["labor_cost"], whole["parts_cost"]) == ("173.86", "63.42")
    assert whole["cost"] == "237.28"
    assert {"hours", "labor_cost", "parts_cost", "cost"} <= set(shown["definitions"])


def placed_by_hand(office: Office, clock: str, minutes: int) -> None:
    """An order no rule knows, given to somebody by the desk after so many minutes."""
    office.at(f"2026-11-25 {clock}")
    number = office.file(title="不好用")
    office.at(f"2026-11-25 {clock[:2]}:{minutes:02}")
    to = {"team": "network", "assignee_id": office.world.handler.pk}
    good(office.put("desk_handler", number, "assignment", to))


def answered(office: Office, clock: str, minutes: int) -> None:
    """An order a rule placed, answered after so many minutes."""
    office.at(f"2026-11-24 {clock}")
    number = office.taken()
    office.at(f"2026-11-24 {clock[:2]}:{minutes:02}")
    office.say("handler", number, "马上到")


def test_s3_1_s3_3_the_review_shows_the_same_orders_with_the_rules_on_and_off(
    office: Office,
) -> None:
    for minutes in (5, 6, 7, 8, 9, 10, 11):
        answered(office, "10:00", minutes)
    for minutes in (20, 30, 40, 50):
        placed_by_hand(office, "14:00", minutes)
    too_few = review(office)["dispatch"]["simulated"]
    placed_by_hand(office, "15:00", 45)

    simulated = review(office)["dispatch"]["simulated"]

    assert (too_few["learned_from"], too_few["off_seconds_to_assign"]) == (4, None)
    assert (simulated["replaced"], simulated["learned_from"]) == (7, 5)
    # Seven were placed at once; the desk takes 40 minutes for half of what it places.
    assert simulated["on_seconds_to_assign"] == 0
    assert simulated["off_seconds_to_assign"] == 40 * 60
    assert simulated["on_seconds_to_answer"] == 8 * 60
    assert simulated["off_seconds_to_answer"] == 48 * 60


def test_s2_19_problems_that_come_again_are_gathered_with_examples(office: Office) -> None:
    titles = ("三楼网络断了", "5楼网络断了", "6楼网络断了", "网络密码忘了", "设备漏油")
    numbers = [office.file(title=title) for title in titles]

    (found,) = review(office)["repeats"]

    assert (found["category"], found["count"], found["wordings"]) == ("network", 3, 2)
    examples = {one["number"]: one["title"] for one in found["examples"]}
    assert set(examples.items()) <= set(zip(numbers[:3], titles[:3], strict=True))
    assert len(examples) == 2
    assert "repeats" in review(office)["definitions"]


def test_s2_19_nobody_finds_a_problem_among_orders_they_may_not_see(office: Office) -> None:
    for _ in range(4):
        office.file(title="网络断了")
        office.file(title="设备漏油")
    Role.objects.filter(key="handler").update(
        permissions=["reports.read", "workorders.handle"], scope="team"
    )

    found = review(office, "other_handler")["repeats"]

    assert [(one["category"], one["count"]) for one in found] == [("machine", 4)]
    assert [one["count"] for one in review(office)["repeats"]] == [4, 4]

"""S2.16 to S2.18, S3.12 and S3.13: how an order ends, what a link may, and what stays for good."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from gongdan.channels.links import Link, token
from gongdan.workorders.models import Timer
from tests.stories.office import SOLVED, Office, events_of, good, local, order_of, refusal


def confirmation(number: str, round_: int = 1) -> str:
    """The address of the signed link for one round of resolution."""
    return f"public/confirmations/{token(Link(number, 'confirm', round_))}"


@pytest.mark.parametrize("solution", ["", "   ", "好", "好了"])
def test_s2_16_an_empty_or_too_short_solution_is_refused(office: Office, solution: str) -> None:
    number = office.taken()

    refused = office.put(
        "handler", number, "resolution", {"solution": solution, "root_cause": "hardware"}
    )

    assert refusal(refused) == (422, "workorders.solution_needed")
    assert order_of(number).status == "in_progress"


def test_s2_16_the_requester_reads_the_solution_but_not_the_cause(office: Office) -> None:
    number = office.resolved()

    portal, page = office.request(number), office.page(number, "requester")

    assert portal["resolution"]["solution"] == SOLVED["solution"]
    assert portal["resolution"]["by"] == "周海生"
    assert page["resolution"]["root_cause"] is None


def test_s2_17_the_signed_link_asks_and_satisfied_closes(office: Office) -> None:
    number, nobody = office.resolved(), office.api.as_nobody()
    asked = good(nobody.get(confirmation(number)))

    answered = good(nobody.put(confirmation(number), {"is_satisfied": True}))

    assert (asked["state"], asked["solution"]) == ("open", SOLVED["solution"])
    assert answered["state"] == "confirmed"
    order = order_of(number)
    assert (order.status, order.closed_how) == ("closed", "confirmed")
    assert events_of(number, "closed")[0].actor["name"] == "何建军"


def test_s2_17_opening_the_link_changes_nothing(office: Office) -> None:
    number, nobody = office.resolved(), office.api.as_nobody()
    before = order_of(number).rev

    good(nobody.get(confirmation(number)))
    good(nobody.get(confirmation(number)))

    assert order_of(number).rev == before


def test_s2_17_not_satisfied_returns_it_to_the_same_person_and_counts(office: Office) -> None:
    number, nobody = office.resolved(), office.api.as_nobody()

    silent = nobody.put(confirmation(number), {"is_satisfied": False})
    good(nobody.put(confirmation(number), {"is_satisfied": False, "reason": "还是断"}))

    assert refusal(silent) == (422, "workorders.reason_needed")
    order = order_of(number)
    assert (order.status, order.reopen_count) == ("in_progress", 1)
    assert order.assignee_id == office.world.handler.pk
    (entry,) = events_of(number, "reopened")
    assert (entry.facts["reason"], entry.actor["name"]) == ("还是断", "何建军")


def test_s2_17_a_link_answers_one_round_only(office: Office) -> None:
    number, nobody = office.resolved(), office.api.as_nobody()
    good(nobody.put(confirmation(number), {"is_satisfied": False, "reason": "还是断"}))
    good(office.put("handler", number, "resolution", SOLVED))

    old = nobody.put(confirmation(number), {"is_satisfied": True})
    shown = good(nobody.get(confirmation(number)))["state"]
    good(nobody.put(confirmation(number, 2), {"is_satisfied": True}))

    assert old.status_code in (404, 410)
    assert old.json()["code"].startswith("channels.")
    assert shown == "reopened"
    assert order_of(number).status == "closed"


def test_s2_17_a_forged_or_misused_link_opens_nothing(office: Office) -> None:
    number, nobody = office.resolved(), office.api.as_nobody()
    track = token(Link(number, "track", 0))
    forged = token(Link(number, "confirm", 1))[:-2] + "xx"

    answers = [
        nobody.put(f"public/confirmations/{track}", {"is_satisfied": True}),
        nobody.put(f"public/confirmations/{forged}", {"is_satisfied": True}),
        nobody.get(f"public/tracking/{forged}"),
    ]

    assert {answer.json()["code"] for answer in answers} == {"channels.link_invalid"}
    assert order_of(number).status == "resolved"


def test_s2_17_silence_closes_it_after_three_working_days_with_a_mark(office: Office) -> None:
    office.at("2026-11-27 16:00")
    number = office.resolved()
    due = Timer.objects.get(work_order__number=number, kind="auto_close").due_at

    office.until("2026-12-02 15:59")
    before = order_of(number).status
    office.until("2026-12-02 16:00")

    # Friday afternoon and three working days: Monday, Tuesday, Wednesday.
    assert local(due.isoformat()) == "Wed 12-02 16:00"
    assert before == "resolved"
    order = order_of(number)
    assert (order.status, order.closed_how) == ("closed", "silence")
    (entry,) = events_of(number, "closed")
    assert (entry.actor["kind"], entry.facts["how"]) == ("system", "silence")


def test_s2_17_nobody_closes_in_the_requesters_name_without_right_and_reason(
    office: Office,
) -> None:
    number = office.resolved()

    by_handler = office.put("handler", number, "closure", {"reason": "电话里说好了"})
    as_requester = office.put("handler", number, "confirmation", {"is_satisfied": True})
    silent = office.put("lead", number, "closure", {"reason": "  "})
    good(office.put("lead", number, "closure", {"reason": "电话里说好了"}))

    assert refusal(by_handler) == refusal(as_requester) == (403, "workorders.not_yours")
    assert refusal(silent) == (422, "workorders.reason_needed")
    (entry,) = events_of(number, "closed")
    assert entry.facts == {"how": "in_name", "reason": "电话里说好了"}
    assert entry.actor["name"] == "陈立"


def closed(office: Office, **facts: object) -> str:
    number = office.resolved(**facts)
    good(office.put("requester", number, "confirmation", {"is_satisfied": True}))
    return number


def exported(office: Office, who: str, **query: str) -> list[dict[str, str]]:
    answer: Any = office.client(who).get("work-orders/export", **query)
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def test_s2_18_a_closed_order_is_found_and_exported(office: Office) -> None:
    number = closed(office, title="三楼网络断了", description="交换机冒烟")

    rows = exported(office, "lead", status="closed")

    assert office.listed("lead", q="冒烟", status="closed") == [number]
    assert [(row["编号"], row["标题"], row["状态"]) for row in rows] == [
        (number, "三楼网络断了", "closed")
    ]


def test_s2_18_a_solution_is_found_by_its_words(office: Office) -> None:
    number = closed(office)

    assert office.listed("lead", q="水晶头") == [number]


def test_s2_18_nothing_changes_a_closed_order(office: Office) -> None:
    number = closed(office)
    before = order_of(number)
    changes: list[tuple[str, str, str, dict[str, object]]] = [
        ("handler", "put", "details", {"title": "别的"}),
        ("handler", "put", "assignment", {"team": "repair"}),
        ("handler", "put", "acceptance", {}),
        ("handler", "put", "waiting", {"reason": "parts"}),
        ("handler", "put", "resolution", dict(SOLVED)),
        ("lead", "put", "priority", {"priority": 1, "reason": "x"}),
        ("lead", "put", "category", {"category": "machine", "reason": "x"}),
        ("lead", "put", "cancellation", {"reason": "x"}),
        ("lead", "put", "closure", {"reason": "x"}),
        ("handler", "post", "comments", {"body": "x"}),
        ("handler", "post", "subtasks", {"title": "x", "team": "repair"}),
        ("handler", "post", "time-entries", {"minutes": 5}),
        ("handler", "post", "parts", {"name": "x", "quantity": "1", "unit_cost": "1"}),
        ("requester", "post", "urges", {}),
    ]

    answers = [
        getattr(office.client(who), verb)(f"work-orders/{number}/{what}", body)
        for who, verb, what, body in changes
    ]

    assert [answer.status_code for answer in answers] == [409] * len(changes)
    after = order_of(number)
    assert (after.rev, after.title) == (before.rev, before.title)


def test_s2_18_a_correction_goes_through_reopening_and_stays_in_history(office: Office) -> None:
    number = closed(office)

    good(office.client("handler").delete(f"work-orders/{number}/closure?reason=写错了"))
    good(office.put("handler", number, "details", {"title": "二楼网络断了"}))
    good(office.put("handler", number, "resolution", SOLVED))
    good(office.put("requester", number, "confirmation", {"is_satisfied": True}))

    order = order_of(number)
    assert (order.status, order.title, order.reopen_count) == ("closed", "二楼网络断了", 1)
    assert events_of(number, "reopened")[0].facts["reason"] == "写错了"
    assert len(events_of(number, "details_changed")) == 1


def test_s2_18_history_cannot_be_rewritten(office: Office) -> None:
    number = closed(office)
    last = events_of(number)[-1].id

    for statement in ("UPDATE audit_entry SET facts = '{}'", "DELETE FROM audit_entry"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"{statement} WHERE id = %s", [last])

    assert events_of(number)[-1].id == last


def test_s3_12_link_and_login_show_the_same_and_only_ones_own(office: Office) -> None:
    own, others = office.file("customer"), office.file("requester")
    track = token(Link(own, "track", 0))
    customer = office.client("customer")

    by_link = good(office.api.as_nobody().get(f"public/tracking/{track}"))
    by_login = good(customer.get(f"portal/requests/{own}"))

    assert by_link["progress"] == by_login["progress"]
    listed = good(customer.get("portal/requests"))["items"]
    assert [card["number"] for card in listed] == [own]
    assert customer.get(f"portal/requests/{others}").status_code == 404
    assert customer.get(f"work-orders/{others}/timeline").status_code == 404


def test_s3_12_the_link_is_also_found_by_number_and_the_end_of_the_telephone(
    office: Office,
) -> None:
    number = office.file("customer", contact_phone="139 0000 4321")
    nobody = office.api.as_nobody()

    wrong = nobody.post("public/lookups", {"number": number, "phone_tail": "4320"})
    absent = nobody.post("public/lookups", {"number": "IT-0", "phone_tail": "4321"})
    found = good(nobody.post("public/lookups", {"number": number, "phone_tail": "4321"}), 201)

    assert refusal(wrong) == refusal(absent)
    tracked = good(nobody.get(f"public/tracking/{found['tracking_token']}"))
    assert tracked["progress"]["number"] == number


def test_s3_13_one_rating_from_one_to_five_changed_for_twelve_hours_and_not_after(
    office: Office,
) -> None:
    office.at("2026-11-24 10:00")
    number = office.resolved()
    good(office.put("requester", number, "confirmation", {"is_satisfied": True}))

    outside = [
        office.put("requester", number, "satisfaction", {"score": score}) for score in (0, 6)
    ]
    good(office.put("requester", number, "satisfaction", {"score": 2, "comment": "等了很久"}))
    office.at("2026-11-24 21:59")
    good(office.put("requester", number, "satisfaction", {"score": 3, "comment": "后来好了"}))
    office.at("2026-11-24 22:00")
    late = office.put("requester", number, "satisfaction", {"score": 5})

    assert [answer.status_code for answer in outside] == [422, 422]
    assert refusal(late) == (409, "workorders.already_rated")
    rating = office.page(number)["satisfaction"]
    assert (rating["score"], rating["comment"]) == (3, "后来好了")
    assert local(rating["can_edit_until"]) == "Tue 11-24 22:00"


def test_s3_13_a_rating_before_the_end_is_too_early(office: Office) -> None:
    number = office.taken()

    refused = office.put("requester", number, "satisfaction", {"score": 5})

    assert refusal(refused) == (409, "workorders.rating_too_early")


def test_s3_13_the_link_of_the_mail_rates_without_signing_in(office: Office) -> None:
    number, nobody = office.resolved(), office.api.as_nobody()
    good(nobody.put(confirmation(number), {"is_satisfied": True}))

    good(nobody.put(confirmation(number) + "/satisfaction", {"score": 1, "comment": "太慢"}))

    (entry,) = events_of(number, "rated")
    assert (entry.facts["score"], entry.actor["name"]) == (1, "何建军")
    assert office.page(number)["satisfaction"]["score"] == 1

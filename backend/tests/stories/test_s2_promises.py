"""S2.14 and S3.11: promises count working time, warn once, and tell whom it concerns."""

from __future__ import annotations

from datetime import date

from gongdan.kernel.actors import SYSTEM
from gongdan.sla import commands as sla
from gongdan.sla.queries import shipped_holidays
from gongdan.workorders.commands.conversation import Draft, comment
from tests.stories.office import SOLVED, Office, events_of, good, local, shanghai


def warnings(number: str, metric: str) -> list[tuple[object, str, object]]:
    """Percent, moment and addressee of every warning of a promise."""
    return [
        (one.facts["percent"], local(one.at.isoformat()), one.facts["assignee_id"])
        for one in events_of(number, "clock_warned")
        if one.facts["metric"] == metric
    ]


def breaches(number: str, metric: str) -> list[tuple[str, object]]:
    """Moment and the leads told of every breach of a promise."""
    return [
        (local(one.at.isoformat()), one.facts["lead_ids"])
        for one in events_of(number, "clock_breached")
        if one.facts["metric"] == metric
    ]


def test_s2_14_four_hours_from_friday_16_00_are_due_on_monday_11_00(office: Office) -> None:
    office.at("2026-11-27 16:00")
    number = office.taken()

    clock = office.clock(number, "resolution")

    assert local(clock["due_at"]) == "Mon 11-30 11:00"
    assert (clock["target_minutes"], clock["is_provisional"]) == (240, True)


def test_s2_14_the_owner_is_warned_once_at_75_percent_and_the_lead_told_of_the_breach(
    office: Office,
) -> None:
    office.at("2026-11-27 16:00")
    number = office.taken()

    office.until("2026-12-01 09:00")

    assert warnings(number, "resolution") == [
        (75, "Mon 11-30 10:00", office.world.handler.pk),
    ]
    assert breaches(number, "resolution") == [("Mon 11-30 11:00", [office.world.lead.pk])]
    assert office.clock(number, "resolution")["is_breached"]


def test_s2_14_a_pause_of_two_hours_moves_warning_and_due_time_by_two_working_hours(
    office: Office,
) -> None:
    office.at("2026-11-27 16:00")
    number = office.taken()
    office.until("2026-11-27 16:30")
    good(office.put("handler", number, "waiting", {"reason": "parts"}))
    assert office.clock(number, "resolution")["due_at"] is None
    office.until("2026-11-30 09:30")
    good(office.client("handler").delete(f"work-orders/{number}/waiting"))

    due = local(office.clock(number, "resolution")["due_at"])
    office.until("2026-12-01 09:00")

    assert due == "Mon 11-30 13:00"
    assert warnings(number, "resolution") == [(75, "Mon 11-30 12:00", office.world.handler.pk)]
    assert [at for at, _ in breaches(number, "resolution")] == ["Mon 11-30 13:00"]


def with_holidays_of(year: int) -> None:
    rows = [
        sla.HolidayRow(date.fromisoformat(one.day), one.kind, one.name)
        for one in shipped_holidays([year])
    ]
    at = shanghai("2026-01-06 09:00")
    sla.import_holidays(code="standard", rows=rows, by=SYSTEM, at=at)


def test_s2_14_the_make_up_saturday_counts_and_the_public_holiday_does_not(office: Office) -> None:
    with_holidays_of(2026)
    office.at("2026-09-30 16:00")
    before_the_holiday = office.taken()
    office.at("2026-10-09 16:00")
    before_the_make_up_day = office.taken()

    over_the_holiday = office.clock(before_the_holiday, "resolution")
    on_saturday = office.clock(before_the_make_up_day, "resolution")

    # 1 to 7 October are holidays; Saturday 10 October is worked in their place.
    assert local(over_the_holiday["due_at"]) == "Thu 10-08 11:00"
    assert local(on_saturday["due_at"]) == "Sat 10-10 11:00"
    assert (over_the_holiday["is_provisional"], on_saturday["is_provisional"]) == (False, False)


def test_s2_14_the_ledger_adds_up_to_what_the_clock_says(office: Office) -> None:
    office.at("2026-11-27 16:00")
    number = office.taken()
    office.until("2026-11-27 17:00")
    good(office.put("handler", number, "waiting", {"reason": "requester", "note": "几楼？"}))
    office.until("2026-11-30 10:00")
    office.say("requester", number, "三楼 302")
    office.until("2026-11-30 10:20")

    address = f"work-orders/{number}/clocks/resolution/ledger"
    book = good(office.client("handler").get(address))

    assert [(line["kind"], line["minutes"]) for line in book["lines"]] == [
        ("counted", 60),
        ("paused", 0),
        ("counted", 20),
    ]
    assert book["used_minutes"] == 80
    assert book["remaining_minutes"] == 160
    assert local(book["due_at"]) == "Mon 11-30 13:00"
    assert book["lines"][1]["why"]


def test_s3_11_created_at_10_00_the_response_is_due_at_11_00(office: Office) -> None:
    office.at("2026-11-24 10:00")

    clock = office.clock(office.file(), "first_response")

    assert local(clock["due_at"]) == "Tue 11-24 11:00"


def test_s3_11_on_sunday_at_03_00_a_vip_is_promised_04_00(office: Office) -> None:
    office.at("2026-11-29 03:00")

    clock = office.clock(office.file("customer"), "first_response")

    assert local(clock["due_at"]) == "Sun 11-29 04:00"


def test_s3_11_an_answer_at_10_59_59_meets_and_at_11_00_01_breaches(office: Office) -> None:
    office.at("2026-11-24 10:00")
    first, second = office.taken(), office.taken()
    office.until("2026-11-24 10:59:59")
    office.say("handler", first, "马上到")
    office.until("2026-11-24 11:00:01")
    office.say("handler", second, "马上到")

    met, missed = office.clock(first, "first_response"), office.clock(second, "first_response")

    assert (met["state"], met["is_breached"]) == ("fulfilled", False)
    assert local(met["fulfilled_at"]) == "Tue 11-24 10:59:59"
    assert (missed["state"], missed["is_breached"]) == ("fulfilled", True)
    assert breaches(first, "first_response") == []
    assert breaches(second, "first_response") == [("Tue 11-24 11:00", [office.world.lead.pk])]


def test_s3_11_without_a_worker_an_answer_at_11_00_01_is_a_breach_all_the_same(
    office: Office,
) -> None:
    office.at("2026-11-24 10:00")
    number = office.taken()

    office.at("2026-11-24 11:00:01")
    office.say("handler", number, "马上到")

    assert office.clock(number, "first_response")["is_breached"]
    assert len(breaches(number, "first_response")) == 1


def test_s3_11_an_automatic_reply_and_a_note_are_no_response(office: Office) -> None:
    office.at("2026-11-24 10:00")
    number = office.taken()
    automatic = Draft(body="已收到您的申请", is_automatic=True)
    comment(number=number, draft=automatic, by=SYSTEM, at=shanghai("2026-11-24 10:00"))
    office.say("handler", number, "先看交换机", is_internal=True)
    office.say("requester", number, "还是不行")

    office.until("2026-11-24 11:00")

    assert office.clock(number, "first_response")["state"] == "running"
    assert len(breaches(number, "first_response")) == 1


def test_s3_11_warnings_come_at_30_and_45_minutes_and_the_manager_hears_at_60(
    office: Office,
) -> None:
    office.at("2026-11-29 03:00")
    number = office.file("customer")

    office.until("2026-11-29 05:00")

    # Thresholds are data: the VIP policy of the tests warns at 50 and 75 percent of an hour.
    assert [(percent, at) for percent, at, _ in warnings(number, "first_response")] == [
        (50, "Sun 11-29 03:30"),
        (75, "Sun 11-29 03:45"),
    ]
    assert [at for at, _ in breaches(number, "first_response")] == ["Sun 11-29 04:00"]
    assert breaches(number, "first_response")[0][1] == [office.world.lead.pk]


def test_s3_11_a_worker_paused_for_ten_minutes_warns_late_but_once(office: Office) -> None:
    office.at("2026-11-29 03:00")
    number = office.file("customer")
    office.until("2026-11-29 03:29")
    # Nobody fires timers for ten minutes; due times lie in the database, not in a process.
    office.at("2026-11-29 03:40")

    office.until("2026-11-29 03:41")
    office.until("2026-11-29 03:59")

    told = [(percent, at) for percent, at, _ in warnings(number, "first_response")]
    assert told == [(50, "Sun 11-29 03:40"), (75, "Sun 11-29 03:45")]
    assert local(office.clock(number, "first_response")["due_at"]) == "Sun 11-29 04:00"


def test_s3_11_another_priority_keeps_what_was_used_and_a_resolution_ends_it(
    office: Office,
) -> None:
    office.at("2026-11-24 10:00")
    number = office.taken()
    office.until("2026-11-24 10:30")
    good(office.put("handler", number, "priority", {"priority": 1, "reason": "产线停了"}))
    assert office.clock(number, "resolution")["used_minutes"] == 30

    good(office.put("handler", number, "resolution", SOLVED))
    office.until("2026-11-26 10:00")

    assert office.clock(number, "resolution")["state"] == "fulfilled"
    assert breaches(number, "resolution") == []

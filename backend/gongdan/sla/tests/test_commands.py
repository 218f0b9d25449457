from datetime import date

import pytest
from django.db import DatabaseError, transaction

from gongdan.audit.models import Entry
from gongdan.kernel.errors import Forbidden, InvalidInput
from gongdan.sla import commands, queries
from gongdan.sla.commands import HolidayRow
from gongdan.sla.errors import (
    CalendarNotFound,
    CalendarNotPublished,
    NothingToPublish,
    PolicySetNotFound,
)
from gongdan.sla.models import Calendar, CalendarVersion, PolicySetVersion
from gongdan.sla.tests.makers import (
    LI_NA,
    MONDAY_9,
    WANG_WEI,
    local,
    make_policy,
    policy_content,
    week_content,
)

pytestmark = pytest.mark.django_db
H = 3600
NAME = {"zh-CN": "办公时间", "en": "Office hours"}
VIP = {"op": "=", "args": [{"field": "is_vip"}, {"value": True}]}


def save_office(**changes: object) -> None:
    content = {**week_content(), **changes}
    commands.save_calendar_draft(code="office", name=NAME, content=content, by=LI_NA, at=MONDAY_9)


def publish_office() -> int:
    return commands.publish_calendar(code="office", by=LI_NA, at=MONDAY_9)


def import_shipped(*years: int) -> list[int]:
    shipped = queries.shipped_holidays(years)
    rows = [HolidayRow(date.fromisoformat(h.day), h.kind, h.name) for h in shipped]
    return commands.import_holidays(code="office", rows=rows, by=LI_NA, at=MONDAY_9)


def save_policies(application: str, *policies: dict[str, object]) -> None:
    content = policy_content(*policies)
    commands.save_policy_draft(application=application, content=content, by=LI_NA, at=MONDAY_9)


def publish_policies(application: str) -> int:
    return commands.publish_policies(application=application, by=LI_NA, at=MONDAY_9)


def events() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("event", flat=True))


def test_a_calendar_is_drafted_published_and_read() -> None:
    save_office()
    no = publish_office()

    office = queries.calendar("office")

    assert (no, office.no, office.code, office.name) == (1, 1, "office", NAME)
    assert office.calendar.between(local("2026-11-23T09:00"), local("2026-11-23T18:00")) == 8 * H
    assert events() == ["sla.calendar_draft_saved", "sla.calendar_published"]


def test_a_draft_changes_nothing_until_it_is_published() -> None:
    save_office()
    publish_office()

    save_office(time_zone="UTC")

    assert queries.calendar("office").calendar.time_zone == "Asia/Shanghai"
    assert queries.calendar_detail("office").draft == {**week_content(), "time_zone": "UTC"}


def test_a_clock_keeps_the_version_it_began_with() -> None:
    save_office()
    publish_office()
    before = queries.calendar("office")
    save_office(time_zone="UTC")

    publish_office()

    assert queries.calendar("office").no == 2
    assert queries.calendar_version(before.version_id) == before


def test_the_shipped_holidays_make_national_day_free_and_the_makeup_saturday_worked() -> None:
    save_office()
    publish_office()

    years = import_shipped(2025, 2026)

    office = queries.calendar("office").calendar
    assert years == [2025, 2026]
    assert office.between(local("2026-10-01T00:00"), local("2026-10-08T00:00")) == 0
    assert office.between(local("2026-10-10T00:00"), local("2026-10-11T00:00")) == 8 * H
    assert office.add(local("2026-12-31T17:00"), H).is_provisional is False
    assert office.add(local("2026-12-31T17:00"), 2 * H).is_provisional is True


def test_holidays_go_into_what_holds_and_into_the_draft() -> None:
    save_office()
    publish_office()
    save_office(time_zone="UTC")

    import_shipped(2026)
    publish_office()

    office = queries.calendar("office")
    assert (office.no, office.calendar.time_zone) == (3, "UTC")
    assert office.calendar.known_years == {2026}


def test_importing_a_year_again_replaces_it() -> None:
    save_office()
    publish_office()
    import_shipped(2025, 2026)

    row = HolidayRow(date(2026, 1, 1), "holiday", {"en": "New Year"})
    commands.import_holidays(code="office", rows=[row], by=LI_NA, at=MONDAY_9)

    office = queries.calendar("office").calendar
    assert office.known_years == {2025, 2026}
    assert [day for day in office.days if day.year == 2026] == [date(2026, 1, 1)]


def test_one_day_is_set_and_cleared_at_once() -> None:
    save_office()
    publish_office()
    day, closed = date(2026, 12, 24), {"kind": "holiday", "name": {"zh-CN": "停电"}}
    start, end = local("2026-12-24T00:00"), local("2026-12-25T00:00")

    commands.set_day(code="office", day=day, override=closed, by=LI_NA, at=MONDAY_9)
    while_closed = queries.calendar("office").calendar.between(start, end)
    commands.clear_day(code="office", day=day, by=LI_NA, at=MONDAY_9)

    assert while_closed == 0
    assert queries.calendar("office").calendar.between(start, end) == 8 * H
    assert events()[2:] == [
        "sla.calendar_published",
        "sla.calendar_day_set",
        "sla.calendar_published",
        "sla.calendar_day_cleared",
    ]


def test_a_wrong_calendar_is_refused_and_leaves_nothing_behind() -> None:
    with pytest.raises(InvalidInput) as refused:
        save_office(week={})

    assert [(p.path, p.code) for p in refused.value.problems] == [("week", "sla.no_working_hours")]
    assert Calendar.objects.count() == 0
    assert events() == []


def test_only_an_administrator_changes_a_calendar() -> None:
    with pytest.raises(Forbidden):
        commands.save_calendar_draft(
            code="office", name=NAME, content=week_content(), by=WANG_WEI, at=MONDAY_9
        )

    assert Calendar.objects.count() == 0


def test_what_is_missing_is_said() -> None:
    with pytest.raises(CalendarNotFound):
        queries.calendar("office")
    save_office()
    with pytest.raises(CalendarNotPublished):
        queries.calendar("office")
    publish_office()
    with pytest.raises(NothingToPublish):
        publish_office()
    with pytest.raises(PolicySetNotFound):
        publish_policies("it")


@pytest.mark.parametrize("change", [{"content": {}}, {"no": 9}, {"state": "draft"}])
def test_the_database_refuses_to_change_a_published_version(change: dict[str, object]) -> None:
    save_office()
    publish_office()

    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        CalendarVersion.objects.update(**change)

    assert CalendarVersion.objects.get().content == week_content()


def test_the_database_refuses_to_delete_a_published_version() -> None:
    save_office()
    publish_office()
    save_policies("it", make_policy())
    publish_policies("it")

    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        PolicySetVersion.objects.all().delete()

    assert PolicySetVersion.objects.count() == 1


def test_policies_of_the_application_come_before_the_organizations() -> None:
    save_office()
    publish_office()
    save_policies("", make_policy("everybody"))
    publish_policies("")
    save_policies("it", make_policy("vip", **{"if": VIP}))
    publish_policies("it")

    vip = queries.select_policy("it", {"is_vip": True})
    other = queries.select_policy("it", {"is_vip": False})
    elsewhere = queries.select_policy("hr", {"is_vip": True})

    assert [chosen.policy.key for chosen in (vip, other, elsewhere) if chosen.policy] == [
        "vip",
        "everybody",
        "everybody",
    ]
    assert [(line["application"], line["policy"], line["is_match"]) for line in other.trace] == [
        ("it", "vip", False),
        ("", "everybody", True),
    ]


def test_without_policies_nothing_is_promised() -> None:
    assert queries.select_policy("it", {}) == queries.Chosen(None, None, [])


def test_a_policy_on_an_unknown_calendar_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        save_policies("it", make_policy())

    assert [p.code for p in refused.value.problems] == ["sla.calendar_unknown"]
    assert events() == []


def test_a_promise_the_calendar_has_no_time_for_is_refused_before_anybody_files_under_it() -> None:
    save_office(week={"1": [["09:00", "10:00"]]})
    publish_office()

    with pytest.raises(InvalidInput) as refused:
        save_policies("it", make_policy(targets={"resolution": {"3": 60 * 60}}))

    (problem,) = refused.value.problems
    assert (problem.path, problem.code) == (
        "policies.0.targets.resolution.3",
        "sla.target_out_of_reach",
    )

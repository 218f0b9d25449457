"""The demonstration company: made by commands, the same every time, with something everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker, Settings

from gongdan.accounts.demonstration import offered
from gongdan.accounts.models import Person
from gongdan.audit.models import Entry
from gongdan.audit.queries import verify
from gongdan.catalog.models import WorkOrderType
from gongdan.catalog.shipped import read_package
from gongdan.demo.accounts import PASSWORD, VISITORS, listed
from gongdan.demo.commands import begin_company, load_company, tell_day, tell_past
from gongdan.demo.packages import NAMES
from gongdan.demo.past import Past, read_past
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.events import Subject
from gongdan.reports.queries import Wanted, review
from gongdan.rules.priority import grade
from gongdan.rules.published import Published
from gongdan.workorders.models import Clock, FlowTask, Satisfaction, WorkOrder

pytestmark = pytest.mark.django_db

# A Sunday night: nobody is at work, and still every page has something to show.
SUNDAY_NIGHT = datetime(2026, 11, 22, 15, 40, tzinfo=UTC)
DAYS = 5
Told = tuple[str, str, str, str, str]
STATUSES = {"new", "assigned", "in_progress", "waiting", "resolved", "closed"}
STAGES = {"assign", "handle", "confirm", "intake", "assess", "parts", "repair", "acceptance"}
# Of purchases: asked the head and who is above, given back, being bought.
STAGES |= {"head", "director", "filed", "buy"}
NINE = [
    (impact, urgency, int(priority))
    for impact, row in enumerate(("123", "234", "344"), 1)
    for urgency, priority in enumerate(row, 1)
]


@pytest.fixture(scope="module", autouse=True)
def first(
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[list[Told]]:
    """Five days of the company, made at one go and undone; then begun, cut short and finished."""
    folder = tmp_path_factory.mktemp("files")
    with django_db_blocker.unblock(), override_settings(FILES_DIR=folder), transaction.atomic():
        with transaction.atomic():
            load_company(by=SYSTEM, at=SUNDAY_NIGHT, days=DAYS)
            first = told()
            transaction.set_rollback(True)
        begin_company(by=SYSTEM, at=SUNDAY_NIGHT, days=DAYS)
        with transaction.atomic():
            tell_day(by=SYSTEM)
            transaction.set_rollback(True)
        tell_past(by=SYSTEM)
        yield first
        transaction.set_rollback(True)


def told() -> list[Told]:
    rows = WorkOrder.objects.values_list("number", "title", "description", "status", "team__code")
    return sorted(rows)


def test_orders_stand_in_every_status() -> None:
    assert set(WorkOrder.objects.values_list("status", flat=True)) >= STATUSES


def test_open_orders_stand_in_every_stage() -> None:
    assert set(FlowTask.objects.filter(state="pending").values_list("step", flat=True)) == STAGES


def test_something_is_late_something_at_risk_and_something_nobodys() -> None:
    assert Clock.objects.filter(state="running").exclude(breached_at=None).count() >= 3
    assert WorkOrder.objects.filter(is_at_risk=True, is_breached=False).count() >= 2
    assert WorkOrder.objects.filter(status="new", assignee=None).count() >= 6


def test_orders_wait_for_the_requester_for_parts_and_for_a_supplier() -> None:
    waiting = WorkOrder.objects.filter(status="waiting")

    assert set(waiting.values_list("waiting_reason", flat=True)) >= {
        "requester",
        "parts",
        "supplier",
    }


def test_every_type_of_every_package_is_filed() -> None:
    filed = set(WorkOrder.objects.values_list("type_version__type__code", flat=True))

    assert filed == set(WorkOrderType.objects.values_list("code", flat=True))
    assert len(filed) == 10


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("impact", "urgency", "priority"), NINE)
def test_the_shipped_matrix_gives_nine_of_nine(
    name: str, impact: int, urgency: int, priority: int
) -> None:
    sets = read_package(name)["rule_sets"]
    published = Published(1, name, "priority", 1, sets["priority"])

    graded = grade(published, {"impact": impact, "urgency": urgency})

    assert graded.priority == priority


def test_a_vip_is_first_whatever_the_form_says() -> None:
    vip = WorkOrder.objects.filter(is_vip=True)

    assert set(vip.values_list("priority", flat=True)) == {1}
    assert vip.filter(impact=2).exists()


def test_every_history_verifies() -> None:
    orders = list(WorkOrder.objects.all())

    broken = [order.number for order in orders if verify(Subject("work_order", order.pk)).faults]

    assert broken == []


def test_everything_happened_before_now_and_in_order() -> None:
    entries = Entry.objects.filter(event__startswith="workorders.", subject_kind="work_order")
    moments = list(entries.order_by("subject_id", "seq").values_list("subject_id", "at"))

    assert max(at for _, at in moments) <= SUNDAY_NIGHT
    assert moments == sorted(moments)


def test_the_numbers_of_a_day_rise_as_its_orders_come_in() -> None:
    filed = WorkOrder.objects.order_by("submitted_at").values_list("number", "submitted_at")
    by_series = sorted((number[:-5], submitted_at, number) for number, submitted_at in filed)

    assert [number for *_, number in by_series] == sorted(number for number, _ in filed)


def test_every_day_of_the_past_is_told_once() -> None:
    past = read_past()

    assert past is not None
    assert past.missing == []
    assert past.told == frozenset(Past(SUNDAY_NIGHT, DAYS).missing)
    assert tell_day(by=SYSTEM) is None


def test_the_requester_has_something_to_confirm_under_way_and_waiting() -> None:
    mine = WorkOrder.objects.filter(requester__username="requester")

    assert set(mine.values_list("title", "status")) >= {
        ("会议室 302 空调不制冷", "resolved"),
        ("3 号注塑机合模缸漏油", "in_progress"),
        ("质检台笔记本加内存条", "waiting"),
    }


def test_the_handler_has_a_dozen_orders_at_hand() -> None:
    mine = WorkOrder.objects.filter(assignee__username="handler")

    assert mine.exclude(status__in=["closed", "cancelled"]).count() >= 12


def test_photos_lie_with_the_orders() -> None:
    assert Entry.objects.filter(event="files.attached", subject_kind="work_order").exists()


def test_ratings_are_from_one_to_five() -> None:
    assert set(Satisfaction.objects.values_list("score", flat=True)) <= {1, 2, 3, 4, 5}


def test_the_accounts_can_sign_in() -> None:
    people = Person.objects.filter(username__in=[one.username for one in VISITORS])

    assert [one.username for one in people if not one.check_password(PASSWORD)] == []
    assert len(listed()) == len(people) == 6


def test_the_accounts_are_offered_only_while_it_demonstrates(settings: Settings) -> None:
    settings.DEMONSTRATION = False
    hidden = offered()
    settings.DEMONSTRATION = True
    shown = offered()

    assert hidden == []
    assert [one.username for one in shown] == [one.username for one in VISITORS]


def test_a_load_that_was_cut_short_ends_with_the_same_company(first: list[Told]) -> None:
    assert told() == first
    assert len(first) >= 50


def test_s2_8_half_of_what_comes_in_is_with_a_person_within_a_minute() -> None:
    first, last = SUNDAY_NIGHT.date() - timedelta(days=DAYS), SUNDAY_NIGHT.date()
    wanted = Wanted(first_date=first, last_date=last)

    dispatch = review(wanted, by=SYSTEM, at=SUNDAY_NIGHT).dispatch

    assert dispatch.whole.count >= 50
    assert dispatch.whole.seconds_to_assign is not None
    assert dispatch.whole.seconds_to_assign < 60
    assert dispatch.by_rule.count > dispatch.by_hand.count

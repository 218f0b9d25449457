"""Messages of clocks at night: held with a why, put together in the morning, none lost or twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gongdan.accounts.models import Membership
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.audit.models import Entry
from gongdan.deliveries.models import Delivery
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import Forbidden, InvalidInput
from gongdan.notifications import commands, queries
from gongdan.notifications.models import HeldMessage, Notice
from gongdan.notifications.quiet import Quiet
from gongdan.notifications.subscribers import follow
from gongdan.notifications.tests.makers import fire_timers, follow_all, heard, mailed
from gongdan.sla import commands as sla
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.tests.makers import make_work_order
from gongdan.workorders.tests.situations import at_work

if TYPE_CHECKING:
    from conftest import Api

pytestmark = pytest.mark.django_db
ALL_DAY = Quiet(is_on=True, starts=0, ends=23 * 60 + 59, lets_urgent=True)


@pytest.fixture
def world() -> World:
    return at_work()


def late_order(world: World, clock: Callable[[datetime], None]) -> WorkOrder:
    """An order that runs out of time; everything about its clock was told."""
    order = make_work_order(world)
    follow_all()
    Delivery.objects.all().delete()
    at = NOON + timedelta(days=3)
    clock(at)
    fire_timers(at=at)
    follow_all()
    return order


def quiet(world: World, who: str, quiet: Quiet = ALL_DAY) -> None:
    commands.set_quiet_hours(quiet=quiet, by=world.actor(who), at=NOON)


def test_a_night_of_clock_messages_is_one_mail_in_the_morning_and_says_why(
    world: World, clock: Callable[[datetime], None]
) -> None:
    quiet(world, "handler")
    order = late_order(world, clock)
    held = list(HeldMessage.objects.filter(person=world.handler).order_by("pk"))

    assert held
    assert "breach" in heard(world.handler)
    assert mailed(world.handler) == []
    notices = Notice.objects.filter(person=world.handler, kind="breach")
    assert {(one.waits_for, one.waits_until) for one in notices} == {
        ("quiet_hours", held[0].release_at)
    }
    assert queries.my_quiet_hours(by=world.actor("handler")).waiting == len(held)

    before = commands.release(by=SYSTEM, at=held[0].release_at - timedelta(seconds=1))
    sent = commands.release(by=SYSTEM, at=held[0].release_at)
    again = commands.release(by=SYSTEM, at=held[0].release_at + timedelta(days=1))

    (mail,) = Delivery.objects.filter(person=world.handler)
    assert (before, sent, again) == (0, len(held), 0)
    assert mail.about == f"{len(held)} 条时限提醒"
    assert "免打扰时段" in mail.payload["text"]
    assert mail.payload["text"].count(order.number) >= len(held)
    assert Entry.objects.filter(event="notifications.held_released").count() == 1


def test_the_organizations_hours_hold_for_who_said_nothing_and_ones_own_come_first(
    world: World, clock: Callable[[datetime], None]
) -> None:
    administrator = world.actor("administrator")
    commands.set_default_quiet_hours(quiet=ALL_DAY, by=administrator, at=NOON)
    quiet(world, "handler", Quiet(is_on=False))

    late_order(world, clock)

    assert "breach" in mailed(world.handler)
    assert "breach" not in mailed(world.lead)
    assert HeldMessage.objects.filter(person=world.lead, kind="breach").exists()
    commands.clear_quiet_hours(by=world.actor("handler"), at=NOON)
    assert queries.my_quiet_hours(by=world.actor("handler")).quiet == ALL_DAY


def test_a_breach_of_the_highest_priority_is_let_through(
    world: World, clock: Callable[[datetime], None]
) -> None:
    quiet(world, "handler")
    order = make_work_order(world)
    WorkOrder.objects.filter(pk=order.pk).update(priority=1)
    at = NOON + timedelta(days=3)
    clock(at)
    fire_timers(at=at)

    follow_all()

    assert "breach" in mailed(world.handler)


def test_who_may_no_longer_see_the_order_is_not_told_in_the_morning(
    world: World, clock: Callable[[datetime], None]
) -> None:
    quiet(world, "lead")
    late_order(world, clock)
    held = HeldMessage.objects.filter(person=world.lead)
    release_at = held.latest("pk").release_at
    Membership.objects.filter(person=world.lead).delete()
    world.lead.is_active = False
    world.lead.save(update_fields=["is_active"])

    assert commands.release(by=SYSTEM, at=release_at) >= 1
    assert mailed(world.lead) == []


def test_only_administrators_speak_for_everybody_and_hours_must_be_hours(world: World) -> None:
    with pytest.raises(Forbidden):
        commands.set_default_quiet_hours(quiet=ALL_DAY, by=world.actor("handler"), at=NOON)
    with pytest.raises(InvalidInput):
        quiet(world, "handler", Quiet(is_on=True, starts=60, ends=60))


def test_quiet_hours_over_http(api: Api) -> None:
    browser = api.as_person(make_world().handler)
    told = {"is_on": True, "starts": "21:00", "ends": "08:00", "lets_urgent": True}

    assert browser.get("inbox/quiet-hours").json()["is_own"] is False
    assert browser.put("inbox/quiet-hours", {**told, "digest_at": "08:30"}).status_code == 204
    mine = browser.get("inbox/quiet-hours").json()
    assert mine == {**told, "digest_at": "08:30", "is_own": True, "waiting": 0}
    assert browser.put("inbox/quiet-hours", {**told, "starts": "24:00"}).status_code == 422
    assert browser.delete("inbox/quiet-hours").status_code == 204
    assert browser.put("quiet-hours", told).status_code == 403


@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    waits=st.lists(st.integers(0, 600), min_size=1, max_size=8),
    asked=st.lists(st.integers(0, 700), max_size=6),
)
def test_whenever_it_is_asked_every_message_is_sent_once(
    world: World, waits: list[int], asked: list[int]
) -> None:
    HeldMessage.objects.all().delete()
    Delivery.objects.all().delete()
    order = WorkOrder.objects.first() or make_work_order(world)
    for number, minutes in enumerate(waits):
        HeldMessage.objects.create(
            person=world.handler,
            entry_id=number,
            kind="warning",
            at=NOON,
            why="quiet_hours",
            release_at=NOON + timedelta(minutes=minutes),
            work_order_id=order.pk,
            number=f"M-{number}-",
            title=order.title,
            text={"en": "late"},
            is_inside=True,
        )

    sent = [
        commands.release(by=SYSTEM, at=NOON + timedelta(minutes=minutes))
        for minutes in (*sorted(asked), 701)
    ]

    mails = "".join(one.payload["text"] for one in Delivery.objects.all())
    assert sum(sent) == len(waits)
    assert [mails.count(f"M-{number}- ·") for number in range(len(waits))] == [1] * len(waits)


def test_administrators_are_told_once_of_holidays_nobody_knows(world: World) -> None:
    at = datetime.fromisoformat("2026-11-23T01:00:00+00:00")
    sla.remind_of_holidays(by=SYSTEM, at=at)
    sla.remind_of_holidays(by=SYSTEM, at=at + timedelta(days=1))
    asked = list(Entry.objects.filter(event="sla.holidays_missing"))

    for entry in (*asked, *asked):
        follow(entry)

    (notice,) = Notice.objects.filter(person=world.administrator, kind="holidays")
    assert (notice.number, notice.path) == ("", "/admin/calendars/standard?year=2027")
    assert notice.text["zh-CN"].startswith("2027 年的节假日还没导入")
    assert not Notice.objects.filter(person=world.handler, kind="holidays").exists()

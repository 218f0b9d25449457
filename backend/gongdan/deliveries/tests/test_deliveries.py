"""Deliveries leave at least once, under one key; dead letters wait for a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from gongdan.accounts.tests.makers import World
from gongdan.deliveries import commands, queries
from gongdan.deliveries.backoff import pause_after
from gongdan.deliveries.carriers import CARRIERS, Carrier, Parcel, carry_with
from gongdan.deliveries.errors import NotDead, NotTaken
from gongdan.deliveries.models import Delivery
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import Forbidden, NotFound

if TYPE_CHECKING:
    from pytest_django.fixtures import SettingsWrapper

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 24, 6, 18, tzinfo=UTC)
PARCEL = Parcel(
    kind="pigeon", key="1.tell", to="loft", about="Hello", payload={"text": "coo"}, concerns="IT-1"
)


class Loft:
    """The other side: takes everything until told otherwise."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.refusal: NotTaken | None = None

    def send(self, parcel: Parcel) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.taken.append(parcel.key)


@pytest.fixture
def loft() -> Iterator[Loft]:
    loft = Loft()
    carry_with("pigeon", Carrier(loft.send, lambda payload: str(payload["text"])))
    yield loft
    del CARRIERS["pigeon"]


def queued() -> Delivery:
    commands.queue(parcels=[PARCEL], by=SYSTEM, at=AT)
    return Delivery.objects.get(key="1.tell")


def dead(loft: Loft) -> Delivery:
    row = queued()
    loft.refusal = NotTaken(because="no such loft", is_hopeless=True)
    commands.deliver(delivery_id=row.pk, by=SYSTEM, at=AT)
    loft.refusal = None
    row.refresh_from_db()
    return row


def jobs() -> list[object]:
    found = ProcrastinateJob.objects.filter(task_name="deliveries.deliver").order_by("id")
    return [job.args for job in found]


def test_what_is_queued_has_a_job_and_leaves_once(loft: Loft) -> None:
    row = queued()

    commands.deliver(delivery_id=row.pk, by=SYSTEM, at=AT)
    commands.deliver(delivery_id=row.pk, by=SYSTEM, at=AT)

    row.refresh_from_db()
    assert jobs() == [{"delivery_id": row.pk}]
    assert loft.taken == ["1.tell"]
    assert (row.state, row.attempts, row.sent_at, row.next_at) == ("sent", 1, AT, None)


@pytest.mark.usefixtures("loft")
def test_the_same_key_is_queued_once() -> None:
    first = commands.queue(parcels=[PARCEL], by=SYSTEM, at=AT)
    again = commands.queue(parcels=[PARCEL, replace(PARCEL, key="2.tell")], by=SYSTEM, at=AT)

    assert (len(first), len(again)) == (1, 1)
    assert Delivery.objects.count() == 2


def test_what_is_not_taken_is_tried_later_and_later_and_then_dead(
    loft: Loft, settings: SettingsWrapper
) -> None:
    settings.DELIVERY_ATTEMPTS = 3
    row = queued()
    loft.refusal = NotTaken(because="storm")

    tries = [commands.deliver(delivery_id=row.pk, by=SYSTEM, at=AT) for _ in range(4)]

    row.refresh_from_db()
    assert tries == [AT + timedelta(minutes=1), AT + timedelta(minutes=2), None, None]
    assert (row.state, row.attempts, row.failed_at) == ("failed", 3, AT)
    assert row.last_error == "storm"


def test_a_final_no_is_dead_at_once(loft: Loft) -> None:
    row = dead(loft)

    assert (row.state, row.attempts, row.last_error) == ("failed", 1, "no such loft")


def test_an_administrator_has_dead_letters_tried_again(world: World, loft: Loft) -> None:
    row = dead(loft)

    count = commands.retry(delivery_ids=None, by=world.actor("administrator"), at=AT)
    commands.deliver(delivery_id=row.pk, by=SYSTEM, at=AT)

    row.refresh_from_db()
    assert count == 1
    assert (row.state, row.attempts) == ("sent", 1)
    assert len(jobs()) == 2


def test_an_administrator_dismisses_dead_letters(world: World, loft: Loft) -> None:
    row = dead(loft)

    commands.dismiss(delivery_ids=[row.pk], by=world.actor("administrator"), at=AT)

    row.refresh_from_db()
    assert row.state == "dismissed"
    with pytest.raises(NotDead):
        commands.retry(delivery_ids=[row.pk], by=world.actor("administrator"), at=AT)


def test_nobody_else_sees_or_touches_dead_letters(world: World, loft: Loft) -> None:
    row = dead(loft)

    with pytest.raises(Forbidden):
        queries.deliveries(queries.DeliveryFilter(), by=world.actor("lead"))
    with pytest.raises(Forbidden):
        commands.retry(delivery_ids=[row.pk], by=world.actor("lead"), at=AT)
    row.refresh_from_db()
    assert row.state == "failed"


def test_a_dead_letter_that_is_not_there_cannot_be_retried(world: World) -> None:
    with pytest.raises(NotFound):
        commands.retry(delivery_ids=[7], by=world.actor("administrator"), at=AT)


def test_the_page_tells_reason_attempts_and_what_it_says(world: World, loft: Loft) -> None:
    dead(loft)

    page = queries.deliveries(queries.DeliveryFilter(), by=world.actor("administrator"))

    assert page.counts == {"waiting": 0, "sent": 0, "failed": 1, "dismissed": 0}
    (item,) = page.items
    assert (item.last_error, item.attempts, item.summary) == ("no such loft", 1, "coo")
    assert (item.concerns, item.to) == ("IT-1", "loft")


@pytest.mark.usefixtures("loft")
def test_what_lost_its_job_is_found() -> None:
    row = queued()

    assert queries.forgotten(at=AT + timedelta(minutes=15)) == []
    assert queries.forgotten(at=AT + timedelta(minutes=16)) == [row.pk]


@pytest.mark.usefixtures("loft")
def test_what_was_sent_long_ago_is_forgotten() -> None:
    row = queued()
    commands.deliver(delivery_id=row.pk, by=SYSTEM, at=AT)

    kept = commands.forget_sent(by=SYSTEM, at=AT + timedelta(days=30))
    gone = commands.forget_sent(by=SYSTEM, at=AT + timedelta(days=31))

    assert (kept, gone) == (0, 1)


def test_pauses_double_up_to_six_hours() -> None:
    minutes = [pause_after(attempts) // timedelta(minutes=1) for attempts in range(1, 12)]

    assert minutes == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]

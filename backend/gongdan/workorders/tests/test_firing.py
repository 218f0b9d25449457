"""Timers fire together: in order of their time, each once, and one that cannot keeps nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from gongdan.accounts.tests.makers import NOON, World
from gongdan.audit.models import Entry
from gongdan.config.ticking import Ticker
from gongdan.workorders.commands.firing import fire_together
from gongdan.workorders.commands.timers import due_timers, fire
from gongdan.workorders.models import Clock, Timer, WorkOrder
from gongdan.workorders.queries.timers import backlog, next_due
from gongdan.workorders.queries.verifying import verify
from gongdan.workorders.tests.makers import make_work_order

LATE = NOON + timedelta(days=5)


@pytest.fixture
def late(clock: Callable[[datetime], None]) -> None:
    clock(LATE)


def file_several(world: World, count: int) -> list[WorkOrder]:
    """Orders filed a minute apart."""
    return [
        make_work_order(world, title=f"第 {n} 件", at=NOON + timedelta(minutes=n))
        for n in range(count)
    ]


def fire_all() -> list[int]:
    """Lots until nothing is due; returns the timers in the order they fired."""
    fired: list[int] = []
    while lot := fire_together(timer_ids=due_timers(at=LATE), at=LATE):
        fired += lot
    return fired


def breaches() -> list[tuple[str, str]]:
    found = Entry.objects.filter(event="workorders.clock_breached").order_by("pk")
    return [(entry.subject_id, entry.facts["metric"]) for entry in found]


@pytest.mark.django_db
@pytest.mark.usefixtures("late")
def test_together_they_do_what_each_does_alone(world: World) -> None:
    file_several(world, 3)

    together = fire_all()

    told = sorted(breaches())
    assert len(told) == len(set(told)) == Clock.objects.filter(breached_at__isnull=False).count()
    assert len(together) == len(set(together))
    assert not Timer.objects.filter(state="armed", due_at__lte=LATE).exists()
    assert verify().wrong == []


@pytest.mark.django_db
@pytest.mark.usefixtures("late")
def test_a_lot_goes_by_due_time_and_one_of_an_order_at_a_time(world: World) -> None:
    file_several(world, 3)
    due = due_timers(at=LATE)

    first = fire_together(timer_ids=due, at=LATE)

    moments = list(Timer.objects.filter(pk__in=first).values_list("due_at", "work_order_id"))
    by_time = Timer.objects.filter(pk__in=first).order_by("due_at", "pk")
    assert first == [timer.pk for timer in by_time]
    assert len({order for _, order in moments}) == len(first) == 3
    assert fire_together(timer_ids=first, at=LATE) == []


@pytest.mark.django_db
@pytest.mark.usefixtures("late")
def test_many_together_ask_the_database_far_less_than_each_alone(world: World) -> None:
    file_several(world, 8)
    due = due_timers(at=LATE)

    with CaptureQueriesContext(connection) as single:
        fire(timer_id=due[0], at=LATE)
    with CaptureQueriesContext(connection) as several:
        fired = fire_together(timer_ids=due[1:], at=LATE)

    assert len(fired) >= 7
    assert len(several) < len(fired) * len(single) * 0.7


@pytest.mark.django_db
@pytest.mark.usefixtures("late")
def test_one_that_cannot_be_fired_keeps_no_other_waiting(world: World) -> None:
    orders = file_several(world, 3)
    broken = Timer.objects.filter(work_order=orders[0], kind="clock").order_by("due_at").first()
    assert broken is not None
    Timer.objects.filter(work_order=orders[0]).exclude(pk=broken.pk).delete()
    Timer.objects.filter(pk=broken.pk).update(kind="nobody-knows")
    ticker = Ticker()

    for _ in range(12):
        ticker.tick()

    left = Timer.objects.filter(state="armed", due_at__lte=LATE)
    assert list(left.values_list("pk", flat=True)) == [broken.pk]
    assert list(ticker.resting) == [broken.pk]
    assert ticker.tick() == 0


@pytest.mark.django_db
def test_how_far_behind_the_firing_is_can_be_read(world: World) -> None:
    file_several(world, 2)
    ours = world.actor("lead")
    first = Timer.objects.filter(state="armed").order_by("due_at")[0].due_at

    on_time = backlog(by=ours, at=first)
    behind = backlog(by=ours, at=first + timedelta(minutes=2))

    assert (on_time.waiting, on_time.lag_seconds) == (0, 0)
    assert (behind.oldest_due_at, behind.lag_seconds) == (first, 120)
    assert behind.waiting >= 1
    assert next_due(after=first - timedelta(seconds=1)) == first


@pytest.mark.django_db
def test_a_clock_that_rests_is_never_broken_whoever_writes(world: World) -> None:
    (order,) = file_several(world, 1)
    resting = Clock.objects.filter(work_order=order)
    resting.update(state="paused", due_at=None)

    with pytest.raises(DatabaseError, match="never broken"), transaction.atomic():
        resting.update(breached_at=LATE)

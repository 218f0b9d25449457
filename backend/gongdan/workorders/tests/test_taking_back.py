"""What is given to somebody and not taken on in time is given to somebody else, never lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.kernel.actors import SYSTEM
from gongdan.rules import commands as rules
from gongdan.workorders.commands.assignment import Assignment, accept, assign
from gongdan.workorders.commands.timers import due_timers, fire
from gongdan.workorders.models import Decision, Timer, WorkOrder
from gongdan.workorders.tests.makers import make_application, make_work_order

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def world() -> World:
    world = make_world()
    make_application()
    content: dict[str, object] = {
        "format": 1,
        "rules": [],
        "fallback": {"team": "network", "strategy": "round_robin", "accept_minutes": 30},
    }
    rev = rules.save_draft(
        application="it", purpose="dispatch", content=content, expected_rev=0, by=SYSTEM, at=NOON
    )
    rules.publish(application="it", purpose="dispatch", expected_rev=rev, by=SYSTEM, at=NOON)
    return world


def ring() -> None:
    ids = Timer.objects.filter(kind="take_back", state="armed").values_list("pk", flat=True)
    for timer_id in list(ids):
        fire(timer_id=timer_id, at=LATER)


def test_the_moment_is_counted_in_working_time(world: World) -> None:
    order = make_work_order(world)

    timer = Timer.objects.get(work_order=order, kind="take_back")

    assert timer.due_at == NOON + timedelta(minutes=30)
    assert Decision.objects.get(work_order=order, purpose="dispatch").trace["accept_minutes"] == 30


def test_who_did_not_take_it_on_loses_it_to_the_next(world: World) -> None:
    order = make_work_order(world)
    first = order.assignee_id

    ring()

    order.refresh_from_db()
    kept = Decision.objects.filter(work_order=order, purpose="dispatch").order_by("pk").last()
    assert first in (world.handler.pk, world.lead.pk)
    assert order.assignee_id in {world.handler.pk, world.lead.pk} - {first}
    assert kept is not None
    excluded = {
        one["person_id"]: one["excluded_because"] for one in kept.trace["choice"]["candidates"]
    }
    assert excluded[first] == "declined"


def test_when_everybody_had_it_it_waits_in_the_team(world: World) -> None:
    order = make_work_order(world)

    ring()
    Timer.objects.filter(kind="take_back").update(due_at=NOON)
    ring()

    order.refresh_from_db()
    assert (order.assignee_id, order.team_id) == (None, world.network.pk)
    assert not Timer.objects.filter(kind="take_back", state="armed").exists()


def test_who_took_it_on_keeps_it(world: World) -> None:
    order = make_work_order(world)
    who = "handler" if order.assignee_id == world.handler.pk else "lead"
    accept(number=order.number, by=world.actor(who), at=NOON)

    ring()

    order.refresh_from_db()
    assert order.assignee_id == getattr(world, who).pk


def test_what_a_person_gave_to_another_stays_there(world: World) -> None:
    order = make_work_order(world)
    other = world.lead if order.assignee_id == world.handler.pk else world.handler
    by_hand = Assignment(team="network", assignee_id=other.pk, reason="知道这台设备")
    assign(number=order.number, to=by_hand, by=SYSTEM, at=NOON)

    ring()

    order.refresh_from_db()
    assert order.assignee_id == other.pk


def test_nothing_is_due_before_its_time(world: World) -> None:
    order: WorkOrder = make_work_order(world)
    timer = Timer.objects.get(work_order=order, kind="take_back")

    assert timer.pk not in due_timers(at=NOON + timedelta(minutes=29))
    assert not fire(timer_id=timer.pk, at=NOON + timedelta(minutes=29))

"""A request comes in: numbered, classified, graded, promised, dispatched, explained."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongdan.accounts.tests.makers import NOON, make_person, make_world
from gongdan.workorders.models import AssignCursor, Clock, Decision, Holding
from gongdan.workorders.tests.makers import make_application, make_work_order

pytestmark = pytest.mark.django_db


def test_a_network_fault_goes_to_the_network_team_with_nobody_touching_it() -> None:
    world = make_world()
    make_application()

    order = make_work_order(world, title="三楼网络断了", situation="stopped")

    assert order.team_id == world.network.pk
    assert order.assignee_id == world.handler.pk
    assert order.category.code == "network"
    assert (order.impact, order.urgency, order.priority) == (2, 2, 3)
    assert order.status == "assigned"
    assert order.stage_key == "assign"
    assert Clock.objects.filter(work_order=order).count() == 2
    assert Decision.objects.filter(work_order=order).count() == 4
    assert Holding.objects.get(work_order=order).person_id == world.handler.pk


@pytest.mark.parametrize(
    ("earlier", "same"),
    [(timedelta(milliseconds=40), False), (timedelta(days=1), True)],
)
def test_what_was_decided_first_counts_though_it_was_filed_a_moment_later(
    earlier: timedelta, same: bool
) -> None:
    world = make_world()
    make_person("liuyang", name="刘洋", roles=("requester", "handler"), team=world.network)
    decided_first = make_work_order(world, at=NOON)
    AssignCursor.objects.update(last_person_id=None)

    filed_before = make_work_order(world, at=NOON - earlier)

    assert (filed_before.assignee_id == decided_first.assignee_id) is same

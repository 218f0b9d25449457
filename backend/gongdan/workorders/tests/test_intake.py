"""A request comes in: numbered, classified, graded, promised, dispatched, explained."""

from __future__ import annotations

import pytest

from gongdan.accounts.tests.makers import make_world
from gongdan.workorders.models import Clock, Decision, Holding
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

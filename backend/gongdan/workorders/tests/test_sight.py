"""Who sees one order: what is asked of the order at hand agrees with what a list would show."""

from __future__ import annotations

import pytest

from gongdan.accounts.tests.makers import NOON
from gongdan.kernel.actors import NOBODY, SYSTEM
from gongdan.workorders.commands.ties import add_participant
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.permissions import sees, visible
from gongdan.workorders.tests.situations import afresh, at_work, given_to_handler

pytestmark = pytest.mark.django_db

PEOPLE = {
    "requester": True,
    "other_requester": False,
    "handler": True,
    "desk_handler": False,
    "other_handler": True,
    "lead": True,
    "builder": False,
    "administrator": True,
    "customer": False,
}


@pytest.mark.parametrize(("who", "is_seen"), PEOPLE.items())
def test_one_order_is_seen_by_whom_lists_show_it(who: str, is_seen: bool) -> None:
    world = at_work()
    order = given_to_handler(world)
    helper = world.other_handler.pk
    lead = world.actor("lead")
    add_participant(number=order.number, person_id=helper, kind="collaborator", by=lead, at=NOON)
    by = world.actor(who)

    listed = visible(WorkOrder.objects.filter(pk=order.pk), by=by).exists()

    assert (sees(afresh(order), by=by), listed) == (is_seen, is_seen)


def test_the_system_sees_every_order_and_nobody_none() -> None:
    order = given_to_handler(at_work())

    assert (sees(order, by=SYSTEM), sees(order, by=NOBODY)) == (True, False)

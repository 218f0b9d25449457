"""People who have the same order open see each other."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongdan.accounts.tests.makers import NOON, make_world
from gongdan.workorders.commands.presence import be_present, leave
from gongdan.workorders.errors import WorkOrderNotFound
from gongdan.workorders.tests.makers import make_work_order

pytestmark = pytest.mark.django_db


def test_two_who_have_an_order_open_see_each_other_until_one_leaves() -> None:
    world = make_world()
    order = make_work_order(world)
    handler, lead = world.actor("handler"), world.actor("lead")

    alone = be_present(number=order.number, is_typing=True, by=handler, at=NOON)
    both = be_present(number=order.number, is_typing=False, by=lead, at=NOON)
    leave(number=order.number, by=handler)
    again = be_present(number=order.number, is_typing=False, by=lead, at=NOON)

    assert alone == []
    assert [(person.id, typing) for person, typing in both] == [(world.handler.pk, True)]
    assert again == []


def test_who_was_not_heard_of_for_a_while_is_shown_no_longer() -> None:
    world = make_world()
    order = make_work_order(world)
    later = NOON + timedelta(minutes=1)

    be_present(number=order.number, is_typing=False, by=world.actor("handler"), at=NOON)

    assert be_present(number=order.number, is_typing=False, by=world.actor("lead"), at=later) == []


def test_a_stranger_cannot_look_in() -> None:
    world = make_world()
    order = make_work_order(world)

    with pytest.raises(WorkOrderNotFound):
        be_present(number=order.number, is_typing=False, by=world.actor("other_requester"), at=NOON)

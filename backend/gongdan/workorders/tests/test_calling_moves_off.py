"""A migration that somebody stops: what was moved stays moved, the rest stays where it is."""

from __future__ import annotations

import pytest

from conftest import Api
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.audit.models import Entry
from gongdan.kernel.errors import Forbidden, NotFound
from gongdan.workorders.commands.moving import begin_move, call_off_move, carry_move, move_one
from gongdan.workorders.errors import MoveOver
from gongdan.workorders.models import ProcessMove, ProcessMoveItem
from gongdan.workorders.tests.processes import complete, file, publish, stands_at, work
from gongdan.workorders.tests.test_moves import plan, publish_again, versions_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def begun(world: World) -> ProcessMove:
    """Two orders that are to be moved, of which the first was."""
    publish(work())
    file(world), file(world)
    publish_again(work(), work("more"))
    by = world.actor("administrator")
    move_id = begin_move(plan=plan(), by=by, at=NOON)
    move_one(item_id=ProcessMoveItem.objects.earliest("pk").pk, by=by, at=NOON)
    return ProcessMove.objects.get(pk=move_id)


def test_what_still_waits_is_left_where_it_is(world: World, begun: ProcessMove) -> None:
    by = world.actor("administrator")

    call_off_move(process="flow", move_id=begun.pk, by=by, at=NOON)
    carry_move(move_id=begun.pk, by=by, clock=lambda: NOON)

    first, second = (one.instance.work_order for one in begun.items.order_by("pk"))
    assert [one.state for one in begun.items.order_by("pk")] == ["moved", "left"]
    assert (versions_of(first), versions_of(second)) == ([2], [1])
    assert Entry.objects.get(event="workorders.move_called_off").facts["left"] == 1
    assert not Entry.objects.filter(event="workorders.move_ended").exists()
    complete(world, second)
    assert stands_at(first) == ["work"]


def test_it_is_stopped_only_once_and_by_who_may_build(world: World, begun: ProcessMove) -> None:
    by = world.actor("administrator")

    with pytest.raises(Forbidden):
        call_off_move(process="flow", move_id=begun.pk, by=world.actor("handler"), at=NOON)
    with pytest.raises(NotFound):
        call_off_move(process="flow", move_id=begun.pk + 1, by=by, at=NOON)
    call_off_move(process="flow", move_id=begun.pk, by=by, at=NOON)

    with pytest.raises(MoveOver):
        call_off_move(process="flow", move_id=begun.pk, by=by, at=NOON)


def test_a_browser_stops_it_and_reads_how_far_it_came(
    api: Api, world: World, begun: ProcessMove
) -> None:
    browser = api.as_person(world.administrator)

    answer = browser.delete(f"/processes/flow/migrations/{begun.pk}")

    brief = answer.json()["brief"]
    assert answer.status_code == 200
    assert (brief["moved"], brief["refused"], brief["total"]) == (1, 0, 2)
    assert [one["state"] for one in answer.json()["orders"]] == ["moved", "left"]

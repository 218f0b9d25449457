"""A migration meets acts on the same order: one after the other, and the order stays whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from gongdan.accounts.tests.makers import NOON, World
from gongdan.audit.queries import verify
from gongdan.kernel.errors import Refusal
from gongdan.workorders.commands import steering
from gongdan.workorders.commands.moving import begin_move, call_off_move, move_one
from gongdan.workorders.commands.stages import Completion, complete_task
from gongdan.workorders.finding import subject
from gongdan.workorders.models import FlowInstance, ProcessMoveItem, Timer, WorkOrder
from gongdan.workorders.move_plan import Plan
from gongdan.workorders.positions import load
from gongdan.workorders.staging import graph_of
from gongdan.workorders.tests.processes import complete, file, publish, revise, task, work
from tests.concurrency.at_once import at_once

Act = Callable[[], object]
Rival = Callable[[World, WorkOrder, int], Act]
RENAMED = Plan(process="flow", from_no=1, to_no=2, mapping={"first": "begin", "second": "end_it"})


def moved(world: World, _order: WorkOrder, item: int) -> Act:
    by = world.actor("administrator")
    return lambda: move_one(item_id=item, by=by, at=NOON)


def completed(world: World, order: WorkOrder, _item: int) -> Act:
    row, by, done = task(order, "first"), world.actor("handler"), Completion()
    return lambda: complete_task(
        number=order.number, task_id=row.pk, completion=done, by=by, at=NOON
    )


def suspended(world: World, order: WorkOrder, _item: int) -> Act:
    by = world.actor("lead")
    return lambda: steering.suspend(number=order.number, reason="等", by=by, at=NOON)


def redirected(world: World, order: WorkOrder, _item: int) -> Act:
    by = world.actor("lead")
    way = steering.Redirection(step_key="first", target_key="second", reason="急")
    return lambda: steering.redirect(number=order.number, way=way, by=by, at=NOON)


def called_off(world: World, _order: WorkOrder, item: int) -> Act:
    by, move = world.actor("administrator"), ProcessMoveItem.objects.get(pk=item).move_id
    return lambda: call_off_move(process="flow", move_id=move, by=by, at=NOON)


RIVALS: dict[str, Rival] = {
    "the same again": moved,
    "its duty done": completed,
    "put to rest": suspended,
    "taken elsewhere": redirected,
    "called off": called_off,
}


def tried(act: Act) -> str:
    try:
        act()
    except Refusal as refusal:
        return refusal.code
    return ""


@pytest.mark.parametrize("rival", list(RIVALS))
def test_a_migration_and_an_act_at_the_same_moment(world: World, rival: str) -> None:
    publish(work("first", limit_minutes=60), work("second"))
    order = file(world)
    revise(work("begin", limit_minutes=60), work("end_it"))
    begin_move(plan=RENAMED, by=world.actor("administrator"), at=NOON)
    item = ProcessMoveItem.objects.get().pk
    acts = [moved(world, order, item), RIVALS[rival](world, order, item)]

    said = at_once([partial(tried, act) for act in acts])

    instance = FlowInstance.objects.get(work_order=order)
    position, graph = load(instance), graph_of(instance)
    state = ProcessMoveItem.objects.get(pk=item).state
    assert (said[0], state) in {("", "moved"), ("", "left")}
    assert {one.step for one in position.tokens} <= set(graph.places)
    assert [one.step for one in position.live_tokens()] == [
        one.step for one in position.unfinished_tasks()
    ]
    assert len(position.live_tokens()) == 1
    moments = Timer.objects.filter(
        work_order=order, state="armed", kind__in=["stage_warn", "stage_due"]
    )
    assert moments.count() in (0, 2)
    assert not verify(subject(order)).faults


def test_what_was_moved_in_a_race_runs_to_its_end(world: World) -> None:
    publish(work("first"), work("second"))
    order = file(world)
    revise(work("begin"), work("end_it"))
    begin_move(plan=RENAMED, by=world.actor("administrator"), at=NOON)
    item = ProcessMoveItem.objects.get().pk

    at_once([partial(tried, act) for act in (moved(world, order, item),) * 3])
    complete(world, order, "begin")
    complete(world, order, "end_it")

    assert WorkOrder.objects.get(pk=order.pk).status == "closed"
    assert not verify(subject(order)).faults

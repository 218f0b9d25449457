"""Orders brought to where a test begins, by commands; and what a refusal must leave as it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.audit.queries import history
from gongdan.workorders.commands.assignment import accept
from gongdan.workorders.commands.resolution import Resolution, confirm, resolve
from gongdan.workorders.commands.waiting import Wait, wait
from gongdan.workorders.finding import subject
from gongdan.workorders.models import (
    Comment,
    Link,
    Participant,
    PartUsed,
    Subtask,
    TimeEntry,
    WorkOrder,
)
from gongdan.workorders.tests.makers import make_application, make_work_order

SOON = NOON + timedelta(minutes=10)
LATER = NOON + timedelta(minutes=30)


def at_work() -> World:
    """The world, with its application published."""
    world = make_world()
    make_application()
    return world


def given_to_handler(world: World) -> WorkOrder:
    """An order of the requester, dispatched to the handler, who took it up at once."""
    order = make_work_order(world)
    accept(number=order.number, by=world.actor("handler"), at=NOON)
    return afresh(order)


def waiting_for_requester(world: World) -> WorkOrder:
    """The same, and the handler waits for an answer."""
    order = given_to_handler(world)
    reason = Wait(reason="requester", note="几楼？")
    wait(number=order.number, wait=reason, by=world.actor("handler"), at=SOON)
    return afresh(order)


def resolved(world: World) -> WorkOrder:
    """The same, and the handler says it is solved."""
    order = given_to_handler(world)
    by = world.actor("handler")
    solution = Resolution(solution="重启交换机端口，线路恢复正常。", root_cause="hardware")
    resolve(number=order.number, resolution=solution, by=by, at=SOON)
    return afresh(order)


def closed(world: World) -> WorkOrder:
    """The same, and the requester confirmed it."""
    order = resolved(world)
    confirm(number=order.number, by=world.actor("requester"), at=SOON)
    return afresh(order)


def afresh(order: WorkOrder) -> WorkOrder:
    return WorkOrder.objects.select_related("application").get(pk=order.pk)


@dataclass(frozen=True)
class Snapshot:
    """Everything a refusal must leave as it was."""

    rev: int
    events: list[str]
    rows: list[int]


def snapshot(order: WorkOrder) -> Snapshot:
    kinds = [Comment, Subtask, TimeEntry, PartUsed, Participant, Link]
    return Snapshot(
        rev=afresh(order).rev,
        events=told(order),
        rows=[kind.objects.count() for kind in kinds],
    )


def told(order: WorkOrder) -> list[str]:
    """The names of everything that happened to the order."""
    return [entry.event for entry in history(subject(order))]


def facts_of_last(order: WorkOrder) -> dict[str, object]:
    return history(subject(order))[-1].facts

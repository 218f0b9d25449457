"""People found by what they can do, whether they are on shift, and by strategies of dispatch."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongdan.accounts.commands.shifts import NewLeave, NewShift, plan_shifts, take_leave
from gongdan.accounts.models import Person
from gongdan.accounts.tests.makers import NOON, World
from gongdan.kernel.errors import InvalidInput
from gongdan.workorders.models import FlowTask, WorkOrder
from gongdan.workorders.tests.processes import Json, ask, file, publish, task, work

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def on_shift(world: World, *people: Person) -> None:
    shifts = [
        NewShift(person_id=each.pk, from_at=NOON - DAY, until_at=NOON + DAY) for each in people
    ]
    plan_shifts(team="network", shifts=shifts, by=world.actor("administrator"), at=NOON - DAY)


def able(person: Person, **skills: int) -> None:
    Person.objects.filter(pk=person.pk).update(skills=skills)


def handler_of(order: WorkOrder, step: str = "work") -> tuple[int | None, str]:
    row = task(order, step)
    return row.assignee_id, row.found_by


def rule(kind: str, **settings: object) -> list[Json]:
    return [{"kind": kind, **settings}]


def test_who_is_on_shift_has_the_stage(world: World) -> None:
    publish(work(handlers=rule("on_shift", team="network")))
    on_shift(world, world.lead)

    order = file(world)

    assert handler_of(order) == (world.lead.pk, "on_shift")
    assert task(order, "work").because["zh-CN"].startswith("网络")


def test_nobody_on_shift_is_said_and_the_next_rule_is_asked(world: World) -> None:
    handlers = [*rule("on_shift", team="network"), *rule("person", person="gaomin")]
    publish(work(handlers=handlers))
    on_shift(world, world.lead)
    leave = NewLeave(person_id=world.lead.pk, from_at=NOON - DAY, until_at=NOON + DAY)
    take_leave(leave=leave, by=world.actor("administrator"), at=NOON - DAY)

    order = file(world)

    assert handler_of(order) == (world.approver.pk, "person")
    assert "没有当班的人" in task(order, "work").because["zh-CN"]


def test_everybody_on_shift_votes(world: World) -> None:
    publish({**ask("ask", mode="any"), "handlers": rule("on_shift", team="network")})
    on_shift(world, world.lead, world.handler)

    order = file(world)

    asked = FlowTask.objects.filter(work_order=order).values_list("assignee_id", flat=True)
    assert set(asked) == {world.lead.pk, world.handler.pk}


def test_who_can_do_it_well_enough_has_the_stage(world: World) -> None:
    publish(work(handlers=rule("skill", skill="plc", level=2)))
    able(world.handler, plc=1)
    able(world.other_handler, plc=3)

    order = file(world)

    assert handler_of(order) == (world.other_handler.pk, "skill")


def test_of_a_team_who_can_do_it_and_is_there(world: World) -> None:
    publish(work(handlers=rule("skill", skill="plc", team="network")))
    able(world.handler, plc=1)
    able(world.other_handler, plc=3)

    order = file(world)

    assert handler_of(order) == (world.handler.pk, "skill")


def test_a_strategy_of_dispatch_chooses(world: World) -> None:
    handlers = rule("strategy", team="network", strategy="best_skill", skill="plc")
    publish(work(handlers=handlers))
    able(world.lead, plc=2)

    order = file(world)

    assert handler_of(order) == (world.lead.pk, "strategy")


@pytest.mark.usefixtures("world")
def test_a_team_that_does_not_exist_is_refused_when_published() -> None:
    with pytest.raises(InvalidInput) as refused:
        publish(work(handlers=rule("on_shift", team="nowhere")))

    (problem,) = refused.value.problems
    assert (problem.code, problem.facts["step"]) == ("flows.team_unknown", "work")

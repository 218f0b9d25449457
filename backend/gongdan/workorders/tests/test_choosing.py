"""Who gets an order when rules ask for skills, roles and shifts; nobody there: never lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongdan.accounts.commands.companies import create_company, set_company_owner
from gongdan.accounts.commands.shifts import NewLeave, NewShift, plan_shifts, take_leave
from gongdan.accounts.models import Person
from gongdan.accounts.queries.organization import team_by_code
from gongdan.accounts.tests.makers import NOON, World
from gongdan.kernel.actors import SYSTEM
from gongdan.workorders.choosing import Asked, Found, choose_along
from gongdan.workorders.models import AssignCursor, Decision, WorkOrder
from gongdan.workorders.tests.makers import make_work_order

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def found(order: WorkOrder, asked: Asked) -> Found:
    team = team_by_code("network")
    assert team is not None
    return choose_along(order, team, asked, "it")


def away(world: World, *people: Person) -> None:
    for person in people:
        leave = NewLeave(person_id=person.pk, from_at=NOON - DAY, until_at=NOON + DAY)
        take_leave(leave=leave, by=world.actor("administrator"), at=NOON - DAY)


def test_skills_decide_among_those_who_are_there(world: World) -> None:
    order = make_work_order(world)
    Person.objects.filter(pk=world.handler.pk).update(skills={"switch": 2})

    skilled = found(order, Asked("best_skill", {"switch": 2}))
    nobody = found(order, Asked("best_skill", {"switch": 3}))

    assert skilled.choice.person_id == world.handler.pk
    assert (nobody.choice.person_id, nobody.team.code) == (None, "network")


def test_who_is_off_shift_or_on_leave_gets_nothing(world: World) -> None:
    order = make_work_order(world)
    away(world, world.handler)
    shift = NewShift(person_id=world.lead.pk, from_at=NOON - DAY, until_at=NOON + DAY)
    plan_shifts(team="network", shifts=[shift], by=world.actor("administrator"), at=NOON - DAY)

    choice = found(order, Asked("round_robin")).choice

    assert choice.person_id == world.lead.pk
    reasons = {one.person_id: one.excluded_because for one in choice.candidates}
    assert reasons[world.handler.pk] == "on_leave"


def test_the_rota_says_who_is_on_call(world: World) -> None:
    order = make_work_order(world)
    shift = NewShift(
        person_id=world.lead.pk, from_at=NOON - DAY, until_at=NOON + DAY, is_on_call=True
    )
    plan_shifts(team="network", shifts=[shift], by=world.actor("administrator"), at=NOON - DAY)

    assert found(order, Asked("on_call")).choice.person_id == world.lead.pk


def test_only_holders_of_the_role_are_asked(world: World) -> None:
    order = make_work_order(world)

    choice = found(order, Asked("least_open_load", role="lead")).choice

    assert {one.person_id for one in choice.candidates} == {world.lead.pk}


def test_nobody_there_goes_to_the_next_team_and_in_the_end_waits_in_the_first(
    world: World,
) -> None:
    order = make_work_order(world)
    away(world, world.handler, world.lead)

    next_team = found(order, Asked("least_open_load", then=("service-desk",)))
    away(world, world.desk_handler)
    nowhere = found(order, Asked("least_open_load", then=("service-desk",)))

    assert (next_team.team.code, next_team.choice.person_id) == (
        "service-desk",
        world.desk_handler.pk,
    )
    assert [one.person_id for one in next_team.passed] == [None]
    assert (nowhere.team.code, nowhere.choice.person_id) == ("network", None)


def test_the_customers_owner_takes_it(world: World) -> None:
    company = create_company(name="华星电子", by=SYSTEM, at=NOON)
    set_company_owner(company_id=company.pk, owner_id=world.lead.pk, by=SYSTEM, at=NOON)
    Person.objects.filter(pk=world.requester.pk).update(company=company)
    order = make_work_order(world)

    assert found(order, Asked("owner")).choice.person_id == world.lead.pk


def test_weighted_turns_are_kept_with_the_team(world: World) -> None:
    Person.objects.filter(pk=world.handler.pk).update(skills={"share": 3})
    order = make_work_order(world)

    chosen = [found(order, Asked("weighted_round_robin")).choice.person_id for _ in range(4)]

    assert sorted(chosen.count(one) for one in set(chosen)) == [1, 3]
    assert AssignCursor.objects.get(team=world.network).credits != {}


def test_candidates_and_scores_are_kept_with_the_order(world: World) -> None:
    order = make_work_order(world)

    trace = Decision.objects.get(work_order=order, purpose="dispatch").trace

    names = {one["person_id"] for one in trace["choice"]["candidates"]}
    assert world.handler.pk in names

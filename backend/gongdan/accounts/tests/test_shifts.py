"""Who of a team is there: by plan, on call, away."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongdan.accounts.commands.shifts import (
    NewLeave,
    NewShift,
    end_leave,
    plan_shifts,
    remove_shift,
    take_leave,
)
from gongdan.accounts.commands.stand_ins import Absence, set_stand_in
from gongdan.accounts.errors import LeaveWrong, ShiftWrong
from gongdan.accounts.models import Leave, Shift
from gongdan.accounts.queries.shifts import presence, roster
from gongdan.accounts.tests.makers import NOON, World
from gongdan.kernel.errors import Forbidden

pytestmark = pytest.mark.django_db

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def plan(world: World, who: int, *, hours: int = 8, is_on_call: bool = False) -> None:
    shift = NewShift(
        person_id=who, from_at=NOON, until_at=NOON + hours * HOUR, is_on_call=is_on_call
    )
    plan_shifts(team=world.network.code, shifts=[shift], by=world.actor("lead"), at=NOON)


def test_a_team_without_a_plan_is_always_there(world: World) -> None:
    there = presence(world.network.pk, at=NOON)

    assert not there.is_planned
    assert there.works(world.handler.pk)


def test_with_a_plan_only_those_on_shift_are_there(world: World) -> None:
    plan(world, world.handler.pk)

    now, later = (presence(world.network.pk, at=NOON + hour * HOUR) for hour in (1, 9))

    assert (now.works(world.handler.pk), now.works(world.lead.pk)) == (True, False)
    assert later.is_planned is False


def test_between_two_shifts_nobody_is_there(world: World) -> None:
    shift = NewShift(person_id=world.handler.pk, from_at=NOON + DAY, until_at=NOON + DAY + HOUR)
    plan_shifts(team=world.network.code, shifts=[shift], by=world.actor("lead"), at=NOON)

    there = presence(world.network.pk, at=NOON)

    assert (there.is_planned, there.works(world.handler.pk)) == (True, False)


def test_who_is_on_call_is_named_in_order(world: World) -> None:
    plan(world, world.lead.pk, is_on_call=True)

    there = presence(world.network.pk, at=NOON + HOUR)

    assert there.on_call == (world.lead.pk,)


def test_who_is_on_leave_or_stood_in_for_is_away(world: World) -> None:
    week = NewLeave(person_id=world.handler.pk, from_at=NOON, until_at=NOON + 7 * DAY)
    leave = take_leave(leave=week, by=world.actor("handler"), at=NOON)
    absence = Absence(
        person_id=world.lead.pk,
        stand_in_id=world.handler.pk,
        from_at=NOON,
        until_at=NOON + DAY,
    )
    set_stand_in(absence=absence, by=world.actor("lead"), at=NOON)

    assert presence(world.network.pk, at=NOON).on_leave == {world.handler.pk, world.lead.pk}
    end_leave(leave_id=leave, by=world.actor("lead"), at=NOON)
    assert presence(world.network.pk, at=NOON).on_leave == {world.lead.pk}


def test_the_plan_of_some_days_is_read_whole(world: World) -> None:
    plan(world, world.handler.pk)
    leave = NewLeave(person_id=world.lead.pk, from_at=NOON, until_at=NOON + DAY, reason="年假")
    take_leave(leave=leave, by=world.actor("lead"), at=NOON)

    by = world.actor("lead")
    found = roster(world.network.code, from_at=NOON, until_at=NOON + DAY, by=by)
    before = roster(world.network.code, from_at=NOON - DAY, until_at=NOON, by=by)

    assert [one.person_id for one in found.shifts] == [world.handler.pk]
    assert [(one.person_id, one.reason) for one in found.leaves] == [(world.lead.pk, "年假")]
    assert (before.shifts, before.leaves) == ([], [])


def test_only_leads_plan_and_only_for_members(world: World) -> None:
    shift = NewShift(person_id=world.handler.pk, from_at=NOON, until_at=NOON + HOUR)
    stranger = NewShift(person_id=world.requester.pk, from_at=NOON, until_at=NOON + HOUR)
    team = world.network.code

    with pytest.raises(Forbidden):
        plan_shifts(team=team, shifts=[shift], by=world.actor("handler"), at=NOON)
    with pytest.raises(ShiftWrong):
        plan_shifts(team=team, shifts=[shift, stranger], by=world.actor("lead"), at=NOON)
    assert Shift.objects.count() == 0


def test_a_shift_is_taken_out_by_a_lead(world: World) -> None:
    plan(world, world.handler.pk)
    shift = Shift.objects.get()

    with pytest.raises(Forbidden):
        remove_shift(shift_id=shift.pk, by=world.actor("handler"), at=NOON)
    remove_shift(shift_id=shift.pk, by=world.actor("lead"), at=NOON)

    assert Shift.objects.count() == 0


def test_leave_in_the_past_or_of_strangers_is_refused(world: World) -> None:
    past = NewLeave(person_id=world.handler.pk, from_at=NOON - DAY, until_at=NOON - HOUR)
    now = NewLeave(person_id=world.handler.pk, from_at=NOON, until_at=NOON + DAY)

    with pytest.raises(LeaveWrong):
        take_leave(leave=past, by=world.actor("handler"), at=NOON)
    with pytest.raises(Forbidden):
        take_leave(leave=now, by=world.actor("requester"), at=NOON)
    assert Leave.objects.count() == 0

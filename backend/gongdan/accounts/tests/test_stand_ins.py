"""Who does somebody's tasks while they are away."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongdan.accounts.commands.stand_ins import Absence, remove_stand_in, set_stand_in
from gongdan.accounts.errors import StandInWrong
from gongdan.accounts.queries.stand_ins import stand_in_for, stand_ins
from gongdan.accounts.tests.makers import NOON, World, make_person
from gongdan.kernel.errors import Forbidden

pytestmark = pytest.mark.django_db

WEEK = timedelta(days=7)


def away(person: int, stand_in: int, application: str = "") -> Absence:
    return Absence(
        person_id=person,
        stand_in_id=stand_in,
        from_at=NOON,
        until_at=NOON + WEEK,
        application=application,
    )


def test_a_stand_in_counts_while_it_lasts(world: World) -> None:
    handler, lead = world.handler, world.lead
    set_stand_in(absence=away(handler.pk, lead.pk), by=world.actor("handler"), at=NOON)

    found = [
        stand_in_for(handler.pk, application="it", at=NOON + moment)
        for moment in (-timedelta(hours=1), timedelta(), WEEK - timedelta(hours=1), WEEK)
    ]

    assert found == [None, lead.pk, lead.pk, None]


def test_a_stand_in_can_count_in_one_application_only(world: World) -> None:
    handler, lead = world.handler, world.lead
    set_stand_in(absence=away(handler.pk, lead.pk, "it"), by=world.actor("handler"), at=NOON)

    assert stand_in_for(handler.pk, application="it", at=NOON) == lead.pk
    assert stand_in_for(handler.pk, application="hr", at=NOON) is None


def test_a_stand_in_who_is_away_is_stood_in_for_too(world: World) -> None:
    other = make_person("other")
    by = world.actor("administrator")
    set_stand_in(absence=away(world.handler.pk, world.lead.pk), by=by, at=NOON)
    set_stand_in(absence=away(world.lead.pk, other.pk), by=by, at=NOON)

    assert stand_in_for(world.handler.pk, application="it", at=NOON) == other.pk


def test_two_who_stand_in_for_each_other_find_an_end(world: World) -> None:
    by = world.actor("administrator")
    set_stand_in(absence=away(world.handler.pk, world.lead.pk), by=by, at=NOON)
    set_stand_in(absence=away(world.lead.pk, world.handler.pk), by=by, at=NOON)

    assert stand_in_for(world.handler.pk, application="it", at=NOON) == world.lead.pk


def test_nobody_names_a_stand_in_for_somebody_they_do_not_lead(world: World) -> None:
    absence = away(world.lead.pk, world.handler.pk)

    with pytest.raises(Forbidden):
        set_stand_in(absence=absence, by=world.actor("handler"), at=NOON)


def test_nobody_stands_in_for_themselves(world: World) -> None:
    absence = away(world.handler.pk, world.handler.pk)

    with pytest.raises(StandInWrong):
        set_stand_in(absence=absence, by=world.actor("handler"), at=NOON)


def test_who_is_back_does_their_tasks_again(world: World) -> None:
    by = world.actor("handler")
    made = set_stand_in(absence=away(world.handler.pk, world.lead.pk), by=by, at=NOON)

    remove_stand_in(stand_in_id=made, by=by, at=NOON)

    assert stand_ins(world.handler.pk, at=NOON) == []

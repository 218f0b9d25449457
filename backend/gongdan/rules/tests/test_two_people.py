"""Where the organization wants it, rules hold only after a second person has approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.kernel.actors import SYSTEM, Actor
from gongdan.rules import commands, queries
from gongdan.rules.errors import NeedsSecondPerson
from gongdan.rules.tests.makers import dispatch_content

if TYPE_CHECKING:
    from pytest_django.fixtures import SettingsWrapper

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings: SettingsWrapper) -> World:
    settings.RULES_NEED_TWO = True
    return make_world()


def save(by: Actor, rev: int = 0) -> int:
    return commands.save_draft(
        application="",
        purpose="dispatch",
        content=dispatch_content(),
        expected_rev=rev,
        by=by,
        at=NOON,
    )


def ask(by: Actor, rev: int) -> None:
    commands.ask_approval(application="", purpose="dispatch", expected_rev=rev, by=by, at=NOON)


def publish(by: Actor, rev: int) -> int:
    return commands.publish(application="", purpose="dispatch", expected_rev=rev, by=by, at=NOON)


def test_one_asks_and_another_publishes(world: World) -> None:
    first, second = world.actor("builder"), world.actor("administrator")
    rev = save(first)
    ask(first, rev)

    no = publish(second, rev)

    (version,) = queries.rule_set("", "dispatch").versions
    assert (no, version.no, version.state) == (1, 1, "published")
    assert (version.asked_by or {})["name"] == world.builder.name
    assert (version.published_by or {})["name"] == world.administrator.name


def test_nobody_approves_themselves(world: World) -> None:
    builder = world.actor("builder")
    rev = save(builder)

    with pytest.raises(NeedsSecondPerson):
        publish(builder, rev)
    ask(builder, rev)
    with pytest.raises(NeedsSecondPerson):
        publish(builder, rev)


def test_nobody_publishes_what_was_not_asked_for(world: World) -> None:
    rev = save(world.actor("builder"))

    with pytest.raises(NeedsSecondPerson):
        publish(world.actor("administrator"), rev)


def test_an_edit_takes_the_question_back(world: World) -> None:
    first, second = world.actor("builder"), world.actor("administrator")
    rev = save(first)
    ask(first, rev)

    rev = save(first, rev)

    draft = queries.rule_set("", "dispatch").draft
    assert draft is not None
    assert (draft.needs_two, draft.asked_by) == (True, None)
    with pytest.raises(NeedsSecondPerson):
        publish(second, rev)


@pytest.mark.usefixtures("world")
def test_the_system_publishes_what_it_brings() -> None:
    assert publish(SYSTEM, save(SYSTEM)) == 1


def test_without_the_setting_one_person_is_enough(world: World, settings: SettingsWrapper) -> None:
    settings.RULES_NEED_TWO = False

    assert publish(world.actor("builder"), save(world.actor("builder"))) == 1


def roll_back(by: Actor, no: int) -> int:
    return commands.rollback(application="", purpose="dispatch", no=no, by=by, at=NOON)


def ask_back(by: Actor, no: int) -> None:
    commands.ask_rollback(application="", purpose="dispatch", no=no, by=by, at=NOON)


def test_going_back_wants_two_people_as_well(world: World) -> None:
    first, second = world.actor("builder"), world.actor("administrator")
    publish(SYSTEM, save(SYSTEM))
    publish(SYSTEM, save(SYSTEM))

    with pytest.raises(NeedsSecondPerson):
        roll_back(first, 1)
    ask_back(first, 1)
    wanted = queries.rule_set("", "dispatch").wanted_back
    with pytest.raises(NeedsSecondPerson):
        roll_back(first, 1)
    no = roll_back(second, 1)

    assert wanted is not None
    assert wanted["no"] == 1
    assert no == 3
    assert queries.rule_set("", "dispatch").wanted_back is None


def test_who_asked_for_one_version_did_not_ask_for_another(world: World) -> None:
    publish(SYSTEM, save(SYSTEM))
    publish(SYSTEM, save(SYSTEM))
    ask_back(world.actor("builder"), 1)

    with pytest.raises(NeedsSecondPerson):
        roll_back(world.actor("administrator"), 2)

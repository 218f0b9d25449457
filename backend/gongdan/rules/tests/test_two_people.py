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

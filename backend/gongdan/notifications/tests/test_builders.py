"""Builders hear that rules wait for a second one of them."""

from __future__ import annotations

import pytest

from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.audit.models import Entry
from gongdan.kernel.actors import SYSTEM
from gongdan.notifications.models import Notice
from gongdan.notifications.subscribers import follow
from gongdan.rules import commands
from gongdan.rules.tests.makers import dispatch_content

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def save(world: World, who: str, rev: int = 0) -> int:
    return commands.save_draft(
        application="",
        purpose="dispatch",
        content=dispatch_content(),
        expected_rev=rev,
        by=world.actor(who),
        at=NOON,
    )


def heard_of(event: str) -> list[Notice]:
    for entry in Entry.objects.filter(event=event):
        follow(entry)
        follow(entry)
    return list(Notice.objects.filter(kind="approval").order_by("person_id"))


def test_who_may_approve_is_told_once_and_who_asked_is_not(world: World) -> None:
    rev, asker = save(world, "administrator"), world.actor("administrator")
    asked = {"application": "", "purpose": "dispatch", "by": asker, "at": NOON}
    commands.ask_approval(expected_rev=rev, **asked)

    notices = heard_of("rules.approval_asked")

    assert [notice.person_id for notice in notices] == [world.builder.pk]
    assert notices[0].path == "/build/dispatch?app=-"
    assert notices[0].title == "派单规则"
    assert notices[0].text["zh-CN"] == f"{world.administrator.name} 请第二个人批准发布"


def test_a_way_back_that_waits_for_approval_is_told_of(world: World) -> None:
    rev = save(world, "builder")
    commands.publish(application="", purpose="dispatch", expected_rev=rev, by=SYSTEM, at=NOON)
    commands.ask_rollback(
        application="", purpose="dispatch", no=1, by=world.actor("builder"), at=NOON
    )

    notices = heard_of("rules.rollback_asked")

    assert [notice.person_id for notice in notices] == [world.administrator.pk]
    assert notices[0].text["en"].endswith("approve going back to version 1")

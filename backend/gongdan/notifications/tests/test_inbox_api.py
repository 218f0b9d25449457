"""The inbox over HTTP: one's own messages, and the mails the demonstration kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from gongdan.accounts.tests.makers import World
from gongdan.kernel.actors import SYSTEM
from gongdan.notifications.commands import Mail, keep_mail
from gongdan.notifications.models import KeptMail, Notice
from gongdan.notifications.tests.makers import follow_all
from gongdan.workorders.tests.makers import make_work_order
from gongdan.workorders.tests.situations import LATER, at_work

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries
    from pytest_django.fixtures import SettingsWrapper

    from conftest import Api

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def half_past_noon(clock: Callable[[datetime], None]) -> None:
    clock(LATER)


@pytest.fixture
def world() -> World:
    world = at_work()
    make_work_order(world, title="三楼网络断了")
    make_work_order(world, title="四楼网络断了")
    make_work_order(world, title="五楼网络断了")
    follow_all()
    return world


def test_the_inbox_pages_newest_first(api: Api, world: World) -> None:
    handler = api.as_person(world.handler)
    Notice.objects.update(person=world.handler)

    first = handler.get("inbox", limit=2).json()
    second = handler.get("inbox", limit=2, cursor=first["next_cursor"]).json()

    assert [each["title"] for each in first["items"]] == ["五楼网络断了", "四楼网络断了"]
    assert [each["title"] for each in second["items"]] == ["三楼网络断了"]
    assert first["unread"] == 3
    assert second["next_cursor"] is None


def test_reading_some_and_then_all(api: Api, world: World) -> None:
    handler = api.as_person(world.handler)
    Notice.objects.update(person=world.handler)
    newest = handler.get("inbox").json()["items"][0]["id"]

    some = handler.put("inbox/read", {"ids": [newest]})
    unread = handler.get("inbox", unread="true").json()
    everything = handler.put("inbox/read", {"all": True})

    assert some.json() == {"unread": 2}
    assert [each["id"] for each in unread["items"]] == [newest - 1, newest - 2]
    assert everything.json() == {"unread": 0}
    assert handler.get("inbox/count").json() == {"unread": 0}


def test_nobody_reads_or_marks_somebody_elses_messages(api: Api, world: World) -> None:
    Notice.objects.update(person=world.handler)
    other = api.as_person(world.other_handler)
    ids = list(Notice.objects.values_list("id", flat=True))

    answer = other.put("inbox/read", {"ids": ids})

    assert answer.status_code == 200
    assert other.get("inbox").json()["items"] == []
    assert Notice.objects.filter(is_read=True).count() == 0


@pytest.mark.parametrize("body", [{}, {"ids": [1], "all": True}, {"all": False}])
def test_marking_says_which(api: Api, world: World, body: dict[str, object]) -> None:
    answer = api.as_person(world.handler).put("inbox/read", body)

    assert answer.status_code == 422


def test_the_inbox_costs_a_fixed_number_of_queries(
    api: Api, world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Notice.objects.update(person=world.handler)
    handler = api.as_person(world.handler)
    handler.get("inbox")

    with django_assert_num_queries(5):
        handler.get("inbox")


def test_kept_mail_is_for_the_administrator_of_a_demonstration(
    api: Api, world: World, settings: SettingsWrapper
) -> None:
    mail = Mail(to="a@example.com", subject="请您确认", body_text="链接", body_html="<p>链接</p>")
    keep_mail(mail=mail, by=SYSTEM, at=LATER)
    administrator = api.as_person(world.administrator)
    settings.DEMONSTRATION = True

    shown = administrator.get("kept-mail").json()["items"]
    refused = api.as_person(world.handler).get("kept-mail")
    settings.DEMONSTRATION = False
    gone = administrator.get("kept-mail")

    assert [(each["to"], each["subject"]) for each in shown] == [("a@example.com", "请您确认")]
    assert refused.status_code == 403
    assert gone.status_code == 404


def test_a_kept_mail_is_shown_as_a_page_that_can_do_nothing(
    api: Api, world: World, settings: SettingsWrapper
) -> None:
    mail = Mail(to="a@example.com", subject="请您确认", body_text="链接", body_html="<p>链接</p>")
    keep_mail(mail=mail, by=SYSTEM, at=LATER)
    settings.DEMONSTRATION = True
    address = f"kept-mail/{KeptMail.objects.get().pk}/page"

    page = api.as_person(world.administrator).get(address)
    refused = api.as_person(world.handler).get(address)

    assert page.content.decode() == "<p>链接</p>"
    assert page["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    assert refused.status_code == 403

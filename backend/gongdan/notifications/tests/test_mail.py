"""Mails: in the reader's language, at least once, kept in the demonstration."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.core.mail import send_mail
from procrastinate.contrib.django.models import ProcrastinateJob

from gongdan.accounts.models import Person
from gongdan.accounts.tests.makers import World
from gongdan.deliveries import commands
from gongdan.deliveries.models import Delivery
from gongdan.kernel.actors import SYSTEM
from gongdan.notifications.letters import Content, letter
from gongdan.notifications.models import KeptMail
from gongdan.notifications.tests.makers import follow_all
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.tests.makers import make_work_order
from gongdan.workorders.tests.situations import LATER, at_work

if TYPE_CHECKING:
    from pytest_django.fixtures import SettingsWrapper

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def half_past_noon(clock: Callable[[datetime], None]) -> None:
    clock(LATER)


@pytest.fixture
def world() -> World:
    return at_work()


def waiting_mail(world: World) -> Delivery:
    make_work_order(world)
    follow_all()
    return Delivery.objects.get()


def refuse(*_: object) -> int:
    raise OSError("connection refused")


def unknown(*_: object) -> int:
    raise SMTPRecipientsRefused({"zhouhaisheng@example.com": (550, b"no such user")})


def test_a_job_is_set_for_each_mail(world: World) -> None:
    row = waiting_mail(world)

    jobs = ProcrastinateJob.objects.filter(task_name="deliveries.deliver")

    assert [job.args for job in jobs] == [{"delivery_id": row.pk}]


def test_a_mail_goes_out_once_under_its_own_key(world: World) -> None:
    row = waiting_mail(world)

    commands.deliver(delivery_id=row.pk, by=SYSTEM, at=LATER)
    commands.deliver(delivery_id=row.pk, by=SYSTEM, at=LATER)

    assert len(mail.outbox) == 1
    assert mail.outbox[0].extra_headers["Message-ID"].startswith(f"<{row.key}@")
    row.refresh_from_db()
    assert (row.state, row.attempts, row.sent_at) == ("sent", 1, LATER)


def test_a_mail_that_was_not_taken_is_tried_again_later_and_later(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = waiting_mail(world)
    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)

    first = commands.deliver(delivery_id=row.pk, by=SYSTEM, at=LATER)
    second = commands.deliver(delivery_id=row.pk, by=SYSTEM, at=LATER)

    assert first == LATER + timedelta(minutes=1)
    assert second == LATER + timedelta(minutes=2)
    row.refresh_from_db()
    assert (row.state, row.last_error) == ("waiting", "connection refused")


def test_a_mail_nobody_takes_is_given_up(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    row = waiting_mail(world)
    Delivery.objects.filter(pk=row.pk).update(attempts=11)
    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)

    again = commands.deliver(delivery_id=row.pk, by=SYSTEM, at=LATER)

    assert again is None
    row.refresh_from_db()
    assert row.state == "failed"


def test_a_mail_the_server_refuses_for_good_is_given_up_at_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = waiting_mail(world)
    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", unknown)

    again = commands.deliver(delivery_id=row.pk, by=SYSTEM, at=LATER)

    assert again is None
    row.refresh_from_db()
    assert (row.state, row.attempts) == ("failed", 1)
    assert row.concerns == WorkOrder.objects.get().number


def test_somebody_without_a_mail_address_gets_none(world: World) -> None:
    Person.objects.update(email="")
    make_work_order(world)

    follow_all()

    assert Delivery.objects.count() == 0


def test_a_letter_speaks_its_readers_language(world: World) -> None:
    Person.objects.filter(pk=world.handler.pk).update(language="en")

    row = waiting_mail(world)

    assert "Assigned to you: 三楼网络断了" in row.about
    assert row.payload["text"].startswith("Hello 周海生,\n\nAssigned to you\n\n")
    assert "Open the work order\nhttp" in row.payload["text"]


def test_a_letter_escapes_what_people_wrote() -> None:
    content = Content(
        kind="reply",
        language="zh-CN",
        name="何建军",
        text={"zh-CN": "<script>alert(1)</script>", "en": ""},
        number="IT-1",
        title="<b>x</b>",
        organization={"zh-CN": "东江集团", "en": "Dongjiang"},
        url="https://help.example.com/work-orders/IT-1",
        is_for_requester=False,
    )

    written = letter(content)

    assert "<script>" not in written.html
    assert "&lt;b&gt;x&lt;/b&gt;" in written.html
    assert written.text.endswith("-- \n东江集团 · 系统自动发送\n")


def test_the_demonstration_keeps_mails(world: World, settings: SettingsWrapper) -> None:
    settings.EMAIL_BACKEND = "gongdan.notifications.outbox.KeepBackend"
    row = waiting_mail(world)

    commands.deliver(delivery_id=row.pk, by=SYSTEM, at=LATER)
    send_mail("密码", "链接", None, ["a@example.com"])

    kept = list(KeptMail.objects.order_by("id").values_list("to", "subject", "at"))
    assert kept == [
        ("zhouhaisheng@example.com", row.about, LATER),
        ("a@example.com", "密码", LATER),
    ]
    assert KeptMail.objects.order_by("id")[0].body_html == row.payload["html"]

"""Who hears of what: S2.7, S2.9, S2.14, S2.17, S3.6, S3.9 and S3.13 in the inbox and by mail."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlparse

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from gongdan.deliveries.models import Delivery
from gongdan.notifications.tests.makers import follow_all
from tests.stories.office import SOLVED, Office, good, order_of

SECRET = "机柜密码在抽屉里"


@pytest.fixture(autouse=True)
def nothing_leaves(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    """Mails are looked at as they wait; the stories' transaction never ends."""


def inbox(office: Office, who: str) -> list[tuple[str, str]]:
    """Kind and Chinese text of everything in somebody's inbox, oldest first."""
    items: list[Any] = good(office.client(who).get("inbox"))["items"]
    return [(item["kind"], item["text"]["zh-CN"]) for item in reversed(items)]


def kinds(office: Office, who: str) -> list[str]:
    return [kind for kind, _ in inbox(office, who)]


def test_s2_9_a_reply_is_told_to_the_requester_and_a_note_is_not(office: Office) -> None:
    number = office.taken()
    office.say("handler", number, SECRET, is_internal=True)
    office.say("handler", number, "十分钟后到")

    follow_all()

    told = inbox(office, "requester")
    assert [text for kind, text in told if kind == "reply"] == ["周海生回复了您：十分钟后到"]
    assert [text for _, text in told if "机柜" in text] == []
    mails = Delivery.objects.filter(person=office.world.requester)
    assert [mail for mail in mails if "机柜" in str(mail.payload)] == []


def test_s2_14_the_owner_hears_the_warning_and_the_lead_the_breach(office: Office) -> None:
    office.at("2026-11-24 10:00")
    office.taken()

    office.until("2026-11-24 11:00")
    follow_all()

    assert kinds(office, "handler").count("warning") == 1
    assert kinds(office, "lead").count("warning") == 0
    assert kinds(office, "lead").count("breach") == 1


def test_s2_17_the_mail_to_confirm_carries_a_signed_link_that_closes(office: Office) -> None:
    number = office.resolved()

    follow_all()

    mail = Delivery.objects.filter(person=office.world.requester).latest("id")
    (link,) = set(re.findall(r"http\S+/portal/confirm/[^\s\"<]+", mail.payload["text"]))
    token = urlparse(link).path.rpartition("/")[2]
    nobody = office.api.as_nobody()
    good(nobody.put(f"public/confirmations/{token}", {"is_satisfied": True}))
    assert order_of(number).closed_how == "confirmed"


def test_s2_17_the_handler_hears_that_it_came_back(office: Office) -> None:
    number = office.resolved()
    body = {"is_satisfied": False, "reason": "还是断"}
    good(office.put("requester", number, "confirmation", body))

    follow_all()

    assert "还是断" in inbox(office, "handler")[-1][1]


def test_s3_9_a_message_about_a_vip_says_so(office: Office) -> None:
    office.file("customer")
    office.file("requester")

    follow_all()

    told = inbox(office, "handler") + inbox(office, "lead")
    assigned = [text for kind, text in told if kind == "assigned"]
    assert len(assigned) == 2
    assert len([text for text in assigned if "VIP" in text]) == 1


def test_s3_13_a_low_rating_is_told_to_the_lead_and_a_high_one_is_not(office: Office) -> None:
    low, high = office.resolved("lead"), office.resolved("lead")
    for number, score in ((low, 1), (high, 5)):
        good(office.put("requester", number, "confirmation", {"is_satisfied": True}))
        good(office.put("requester", number, "satisfaction", {"score": score, "comment": "慢"}))

    follow_all()

    leads = [text for kind, text in inbox(office, "lead") if "rat" in kind or "评" in text]
    assert len(leads) == 1
    assert order_of(low).solution == SOLVED["solution"]


def test_s3_13_the_question_is_sent_once_a_resolution(office: Office) -> None:
    office.resolved()

    follow_all()
    follow_all()

    assert kinds(office, "requester").count("confirm") == 1
    asked = Delivery.objects.filter(person=office.world.requester, key__endswith="confirm")
    assert asked.count() == 1

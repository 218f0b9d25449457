"""Webhooks against a small server of our own: signed, keyed, only to allowed hosts."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from gongdan.deliveries import commands
from gongdan.deliveries.commands import Webhook
from gongdan.deliveries.errors import AddressNotAllowed
from gongdan.deliveries.models import Delivery
from gongdan.deliveries.webhooks import is_allowed, secret_of, summary
from gongdan.kernel.actors import SYSTEM

if TYPE_CHECKING:
    from pytest_django.fixtures import SettingsWrapper

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 24, 6, 18, tzinfo=UTC)


class Receiver(HTTPServer):
    """Another system: remembers what it got, answers as told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Listener)
        self.status = 204
        self.got: list[tuple[dict[str, str], bytes]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hook"


class Listener(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((dict(self.headers), body))
        self.send_response(self.server.status)
        self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        return None


@pytest.fixture
def receiver(settings: SettingsWrapper) -> Iterator[Receiver]:
    settings.WEBHOOK_HOSTS = ["127.0.0.1"]
    with Receiver() as server:
        Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield server
        server.shutdown()


def queued(url: str) -> Delivery:
    webhook = Webhook(
        url=url,
        body={"number": "IT-1", "amount": "6000.00"},
        key="7.tell.1",
        about="IT-1 · 通知财务",
        headers={"Authorization": "Bearer of-the-other-side"},
        concerns="IT-1",
    )
    pk = commands.queue_webhook(webhook=webhook, by=SYSTEM, at=AT)
    return Delivery.objects.get(pk=pk)


def outcome(row: Delivery) -> tuple[str, str]:
    commands.deliver(delivery_id=row.pk, by=SYSTEM, at=AT)
    row.refresh_from_db()
    return row.state, row.last_error


def test_a_webhook_arrives_signed_and_keyed(receiver: Receiver) -> None:
    row = queued(receiver.url)

    assert outcome(row) == ("sent", "")

    ((headers, body),) = receiver.got
    moment, _, signed = headers["X-Gongdan-Signature"].partition(",v1=")
    key = secret_of("127.0.0.1").encode()
    own = hmac.new(key, moment.removeprefix("t=").encode() + b"." + body, hashlib.sha256)
    assert json.loads(body) == {"number": "IT-1", "amount": "6000.00"}
    assert headers["Idempotency-Key"] == "webhook.7.tell.1"
    assert headers["Authorization"] == "Bearer of-the-other-side"
    assert signed == own.hexdigest()


@pytest.mark.parametrize(
    ("status", "state"),
    [(500, "waiting"), (429, "waiting"), (404, "failed"), (302, "failed")],
)
def test_what_may_heal_is_tried_again_and_a_plain_no_is_final(
    receiver: Receiver, status: int, state: str
) -> None:
    receiver.status = status

    assert outcome(queued(receiver.url)) == (state, f"HTTP {status}")
    assert len(receiver.got) == 1


@pytest.mark.usefixtures("receiver")
def test_a_host_that_does_not_answer_is_tried_again() -> None:
    row = queued("http://127.0.0.1:9/hook")

    state, error = outcome(row)

    assert state == "waiting"
    assert "refused" in error


def test_nothing_is_queued_for_a_host_nobody_allowed(settings: SettingsWrapper) -> None:
    settings.WEBHOOK_HOSTS = ["hooks.example.com"]

    with pytest.raises(AddressNotAllowed):
        queued("http://169.254.169.254/latest")

    assert Delivery.objects.count() == 0


def test_what_was_allowed_once_may_be_forbidden_before_it_leaves(
    receiver: Receiver, settings: SettingsWrapper
) -> None:
    row = queued(receiver.url)
    settings.WEBHOOK_HOSTS = []

    state, error = outcome(row)

    assert state == "failed"
    assert error.startswith("Nothing may be sent to 127.0.0.1.")
    assert receiver.got == []


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://hooks.example.com/a", True),
        ("https://HOOKS.example.com", True),
        ("https://a.plant.example.com", True),
        ("https://plant.example.com", False),
        ("https://example.com", False),
        ("ftp://hooks.example.com", False),
        ("https://hooks.example.com@evil.example", False),
        ("https://evil.example/hooks.example.com", False),
    ],
)
def test_only_listed_hosts_are_allowed(settings: SettingsWrapper, url: str, allowed: bool) -> None:
    settings.WEBHOOK_HOSTS = ["hooks.example.com", ".plant.example.com"]

    assert is_allowed(url) is allowed


def test_a_summary_keeps_the_values_of_headers_to_itself() -> None:
    payload = {"url": "https://a.example/b", "body": {"n": 1}, "headers": {"X-Key": "hush"}}

    said = summary(payload)

    assert said == 'POST https://a.example/b\nX-Key\n{\n "n": 1\n}'

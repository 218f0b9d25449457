"""Signing in with the organization's provider, against a real one in a process of its own."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client, override_settings

from gongdan.accounts.commands import ask_second_step, deactivate_person
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.audit.models import Entry
from gongdan.config.identity import PROVIDER_ID, providers
from gongdan.kernel.actors import SYSTEM

pytestmark = pytest.mark.django_db

START = "/_allauth/browser/v1/auth/provider/redirect"
DONE = "http://127.0.0.1:8000/sign-in/done?next=/todo"
READY_SECONDS = 60
PEOPLE = [
    {"sub": "s-1", "preferred_username": "zhouhaisheng", "email": "other@example.com"},
    {"sub": "s-2", "email": "hejianjun@example.com", "email_verified": True},
    {"sub": "s-3", "email": "linxiaoyun@example.com", "email_verified": False},
    {"sub": "s-4", "preferred_username": "a-stranger"},
]


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The address of a running provider that knows four people."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    known = [part for each in PEOPLE for part in ("--user-claims", json.dumps(each))]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "-p", str(port), *known]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield _ready(f"127.0.0.1:{port}", process)
    process.terminate()
    process.wait()


def _ready(place: str, process: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            requests.get(f"http://{place}/.well-known/openid-configuration", timeout=5)
        except requests.ConnectionError:
            time.sleep(0.1)
        else:
            return place
    message = f"the provider did not start ({process.poll()})"
    raise RuntimeError(message)


@pytest.fixture
def world(provider: str) -> Iterator[World]:
    with override_settings(SOCIALACCOUNT_PROVIDERS=providers(f"http://gongdan:words@{provider}")):
        yield make_world()


def enter(browser: Client, subject: str) -> str:
    """Go to the provider, say who one is, and come back; returns where one lands."""
    form = {"provider": PROVIDER_ID, "callback_url": DONE, "process": "login"}
    asked = browser.post(START, form)["Location"]
    answered = requests.post(asked, data={"sub": subject}, allow_redirects=False, timeout=30)
    back = urlsplit(answered.headers["Location"])
    return str(browser.get(f"{back.path}?{back.query}")["Location"])


@pytest.mark.parametrize(
    ("subject", "name"), [("s-1", "周海生"), ("s-2", "何建军")], ids=["by name", "by address"]
)
@pytest.mark.usefixtures("world")
def test_the_provider_signs_in_whom_we_know(subject: str, name: str) -> None:
    first, second = Client(), Client()

    landed = [enter(browser, subject) for browser in (first, second)]

    assert landed == [DONE, DONE]
    assert first.get("/api/v1/me").json()["person"]["name"] == name
    assert second.get("/api/v1/me").status_code == 200
    assert SocialAccount.objects.count() == 1
    events = list(Entry.objects.order_by("id").values_list("event", flat=True))
    assert events == ["accounts.identity_tied", "accounts.signed_in", "accounts.signed_in"]


@pytest.mark.parametrize("subject", ["s-3", "s-4"], ids=["address not verified", "unknown"])
@pytest.mark.usefixtures("world")
def test_the_provider_makes_nobody(subject: str) -> None:
    browser = Client()

    landed = enter(browser, subject)

    assert landed.endswith("/sign-in?problem=unknown_identity")
    assert browser.get("/api/v1/me").status_code == 401
    assert SocialAccount.objects.count() == 0


def test_who_has_left_does_not_come_in_by_the_provider(world: World) -> None:
    enter(Client(), "s-1")
    deactivate_person(person_id=world.handler.pk, by=SYSTEM, at=NOON)
    browser = Client()

    landed = enter(browser, "s-1")

    assert landed.endswith("/sign-in?problem=unknown_identity")
    assert browser.get("/api/v1/me").status_code == 401


@pytest.mark.usefixtures("world")
def test_a_second_step_of_ours_is_asked_all_the_same() -> None:
    ask_second_step(role="handler", is_needed=True, by=SYSTEM, at=NOON)
    browser = Client()

    enter(browser, "s-1")

    assert browser.get("/api/v1/me").json()["owes_second_step"] is True
    assert browser.get("/api/v1/work-orders").status_code == 403


@pytest.mark.usefixtures("world")
def test_an_answer_that_nobody_asked_for_signs_nobody_in() -> None:
    browser = Client()
    callback = f"/_allauth/oidc/{PROVIDER_ID}/login/callback/"

    landed = browser.get(f"{callback}?code=stolen&state=made-up")

    assert landed["Location"].endswith("/sign-in?problem=identity_failed")
    assert browser.get("/api/v1/me").status_code == 401


@pytest.mark.usefixtures("world")
def test_nobody_is_led_to_another_site_afterwards() -> None:
    form = {"provider": PROVIDER_ID, "process": "login"}

    answer = Client().post(START, form | {"callback_url": "https://evil.example/"})

    assert answer["Location"].endswith("/sign-in?problem=identity_failed")

"""Signing in with a second step, from setting it up to losing it."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client, override_settings

from gongdan.accounts.commands import ask_second_step, end_second_step, end_sessions
from gongdan.accounts.models import Role
from gongdan.accounts.second_step import SecondStepAdapter, Unreadable
from gongdan.accounts.tests.makers import NOON, PASSWORD, World, make_world, set_password
from gongdan.audit.models import Entry
from gongdan.kernel.actors import SYSTEM

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
    from pytest_django import DjangoCaptureOnCommitCallbacks

    from conftest import Api

pytestmark = pytest.mark.django_db

AUTH = "/_allauth/browser/v1"
TOTP = f"{AUTH}/account/authenticators/totp"
CODES = f"{AUTH}/account/authenticators/recovery-codes"


@pytest.fixture
def world() -> World:
    cache.clear()
    made = make_world()
    set_password(made.handler)
    return made


def send(client: Client, path: str, **body: str) -> Answer:
    return client.post(path, body, content_type="application/json")


def log_in(client: Client) -> Answer:
    return send(client, f"{AUTH}/auth/login", username="zhouhaisheng", password=PASSWORD)


def code_of(secret: str, *, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def set_up(client: Client) -> str:
    """Turn the second step on; returns the seed that the device keeps."""
    secret = str(client.get(TOTP).json()["meta"]["secret"])
    assert send(client, TOTP, code=code_of(secret)).status_code == 200
    return secret


@pytest.fixture
def browser(world: World) -> Client:  # noqa: ARG001 somebody has to be there
    client = Client()
    assert log_in(client).status_code == 200
    return client


@pytest.fixture
def secret(browser: Client) -> str:
    return set_up(browser)


def events(kind: str, number: int) -> list[str]:
    found = Entry.objects.filter(subject_kind=kind, subject_id=number).order_by("id")
    return [each.event for each in found]


def test_a_seed_is_kept_sealed_and_history_knows_of_the_step(
    world: World,
    browser: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        set_up(browser)

    kept = Authenticator.objects.filter(user=world.handler).order_by("type")

    assert [each.type for each in kept] == ["recovery_codes", "totp"]
    assert kept[0].data["seed"].startswith("sealed:1:")
    assert kept[1].data["secret"].startswith("sealed:1:")
    assert events("person", world.handler.pk)[-1] == "accounts.second_step_begun"


def test_a_seed_of_another_installation_cannot_be_read() -> None:
    sealed = SecondStepAdapter().encrypt("SEED")

    with override_settings(SECRET_KEY="another"), pytest.raises(Unreadable):
        SecondStepAdapter().decrypt(sealed)

    assert SecondStepAdapter().decrypt(sealed) == "SEED"


def test_the_address_for_the_device_names_organization_and_person(browser: Client) -> None:
    meta = browser.get(TOTP).json()["meta"]

    assert re.fullmatch(
        rf"otpauth://totp/zhouhaisheng\?secret={meta['secret']}&issuer=%E5%B7%A5%E5%8D%95",
        meta["totp_url"],
    )


def test_a_password_alone_no_longer_signs_in(secret: str) -> None:
    client = Client()

    first = log_in(client)
    between = client.get("/api/v1/me").status_code
    second = send(client, f"{AUTH}/auth/2fa/authenticate", code=code_of(secret, steps=1))

    pending = [each["id"] for each in first.json()["data"]["flows"] if each.get("is_pending")]
    assert (first.status_code, pending) == (401, ["mfa_authenticate"])
    assert between == 401
    assert second.status_code == 200
    assert client.get("/api/v1/me").status_code == 200


def test_a_code_signs_in_once(world: World, secret: str) -> None:
    code = code_of(secret, steps=1)
    first, second = Client(), Client()
    for client in (first, second):
        log_in(client)

    answers = [
        send(client, f"{AUTH}/auth/2fa/authenticate", code=code).status_code
        for client in (first, second)
    ]
    cache.delete(f"allauth.mfa.totp.used?user={world.handler.pk}&code={code}")
    later = send(second, f"{AUTH}/auth/2fa/authenticate", code=code).status_code

    assert answers == [200, 400]
    assert later == 400


def test_wrong_codes_lock_the_second_step(secret: str) -> None:
    client = Client()
    log_in(client)
    for _ in range(5):
        assert send(client, f"{AUTH}/auth/2fa/authenticate", code="000000").status_code == 400

    right = send(client, f"{AUTH}/auth/2fa/authenticate", code=code_of(secret, steps=1))

    assert right.status_code == 400
    assert client.get("/api/v1/me").status_code == 401


@pytest.mark.usefixtures("secret")
def test_recovery_codes_are_shown_once_and_work_once(browser: Client) -> None:
    shown = browser.get(CODES).json()["data"]["unused_codes"]
    again = browser.get(CODES).json()["data"]
    first, second = Client(), Client()
    for client in (first, second):
        log_in(client)

    answers = [
        send(client, f"{AUTH}/auth/2fa/authenticate", code=shown[0]).status_code
        for client in (first, second)
    ]

    assert len(shown) == 10
    assert "unused_codes" not in again
    assert answers == [200, 400]


@pytest.mark.usefixtures("secret")
def test_turning_it_off_needs_a_fresh_password(world: World, browser: Client) -> None:
    make_stale(browser)

    refused = browser.delete(TOTP)
    confirmed = send(browser, f"{AUTH}/auth/reauthenticate", password=PASSWORD)
    done = browser.delete(TOTP)

    assert (refused.status_code, confirmed.status_code, done.status_code) == (401, 200, 200)
    assert not Authenticator.objects.exists()
    assert events("person", world.handler.pk)[-1] == "accounts.second_step_ended"


def make_stale(client: Client) -> None:
    session = client.session
    for each in session["account_authentication_methods"]:
        each["at"] -= 601
    session.save()


def test_a_role_that_asks_for_a_second_step_opens_nothing_before(browser: Client) -> None:
    ask_second_step(role="handler", is_needed=True, by=SYSTEM, at=NOON)

    refused = browser.get("/api/v1/work-orders")
    me = browser.get("/api/v1/me").json()
    set_up(browser)

    assert refused.json()["code"] == "accounts.second_step_owed"
    assert me["owes_second_step"] is True
    assert browser.get("/api/v1/work-orders").status_code == 200
    assert browser.get("/api/v1/me").json()["owes_second_step"] is False
    role = Role.objects.get(key="handler")
    assert events("role", role.pk) == ["accounts.second_step_asked"]


@pytest.mark.usefixtures("secret")
def test_an_administrator_helps_somebody_who_lost_the_device(world: World, browser: Client) -> None:
    end_second_step(person_id=world.handler.pk, by=SYSTEM, at=NOON)

    assert browser.get("/api/v1/me").status_code == 401
    assert log_in(Client()).status_code == 200
    assert events("person", world.handler.pk)[-3:-1] == [
        "accounts.second_step_ended",
        "accounts.sessions_ended",
    ]


def test_only_administrators_decide_about_others(api: Api, world: World) -> None:
    lead = api.as_person(world.lead)

    answers = [
        lead.put("roles/handler/second-step", {"is_needed": True}),
        lead.delete(f"people/{world.handler.pk}/second-step"),
        lead.delete(f"people/{world.handler.pk}/sessions"),
    ]

    assert [each.status_code for each in answers] == [403, 403, 403]
    assert Role.objects.filter(needs_second_step=True).count() == 0


def test_sessions_are_listed_and_ended(world: World, browser: Client) -> None:
    other = Client(headers={"User-Agent": "Elsewhere"})
    log_in(other)
    listed = browser.get(f"{AUTH}/auth/sessions").json()["data"]
    elsewhere = [each["id"] for each in listed if not each["is_current"]]

    browser.delete(
        f"{AUTH}/auth/sessions", {"sessions": elsewhere}, content_type="application/json"
    )

    assert [each["user_agent"] for each in listed if not each["is_current"]] == ["Elsewhere"]
    assert other.get("/api/v1/me").status_code == 401
    assert browser.get("/api/v1/me").status_code == 200
    assert events("person", world.handler.pk)[-1] == "accounts.sessions_ended"


def test_an_administrator_signs_somebody_out_everywhere(world: World, browser: Client) -> None:
    end_sessions(person_id=world.handler.pk, by=SYSTEM, at=NOON)

    assert browser.get("/api/v1/me").status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("post", "/api/v1/api-keys", {"name": "ERP", "scopes": ["read"]}),
        ("post", "/api/v1/grants", {"role": "builder"}),
        ("post", "/api/v1/roles", {"key": "spy", "name": {"en": "Spy"}}),
        ("put", "/api/v1/roles/handler/second-step", {"is_needed": False}),
        ("post", "/api/v1/viewings", {}),
    ],
)
def test_what_would_hurt_most_needs_a_fresh_password(
    world: World, method: str, path: str, body: dict[str, object]
) -> None:
    set_password(world.administrator)
    client = Client()
    send(client, f"{AUTH}/auth/login", username="tangwei", password=PASSWORD)
    make_stale(client)
    ids = {"person_id": world.handler.pk, "owner_id": world.handler.pk}
    wanted = {"grants": ["person_id"], "viewings": ["person_id"], "api-keys": ["owner_id"]}
    names = wanted.get(path.split("/")[3], [])
    whole = body | {name: ids[name] for name in names}
    if "api-keys" in path:
        whole["expires_at"] = "2026-12-24T08:00:00Z"
    ways = {"post": client.post, "put": client.put}

    refused = ways[method](path, whole, content_type="application/json")
    send(client, f"{AUTH}/auth/reauthenticate", password=PASSWORD)
    done = ways[method](path, whole, content_type="application/json")

    assert refused.status_code == 403
    assert refused.json()["code"] == "accounts.confirm_yourself"
    assert done.status_code in (200, 201)

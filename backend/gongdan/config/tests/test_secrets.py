"""What people and programs prove themselves with stands in no log and, readable, in no table."""

from __future__ import annotations

import logging

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from gongdan.accounts.tests.makers import PASSWORD, World, make_world, set_password
from gongdan.accounts.tests.test_second_step import set_up

pytestmark = pytest.mark.django_db

AUTH = "/_allauth/browser/v1"
WRONG = "a-wrong-password-somebody-typed"
NEW = "the-password-of-tomorrow"
KEY = {"Idempotency-Key": "once"}


@pytest.fixture
def world() -> World:
    cache.clear()
    made = make_world()
    set_password(made.administrator)
    return made


def send(client: Client, path: str, body: dict[str, object], **headers: str) -> dict[str, object]:
    answer = client.post(path, body, content_type="application/json", headers=headers)
    found: dict[str, object] = answer.json()
    return found


def secrets_of_a_day(world: World) -> list[str]:
    """Somebody signs in, fails to, sets up a second step and makes a key that a program uses."""
    browser = Client()
    login = f"{AUTH}/auth/login"
    send(browser, login, {"username": "tangwei", "password": WRONG})
    send(browser, login, {"username": "tangwei", "password": PASSWORD})
    seed = set_up(browser)
    codes = browser.get(f"{AUTH}/account/authenticators/recovery-codes").json()["data"]
    wanted = {"name": "ERP", "owner_id": world.administrator.pk, "scopes": ["read"]}
    wanted["expires_at"] = "2026-12-24T08:00:00Z"
    token = str(send(browser, "/api/v1/api-keys", wanted, **KEY)["token"])
    again = str(send(browser, "/api/v1/api-keys", wanted, **KEY)["token"])
    assert token == again
    Client(headers={"Authorization": f"Bearer {token}"}).get("/api/v1/me")
    change = {"current_password": PASSWORD, "new_password": NEW}
    send(browser, f"{AUTH}/account/password/change", change)
    person = {"username": "new", "name": "新人", "password": "another-good-password"}
    send(browser, "/api/v1/people", person, **{"Idempotency-Key": "person"})
    words = [WRONG, PASSWORD, NEW, "another-good-password", seed, token, token.split("_")[2]]
    return [*words, *codes["unused_codes"], browser.cookies["sessionid"].value]


def tables() -> dict[str, str]:
    """Every table of ours as text; sessions are found by their own key, so theirs is left out."""
    names = set(connection.introspection.table_names()) - {
        "django_session",
        "usersessions_usersession",
    }
    found: dict[str, str] = {}
    with connection.cursor() as cursor:
        for name in sorted(names):
            cursor.execute(f"SELECT string_agg(t::text, ' ') FROM \"{name}\" t")  # noqa: S608
            found[name] = cursor.fetchone()[0] or ""
    return found


def test_secrets_are_neither_logged_nor_kept_readable(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    words = secrets_of_a_day(world)

    logged = "\n".join(record.getMessage() for record in caplog.records if _is_ours(record))
    kept = tables()
    assert "A sign-in was refused" in logged
    assert [word for word in words if word in logged] == []
    assert [(name, word) for name, text in kept.items() for word in words if word in text] == []
    assert "sealed:1:" in kept["mfa_authenticator"]


def _is_ours(record: logging.LogRecord) -> bool:
    # The statements themselves are logged by Django in its own debug mode alone.
    return record.name != "django.db.backends"

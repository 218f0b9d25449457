import re
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import mail
from django.core.cache import cache
from django.test import Client, override_settings
from procrastinate.contrib.django.models import ProcrastinateJob

from conftest import Api
from gongdan.accounts import commands, texts
from gongdan.accounts.demonstration import DemonstrationAccount, offered
from gongdan.accounts.tests.makers import NOON, PASSWORD, World, make_world, set_password
from gongdan.audit.models import Entry
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import InvalidInput

pytestmark = pytest.mark.django_db

AUTH = "/_allauth/browser/v1/auth"
NEW_PASSWORD = "quite-another-password"


@pytest.fixture(autouse=True)
def world() -> World:
    cache.clear()
    made = make_world()
    set_password(made.requester)
    return made


def log_in(client: Client, username: str, password: str = PASSWORD) -> int:
    body = {"username": username, "password": password}
    return client.post(f"{AUTH}/login", body, content_type="application/json").status_code


@pytest.mark.parametrize(
    "name", ["hejianjun", "HeJianjun", "hejianjun@example.com", "13800000001", "E001"]
)
def test_a_person_signs_in_by_any_of_their_names(world: World, name: str) -> None:
    client = Client()

    status = log_in(client, name)

    assert status == 200
    assert client.get("/api/v1/me").json()["person"]["name"] == "何建军"
    entry = Entry.objects.get(subject_kind="person", subject_id=world.requester.pk)
    assert entry.event == "accounts.signed_in"


def test_a_wrong_password_does_not_sign_in(world: World) -> None:
    client = Client()

    status = log_in(client, world.requester.username, "wrong-password")

    assert status == 400
    assert client.get("/api/v1/me").status_code == 401


def test_somebody_deactivated_cannot_sign_in(world: World) -> None:
    client = Client()
    commands.deactivate_person(person_id=world.requester.pk, by=SYSTEM, at=NOON)

    status = log_in(client, world.requester.username)

    assert status == 400


def test_deactivation_ends_a_running_session_for_good(world: World, api: Api) -> None:
    browser = api.as_person(world.requester)
    assert browser.get("me").status_code == 200

    commands.deactivate_person(person_id=world.requester.pk, by=SYSTEM, at=NOON)
    commands.reactivate_person(person_id=world.requester.pk, by=SYSTEM, at=NOON)

    assert browser.get("me").status_code == 401


def test_wrong_passwords_lock_the_person_under_every_name() -> None:
    client = Client()
    tried = [log_in(client, name, "wrong-password") for name in ["hejianjun", "E001"] * 3]

    status = log_in(client, "13800000001")

    assert tried[:5] == [400] * 5
    assert status == 400
    assert client.get("/api/v1/me").status_code == 401


@pytest.mark.parametrize("name", ["hejianjun", "nobody-at-all", "linxiaoyun"])
def test_an_answer_does_not_tell_who_exists_nor_does_its_time(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    encode, verify = Argon2PasswordHasher.encode, Argon2PasswordHasher.verify
    monkeypatch.setattr(
        Argon2PasswordHasher, "encode", lambda *a: (hashed.append("encode"), encode(*a))[1]
    )
    monkeypatch.setattr(
        Argon2PasswordHasher, "verify", lambda *a: (hashed.append("verify"), verify(*a))[1]
    )
    body = {"username": name, "password": "wrong-password"}

    first, *_, last = (
        Client().post(f"{AUTH}/login", body, content_type="application/json") for _ in range(6)
    )

    assert first.status_code == last.status_code == 400
    assert [each["code"] for each in first.json()["errors"]] == ["username_password_mismatch"]
    assert [each["code"] for each in last.json()["errors"]] == ["too_many_login_attempts"]
    # As much work for somebody who exists, who has no password, and who does not exist.
    assert len(hashed) == 5


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("qwertyuiop", "accounts.password_too_common"),
        ("hejianjun@e", "accounts.password_too_similar"),
        ("short", "accounts.password_too_short"),
        ("73916482059174", "accounts.password_entirely_numeric"),
    ],
)
def test_a_password_that_is_easily_guessed_is_refused(world: World, word: str, reason: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        texts.password(word, of=world.requester)

    assert reason in [each.code for each in refused.value.problems]


def test_signing_out_ends_the_session(world: World) -> None:
    client = Client()
    log_in(client, world.requester.username)

    answer = client.delete(f"{AUTH}/session")

    assert answer.status_code == 401
    assert client.get("/api/v1/me").status_code == 401


def test_nobody_signs_up() -> None:
    body = {"username": "stranger", "password": PASSWORD}

    answer = Client().post(f"{AUTH}/signup", body, content_type="application/json")

    assert answer.status_code == 403


def test_a_forgotten_password_is_replaced_by_mail(world: World) -> None:
    client = Client()
    asked = client.post(
        f"{AUTH}/password/request",
        {"email": world.requester.email},
        content_type="application/json",
    )
    job = ProcrastinateJob.objects.get(task_name="accounts.mail_password_reset")
    commands.mail_password_reset(person_id=job.args["person_id"], by=SYSTEM, at=NOON)
    letter = mail.outbox[0]
    key = re.search(r"/reset-password/(\S+)", letter.body)[1]

    reset = client.post(
        f"{AUTH}/password/reset",
        {"key": key, "password": NEW_PASSWORD},
        content_type="application/json",
    )

    again = client.post(
        f"{AUTH}/password/reset",
        {"key": key, "password": "a-third-password-by-a-thief"},
        content_type="application/json",
    )

    assert again.status_code == 400
    assert asked.status_code == 200
    assert letter.to == ["hejianjun@example.com"]
    assert letter.subject == "重新设置登录密码"
    assert reset.status_code == 401
    assert log_in(Client(), world.requester.username) == 400
    assert log_in(Client(), world.requester.username, NEW_PASSWORD) == 200


def test_the_link_for_a_new_password_ends_after_an_hour(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands.mail_password_reset(person_id=world.requester.pk, by=SYSTEM, at=NOON)
    key = re.search(r"/reset-password/(\S+)", mail.outbox[0].body)[1]
    body = {"key": key, "password": NEW_PASSWORD}
    late = datetime.now() + timedelta(hours=1, minutes=1)  # noqa: DTZ005 as the library reads it
    monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda _: late)

    answer = Client().post(f"{AUTH}/password/reset", body, content_type="application/json")

    assert answer.status_code == 400
    assert log_in(Client(), world.requester.username) == 200


def test_an_unknown_address_is_answered_alike_and_sent_nothing() -> None:
    answer = Client().post(
        f"{AUTH}/password/request", {"email": "no@example.com"}, content_type="application/json"
    )

    assert answer.status_code == 200
    assert ProcrastinateJob.objects.count() == 0
    assert mail.outbox == []


def test_a_weak_new_password_is_refused(world: World) -> None:
    client = Client()
    log_in(client, world.requester.username)

    answer = client.post(
        "/_allauth/browser/v1/account/password/change",
        {"current_password": PASSWORD, "new_password": "short"},
        content_type="application/json",
    )

    assert answer.status_code == 400


def test_demonstration_accounts_are_offered_only_in_the_demonstration(
    monkeypatch: pytest.MonkeyPatch, api: Api
) -> None:
    account = DemonstrationAccount("demo", "demo", {"en": "Demo"}, {"en": "Sees all"})
    monkeypatch.setattr("gongdan.accounts.demonstration._ACCOUNTS", [account])
    usual = api.as_nobody().get("sign-in-options").json()

    with override_settings(DEMONSTRATION=True):
        demonstration = api.as_nobody().get("sign-in-options").json()

    assert usual["demonstration_accounts"] == []
    assert [each["username"] for each in demonstration["demonstration_accounts"]] == ["demo"]
    assert offered() == []

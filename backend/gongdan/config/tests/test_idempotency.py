"""A POST repeated under one key."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from conftest import Api
from gongdan.accounts.models import IdempotencyKey, Person
from gongdan.accounts.tests.makers import World
from gongdan.audit.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.urls("gongdan.config.tests.sample")]

KEY = {"Idempotency-Key": "one"}


def poured() -> int:
    return Entry.objects.filter(event="sample.poured").count()


def test_a_repeat_is_done_once_and_answered_alike(api: Api, world: World) -> None:
    browser = api.as_person(world.handler)

    first = browser.post("/pours", {"liters": 2}, headers=KEY)
    second = browser.post("/pours", {"liters": 2}, headers=KEY)

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.content == second.content
    assert "Idempotent-Replay" not in first
    assert second["Idempotent-Replay"] == "true"
    assert poured() == 1


def test_the_same_key_with_another_request_is_refused(api: Api, world: World) -> None:
    browser = api.as_person(world.handler)
    browser.post("/pours", {"liters": 2}, headers=KEY)

    response = browser.post("/pours", {"liters": 3}, headers=KEY)

    assert response.status_code == 422
    assert response.json()["code"] == "config.idempotency_key_reused"
    assert poured() == 1


def test_two_people_may_use_the_same_key(api: Api, world: World) -> None:
    first = api.as_person(world.handler).post("/pours", {"liters": 2}, headers=KEY)
    second = api.as_person(world.lead).post("/pours", {"liters": 2}, headers=KEY)

    assert (first.json()["by"], second.json()["by"]) == ("周海生", "陈立")
    assert poured() == 2


def test_a_refusal_is_not_kept_and_leaves_nothing_behind(api: Api, world: World) -> None:
    response = api.as_person(world.handler).post("/pours", {"liters": 9}, headers=KEY)

    assert response.status_code == 409
    assert IdempotencyKey.objects.count() == 0
    assert poured() == 0


def test_a_bug_leaves_nothing_behind(world: World) -> None:
    browser = Client(raise_request_exception=False)
    browser.force_login(world.handler)

    response = browser.post("/api/v1/leaks", {}, content_type="application/json", headers=KEY)

    assert response.status_code == 500
    assert IdempotencyKey.objects.count() == 0
    assert poured() == 0


def test_an_upload_can_be_repeated_though_its_boundary_differs(world: World) -> None:
    browser = Client()
    browser.force_login(world.handler)
    bodies = {
        name: (
            f'--{name}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n'
            f"Content-Type: text/plain\r\n\r\nhello\r\n--{name}--\r\n"
        )
        for name in ("left", "right")
    }

    first, second = (
        browser.post(
            "/api/v1/labels",
            body,
            content_type=f"multipart/form-data; boundary={name}",
            headers=KEY,
        )
        for name, body in bodies.items()
    )

    assert first.json() == second.json() == 5
    assert second["Idempotent-Replay"] == "true"
    assert poured() == 1


def test_another_file_under_the_same_key_is_refused(api: Api, world: World) -> None:
    browser = api.as_person(world.handler)
    browser.client.post(
        "/api/v1/labels", {"file": SimpleUploadedFile("a.txt", b"hello")}, headers=KEY
    )

    response = browser.client.post(
        "/api/v1/labels", {"file": SimpleUploadedFile("a.txt", b"other")}, headers=KEY
    )

    assert response.json()["code"] == "config.idempotency_key_reused"


def test_a_key_that_is_too_long_is_refused(api: Api, world: World) -> None:
    response = api.as_person(world.handler).post(
        "/pours", {"liters": 1}, headers={"Idempotency-Key": "x" * 201}
    )

    assert response.status_code == 422
    assert response.json()["code"] == "config.bad_idempotency_key"


def test_nobody_is_refused_before_the_key_counts(api: Api) -> None:
    response = api.as_nobody().post("/pours", {"liters": 1}, headers=KEY)

    assert response.status_code == 401
    assert IdempotencyKey.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_concurrent_repeats_are_done_once() -> None:
    person = Person.objects.create(username="p", name="何建军", created_at="2026-11-23T04:00Z")

    def post(_number: int) -> bytes:
        browser = Client()
        browser.force_login(person)
        try:
            return browser.post(
                "/api/v1/pours", {"liters": 1}, content_type="application/json", headers=KEY
            ).content
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        answers = set(pool.map(post, range(12)))

    assert len(answers) == 1
    assert poured() == 1

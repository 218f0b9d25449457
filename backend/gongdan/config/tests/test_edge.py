"""What every operation has in common: who may enter, how refusals look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client, override_settings

from conftest import NOON, Api
from gongdan.accounts.commands import KeyDetails, create_api_key
from gongdan.accounts.models import Person
from gongdan.accounts.tests.makers import World
from gongdan.audit.models import Entry
from gongdan.config.api import api as whole
from gongdan.config.headers import everywhere, policy
from gongdan.config.pace import Pace
from gongdan.config.tests.sample import api as sample
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.times import now

pytestmark = [pytest.mark.django_db, pytest.mark.urls("gongdan.config.tests.sample")]


def test_nobody_is_asked_to_sign_in(api: Api) -> None:
    response = api.as_nobody().get("/jugs")

    assert response.status_code == 401
    assert response.json() == {"code": "kernel.sign_in", "message": "Sign in first.", "facts": {}}


def test_a_signed_in_person_is_the_actor(api: Api, world: World) -> None:
    response = api.as_person(world.handler).get("/jugs", color="青", size=2)

    assert response.json() == ["青", "2", "壶", "周海生"]
    assert "壶".encode() in response.content


def test_a_session_that_changes_something_needs_the_token(world: World) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(world.handler)

    response = browser.post("/api/v1/pours", {"liters": 1}, content_type="application/json")

    assert response.status_code == 403
    assert response.json()["code"] == "config.cross_site"
    assert Entry.objects.filter(event="sample.poured").count() == 0


def test_a_wrong_key_never_falls_back_to_the_session(world: World) -> None:
    browser = Client(headers={"Authorization": "Bearer gd_wrong_key"})
    browser.force_login(world.handler)

    response = browser.get("/api/v1/jugs")

    assert response.status_code == 401


def test_a_header_that_is_no_key_is_refused(world: World) -> None:
    browser = Client(headers={"Authorization": "Basic abc"})
    browser.force_login(world.handler)

    response = browser.get("/api/v1/jugs")

    assert response.json()["code"] == "config.bad_api_key"


def key_of(person: Person, *scopes: str) -> str:
    details = KeyDetails(
        name="ERP", owner_id=person.pk, scopes=list(scopes), expires_at=now() + timedelta(days=1)
    )
    return create_api_key(details=details, by=SYSTEM, at=now())[1]


def test_a_key_acts_as_its_owner_and_needs_no_token(world: World) -> None:
    program = Client(
        enforce_csrf_checks=True,
        headers={"Authorization": f"Bearer {key_of(world.handler, 'read', 'write')}"},
    )

    response = program.post("/api/v1/pours", {"liters": 1}, content_type="application/json")

    assert response.status_code == 201
    assert response.json()["by"] == "周海生"


def test_a_key_that_may_only_read_changes_nothing(api: Api, world: World) -> None:
    program = api.with_key(key_of(world.handler, "read"))

    assert program.get("/jugs").status_code == 200
    assert program.post("/pours", {"liters": 1}).status_code == 403
    assert Entry.objects.filter(event="sample.poured").count() == 0


def test_a_public_operation_has_nobody_as_its_actor(api: Api, world: World) -> None:
    response = api.as_person(world.handler).get("/open")

    assert response.json() == "nobody"


def test_unknown_parameters_are_refused_and_never_ignored(api: Api, world: World) -> None:
    response = api.as_person(world.handler).get("/jugs", colour="青")

    assert response.status_code == 422
    assert response.json()["code"] == "kernel.unknown_parameter"
    assert response.json()["facts"] == {"parameter": "colour"}


def test_wrong_input_names_every_place(api: Api, world: World) -> None:
    body = {"liters": 0, "extra": 1}

    response = api.as_person(world.handler).post("/pours", body)

    assert response.status_code == 422
    assert response.json() == {
        "code": "kernel.invalid",
        "message": "Some of what was sent is not right.",
        "facts": {
            "problems": [
                {"path": "liters", "code": "kernel.too_small", "facts": {"limit": 1}},
                {"path": "extra", "code": "kernel.unknown_field", "facts": {}},
            ]
        },
    }


def test_wrong_parameters_name_the_parameter(api: Api, world: World) -> None:
    response = api.as_person(world.handler).get("/jugs", size="many")

    problem = response.json()["facts"]["problems"][0]
    assert problem["path"] == "size"
    assert problem["code"] == "kernel.not_accepted"


def test_a_refusal_has_its_code_sentence_and_facts(api: Api, world: World) -> None:
    response = api.as_person(world.handler).post("/pours", {"liters": 6})

    assert response.status_code == 409
    assert response.json() == {
        "code": "sample.jug_full",
        "message": "The jug holds 5 liters.",
        "facts": {"most": 5},
    }
    assert Entry.objects.filter(event="sample.poured").count() == 0


def test_broken_json_is_malformed(world: World) -> None:
    browser = Client()
    browser.force_login(world.handler)

    response = browser.post("/api/v1/pours", "{", content_type="application/json")

    assert response.status_code == 400
    assert response.json()["code"] == "kernel.malformed"


def test_an_unknown_address_is_a_problem_too(api: Api) -> None:
    response = api.as_nobody().get("/nothing-here")

    assert response.status_code == 404
    assert response.json()["code"] == "kernel.no_such_address"


def test_an_unknown_method_is_a_problem_too(api: Api, world: World) -> None:
    response = api.as_person(world.handler).delete("/pours")

    assert response.status_code == 405
    assert response.json()["facts"] == {"method": "DELETE"}


def test_a_bug_is_a_problem_without_details(world: World) -> None:
    browser = Client(raise_request_exception=False)
    browser.force_login(world.handler)

    response = browser.post("/api/v1/leaks", {}, content_type="application/json")

    assert response.status_code == 500
    assert response.json()["code"] == "kernel.broken"
    assert b"RuntimeError" not in response.content


def test_every_operation_declares_the_one_problem() -> None:
    document = sample.get_openapi_schema(path_prefix="/api/v1/")

    operations = [each for methods in document["paths"].values() for each in methods.values()]
    problems = [each["responses"]["default"]["content"] for each in operations]
    reference = {"$ref": "#/components/schemas/ProblemOut"}
    assert len(operations) == 5
    assert problems == [{"application/json": {"schema": reference}}] * 5
    assert not [each for each in operations if "422" in map(str, each["responses"])]
    assert document["paths"]["/api/v1/open"]["get"].get("security") is None
    assert document["paths"]["/api/v1/jugs"]["get"]["security"] == [{"ApiKey": []}, {"Session": []}]


@pytest.mark.urls("gongdan.config.urls")
def test_the_document_of_the_whole_api_is_served(api: Api) -> None:
    response = api.as_nobody().get("/openapi.json")

    assert response.status_code == 200
    assert response.json()["paths"].keys() == whole.get_openapi_schema()["paths"].keys()


def test_answers_carry_security_headers_and_are_not_cached(api: Api) -> None:
    response = api.as_nobody().get("/open")

    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Security-Policy"].startswith("default-src 'none'")
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Referrer-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in response


@override_settings(SECURE=True, SECURE_HSTS_SECONDS=600)
def test_behind_tls_browsers_are_told_to_stay_with_it() -> None:
    assert everywhere()["Strict-Transport-Security"] == "max-age=600"


@override_settings(REQUESTS_PER_MINUTE=2)
def test_a_person_and_a_key_ask_only_so_often(
    api: Api, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongdan.config.authentication.PACE", Pace(clock=lambda: 0.0))
    person, program = (
        api.as_person(world.handler),
        api.with_key(key_of(world.handler, "read", "write")),
    )

    asked = [person.get("/jugs") for _ in range(3)]
    by_program = [program.get("/jugs").status_code for _ in range(3)]
    other = api.as_person(world.lead).get("/jugs")

    assert [each.status_code for each in asked] == [200, 200, 429]
    assert asked[2].json()["code"] == "kernel.too_many_requests"
    assert asked[2]["Retry-After"] == "10"
    assert by_program == [200, 200, 429]
    assert other.status_code == 200


def test_the_clock_of_the_tests_can_be_moved(
    api: Api, world: World, clock: Callable[[datetime], None]
) -> None:
    clock(NOON + timedelta(hours=1))

    response = api.as_person(world.handler).post("/pours", {"liters": 1})

    assert response.json()["at"] == "2026-11-23T05:00:00Z"


def test_pages_inside_forms_come_from_named_hosts_only() -> None:
    assert policy().endswith("frame-src 'self'")
    assert policy(["maps.example.com"]).endswith("frame-src 'self' https://maps.example.com")

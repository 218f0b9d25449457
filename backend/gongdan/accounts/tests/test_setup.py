import pytest
from django.test import Client

from conftest import Api
from gongdan.accounts.tests.makers import PASSWORD

pytestmark = pytest.mark.django_db


def test_the_first_person_becomes_administrator_and_nobody_after(api: Api) -> None:
    first = {"username": "admin", "name": "管理员", "password": PASSWORD}

    made = api.as_nobody().post("setup", first)
    again = api.as_nobody().post("setup", {**first, "username": "second"})

    assert (made.status_code, made.json()) == (201, {"is_needed": False})
    assert (again.status_code, again.json()["code"]) == (409, "accounts.already_set_up")
    assert api.as_nobody().get("setup").json() == {"is_needed": False}


def test_another_site_cannot_set_up() -> None:
    body = {"username": "admin", "name": "x", "password": PASSWORD}

    answer = Client(enforce_csrf_checks=True).post(
        "/api/v1/setup", body, content_type="application/json"
    )

    assert answer.status_code == 403

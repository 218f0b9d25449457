"""Processes over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongdan.accounts.tests.makers import make_world
from gongdan.flows.tests.makers import end, handling, process, start, text

if TYPE_CHECKING:
    from conftest import Api

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

NEW = {"code": "repair", "name": text("设备报修"), "application": "facility"}
WRONG = process(start(), handling("repair", limit_minutes=0), end())
RIGHT = process(start(), handling("repair", limit_minutes=None), end())


def test_a_builder_draws_and_publishes(api: Api) -> None:
    browser = api.as_person(make_world().administrator)

    made = browser.post("processes", NEW)
    drawn = browser.put("processes/repair/draft", {"content": WRONG})
    refused = browser.post("processes/repair/versions")
    mended = browser.put(
        "processes/repair/draft", {"content": RIGHT, "seen": drawn.json()["draft"]["checksum"]}
    )
    published = browser.post("processes/repair/versions")

    assert (made.status_code, made.json()["draft"]) == (201, None)
    assert drawn.json()["draft"]["problems"] == [
        {
            "path": "repair.limit_minutes",
            "code": "flows.deadline_not_positive",
            "facts": {"step": "repair"},
        }
    ]
    assert (refused.status_code, refused.json()["code"]) == (422, "kernel.invalid")
    assert [one["code"] for one in mended.json()["draft"]["warnings"]] == ["flows.no_deadline"]
    assert (published.status_code, published.json()) == (201, {"no": 1})
    assert browser.get("processes").json()["items"][0]["no"] == 1
    assert browser.get("processes/repair/versions/1").json() == {"content": RIGHT}
    assert browser.get("processes/repair/versions").json()["items"][0]["state"] == "published"
    assert browser.put("processes/repair/name", {"name": text("报修")}).status_code == 200


def test_others_see_and_change_nothing(api: Api) -> None:
    world = make_world()
    api.as_person(world.administrator).post("processes", NEW)

    requester = api.as_person(world.requester)
    nobody = api.as_nobody()

    assert requester.get("processes").json() == {"items": []}
    assert requester.get("processes/repair").status_code == 403
    assert requester.put("processes/repair/draft", {"content": RIGHT}).status_code == 403
    assert requester.post("processes/repair/versions").status_code == 403
    assert nobody.get("processes").status_code == 401


def test_extra_settings_in_a_body_are_refused(api: Api) -> None:
    browser = api.as_person(make_world().administrator)

    assert browser.post("processes", {**NEW, "colour": "red"}).status_code == 422
    assert browser.get("processes").json() == {"items": []}

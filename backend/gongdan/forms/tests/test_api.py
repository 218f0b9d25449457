"""Forms over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongdan.accounts.tests.makers import make_world
from gongdan.forms.tests.makers import NAME, make_content, make_item

if TYPE_CHECKING:
    from conftest import Api

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

NEW = {"code": "repair", "name": NAME, "application": "facilities"}
RIGHT = make_content(make_item("text", "detail", required=True))
WRONG = make_content(make_item("text", "detail", max_length=0))


def test_a_builder_designs_and_publishes(api: Api) -> None:
    browser = api.as_person(make_world().builder)

    made = browser.post("forms", NEW)
    drawn = browser.put("forms/repair/draft", {"content": WRONG})
    refused = browser.post("forms/repair/versions")
    seen = drawn.json()["draft"]["checksum"]
    mended = browser.put("forms/repair/draft", {"content": RIGHT, "seen": seen})
    stale = browser.put("forms/repair/draft", {"content": RIGHT, "seen": seen})
    published = browser.post("forms/repair/versions")

    assert (made.status_code, made.json()["draft"]) == (201, None)
    assert drawn.json()["draft"]["problems"] == [
        {
            "path": "fields.0.max_length",
            "code": "forms.setting_malformed",
            "facts": {"setting": "max_length"},
        }
    ]
    assert (refused.status_code, refused.json()["code"]) == (422, "kernel.invalid")
    assert mended.json()["draft"]["problems"] == []
    assert (stale.status_code, stale.json()["code"]) == (409, "kernel.stale")
    assert (published.status_code, published.json()) == (201, {"no": 1})
    assert browser.get("forms").json()["items"][0]["no"] == 1
    assert browser.get("forms/repair/versions").json()["items"][0]["state"] == "published"
    assert browser.put("forms/repair/name", {"name": {"en": "Fix"}}).json()["name"] == {"en": "Fix"}
    assert browser.put("forms/repair/retirement").json()["is_active"] is False


def test_whoever_is_signed_in_reads_what_a_published_form_asks(api: Api) -> None:
    world = make_world()
    builder = api.as_person(world.builder)
    builder.post("forms", NEW)
    builder.put("forms/repair/draft", {"content": RIGHT})
    builder.post("forms/repair/versions")

    asked = api.as_person(world.customer).get("forms/repair/versions/1")

    assert asked.json() == {"content": {**RIGHT, "checks": []}}
    assert api.as_nobody().get("forms/repair/versions/1").status_code == 401


def test_others_change_nothing(api: Api) -> None:
    world = make_world()
    api.as_person(world.builder).post("forms", NEW)

    requester = api.as_person(world.requester)

    assert requester.get("forms").json() == {"items": []}
    assert requester.get("forms/repair").status_code == 403
    assert requester.get("forms/repair/versions").status_code == 403
    assert requester.post("forms", {**NEW, "code": "other"}).status_code == 403
    assert requester.put("forms/repair/name", {"name": NAME}).status_code == 403
    assert requester.put("forms/repair/draft", {"content": RIGHT}).status_code == 403
    assert requester.post("forms/repair/versions").status_code == 403
    assert requester.put("forms/repair/retirement").status_code == 403


def test_ten_megabytes_and_bottomless_nesting_are_refused(api: Api) -> None:
    browser = api.as_person(make_world().builder)
    browser.post("forms", NEW)
    deep: object = {"field": "x"}
    for _ in range(300):
        deep = {"op": "not", "args": [deep]}
    large = make_content(make_item("text", "detail", hint={"en": "x" * 10_000_000}))

    too_large = browser.put("forms/repair/draft", {"content": large})
    too_deep = browser.put(
        "forms/repair/draft", {"content": make_content(make_item("text", "one", visible=deep))}
    )

    assert (too_large.status_code, too_large.json()["code"]) == (413, "kernel.too_large")
    assert [p["code"] for p in too_deep.json()["draft"]["problems"]] == ["expressions.too_deep"]


def test_a_builder_reads_why_somebody_does_not_see_a_field(api: Api) -> None:
    world = make_world()
    browser = api.as_person(world.builder)
    held_back = {"requester": "hidden", "handler": "masked"}
    content = make_content(
        make_item("text", "detail", access=held_back), make_item("text", "other")
    )
    browser.post("forms", NEW)
    browser.put("forms/repair/draft", {"content": content})
    browser.post("forms/repair/versions")

    told = browser.get("forms/repair/access", person=world.handler.pk).json()
    refused = api.as_person(world.lead).get("forms/repair/access", person=world.handler.pk)

    assert told["is_administrator"] is False
    assert [(one["code"], one["level"]) for one in told["fields"]] == [
        ("detail", "masked"),
        ("other", "edit"),
    ]
    assert {one["role"]: one["of_form"] for one in told["fields"][0]["reasons"]} == held_back
    assert refused.status_code == 403

"""What builders write to each other beside the steps, and whom a step may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongdan.accounts.tests.makers import make_world
from gongdan.flows.tests.test_api import NEW

if TYPE_CHECKING:
    from conftest import Api

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_a_note_stands_beside_its_step_until_it_is_settled(api: Api) -> None:
    browser = api.as_person(make_world().administrator)
    browser.post("processes", NEW)

    written = browser.post("processes/repair/notes", {"step": "heads", "text": " 该几位？ "})
    (note,) = written.json()["items"]
    settled = browser.put(f"processes/repair/notes/{note['id']}/settlement")
    again = browser.put(f"processes/repair/notes/{note['id']}/settlement")

    assert (written.status_code, note["step"], note["text"]) == (201, "heads", "该几位？")
    assert settled.json() == {"items": []}
    assert (again.status_code, again.json()["code"]) == (404, "flows.note_not_found")


def test_a_note_says_something(api: Api) -> None:
    browser = api.as_person(make_world().administrator)
    browser.post("processes", NEW)

    refused = browser.post("processes/repair/notes", {"step": "heads", "text": " "})

    assert refused.status_code == 422
    assert browser.get("processes/repair/notes").json() == {"items": []}


def test_people_are_found_by_a_word_and_by_their_user_names(api: Api) -> None:
    world = make_world()
    browser = api.as_person(world.administrator)
    browser.post("processes", NEW)
    name, username = world.requester.name, world.requester.username

    by_word = browser.get(f"processes/repair/people?q={name}").json()["items"]
    by_username = browser.get(f"processes/repair/people?usernames={username}").json()["items"]

    assert [one["username"] for one in by_word] == [username]
    assert by_username == by_word
    assert browser.get("processes/repair/people?usernames=nobody-at-all").json()["items"] == []


def test_only_builders_read_and_write_them(api: Api) -> None:
    world = make_world()
    api.as_person(world.administrator).post("processes", NEW)
    requester = api.as_person(world.requester)

    assert requester.get("processes/repair/notes").status_code == 403
    assert requester.post("processes/repair/notes", {"step": "a", "text": "b"}).status_code == 403
    assert requester.get("processes/repair/people").status_code == 403

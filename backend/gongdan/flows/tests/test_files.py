"""Files of other tools become drafts, and every process can be taken out as one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongdan.accounts.tests.makers import make_world
from gongdan.flows.tests.test_api import NEW

if TYPE_CHECKING:
    from conftest import Api

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
FILES = Path(__file__).parent / "bpmn"
LEAVE = (FILES / "leave.bpmn20.xml").read_bytes()


def file(data: bytes, name: str = "leave.bpmn") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "application/xml")


def test_a_file_becomes_the_draft_is_kept_and_told_of(api: Api) -> None:
    browser = api.as_person(make_world().administrator)
    browser.post("processes", NEW)

    taken = browser.upload("processes/repair/bpmn", file=file(LEAVE))

    (told,) = taken.json()["items"]
    draft = browser.get("processes/repair").json()["draft"]
    kept = browser.get(f"processes/repair/bpmn-files/{told['id']}")
    assert (taken.status_code, told["name"]) == (201, "leave.bpmn")
    assert {one["code"] for one in told["findings"]} == {
        "flows.bpmn_handler_missing",
        "flows.bpmn_boundary_dropped",
        "flows.bpmn_not_reached",
    }
    kinds = [step["kind"] for step in draft["content"]["steps"]]
    assert kinds == ["start", "approval", "exclusive", "parallel", "end"]
    assert [one["code"] for one in draft["problems"]].count("flows.review_open") == 2
    assert kept.content == LEAVE
    assert kept["Content-Disposition"].startswith("attachment")


def test_what_was_looked_at_is_struck_off(api: Api) -> None:
    browser = api.as_person(make_world().administrator)
    browser.post("processes", NEW)
    browser.upload("processes/repair/bpmn", file=file(LEAVE))
    content = browser.get("processes/repair").json()["draft"]["content"]

    kept = browser.put("processes/repair/draft", {"content": {**content, "review": []}})

    assert "flows.review_open" not in [one["code"] for one in kept.json()["draft"]["problems"]]


def test_lanes_find_the_teams_of_their_name(api: Api) -> None:
    world = make_world()
    browser = api.as_person(world.administrator)
    browser.post("processes", NEW)
    paying = (FILES / "review_and_pay.bpmn").read_text("utf-8")
    named = paying.replace('name="Clerks"', f'name="{world.network.name["zh-CN"]}"').encode()

    browser.upload("processes/repair/bpmn", file=file(named))

    steps = browser.get("processes/repair").json()["draft"]["content"]["steps"]
    assert steps[1]["handlers"] == [{"kind": "team", "team": world.network.code}]


def test_a_process_taken_out_and_brought_back_is_the_same(api: Api) -> None:
    browser = api.as_person(make_world().administrator)
    browser.post("processes", NEW)
    browser.upload("processes/repair/bpmn", file=file(LEAVE))
    before = browser.get("processes/repair").json()["draft"]

    drawn = browser.get("processes/repair/bpmn", language="en")
    browser.upload("processes/repair/bpmn", file=file(drawn.content))

    after = browser.get("processes/repair").json()["draft"]
    assert after["content"] == before["content"]
    assert after["checksum"] == before["checksum"]


def test_a_file_that_is_none_changes_nothing(api: Api) -> None:
    browser = api.as_person(make_world().administrator)
    browser.post("processes", NEW)
    before = browser.get("processes/repair").json()

    refused = browser.upload("processes/repair/bpmn", file=file(b"<html/>"))

    problems = refused.json()["facts"]["problems"]
    assert (refused.status_code, problems[0]["code"]) == (422, "flows.bpmn_unreadable")
    assert browser.get("processes/repair").json() == before
    assert browser.get("processes/repair/bpmn-files").json() == {"items": []}


def test_only_builders_take_files_in_and_out(api: Api) -> None:
    world = make_world()
    api.as_person(world.administrator).post("processes", NEW)
    requester = api.as_person(world.requester)

    refused = [
        requester.get("processes/repair/bpmn"),
        requester.get("processes/repair/bpmn-files"),
        requester.get("processes/repair/bpmn-files/1"),
        requester.upload("processes/repair/bpmn", file=file(LEAVE)),
    ]

    assert [one.status_code for one in refused] == [403] * 4

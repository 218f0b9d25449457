"""Imports over HTTP: who may, what is answered, what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from gongdan.accounts.tests.makers import NOON, World
from gongdan.channels import jobs
from gongdan.channels.tests.makers import (
    MAPPING,
    TICKETS,
    make_importing_world,
    remapped,
    upload,
)
from gongdan.workorders.models import WorkOrder

if TYPE_CHECKING:
    from conftest import Api, ApiClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    """The world of the tests, with an application."""
    return make_importing_world()


@pytest.fixture
def browser(world: World, api: Api) -> ApiClient:
    """The administrator's browser."""
    return api.as_person(world.administrator)


def begun(world: World, browser: ApiClient, content: bytes = TICKETS.encode("gbk")) -> dict:
    """A begun import, as answered."""
    answer = browser.post("imports", {"file_id": upload(world, content), "application": "it"})
    return answer.json()


def test_a_file_is_looked_into_and_a_mapping_is_suggested(world: World, browser: ApiClient) -> None:
    answer = begun(world, browser)

    assert (answer["state"], answer["encoding"], answer["delimiter"]) == ("draft", "gbk", ",")
    assert [column["name"] for column in answer["columns"]][:3] == ["编号", "标题", "描述"]
    assert answer["columns"][5]["kind"] == "moment"
    assert answer["sample"][0][1] == "发票抬头写错"
    assert {"column": "编号", "target": "source_id"} in answer["mapping"]["columns"]


def test_the_whole_way_over_http(world: World, browser: ApiClient) -> None:
    key = begun(world, browser)["id"]

    mapped = browser.put(f"imports/{key}/mapping", {"content": MAPPING})
    tried = browser.post(f"imports/{key}/trial")
    jobs.check_import(key, world.administrator.pk)
    started = browser.post(f"imports/{key}/run")
    jobs.run_import(key, world.administrator.pk)
    ended = browser.get(f"imports/{key}").json()

    assert (mapped.status_code, mapped.json()["state"]) == (200, "draft")
    assert (tried.status_code, tried.json()["state"]) == (202, "checking")
    assert (started.status_code, started.json()["state"]) == (202, "running")
    assert (ended["state"], ended["created"], ended["refused"]) == ("done", 3, 0)
    assert WorkOrder.objects.filter(is_imported=True).count() == 3
    ours = ProcrastinateJob.objects.filter(task_name__startswith="channels.").order_by("id")
    assert list(ours.values_list("task_name", flat=True))[-2:] == [
        "channels.check_import",
        "channels.run_import",
    ]
    assert [one["id"] for one in browser.get("imports").json()] == [key]


def test_refused_rows_are_a_file(world: World, browser: ApiClient) -> None:
    key = begun(world, browser, (TICKETS + "T-4,坏,,奇怪,2,昨天,\n").encode())["id"]
    browser.put(f"imports/{key}/mapping", {"content": MAPPING})
    browser.post(f"imports/{key}/trial")
    jobs.check_import(key, world.administrator.pk)
    browser.post(f"imports/{key}/run")
    jobs.run_import(key, world.administrator.pk)

    answer = browser.get(f"imports/{key}/rejected")

    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert len(text.splitlines()) == 2
    assert browser.get(f"imports/{key}").json()["problems"][0]["column"] == "状态"


def test_a_mapping_that_is_wrong_says_what(world: World, browser: ApiClient) -> None:
    key = begun(world, browser)["id"]

    answer = browser.put(f"imports/{key}/mapping", {"content": remapped({"mode": "dream"})})

    assert answer.status_code == 422
    [problem] = answer.json()["facts"]["problems"]
    assert (problem["path"], problem["code"]) == ("mode", "channels.not_a_choice")


def test_what_is_no_table_is_refused_and_leaves_nothing(world: World, browser: ApiClient) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
    file_id = upload(world, picture, name="a.csv")

    answer = browser.post("imports", {"file_id": file_id, "application": "it"})

    assert (answer.status_code, answer.json()["code"]) == (422, "records.sheet_unreadable")
    assert browser.get("imports").json() == []


def test_a_dry_run_may_be_cancelled(world: World, browser: ApiClient) -> None:
    key = begun(world, browser)["id"]
    browser.put(f"imports/{key}/mapping", {"content": MAPPING})
    browser.post(f"imports/{key}/trial")

    answer = browser.put(f"imports/{key}/cancellation")
    jobs.check_import(key, world.administrator.pk)

    assert answer.json()["state"] == "draft"
    assert browser.get(f"imports/{key}").json()["state"] == "draft"


def test_profiles_are_kept_and_listed(browser: ApiClient) -> None:
    name = {"zh-CN": "旧系统", "en": "Old desk"}

    kept = browser.put("import-profiles/old-desk", {"name": name, "content": MAPPING})

    listed = {one["key"]: one["is_shipped"] for one in browser.get("import-profiles").json()}
    assert kept.status_code == 200
    assert listed == {
        "hotline_12345": True,
        "mayor_mailbox": True,
        "servicenow_incident_log": True,
        "old-desk": False,
    }


@pytest.mark.parametrize("who", ["requester", "handler", "lead"])
def test_who_builds_nothing_imports_nothing(
    world: World, browser: ApiClient, api: Api, who: str
) -> None:
    key = begun(world, browser)["id"]
    other = api.as_person(getattr(world, who))

    answers = [
        other.get("imports"),
        other.get(f"imports/{key}"),
        other.get(f"imports/{key}/rejected"),
        other.get("import-profiles"),
        other.post("imports", {"file_id": upload(world, b"a\n1\n"), "application": "it"}),
        other.put(f"imports/{key}/mapping", {"content": MAPPING}),
        other.post(f"imports/{key}/trial"),
        other.post(f"imports/{key}/run"),
        other.put(f"imports/{key}/cancellation"),
        other.put("import-profiles/x", {"name": {"en": "x"}, "content": MAPPING}),
    ]

    assert [answer.status_code for answer in answers] == [403] * 10
    assert WorkOrder.objects.filter(created_at__lt=NOON, is_imported=True).count() == 0

"""What would happen by a draft: samples, real orders and test cases, with nothing written."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from gongdan.accounts.tests.makers import make_world
from gongdan.audit.models import Entry
from gongdan.flows.tests.makers import approval, branch, end, exclusive, handling, process, start
from gongdan.workorders.models import FlowTask
from gongdan.workorders.tests.makers import make_work_order
from gongdan.workorders.tests.package import text

if TYPE_CHECKING:
    from conftest import Api, ApiClient
    from gongdan.accounts.tests.makers import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

Json = dict[str, object]
MANY = {"op": "=", "args": [{"field": "title"}, {"value": "仓库"}]}
HEADS: Json = approval(
    "heads",
    handlers=[{"kind": "person", "person": "chenli"}, {"kind": "person", "person": "gaomin"}],
)
DRAWN: Json = process(
    start("filed"),
    exclusive("size", branch("many", HEADS, when=MANY), branch("few")),
    handling("handle", requires=["solution"]),
    end("closed"),
)
CASE: Json = {
    "key": "many",
    "name": text("仓库的由两人批", "The store goes to two"),
    "requester": "hejianjun",
    "facts": {"title": "仓库"},
    "expect": {"path": ["heads", "handle"], "asked": {"heads": 2}},
}


def drawn(api: Api, content: Json) -> tuple[World, ApiClient, str]:
    world = make_world()
    make_work_order(world, title="仓库")
    make_work_order(world, title="三楼")
    browser = api.as_person(world.builder)
    types = browser.get("work-order-types").json()
    code = next(one["process"] for one in types if one["code"] == "incident")
    kept = browser.put(f"processes/{code}/draft", {"content": content})
    assert kept.json()["draft"]["problems"] == []
    return world, browser, f"processes/{code}"


def test_a_sample_tells_way_people_and_deadlines_and_writes_nothing(api: Api) -> None:
    _, browser, at = drawn(api, DRAWN)
    entries, tasks = Entry.objects.count(), FlowTask.objects.count()

    told = browser.post(
        f"{at}/trials", {"requester": "hejianjun", "facts": {"title": "仓库"}}
    ).json()

    heads = told["steps"][2]
    assert [one["step"] for one in told["steps"]] == ["filed", "size", "heads", "handle", "closed"]
    assert told["branches"] == {"size": ["many"]}
    assert [one["person"]["name"] for one in heads["people"]] == ["陈立", "高敏"]
    assert heads["people"][0]["because"]["zh-CN"] == "指定 陈立"
    assert heads["due_at"] == "2026-11-23T05:00:00Z"
    assert told["steps"][3]["starts_at"] == heads["due_at"]
    assert (told["outcome"], told["incident"]) == ("completed", None)
    assert (Entry.objects.count(), FlowTask.objects.count()) == (entries, tasks)


def test_pauses_take_their_time_and_ladders_say_when(api: Api) -> None:
    ladder: Json = [
        {"key": "tell", "do": "notify", "whom": ["owner"], "minutes": 15, "before": True},
        {"key": "urge", "do": "urge", "whom": ["lead"], "minutes": 30},
    ]  # type: ignore[assignment]
    rest: Json = {"key": "rest", "kind": "delay", "minutes": 120, "time": "clock"}
    steps = handling("work", limit_minutes=60, ladder=ladder), rest
    finish = handling("handle", requires=["solution"])
    _, browser, at = drawn(api, process(start("filed"), *steps, finish, end("closed")))

    told = browser.post(f"{at}/trials", {"requester": "hejianjun"}).json()

    _, work, paused, after, _ = told["steps"]
    assert [(one["do"], one["at"]) for one in work["ladder"]] == [
        ("notify", "2026-11-23T04:45:00Z"),
        ("urge", "2026-11-23T05:30:00Z"),
    ]
    assert (paused["starts_at"], paused["due_at"]) == (work["due_at"], "2026-11-23T07:00:00Z")
    assert after["starts_at"] == paused["due_at"]


def test_a_sample_can_be_refused_on_the_way(api: Api) -> None:
    _, browser, at = drawn(api, DRAWN)

    told = browser.post(
        f"{at}/trials",
        {"facts": {"title": "仓库"}, "decisions": {"heads": "rejected"}},
    ).json()

    assert (told["path"], told["outcome"]) == (["heads"], "rejected")


def test_a_wrong_sample_says_what_is_wrong(api: Api) -> None:
    _, browser, at = drawn(api, DRAWN)

    nobody = browser.post(f"{at}/trials", {"requester": "nobody"})
    no_number = browser.post(f"{at}/trials", {"facts": {"priority": "many"}})

    assert (nobody.status_code, nobody.json()["code"]) == (422, "workorders.unknown_choice")
    assert no_number.json()["facts"]["problems"][0]["path"] == "facts.priority"


def test_real_orders_are_walked_again_and_what_differs_is_listed(api: Api) -> None:
    world, builder, at = drawn(api, DRAWN)

    told = api.as_person(world.administrator).post(f"{at}/replays", {"last": 10}).json()
    unseen = builder.post(f"{at}/replays", {"last": 10}).json()

    (other, same) = told["otherwise"]
    assert told["looked_at"] == 2
    assert told["taken"] == {"size/many": 1, "size/few": 1}
    assert same["parts"][0]["what"] == "path"
    assert "heads" in [step for one in (other, same) for step in one["parts"][0]["after"]]
    assert {one["number"] for one in unseen["otherwise"]} == {""}


def test_publishing_is_refused_until_the_cases_are_green(api: Api) -> None:
    _, browser, at = drawn(api, {**DRAWN, "cases": [CASE]})
    others = {**CASE, "expect": {"path": ["handle"], "asked": {"heads": 3}}}

    green = browser.get(f"{at}/case-results").json()["items"]
    browser.put(f"{at}/draft", {"content": {**DRAWN, "cases": [others]}})
    red = browser.get(f"{at}/case-results").json()["items"]
    refused = browser.post(f"{at}/versions")
    browser.put(f"{at}/draft", {"content": {**DRAWN, "cases": [CASE]}})
    published = browser.post(f"{at}/versions")

    assert [(one["key"], one["is_green"], one["missed"]) for one in green] == [("many", True, [])]
    assert [one["what"] for one in red[0]["missed"]] == ["path", "asked"]
    assert (refused.status_code, refused.json()["facts"]["problems"][0]["code"]) == (
        422,
        "flows.case_red",
    )
    assert published.status_code == 201


def test_a_case_that_cannot_be_walked_is_red_and_says_why(api: Api) -> None:
    gone = {**CASE, "requester": "long-gone"}
    _, browser, at = drawn(api, {**DRAWN, "cases": [gone]})

    (result,) = browser.get(f"{at}/case-results").json()["items"]

    assert result["is_green"] is False
    assert cast("Json", result["problem"])["code"] == "workorders.unknown_choice"


def test_publishing_tells_first_whom_it_touches(api: Api) -> None:
    _, browser, at = drawn(api, DRAWN)

    told = browser.get(f"{at}/reach").json()

    assert [one["code"] for one in told["types"]] == ["incident"]
    assert told["running"] == {"1": 2}


def test_only_builders_may_try(api: Api) -> None:
    world, _, at = drawn(api, DRAWN)
    requester = api.as_person(world.requester)

    assert requester.post(f"{at}/trials", {}).status_code == 403
    assert requester.post(f"{at}/replays", {"last": 5}).status_code == 403
    assert requester.get(f"{at}/case-results").status_code == 403
    assert requester.get(f"{at}/reach").status_code == 403

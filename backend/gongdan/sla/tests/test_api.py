"""Calendars and SLA policies over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongdan.accounts.tests.makers import World, make_world
from gongdan.sla.tests.makers import make_policy, policy_content, week_content

if TYPE_CHECKING:
    from conftest import Api, ApiClient

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
NAME = {"zh-CN": "办公时间", "en": "Office hours"}
DRAFT = {"name": NAME, "content": week_content()}
CLOSED = {"kind": "holiday", "name": {"zh-CN": "停电"}}


def publish_office(browser: ApiClient) -> None:
    assert browser.put("calendars/office/draft", DRAFT).status_code == 204
    assert browser.post("calendars/office/versions").json() == {"no": 1}


def test_an_administrator_makes_a_calendar_and_its_holidays(api: Api) -> None:
    browser = api.as_person(make_world().administrator)
    publish_office(browser)

    shipped = browser.get("shipped-holidays/2026").json()["items"]
    imported = browser.post("calendars/office/holidays", {"rows": shipped})
    closed = browser.put("calendars/office/days/2026-12-24", CLOSED)
    year = browser.get("calendars/office/years/2026").json()

    assert len(shipped) == 39
    assert (imported.status_code, imported.json()) == (200, {"years": [2026]})
    assert closed.status_code == 204
    assert year["is_known"] is True
    assert year["days"][-2:] == [
        {
            "day": "2026-10-10",
            "kind": "makeup",
            "name": {"zh-CN": "国庆节", "en": "National Day"},
            "hours": [["09:00", "12:00"], ["13:00", "18:00"]],
            "layer": "national",
            "layer_name": NAME,
            "is_own": False,
        },
        {
            "day": "2026-12-24",
            "kind": "holiday",
            "name": {"zh-CN": "停电"},
            "hours": [],
            "layer": "organization",
            "layer_name": NAME,
            "is_own": True,
        },
    ]
    assert browser.get("calendars/office/years/2027").json()["is_known"] is False
    assert browser.delete("calendars/office/days/2026-12-24").status_code == 204
    (office,) = browser.get("calendars").json()["items"]
    assert (office["code"], office["no"], office["has_draft"]) == ("office", 4, False)
    assert browser.get("calendars/office").json()["content"]["time_zone"] == "Asia/Shanghai"


def test_a_file_of_holidays_is_read_on_the_server(api: Api) -> None:
    browser = api.as_person(make_world().administrator)
    publish_office(browser)
    address = "calendars/office/holidays"

    taken = browser.post(address, {"text": "2027-01-01,holiday,元旦"})
    wrong = browser.post(address, {"text": "2027-01-01,party,元旦"})
    neither = browser.post(address, {})

    assert (taken.status_code, taken.json()) == (200, {"years": [2027]})
    assert (wrong.status_code, wrong.json()["facts"]["problems"]) == (
        422,
        [
            {
                "path": "line.1",
                "code": "sla.holiday_kind_unknown",
                "facts": {"line": 1, "text": "party"},
            }
        ],
    )
    assert neither.status_code == 422


def test_a_wrong_calendar_is_refused_with_its_places(api: Api) -> None:
    browser = api.as_person(make_world().administrator)

    refused = browser.put(
        "calendars/office/draft", {"name": NAME, "content": {**week_content(), "week": {}}}
    )

    assert (refused.status_code, refused.json()["code"]) == (422, "kernel.invalid")
    assert refused.json()["facts"]["problems"] == [
        {"path": "week", "code": "sla.no_working_hours", "facts": {}}
    ]
    assert browser.get("calendars").json() == {"items": []}


def test_the_organizations_and_an_applications_policies(api: Api) -> None:
    browser = api.as_person(make_world().administrator)
    publish_office(browser)
    content = policy_content(make_policy())

    saved = browser.put("sla-policies/-/draft", content)
    published = browser.post("sla-policies/-/versions")
    refused = browser.put("sla-policies/it/draft", policy_content(make_policy(calendar="none")))

    assert saved.status_code == 204
    assert (published.status_code, published.json()) == (201, {"no": 1})
    (kept,) = browser.get("sla-policies/-").json()["content"]["policies"]
    assert {**kept, **make_policy()} == kept
    assert [one["application"] for one in browser.get("sla-policies").json()["items"]] == [""]
    assert refused.status_code == 422
    assert browser.get("sla-policies/it").status_code == 404


def test_who_works_here_reads_but_does_not_change(api: Api) -> None:
    world = make_world()
    publish_office(api.as_person(world.administrator))

    handler = api.as_person(world.handler)

    assert handler.get("calendars").status_code == 200
    assert statuses(handler) == [403] * 7


def test_outsiders_and_nobody_see_nothing(api: Api) -> None:
    world: World = make_world()
    publish_office(api.as_person(world.administrator))

    customer, nobody = api.as_person(world.customer), api.as_nobody()

    assert [customer.get(path).status_code for path in READ] == [403] * 6
    assert [nobody.get(path).status_code for path in READ] == [401] * 6
    assert statuses(customer) == [403] * 7


READ = (
    "calendars",
    "calendars/office",
    "calendars/office/years/2026",
    "shipped-holidays/2026",
    "sla-policies",
    "sla-policies/-",
)


def statuses(browser: ApiClient) -> list[int]:
    day = {"day": "2026-10-01", "kind": "holiday", "name": {"en": "National Day"}}
    answers = [
        browser.put("calendars/office/draft", DRAFT),
        browser.post("calendars/office/versions"),
        browser.put("calendars/office/days/2026-12-24", CLOSED),
        browser.delete("calendars/office/days/2026-12-24"),
        browser.post("calendars/office/holidays", {"rows": [day]}),
        browser.put("sla-policies/-/draft", policy_content(make_policy())),
        browser.post("sla-policies/-/versions"),
    ]
    return [answer.status_code for answer in answers]

"""The review over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from gongdan.accounts.tests.makers import World
from gongdan.reports.tests.makers import make_random_orders
from gongdan.workorders.tests.situations import at_work

if TYPE_CHECKING:
    from conftest import Api

pytestmark = pytest.mark.django_db
ADDRESS = "reports/review"
OCTOBER = {"from": "2026-10-01", "to": "2026-10-31"}


@pytest.fixture(autouse=True)
def noon(clock: Callable[[datetime], None]) -> None:
    clock(datetime(2026, 11, 23, 4, 0, tzinfo=UTC))


@pytest.fixture
def world() -> World:
    world = at_work()
    make_random_orders(world)
    return world


def test_a_month_is_reviewed(api: Api, world: World) -> None:
    answer = api.as_person(world.administrator).get(ADDRESS, **OCTOBER)

    assert answer.status_code == 200, answer.content
    body = answer.json()
    assert body["period"]["first_date"] == "2026-10-01"
    assert body["period"]["previous_last_date"] == "2026-09-30"
    assert body["period"]["time_zone"] == "Asia/Shanghai"
    assert set(body["definitions"]) >= {"mttr", "sla", "reopened", "hours", "stages"}
    assert len(body["backlog"]["ages"]) == len(body["backlog"]["rows"][0]["buckets"])


def test_without_dates_it_is_the_present_month_so_far(api: Api, world: World) -> None:
    body = api.as_person(world.administrator).get(ADDRESS).json()

    assert body["period"]["first_date"] == "2026-11-01"
    assert body["period"]["last_date"] == "2026-11-23"
    assert body["period"]["previous_last_date"] == "2026-10-23"


def test_each_bar_opens_a_list_of_as_many_orders(api: Api, world: World) -> None:
    administrator = api.as_person(world.administrator)
    body = administrator.get(ADDRESS, **OCTOBER).json()
    network = next(bar for bar in body["categories"]["top"]["bars"] if bar["code"] == "network")

    listed = administrator.get(
        "work-orders",
        category="network",
        imported="false",
        created_from=body["period"]["starts_at"],
        created_to=body["period"]["ends_at"],
    ).json()

    assert listed["total"] == network["count"] > 0


def test_each_age_of_the_backlog_opens_a_list_of_as_many_orders(api: Api, world: World) -> None:
    administrator = api.as_person(world.administrator)
    backlog = administrator.get(ADDRESS, **OCTOBER).json()["backlog"]
    oldest = backlog["ages"][-1]

    listed = administrator.get(
        "work-orders",
        application="it",
        imported="false",
        status="new,assigned,in_progress,waiting",
        created_to=oldest["created_to"],
    ).json()

    assert listed["total"] == backlog["rows"][0]["buckets"][-1] > 0


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"from": "2026-10-02", "to": "2026-10-01"}, 422),
        ({"from": "yesterday", "to": "today"}, 422),
        ({"from": "0001-01-01", "to": "0001-01-31"}, 422),
        ({"application": "nothing"}, 404),
        ({"team": "nobody"}, 404),
        ({"colour": "red"}, 422),
    ],
)
def test_what_cannot_be_reviewed_is_refused(
    api: Api, world: World, query: dict[str, str], status: int
) -> None:
    answer = api.as_person(world.administrator).get(ADDRESS, **query)

    assert answer.status_code == status, answer.content


def test_a_requester_is_refused_and_a_stranger_must_sign_in(api: Api, world: World) -> None:
    assert api.as_person(world.requester).get(ADDRESS).status_code == 403
    assert api.as_person(world.customer).get(ADDRESS).status_code == 403
    assert api.as_nobody().get(ADDRESS).status_code == 401

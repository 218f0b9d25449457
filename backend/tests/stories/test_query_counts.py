"""What a page costs does not depend on how much it shows: the same statements for 1 as for many."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.stories.office import Office, good

MANY = 12
# Statements with nothing cached but what never changes: the session, the person and their rights
# take the first of them.
FIXED = {
    "list": ("lead", "work-orders", 11),
    "counts": ("lead", "work-orders/counts", 7),
    "export": ("lead", "work-orders/export", 10),
    "todo": ("handler", "todo", 18),
    "team load": ("lead", "teams/load?team=network", 9),
    "home": ("requester", "portal/home", 21),
    "requests": ("requester", "portal/requests", 14),
    "inbox": ("handler", "inbox", 5),
}


def cost(office: Office, who: str, address: str) -> int:
    """How many statements one visit takes, after a first one that filled the caches."""
    browser = office.client(who)
    visit(browser.get(address))
    with CaptureQueriesContext(connection) as taken:
        visit(browser.get(address))
    return len(taken)


def visit(answer: object) -> None:
    assert answer.status_code == 200, answer  # type: ignore[attr-defined]
    if answer.streaming:  # type: ignore[attr-defined]
        b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def fill(office: Office, count: int) -> None:
    """So many orders of every kind the pages show."""
    for _ in range(count):
        office.taken("handler")


def one_more(office: Office, number: str) -> None:
    """Another of everything that lies inside an order."""
    office.say("handler", number, "马上到")
    office.say("handler", number, "看交换机", is_internal=True)
    good(office.post("handler", number, "subtasks", {"title": "订端口", "team": "repair"}), 201)
    good(office.post("handler", number, "time-entries", {"minutes": 5}), 201)
    part = {"name": "网线", "quantity": "1", "unit_cost": "3"}
    good(office.post("handler", number, "parts", part), 201)
    other = office.file(title="网络又断了")
    good(office.post("handler", number, "links", {"number": other, "kind": "related"}), 201)


@pytest.mark.parametrize("page", FIXED)
def test_a_page_of_many_costs_as_much_as_a_page_of_one(office: Office, page: str) -> None:
    office.world.lead.is_available = False
    office.world.lead.save(update_fields=["is_available"])
    who, address, expected = FIXED[page]
    fill(office, 1)
    of_one = cost(office, who, address)
    fill(office, MANY)

    of_many = cost(office, who, address)

    assert (of_one, of_many) == (expected, expected)


INSIDE = {
    "order": ("handler", "work-orders/{}", 34),
    "timeline": ("handler", "work-orders/{}/timeline", 10),
    "holders": ("handler", "work-orders/{}/holders", 12),
    "request": ("requester", "portal/requests/{}", 32),
}


@pytest.mark.parametrize("page", INSIDE)
def test_an_order_full_of_things_costs_as_much_as_one_with_one_of_each(
    office: Office, page: str
) -> None:
    who, address, expected = INSIDE[page]
    office.world.lead.is_available = False
    office.world.lead.save(update_fields=["is_available"])
    number = office.taken()
    one_more(office, number)
    of_one = cost(office, who, address.format(number))
    for _ in range(4):
        one_more(office, number)

    of_many = cost(office, who, address.format(number))

    assert (of_one, of_many) == (expected, expected)

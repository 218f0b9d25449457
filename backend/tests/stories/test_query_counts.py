"""What a page costs does not depend on how much it shows: the same statements for 1 as for many."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongdan.accounts.commands import KeyDetails, create_api_key
from gongdan.accounts.models import Company, Department, Person, Team
from gongdan.accounts.tests.makers import make_person
from gongdan.catalog.models import Application, Category
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.times import now
from tests.stories.office import SOLVED, Office, good

MANY = 12
DAY = timedelta(days=1)
# Statements with nothing cached but what never changes: the session, the person and their rights
# take the first of them.
FIXED = {
    "list": ("lead", "work-orders", 11),
    "counts": ("lead", "work-orders/counts", 8),
    "export": ("lead", "work-orders/export", 10),
    "todo": ("handler", "todo", 19),
    "team load": ("lead", "teams/load?team=network", 9),
    "home": ("requester", "portal/home", 21),
    "requests": ("requester", "portal/requests", 14),
    "inbox": ("handler", "inbox", 5),
}


@pytest.fixture(autouse=True)
def one_handler(office: Office) -> None:
    """All work comes to the same person, so that every visit finds it."""
    office.world.lead.is_available = False
    office.world.lead.save(update_fields=["is_available"])


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
    who, address, expected = FIXED[page]
    fill(office, 1)
    of_one = cost(office, who, address)
    fill(office, MANY)

    of_many = cost(office, who, address)

    assert (of_one, of_many) == (expected, expected)


INSIDE = {
    "order": ("handler", "work-orders/{}", 32),
    "timeline": ("handler", "work-orders/{}/timeline", 10),
    "holders": ("handler", "work-orders/{}/holders", 12),
    "request": ("requester", "portal/requests/{}", 32),
}


@pytest.mark.parametrize("page", INSIDE)
def test_an_order_full_of_things_costs_as_much_as_one_with_one_of_each(
    office: Office, page: str
) -> None:
    who, address, expected = INSIDE[page]
    number = office.taken()
    one_more(office, number)
    of_one = cost(office, who, address.format(number))
    for _ in range(4):
        one_more(office, number)

    of_many = cost(office, who, address.format(number))

    assert (of_one, of_many) == (expected, expected)


ORGANIZATION = {
    "people": ("administrator", "people", 4),
    "directory": ("desk_handler", "people/directory?q=人", 4),
    "departments": ("administrator", "departments", 4),
    "teams": ("administrator", "teams", 5),
    "companies": ("administrator", "companies", 5),
    "categories": ("administrator", "categories", 4),
    "keys": ("administrator", "api-keys", 4),
    "grants": ("administrator", "grants", 4),
    "audit": ("administrator", "audit/entries", 4),
    "at risk": ("lead", "clocks-at-risk", 13),
}


def grow(office: Office, count: int) -> None:
    """So many more people, departments, teams, companies, categories, keys, and orders at risk."""
    application = Application.objects.get(code="it")
    for _ in range(count):
        no = Person.objects.count()
        department = Department.objects.create(code=f"d{no}", name={"zh-CN": f"部门{no}"})
        Department.objects.filter(pk=department.pk).update(path=[department.pk])
        team = Team.objects.create(code=f"t{no}", name={"zh-CN": f"组{no}"}, department=department)
        person = make_person(f"p{no}", name=f"人{no}", roles=("requester", "handler"), team=team)
        Person.objects.filter(pk=person.pk).update(department=department)
        Company.objects.create(name=f"公司{no}", owner=person)
        Category.objects.create(code=f"c{no}", name={"zh-CN": f"分类{no}"}, application=application)
        details = KeyDetails(
            name=f"key {no}", owner_id=person.pk, scopes=["read"], expires_at=now() + DAY
        )
        create_api_key(details=details, by=SYSTEM, at=now())
        office.taken("handler")


@pytest.mark.parametrize("page", ORGANIZATION)
def test_a_large_organization_costs_as_much_as_a_small_one(office: Office, page: str) -> None:
    who, address, expected = ORGANIZATION[page]
    grow(office, 1)
    office.until("2026-11-23 12:50")
    of_few = cost(office, who, address)
    grow(office, 6)
    office.until("2026-11-23 13:40")

    of_many = cost(office, who, address)

    assert (of_few, of_many) == (expected, expected)


AROUND = {
    "stages": ("lead", "work-orders/{}/stages", 9),
    "way": ("lead", "work-orders/{}/way", 15),
    "answers": ("handler", "work-orders/{}/form", 6),
    "ledger": ("handler", "work-orders/{}/clocks/resolution/ledger", 6),
}


@pytest.mark.parametrize("page", AROUND)
def test_an_order_that_went_round_and_round_costs_as_much_as_a_young_one(
    office: Office, page: str
) -> None:
    who, address, expected = AROUND[page]
    number = rejected(office, office.taken())
    of_young = cost(office, who, address.format(number))
    for _ in range(4):
        rejected(office, number)

    of_old = cost(office, who, address.format(number))

    assert (of_young, of_old) == (expected, expected)


def rejected(office: Office, number: str) -> str:
    """Paused, taken up, resolved and sent back."""
    good(office.put("handler", number, "waiting", {"reason": "parts"}))
    good(office.client("handler").delete(f"work-orders/{number}/waiting"))
    good(office.put("handler", number, "resolution", SOLVED))
    back = {"is_satisfied": False, "reason": "没好"}
    good(office.put("requester", number, "confirmation", back))
    return number

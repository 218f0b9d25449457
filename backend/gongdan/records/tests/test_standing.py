"""VIP of a customer record is what requests and their rules see."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gongdan.accounts.models import Company
from gongdan.accounts.queries.people import person_value
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.catalog.record_content import parse
from gongdan.catalog.tests.makers import make_record_type
from gongdan.forms.checking import check
from gongdan.forms.identity import with_ids
from gongdan.kernel.errors import InvalidInput
from gongdan.records.commands.records import change
from gongdan.records.queries.standing import is_vip
from gongdan.records.tests.makers import make_record

VIP = {"field": "level", "values": ["vip"], "match": {"name": "company"}}
SERVICE = Path(__file__).resolve().parents[4] / "applications" / "service.json"


@pytest.fixture
def world(db: None) -> World:  # noqa: ARG001
    world = make_world()
    Company.objects.update(is_vip=False)
    make_record_type(world, content={"vip": VIP})
    return world


def test_a_customers_level_makes_its_people_vips(world: World) -> None:
    made = make_record(world, name="华信银行", level="plain")
    customer = person_value(world.customer.pk)
    before = is_vip(customer)

    change(
        record_type="customer",
        record_id=made,
        answers={"level": "vip"},
        by=world.actor("handler"),
        at=NOON,
    )

    assert (before, is_vip(customer)) == (False, True)
    assert not is_vip(person_value(world.requester.pk))


def test_a_rule_that_names_nothing_is_refused() -> None:
    wrong = {"format": 1, "vip": {"field": "tier", "values": ["vip"], "match": {"name": "shoe"}}}

    with pytest.raises(InvalidInput):
        parse(wrong, fields={"name", "level"})


def test_the_shipped_service_application_keeps_customers_and_equipment() -> None:
    package = json.loads(SERVICE.read_text("utf-8"))
    contents = {one["code"]: one["content"] for one in package["forms"]}

    found = {
        one["code"]: (check(with_ids(contents[one["form"]])), one["content"]["keys"])
        for one in package["record_types"]
    }

    assert found == {
        "service-customer": ([], ["name"]),
        "service-equipment": ([], ["serial_no"]),
        "service-part": ([], ["part_no"]),
    }

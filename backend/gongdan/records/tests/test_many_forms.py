"""Other forms cost a form nothing: the same statements, and one partition in every plan."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongdan.accounts.tests.makers import World, make_world
from gongdan.catalog.queries.record_types import record_type
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_record_type
from gongdan.records.listing import Sort, Wanted
from gongdan.records.queries.lists import records
from gongdan.records.tests.makers import make_record

pytestmark = pytest.mark.django_db

MARKED = [{**one, "indexed": True} for one in CUSTOMER_FIELDS]
OTHERS = [f"other{no}" for no in range(5)]
RICH = {"op": ">", "args": [{"field": "credit"}, {"value": 5}]}


@pytest.fixture
def world() -> World:
    world = make_world()
    make_record_type(world, fields=MARKED)
    make_record(world, name="第一", credit="1")
    return world


def making_one(world: World) -> list[str]:
    """What is asked of the database for one record."""
    with CaptureQueriesContext(connection) as told:
        make_record(world, name="甲", level="vip", credit="5", since="2020-01-02")
    return [re.sub(r"\d+", "#", one["sql"][:60]) for one in told.captured_queries]


def listing(world: World) -> list[str]:
    """The statements of a list, filtered and sorted."""
    wanted = Wanted(filter=RICH, sort=[Sort("credit")])
    with CaptureQueriesContext(connection) as told:
        records("customer", wanted, by=world.actor("lead"))
    return [one["sql"] for one in told.captured_queries]


def test_making_a_record_asks_the_same_however_many_forms_there_are(world: World) -> None:
    alone = making_one(world)
    _ = [make_record_type(world, code, fields=MARKED) for code in OTHERS]

    assert making_one(world) == alone


def test_a_list_is_planned_over_the_partition_of_its_form_alone(world: World) -> None:
    _ = [make_record_type(world, code, fields=MARKED) for code in OTHERS]
    asked = [one for one in listing(world) if "FROM records_record" in one and "credit" not in one]

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {asked[0]}")
        plan = "\n".join(row[0] for row in cursor.fetchall())

    own = f"records_form_{record_type('customer').form_id}"
    assert set(re.findall(r"records_form_\d+", plan)) == {own}

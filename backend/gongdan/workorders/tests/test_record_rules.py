"""Rules of records that file orders, and orders whose rules make records: never in a circle."""

from __future__ import annotations

import pytest

from gongdan.accounts.tests.makers import NOON, World
from gongdan.audit.queries import history
from gongdan.catalog.tests.makers import make_record_type
from gongdan.kernel.actors import SYSTEM
from gongdan.records.finding import subject
from gongdan.records.models import Record, RuleRun
from gongdan.records.tests.makers import make_record
from gongdan.rules import commands
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.tests.rules import Json, publish_triggers, said, when
from gongdan.workorders.tests.situations import at_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    world = at_work()
    make_record_type(world)
    return world


def publish_record_rules(*rules: Json) -> None:
    content = {"format": 1, "rules": [{**rule, "for_type": "customer"} for rule in rules]}
    where = {"application": "crm", "purpose": "records", "by": SYSTEM, "at": NOON}
    rev = commands.save_draft(content=content, expected_rev=0, **where)  # type: ignore[arg-type]
    commands.publish(expected_rev=rev, **where)  # type: ignore[arg-type]


def order_about(title: str) -> Json:
    return {"do": "order", "type": "incident", "title": said(title), "requester": "creator"}


def test_a_new_record_files_an_order_in_the_name_of_who_made_it(world: World) -> None:
    publish_record_rules(when("visit", "created", order_about("回访 {{record.title}}")))

    record = make_record(world, name="华信银行")

    order = WorkOrder.objects.get()
    assert (order.title, order.requester_id) == ("回访 华信银行", world.lead.pk)
    asked = next(one for one in history(subject(record)) if one.event == "records.order_asked")
    assert asked.facts == {"number": order.number}


def test_orders_and_records_that_make_each_other_come_to_an_end(world: World) -> None:
    again = {"do": "record", "type": "customer", "answers": {"name": {"value": "又一个"}}}
    visit = {**order_about("回访"), "requester": f"person:{world.lead.username}"}
    publish_record_rules(when("visit", "created", visit))
    publish_triggers(when("more", "submitted", again))

    make_record(world, name="华信银行")

    assert (Record.objects.filter(title="又一个").count(), WorkOrder.objects.count()) == (5, 5)
    assert RuleRun.objects.filter(outcome__suppressed="too_deep").count() == 1


def test_an_order_that_cannot_be_filed_leaves_the_record_and_says_why(world: World) -> None:
    nobody = {**order_about("回访"), "requester": "person:nobody"}
    publish_record_rules(when("visit", "created", nobody))

    make_record(world, name="华信银行")

    assert WorkOrder.objects.count() == 0
    (run,) = RuleRun.objects.all()
    assert run.outcome["done"] == [{"do": "order", "refused": "records.nobody_meant"}]

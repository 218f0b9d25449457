"""Rules, processes and promises look up the records an order links to, and know who acts when."""

from __future__ import annotations

import copy

import pytest

from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.catalog.tests.makers import make_record_type
from gongdan.flows import commands as flows
from gongdan.forms import queries as forms
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import InvalidInput
from gongdan.records.tests.makers import make_record
from gongdan.workorders.models import Clock, WorkOrder
from gongdan.workorders.tests.makers import make_application, make_work_order
from gongdan.workorders.tests.package import END, PACKAGE, START, stage, text

pytestmark = pytest.mark.django_db
Json = dict[str, object]

LEVEL: Json = {"op": "lookup", "args": [{"field": "answers.customer"}, {"value": "level"}]}
IS_VIP: Json = {"op": "=", "args": [LEVEL, {"value": "vip"}]}
LINK = {"code": "customer", "kind": "link", "label": text("客户", "Customer"),
        "record_type": "customer"}  # fmt: skip


def is_field(name: str, other: str) -> Json:
    return {"op": "=", "args": [{"field": name}, {"field": other}]}


def asking(steps: list[Json] | None = None, modifier: Json = IS_VIP, policy: Json = IS_VIP) -> Json:
    """The application of the tests with a link, and conditions that look through it."""
    package = copy.deepcopy(PACKAGE)
    package["forms"][0]["content"]["fields"].append(LINK)  # type: ignore[index]
    package["rule_sets"]["priority"]["modifiers"][0]["if"] = modifier  # type: ignore[index]
    first: Json = package["sla_policies"]["policies"][0]  # type: ignore[index]
    first["if"] = policy
    if steps:
        package["processes"][0]["content"]["steps"] = steps  # type: ignore[index]
    return package


@pytest.fixture
def world() -> World:
    world = make_world()
    make_record_type(world)
    return world


def linked_to(record_id: int) -> Json:
    fields = {one.code: one.id for one in forms.current_version("incident").fields}
    return {fields["customer"]: [record_id]}


def policies_of(order: WorkOrder) -> set[str]:
    return set(Clock.objects.filter(work_order=order).values_list("policy_key", flat=True))


def branches(condition: Json) -> list[Json]:
    special = stage("special", text("专办", "Special"))
    usual = stage("usual", text("普通", "Usual"))
    split: Json = {"key": "split", "kind": "exclusive", "branches": [
        {"key": "yes", "when": condition, "steps": [special]},
        {"key": "no", "is_default": True, "steps": [usual]},
    ]}  # fmt: skip
    return [START, split, END]


def test_a_rule_a_policy_and_a_branch_see_the_linked_customer(world: World) -> None:
    make_application(asking(branches(IS_VIP)))
    bank = make_record(world, name="华信银行", level="vip")
    shop = make_record(world, name="小店", level="plain")

    special = make_work_order(world, who="handler", answers=linked_to(bank))
    usual = make_work_order(world, who="handler", answers=linked_to(shop))

    assert (special.stage_key, usual.stage_key) == ("special", "usual")
    assert (special.priority, usual.priority == 1) == (1, False)
    assert [policies_of(order) for order in (special, usual)] == [{"vip"}, {"standard"}]


def test_they_know_who_acts_and_when(world: World) -> None:
    mine = is_field("current_person", "requester.person")
    now: Json = {
        "op": "=",
        "args": [{"op": "date_of", "args": [{"field": "now"}]}, {"field": "today"}],
    }
    ours: Json = {"op": "not_empty", "args": [{"field": "current_department"}]}
    make_application(asking(branches(mine), modifier={"op": "and", "args": [now, ours]}))

    own = make_work_order(world)
    for_another = make_work_order(world, who="handler", requester_id=world.requester.pk)

    assert (own.stage_key, for_another.stage_key) == ("special", "usual")
    assert (own.priority, for_another.priority) == (1, 1)


@pytest.mark.usefixtures("world")
def test_what_is_not_there_is_refused_when_the_process_is_published() -> None:
    make_application(asking())
    gone: Json = {"op": "lookup", "args": [{"field": "answers.customer"}, {"value": "gone"}]}
    steps = branches({"op": "not_empty", "args": [gone]})
    flows.save_draft(code="plain", content={"format": 1, "steps": steps}, by=SYSTEM, at=NOON)

    with pytest.raises(InvalidInput) as refused:
        flows.publish(code="plain", by=SYSTEM, at=NOON)

    assert [one.facts.get("field") for one in refused.value.problems] == ["answers.customer->gone"]

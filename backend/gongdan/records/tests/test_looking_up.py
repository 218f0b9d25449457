"""What a formula looks up in a linked record: typed when published, under the sender's rights."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from gongdan.accounts.models import Role
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_form, make_record_type
from gongdan.expressions.evaluation import evaluate
from gongdan.kernel.errors import InvalidInput
from gongdan.records.commands.bin import delete
from gongdan.records.commands.records import change
from gongdan.records.tests.makers import make_record, stored

pytestmark = pytest.mark.django_db
Json = dict[str, object]


def look_up(code: str, link: str = "customer") -> Json:
    return {"op": "lookup", "args": [{"field": link}, {"value": code}]}


def formula(code: str, expression: Json, result: str = "number") -> Json:
    return {"code": code, "kind": "formula", "label": {"zh-CN": code}, "expression": expression,
            "result": result}  # fmt: skip


def text(code: str, **settings: object) -> Json:
    return {"code": code, "kind": "text", "label": {"zh-CN": code}, **settings}


CUSTOMER = {
    "code": "customer",
    "kind": "link",
    "label": {"zh-CN": "客户"},
    "record_type": "customer",
}
DOUBLE = formula("double", {"op": "*", "args": [look_up("credit"), {"value": 2}]})
IS_VIP: Json = {"op": "=", "args": [look_up("level"), {"value": "vip"}]}
LINES: Json = {"code": "lines", "kind": "subtable", "label": {"zh-CN": "明细"}, "columns": [
    {"code": "count", "kind": "number", "label": {"zh-CN": "数量"}},
    formula("worth", {"op": "*", "args": [{"field": "count"}, look_up("credit")]}),
]}  # fmt: skip


@pytest.fixture
def world() -> World:
    world = make_world()
    phone = text("phone", sensitive="last4")
    make_record_type(world, fields=[*CUSTOMER_FIELDS, phone], content={"title": ["name"]})
    return world


def with_contract(world: World, *fields: Json) -> None:
    make_record_type(world, "contract", fields=[text("title"), CUSTOMER, *fields])


def problems_of(*fields: Json) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInput) as refused:
        make_form("contract", [text("title"), CUSTOMER, *fields])
    return [(one.path, one.code) for one in refused.value.problems]


def test_formulas_defaults_and_conditions_read_the_linked_record(world: World) -> None:
    default = {"by": "formula", "expression": look_up("name")}
    with_contract(world, DOUBLE, LINES, text("bank", default=default), text("vip", visible=IS_VIP))
    bank = make_record(world, name="华信银行", level="vip", credit="100", since="2024-01-31")

    made = make_record(
        world, "contract", title="年度", customer=[bank], vip="是", lines=[{"count": "3"}]
    )

    found = stored("contract", made)
    assert (found["double"], found["bank"], found["vip"]) == ("200", "华信银行", "是")
    assert [sorted(map(str, row.values()))[:2] for row in found["lines"]] == [["3", "300"]]


def test_what_a_condition_hides_for_the_linked_record_is_refused(world: World) -> None:
    with_contract(world, text("vip", visible=IS_VIP, required=True))
    plain = make_record(world, name="小店", level="plain")

    made = make_record(world, "contract", title="年度", customer=[plain], vip="是")

    assert "vip" not in stored("contract", made)


def test_nothing_is_found_without_a_link_or_behind_one_that_is_gone(world: World) -> None:
    with_contract(world, DOUBLE)
    bank = make_record(world, name="华信银行", credit="100")
    made = make_record(world, "contract", title="年度", customer=[bank])
    by = world.actor("lead")

    change(record_type="contract", record_id=made, answers={"customer": []}, by=by, at=NOON)
    delete(record_type="customer", record_id=bank, by=by, at=NOON)

    assert "double" not in stored("contract", made)


def test_who_does_not_see_a_field_looks_up_nothing(world: World) -> None:
    with_contract(world, DOUBLE)
    Role.objects.filter(key__in=["requester", "handler"]).update(fields={"credit": "hidden"})
    bank = make_record(world, name="华信银行", credit="100")

    by_handler = make_record(world, "contract", who="handler", title="甲", customer=[bank])
    by_lead = make_record(world, "contract", title="乙", customer=[bank])

    assert "double" not in stored("contract", by_handler)
    assert stored("contract", by_lead)["double"] == "200"


@pytest.mark.usefixtures("world")
def test_what_is_looked_up_must_be_there_of_the_right_type_and_not_sensitive() -> None:
    wrong = {"op": "*", "args": [look_up("name"), {"value": 2}]}

    found = problems_of(
        formula("gone", look_up("nothing")),
        formula("hidden", look_up("phone"), "text"),
        formula("typed", wrong),
        formula("through", look_up("name", "title"), "text"),
        formula("plain", {"field": "customer->credit"}),
    )

    assert found == [
        ("fields.2.expression.args.1", "expressions.unknown_field"),
        ("fields.3.expression.args.1", "expressions.unknown_field"),
        ("fields.4.expression.args.0", "expressions.type_mismatch"),
        ("fields.5.expression.args.1", "expressions.unknown_field"),
        ("fields.6.expression", "expressions.unknown_field"),
    ]


def test_definitions_look_up_whoever_acts_and_never_what_is_sensitive(world: World) -> None:
    bank = make_record(
        world, name="华信银行", credit="100", since="2024-01-31", phone="13800138000"
    )
    values = {"link": (Decimal(bank),), "none": (Decimal(bank + 999),)}

    found = [evaluate(look_up(code, "link"), values) for code in ("credit", "since", "phone")]

    assert found == [Decimal(100), date(2024, 1, 31), None]
    assert evaluate(look_up("credit", "none"), values) is None


def test_conditions_know_who_fills_in(world: World) -> None:
    mine = formula("mine", {"op": "concat", "args": [{"field": "current_person"}]}, "text")
    ours = formula("ours", {"field": "current_department"})
    with_contract(world, mine, ours)

    made = make_record(world, "contract", title="年度")

    person = world.lead
    found = stored("contract", made)
    assert (found["mine"], found["ours"]) == (str(person.pk), str(person.department_id))

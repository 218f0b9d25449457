"""What somebody may not see is told by no list, search, count, import, link, title or history."""

from __future__ import annotations

import json

import pytest

from conftest import Api
from gongdan.accounts.models import Role
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.catalog.commands.record_types import publish_record_type
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_record_type
from gongdan.files.commands import Sent, store
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import InvalidInput, Refusal
from gongdan.records.commands.bulk import delete_each
from gongdan.records.commands.imports import ask_import, begin_import
from gongdan.records.commands.records import change, reveal
from gongdan.records.finding import door
from gongdan.records.grouping import Level, Measure
from gongdan.records.listing import Sort, Wanted
from gongdan.records.queries.exports import table
from gongdan.records.queries.groups import groups
from gongdan.records.queries.lists import count, records
from gongdan.records.source import Records
from gongdan.records.tests.makers import make_record

pytestmark = pytest.mark.django_db
Json = dict[str, object]

ROLES = ("requester", "handler")
PHONE = {"code": "phone", "kind": "text", "label": {"zh-CN": "电话"}, "sensitive": "last4"}
MARGIN = {"code": "margin", "kind": "number", "label": {"zh-CN": "毛利"},
          "access": dict.fromkeys(ROLES, "hidden")}  # fmt: skip
OPEN: Json = {"op": "=", "args": [{"field": "stage"}, {"value": "open"}]}
OWN: Json = {"op": "=", "args": [{"field": "owner"}, {"field": "current_person"}]}
LINES: Json = {"code": "lines", "kind": "subtable", "label": {"zh-CN": "报价"},
    "row_visible": {"op": "or", "args": [OPEN, OWN]}, "columns": [
        {"code": "item", "kind": "text", "label": {"zh-CN": "品名"}},
        {"code": "stage", "kind": "text", "label": {"zh-CN": "阶段"}},
        {"code": "owner", "kind": "member", "label": {"zh-CN": "负责人"}},
    ]}  # fmt: skip
LINK: Json = {"code": "customer", "kind": "link", "label": {"zh-CN": "客户"},
              "record_type": "customer"}  # fmt: skip


def equals(field: str, value: object) -> Json:
    return {"op": "=", "args": [{"field": field}, {"value": value}]}


@pytest.fixture
def world() -> World:
    world = make_world()
    fields = [*CUSTOMER_FIELDS, PHONE, MARGIN, LINES]
    content = {"title": ["name"], "keys": ["name"]}
    make_record_type(world, fields=fields, content=content)
    return world


def bank(world: World, **said: object) -> int:
    return make_record(world, name="华信银行", phone="13800138000", margin="77", **said)


def end_of(world: World, wanted: Wanted) -> str:
    try:
        return str(len(records("customer", wanted, by=world.actor("handler")).items))
    except Refusal as refused:
        return refused.code


@pytest.mark.parametrize("code", ["phone", "margin"])
def test_what_is_masked_or_hidden_cannot_be_asked_for(world: World, code: str) -> None:
    bank(world)
    by = world.actor("handler")
    value = {"phone": "13800138000", "margin": 77}[code]

    ends = [
        end_of(world, Wanted(filter=equals(code, value))),
        end_of(world, Wanted(filter={"op": "not_empty", "args": [{"field": code}]})),
        end_of(world, Wanted(sort=[Sort(code)])),
        end_of(world, Wanted(q=str(value))),
    ]
    with pytest.raises(Refusal):
        count("customer", Wanted(filter=equals(code, value)), by=by)
    with pytest.raises(Refusal):
        groups("customer", Wanted(), levels=[Level(code)], measures=[], by=by)
    with pytest.raises(Refusal):
        groups(
            "customer", Wanted(), levels=[Level("level")], measures=[Measure("min", code)], by=by
        )
    with pytest.raises(Refusal):
        Records(by).match("customer", equals(code, value), most=1)

    assert ends == ["kernel.invalid", "kernel.invalid", "records.unknown_sort", "0"]


def test_rows_that_a_condition_hides_are_told_at_no_door(world: World, api: Api) -> None:
    rows = [
        {"item": "公开项", "stage": "open"},
        {"item": "保密项", "stage": "secret"},
        {"item": "自己的", "stage": "secret", "owner": world.handler.pk},
    ]
    made = bank(world, lines=rows)
    handler = api.as_person(world.handler)
    Role.objects.filter(key="handler").update(
        permissions=["workorders.handle", "workorders.export"]
    )
    by = world.actor("handler")

    doors = [
        handler.get(f"record-types/customer/records/{made}").text,
        handler.get("record-types/customer/records").text,
        handler.get(f"record-types/customer/records/{made}/history").text,
        json.dumps(list(table("customer", Wanted(), by=by)), ensure_ascii=False),
        str(Records(by).fetch("customer", [made], ["lines"])),
        str(reveal(record_type="customer", record_id=made, field="lines", by=by, at=NOON)),
    ]

    assert [door for door in doors if "保密项" in door] == []
    assert "公开项" in doors[0]
    assert "自己的" in doors[0]
    assert records("customer", Wanted(q="保密项"), by=by).items == []
    assert end_of(world, Wanted(filter=equals("lines", 3))) == "kernel.invalid"


def test_the_history_of_hidden_rows_stays_unsaid(world: World, api: Api) -> None:
    made = bank(world, lines=[{"item": "公开项", "stage": "open"}])
    said = {"lines": [{"item": "保密项", "stage": "secret"}]}
    change(record_type="customer", record_id=made, answers=said, by=world.actor("lead"), at=NOON)

    handler = api.as_person(world.handler)
    told = handler.get(f"record-types/customer/records/{made}/history").text

    assert "保密项" not in told


def test_a_link_names_only_records_that_the_reader_sees(world: World) -> None:
    make_record_type(world, "contract", fields=[CUSTOMER_FIELDS[0], LINK])
    make_record(world, "contract", name="年度", customer=[bank(world)])
    content = {"permissions": {"handler": {"level": "edit", "scope": "own"}}}
    publish_record_type(
        code="customer", content={"format": 1, "title": ["name"], **content}, by=SYSTEM, at=NOON
    )

    [seen] = records("contract", Wanted(), by=world.actor("lead")).items
    [unseen] = records("contract", Wanted(), by=world.actor("handler")).items

    assert (seen.texts["customer"], unseen.texts["customer"]) == ("华信银行", "•••")


def test_deleting_many_names_nothing_of_other_types(world: World) -> None:
    made = bank(world)
    make_record_type(world, "contract", fields=[CUSTOMER_FIELDS[0]])
    this = door("contract", "delete", by=world.actor("lead"), at=NOON)

    [outcome] = delete_each(this, [made])

    assert (outcome.title, len(outcome.problems)) == ("", 1)


def test_records_are_not_found_by_a_key_one_does_not_see(world: World) -> None:
    by = world.actor("handler")
    sent = Sent(name="x.csv", chunks=["名称,电话\n华信,13800138000\n".encode()])
    file_id = store(sent=sent, by=by, at=NOON)
    run = begin_import(record_type="customer", file_id=file_id, by=by, at=NOON)
    columns = [{"column": "名称", "field": "name"}, {"column": "电话", "field": "phone"}]
    mapping = {"columns": columns, "key": ["phone"]}

    with pytest.raises(InvalidInput) as refused:
        ask_import(run_id=run, mapping=mapping, is_trial=True, by=by, at=NOON)

    assert [(one.path, one.code) for one in refused.value.problems] == [
        ("key", "records.unknown_field")
    ]

"""Rights on columns of a sub-table: for a role, the same at every door."""

from __future__ import annotations

import json

import pytest

from conftest import Api
from gongdan.accounts.models import Role
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.catalog.tests.makers import make_record_type
from gongdan.forms import queries as forms
from gongdan.forms.errors import NotEditable
from gongdan.records.commands.records import change, duplicate
from gongdan.records.listing import Wanted
from gongdan.records.queries.documents import document
from gongdan.records.queries.exports import table
from gongdan.records.queries.lists import records
from gongdan.records.tests.makers import make_record

pytestmark = pytest.mark.django_db

# What the widest of the handler's roles allows holds.
ROLES = ("requester", "handler")
COST = {"code": "cost", "kind": "number", "label": {"zh-CN": "成本价"}}
COLUMNS = [
    {"code": "item", "kind": "text", "label": {"zh-CN": "品名"}},
    {
        "code": "price",
        "kind": "number",
        "label": {"zh-CN": "单价"},
        "access": dict.fromkeys(ROLES, "read"),
    },
    {**COST, "required": True, "access": dict.fromkeys(ROLES, "hidden")},
]
FIELDS = [
    {"code": "name", "kind": "text", "label": {"zh-CN": "名称"}},
    {"code": "lines", "kind": "subtable", "label": {"zh-CN": "明细"}, "columns": COLUMNS},
]
LINE = {"item": "键盘", "price": "90", "cost": "4711"}


@pytest.fixture
def world() -> World:
    world = make_world()
    make_record_type(world, fields=FIELDS)
    return world


@pytest.fixture
def made(world: World) -> int:
    return make_record(world, name="甲", lines=[LINE])


def edit(world: World, made: int, **row: object) -> None:
    by, said = world.actor("handler"), {"lines": [row]}
    change(record_type="customer", record_id=made, answers=said, by=by, at=NOON)


def rows(made: int) -> list[dict[str, object]]:
    form = forms.current_version("customer")
    lines = form.fields[1]
    kept = document(form.form_id, made)[lines.id]
    names = {column.id: column.code for column in lines.columns}
    return [{names.get(key, key): value for key, value in row.items()} for row in kept]


def test_a_hidden_column_is_told_at_no_door(world: World, made: int, api: Api) -> None:
    handler = api.as_person(world.handler)
    doors = [
        handler.get(f"record-types/customer/records/{made}").text,
        handler.get(f"record-types/customer/records/{made}/history").text,
        handler.get("record-types/customer/records").text,
        handler.get("record-types/customer/page").text,
        handler.get("applications/crm/openapi.json").text,
    ]

    lead = api.as_person(world.lead).get(f"record-types/customer/records/{made}").text
    assert "4711" in lead
    assert [word for word in ("4711", "成本价") for door in doors if word in door] == []
    assert "90" in doors[0]


def test_a_column_that_may_not_be_written_is_refused_and_kept(world: World, made: int) -> None:
    [line] = rows(made)

    with pytest.raises(NotEditable):
        edit(world, made, id=line["id"], item="鼠标", cost="1")
    with pytest.raises(NotEditable):
        edit(world, made, id=line["id"], item="鼠标", price="1")
    edit(world, made, id=line["id"], item="鼠标", price="90")

    assert rows(made) == [{**line, "item": "鼠标"}]


def test_who_does_not_see_a_required_column_need_not_fill_it_in(world: World, made: int) -> None:
    edit(world, made, item="显示器")

    assert [{**row, "id": ""} for row in rows(made)] == [{"id": "", "item": "显示器"}]


def test_a_copy_takes_only_what_one_may_write(world: World, made: int) -> None:
    by = world.actor("handler")

    copied = duplicate(record_type="customer", record_id=made, by=by, at=NOON)

    assert [{**row, "id": ""} for row in rows(copied)] == [{"id": "", "item": "键盘"}]


def test_a_role_names_a_column_by_its_table_in_every_form(world: World) -> None:
    make_record(world, name="甲", lines=[LINE])
    hidden = {"*": "read", "lines.item": "hidden"}
    Role.objects.filter(key__in=[*ROLES, "lead"]).update(fields=hidden)

    [row] = records("customer", Wanted(), by=world.actor("lead")).items
    exported = str(list(table("customer", Wanted(), by=world.actor("lead"))))

    assert "键盘" not in json.dumps(row.answers, ensure_ascii=False)
    assert "键盘" not in exported
    assert row.answers["lines"][0]["price"] == "90"

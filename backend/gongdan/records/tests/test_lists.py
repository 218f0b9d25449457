"""Lists of records: filtered in nested groups, sorted, paged, counted, under field permission."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongdan.accounts.models import Role
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.catalog.queries.record_types import record_type
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_record_type
from gongdan.forms.registry import KINDS
from gongdan.kernel.errors import Forbidden, InvalidInput
from gongdan.records.commands.bin import delete
from gongdan.records.errors import UnknownSort
from gongdan.records.listing import Sort, Wanted
from gongdan.records.queries.lists import count, records
from gongdan.records.source import columns
from gongdan.records.tests.makers import make_record

pytestmark = pytest.mark.django_db

MANAGER = {"code": "manager", "kind": "member", "label": {"zh-CN": "客户经理"}}
PHONE = {"code": "phone", "kind": "text", "label": {"zh-CN": "电话"}, "sensitive": "last4"}
TAGS = {
    "code": "tags",
    "kind": "multiselect",
    "label": {"zh-CN": "标签"},
    "options": [
        {"key": "key", "label": {"zh-CN": "大客户"}},
        {"key": "new", "label": {"zh-CN": "新客户"}},
    ],
}


@pytest.fixture
def world() -> World:
    world = make_world()
    fields = [*CUSTOMER_FIELDS, MANAGER, PHONE, TAGS]
    make_record_type(world, fields=fields, content={"title": ["name"]})
    make_record(world, name="甲", level="vip", credit="300", since="2020-01-01", tags=["key"])
    make_record(
        world, name="乙", level="plain", credit="20", since="2024-05-01", phone="13812345678"
    )
    make_record(world, name="丙", level="vip", since="2022-03-03", manager=world.handler.pk)
    make_record(world, name="丁", credit="100")
    return world


def titles(world: World, wanted: Wanted, *, who: str = "lead", limit: int = 50) -> list[str]:
    return [
        row.title for row in records("customer", wanted, by=world.actor(who), limit=limit).items
    ]


def op(name: str, *args: object) -> dict[str, object]:
    return {"op": name, "args": list(args)}


def field(name: str) -> dict[str, object]:
    return {"field": name}


def value(said: object, kind: str | None = None) -> dict[str, object]:
    return {"value": said, "type": kind} if kind else {"value": said}


def test_newest_come_first(world: World) -> None:
    assert titles(world, Wanted()) == ["丁", "丙", "乙", "甲"]


def test_groups_nest(world: World) -> None:
    is_vip = op("=", field("level"), value("vip"))
    is_rich = op(">=", field("credit"), value(100))
    is_old = op("<", field("since"), value("2021-01-01", "date"))

    assert titles(world, Wanted(filter=op("or", op("and", is_vip, is_old), is_rich))) == [
        "丁",
        "甲",
    ]


def test_what_is_empty_is_found_by_asking_for_it(world: World) -> None:
    assert titles(world, Wanted(filter=op("is_empty", field("level")))) == ["丁"]


def test_several_options_are_asked_for_one_of_them(world: World) -> None:
    wanted = Wanted(filter=op("contains", field("tags"), value("key")))

    assert titles(world, wanted) == ["甲"]


def test_empty_answers_come_last_either_way(world: World) -> None:
    rising = Wanted(sort=[Sort("credit")])
    falling = Wanted(sort=[Sort("credit", descending=True)])

    assert titles(world, rising) == ["乙", "丁", "甲", "丙"]
    assert titles(world, falling) == ["甲", "丁", "乙", "丙"]


@pytest.mark.parametrize(
    "sort",
    [
        [],
        [Sort("credit")],
        [Sort("credit", descending=True)],
        [Sort("level"), Sort("credit", descending=True)],
        [Sort("since", descending=True), Sort("record.title")],
        [Sort("record.created_at")],
    ],
)
def test_pages_one_by_one_are_the_whole_list(world: World, sort: list[Sort]) -> None:
    wanted, by = Wanted(sort=sort), world.actor("lead")
    whole = titles(world, wanted)

    first = records("customer", wanted, by=by, limit=2)
    second = records("customer", wanted, by=by, limit=2, cursor=first.next_cursor or "")
    singly = [records("customer", wanted, by=by, limit=1)]
    singly.append(records("customer", wanted, by=by, limit=1, cursor=singly[0].next_cursor or ""))

    assert [row.title for page in (first, second) for row in page.items] == whole
    assert [row.title for page in singly for row in page.items] == whole[:2]
    assert second.next_cursor is None


def test_a_field_hidden_from_a_role_can_neither_be_filtered_nor_sorted_by(world: World) -> None:
    Role.objects.filter(key__in=["requester", "handler"]).update(fields={"credit": "hidden"})
    by = world.actor("handler")

    with pytest.raises(InvalidInput) as refused:
        records("customer", Wanted(filter=op(">", field("credit"), value(1))), by=by)
    with pytest.raises(UnknownSort):
        records("customer", Wanted(sort=[Sort("credit")]), by=by)

    assert [one.code for one in refused.value.problems] == ["expressions.unknown_field"]
    row = records("customer", Wanted(), by=by).items[0]
    assert ("credit" in row.answers, "credit" in row.texts) == (False, False)


def test_a_sensitive_answer_is_shown_in_part_and_cannot_be_searched_out(world: World) -> None:
    by = world.actor("lead")
    guess = op("starts_with", field("phone"), value("138"))

    with pytest.raises(InvalidInput):
        records("customer", Wanted(filter=guess), by=by)

    row = records("customer", Wanted(sort=[Sort("credit")]), by=by).items[0]
    assert (row.texts["phone"], row.masked, "phone" in row.answers) == (
        "••••5678",
        ["phone"],
        False,
    )


def test_chosen_columns_are_all_that_comes(world: World) -> None:
    row = records("customer", Wanted(columns=["level"]), by=world.actor("lead")).items[-1]

    assert (row.answers, row.texts) == ({"level": "vip"}, {"level": "重要"})


def test_words_are_found_in_name_and_answers(world: World) -> None:
    assert titles(world, Wanted(q="大客户")) == ["甲"]
    assert titles(world, Wanted(q="丙")) == ["丙"]


def test_names_of_people_stand_in_the_list(world: World) -> None:
    row = records(
        "customer", Wanted(filter=op("not_empty", field("manager"))), by=world.actor("lead")
    )

    assert row.items[0].texts["manager"] == "周海生"


def test_a_count_says_how_many_there_are(world: World) -> None:
    wanted = Wanted(filter=op("=", field("level"), value("vip")))

    found = count("customer", wanted, by=world.actor("lead"))

    assert (found.count, found.is_capped) == (2, False)


def test_deleted_records_are_in_the_bin_alone(world: World) -> None:
    last = records("customer", Wanted(), by=world.actor("lead")).items[-1]
    delete(record_type="customer", record_id=last.id, by=world.actor("lead"), at=NOON)

    assert titles(world, Wanted()) == ["丁", "丙", "乙"]
    assert titles(world, Wanted(deleted=True)) == ["甲"]
    with pytest.raises(Forbidden):
        titles(world, Wanted(deleted=True), who="handler")


def test_a_role_that_sees_its_own_sees_no_others() -> None:
    world = make_world()
    grants = {"handler": {"level": "edit", "scope": "own"}}
    make_record_type(world, content={"permissions": grants})
    make_record(world, name="别人的")
    make_record(world, who="handler", name="自己的")

    assert titles(world, Wanted(), who="handler") == ["自己的"]
    assert titles(world, Wanted()) == ["自己的", "别人的"]


def test_a_list_asks_the_database_as_often_for_many_rows_as_for_one(world: World) -> None:
    by = world.actor("lead")
    with CaptureQueriesContext(
        connection,
    ) as for_one:
        records("customer", Wanted(), by=by, limit=1)
    make_record(world, name="戊", manager=world.desk_handler.pk)
    make_record(world, name="己", manager=world.lead.pk)

    with CaptureQueriesContext(connection) as for_many:
        records("customer", Wanted(), by=by)

    assert len(for_many) <= len(for_one) + 1
    assert len(for_many) <= 9


def test_every_kind_of_field_can_be_asked_for_in_the_database(world: World) -> None:
    options = {"options": TAGS["options"]}
    needed = {
        "select": options,
        "multiselect": options,
        "cascader": {"tree": [{"key": "a", "label": {"zh-CN": "甲"}}]},
        "formula": {"expression": {"value": 1}, "result": "number"},
        "link": {"record_type": "customer"},
        "lookup": {"link": "a_link", "take": "name", "mode": "snapshot"},
        "rollup": {"over": "a_subtable", "of": "count"},
        "subtable": {"columns": [{"code": "part", "kind": "text", "label": {"zh-CN": "备件"}}]},
    }
    fields = [
        {"code": f"a_{key}", "kind": key, "label": {"zh-CN": key}, **needed.get(key, {})}
        for key, kind in KINDS.items()
        if not kind.is_layout
    ]
    make_record_type(world, "every", fields=fields)
    made = make_record(
        world, "every", a_money="12.5", a_date="2026-01-02", a_datetime="2026-01-02T03:04:05Z"
    )
    by = world.actor("lead")
    names = [name for name in columns(record_type("every"), by=by) if name.startswith("a_")]

    found = {
        name: [
            one.id
            for one in records("every", Wanted(filter=op("not_empty", field(name))), by=by).items
        ]
        for name in names
    }

    assert found["a_money"] == found["a_date"] == found["a_datetime"] == [made]
    assert found["a_text"] == found["a_link"] == found["a_address"] == []

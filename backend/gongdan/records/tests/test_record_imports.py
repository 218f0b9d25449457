"""Tables taken over as records: tried first, matched on a key, each row judged as everywhere."""

from __future__ import annotations

from uuid import UUID

import pytest

from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.catalog.queries.record_types import record_type
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_record_type
from gongdan.files.commands import Sent, store
from gongdan.kernel.errors import Forbidden, InvalidInput, NotFound
from gongdan.records.commands.imports import ask_import, begin_import, carry_import
from gongdan.records.errors import ImportBusy
from gongdan.records.models import Record, RecordImport
from gongdan.records.queries.imports import RecordImportValue, record_import
from gongdan.records.tests.makers import make_record, stored

pytestmark = pytest.mark.django_db

REF = {"code": "ref", "kind": "text", "label": {"zh-CN": "编码"}, "unique": {"within": []}}
MANAGER = {"code": "manager", "kind": "member", "label": {"zh-CN": "客户经理"}}
TABLE = """编码,名称,级别,额度,合作起始,客户经理
A-1,华信银行,重要,"1,200.50",2020/1/5,周海生
A-2,长青物流,普通,300,2021年3月2日,
A-3,无名,超级,many,,谁也不是
"""


@pytest.fixture
def world() -> World:
    world = make_world()
    content = {"title": ["name"], "keys": ["ref"]}
    make_record_type(world, fields=[*CUSTOMER_FIELDS, REF, MANAGER], content=content)
    return world


def begin(world: World, table: str = TABLE, *, who: str = "lead") -> RecordImportValue:
    by = world.actor(who)
    run = begin_import(record_type="customer", file_id=upload(world, table, who), by=by, at=NOON)
    return record_import(run, by=by)


def upload(world: World, table: str, who: str) -> UUID:
    sent = Sent(name="客户.csv", chunks=[table.encode()])
    return store(sent=sent, by=world.actor(who), at=NOON)


def run(
    world: World, wanted: RecordImportValue, *, is_trial: bool = False, **mapping: object
) -> RecordImportValue:
    by = world.actor("lead")
    whole = {**wanted.mapping, **mapping}
    ask_import(run_id=wanted.id, mapping=whole, is_trial=is_trial, by=by, at=NOON)
    carry_import(run_id=wanted.id, clock=lambda: NOON)
    return record_import(wanted.id, by=by)


def rows() -> int:
    return Record.objects.filter(form_id=record_type("customer").form_id).count()


def test_columns_called_like_fields_are_suggested_with_the_types_key(world: World) -> None:
    found = begin(world)

    columns = found.mapping["columns"]
    assert [(one["column"], one["field"]) for one in columns] == [
        ("编码", "ref"),
        ("名称", "name"),
        ("级别", "level"),
        ("额度", "credit"),
        ("合作起始", "since"),
        ("客户经理", "manager"),
    ]
    assert found.mapping["key"] == ["ref"]


def test_a_trial_says_what_would_come_and_keeps_nothing(world: World) -> None:
    found = run(world, begin(world), is_trial=True)

    assert (found.state, found.counts) == ("checked", {"created": 2, "refused": 1})
    assert {(one["row"], one["code"]) for one in found.problems} == {
        (4, "forms.not_an_option"),
        (4, "forms.not_number"),
        (4, "forms.not_a_person"),
    }
    assert rows() == 0


def test_words_become_answers(world: World) -> None:
    run(world, begin(world))

    made = Record.objects.get(title="华信银行")
    assert stored("customer", made.pk) == {
        "ref": "A-1",
        "name": "华信银行",
        "level": "vip",
        "credit": "1200.5",
        "since": "2020-01-05",
        "manager": world.handler.pk,
    }


def test_a_row_that_matches_changes_its_record(world: World) -> None:
    made = make_record(world, ref="A-1", name="旧名", level="plain")

    found = run(world, begin(world))

    assert found.counts == {"updated": 1, "created": 1, "refused": 1}
    assert (stored("customer", made)["name"], rows()) == ("华信银行", 2)


def test_a_row_that_matches_may_be_passed_over(world: World) -> None:
    made = make_record(world, ref="A-1", name="旧名")

    found = run(world, begin(world), on_match="skip")

    assert found.counts == {"skipped": 1, "created": 1, "refused": 1}
    assert stored("customer", made)["name"] == "旧名"


def test_only_known_rows_may_be_taken(world: World) -> None:
    make_record(world, ref="A-1", name="旧名")

    found = run(world, begin(world), only_known=True)

    assert found.counts == {"updated": 1, "skipped": 2}


def test_a_value_that_comes_twice_in_the_table_is_refused(world: World) -> None:
    table = "编码,名称\nA-1,甲\nA-1,乙\n"

    tried = run(world, begin(world, table), is_trial=True, key=[])

    assert tried.counts == {"created": 1, "refused": 1}
    assert [(one["row"], one["code"]) for one in tried.problems] == [(3, "records.not_unique")]


def test_an_import_goes_on_where_it_stopped(world: World) -> None:
    lines = "".join(f"B-{place},客户 {place}\n" for place in range(450))
    wanted = begin(world, f"编码,名称\n{lines}")
    by = world.actor("lead")
    ask_import(run_id=wanted.id, mapping=wanted.mapping, is_trial=False, by=by, at=NOON)
    RecordImport.objects.filter(pk=wanted.id).update(position=400, counts={"created": 400})

    carry_import(run_id=wanted.id, clock=lambda: NOON)

    found = record_import(wanted.id, by=by)
    assert (found.state, found.position, found.counts) == ("done", 450, {"created": 450})
    assert rows() == 50


def test_a_mapping_that_names_nothing_is_refused_whole(world: World) -> None:
    wanted = begin(world)
    mapping = {"columns": [{"column": "天气", "field": "name"}], "key": ["ref"], "colour": 1}

    with pytest.raises(InvalidInput) as refused:
        run(world, wanted, **mapping)

    assert [one.code for one in refused.value.problems] == [
        "records.unknown_setting",
        "records.unknown_column",
        "records.key_not_mapped",
        "records.nothing_mapped",
    ]


def test_an_import_is_run_once_and_by_who_began_it(world: World) -> None:
    wanted = begin(world)
    run(world, wanted)
    by = world.actor("lead")

    with pytest.raises(ImportBusy):
        ask_import(run_id=wanted.id, mapping=wanted.mapping, is_trial=False, by=by, at=NOON)
    with pytest.raises(NotFound):
        record_import(wanted.id, by=world.actor("handler"))
    with pytest.raises(Forbidden):
        begin(world, who="requester")

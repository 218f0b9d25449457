"""Records out as tables, and tables in as applications."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from conftest import Api
from gongdan.accounts.tests.makers import NOON, make_world
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_desk_application, make_record_type
from gongdan.files.commands import Sent, store
from gongdan.kernel.errors import Forbidden
from gongdan.records.commands.imports import carry_import
from gongdan.records.exporting import csv_lines, harmless, workbook
from gongdan.records.guessing import propose
from gongdan.records.listing import Sort, Wanted
from gongdan.records.queries.exports import table
from gongdan.records.queries.lists import records
from gongdan.records.sheets.columns import guess_columns
from gongdan.records.sheets.sheet import open_sheet
from gongdan.records.tests.makers import make_record

PHONE = {"code": "phone", "kind": "text", "label": {"zh-CN": "电话"}, "sensitive": "last4"}
SHEET = """设备编号,设备名称,状态,采购价,采购日期,负责人电话,备注
E-001,数控车床,在用,120000.50,2020-03-01,13800001111,
E-002,空压机,在用,8000,2021-05-09,13800002222,每季保养
E-003,叉车,停用,56000,2019-11-30,13800003333,
E-004,行车,在用,230000,2018-01-15,13800004444,年检
"""


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@sum", "'@sum"),
        ("+86 755", "'+86 755"),
        ("-5.20", "-5.20"),
        ("-A1", "'-A1"),
        ("甲", "甲"),
    ],
)
def test_nothing_runs_as_a_formula(text: str, written: str) -> None:
    assert harmless(text) == written


@pytest.mark.django_db
def test_an_export_is_the_list_in_words() -> None:
    world = make_world()
    make_record_type(world, fields=[*CUSTOMER_FIELDS, PHONE])
    make_record(world, name="=HYPERLINK()", level="vip", credit="-5.2", phone="13800001234")
    make_record(world, name="乙", since="2020-01-02")
    wanted = Wanted(sort=[Sort("name")])

    lines = list(csv_lines(table("customer", wanted, by=world.actor("lead"))))

    assert [line.strip() for line in lines] == [
        "\ufeff编号,名称,级别,额度,合作起始,电话",
        ",'=HYPERLINK(),重要,-5.2,,••••1234",
        ",乙,,,2020-01-02,",
    ]


@pytest.mark.django_db
def test_a_workbook_can_be_read_again() -> None:
    content = io.BytesIO(workbook([["名称", "额度"], ["=甲", "5.5"]]))

    with open_sheet(content) as sheet:
        rows = [row.cells for row in sheet.rows]

    assert (sheet.columns, rows) == (["名称", "额度"], [["'=甲", "5.5"]])


@pytest.mark.django_db
def test_who_only_handles_may_not_export() -> None:
    world = make_world()
    make_record_type(world)

    with pytest.raises(Forbidden):
        table("customer", Wanted(), by=world.actor("handler"))


def test_types_options_keys_and_dates_are_guessed() -> None:
    header, *rows = [line.split(",") for line in SHEET.strip().splitlines()]

    made = propose(guess_columns(header, rows), rows, name="设备")

    fields = made["content"]["fields"]
    assert [one["kind"] for one in fields] == [
        "text",
        "text",
        "select",
        "money",
        "date",
        "text",
        "text",
    ]
    assert [one["label"]["zh-CN"] for one in fields[2]["options"]] == ["停用", "在用"]
    assert (fields[5]["format"], fields[0]["unique"]) == ("mobile_cn", {"within": []})
    assert made["settings"] == {"format": 1, "title": ["c2"], "keys": ["c1"]}


def test_numbers_that_nobody_adds_up_stay_text() -> None:
    header, rows = ["卡号", "邮编", "数量"], [["6222000011112222333", "0755", "3"]] * 2

    made = propose(guess_columns(header, rows), rows, name="卡")

    assert [one["kind"] for one in made["content"]["fields"]] == ["text", "text", "number"]


@pytest.mark.django_db
def test_a_dropped_table_becomes_a_record_type_with_its_rows(api: Api) -> None:
    world = make_world()
    make_desk_application(world)
    builder, by = api.as_person(world.builder), world.actor("builder")
    file_id = str(store(sent=Sent(name="设备.csv", chunks=[SHEET.encode()]), by=by, at=NOON))

    proposed = builder.post("sheet-proposals", {"file_id": file_id}).json()
    wanted = {key: proposed[key] for key in ("content", "settings", "mapping", "name")}
    body = {"file_id": file_id, "application": "crm", "code": "asset", **wanted}
    made = builder.post("sheet-record-types", body)
    carry_import(run_id=made.json()["id"], clock=lambda: NOON)

    found = records("asset", Wanted(sort=[Sort("c4", descending=True)]), by=world.actor("lead"))
    assert made.status_code == 201
    assert [row.title for row in found.items] == ["行车", "数控车床", "叉车", "空压机"]
    assert found.items[0].texts["c3"] == "在用"


@pytest.mark.django_db
def test_only_builders_are_shown_what_a_table_could_become(api: Api) -> None:
    world = make_world()
    by = world.actor("lead")
    file_id = str(store(sent=Sent(name="a.csv", chunks=[SHEET.encode()]), by=by, at=NOON))

    answer = api.as_person(world.lead).post("sheet-proposals", {"file_id": file_id})

    assert answer.status_code == 403


def test_the_tables_of_the_tests_are_guessed_without_a_fault() -> None:
    folder = Path(__file__).parents[3] / "tests" / "data"
    with (folder / "servicenow_incidents.csv").open("rb") as file, open_sheet(file) as sheet:
        rows = [row.cells for row in sheet.rows]

    made = propose(guess_columns(sheet.columns, rows), rows, name="事件")

    assert len(made["content"]["fields"]) == len(sheet.columns)
    assert {one["field"] for one in made["mapping"]["columns"]} == {
        one["code"] for one in made["content"]["fields"]
    }

"""Links, rows of sub-tables, look-ups and sums between records."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongdan.accounts.models import Role
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.audit.queries import history
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_record_type
from gongdan.kernel.errors import InvalidInput
from gongdan.records.commands.bin import delete, purge, restore
from gongdan.records.commands.records import change, duplicate
from gongdan.records.commands.rollups import refresh_rollups
from gongdan.records.errors import RecordInUse
from gongdan.records.finding import subject
from gongdan.records.listing import Wanted
from gongdan.records.queries.detail import record
from gongdan.records.queries.lists import records
from gongdan.records.source import Records
from gongdan.records.tests.makers import make_record, stored

pytestmark = pytest.mark.django_db


def label(text: str) -> dict[str, str]:
    return {"zh-CN": text}


ORDERED = {"code": "ordered", "kind": "rollup", "label": label("订货额"), "of": "sum",
           "over": {"form": "contract", "link": "customer"}, "column": "amount"}  # fmt: skip
CONTRACT: list[dict[str, object]] = [
    {"code": "title", "kind": "text", "label": label("合同名")},
    {"code": "amount", "kind": "number", "label": label("金额"), "scale": 2},
    {"code": "customer", "kind": "link", "label": label("客户"), "record_type": "customer",
     "back_label": label("合同"), "on_delete": "restrict"},
    {"code": "level", "kind": "lookup", "label": label("客户级别"), "link": "customer",
     "take": "level", "mode": "live"},
    {"code": "credit", "kind": "lookup", "label": label("签约时额度"), "link": "customer",
     "take": "credit", "mode": "snapshot", "result": "number"},
    {"code": "lines", "kind": "subtable", "label": label("明细"), "columns": [
        {"code": "part", "kind": "text", "label": label("备件")},
        {"code": "count", "kind": "number", "label": label("数量")},
    ]},
]  # fmt: skip
SERIALS = [{"code": "no", "kind": "serial", "label": label("编号"), "pattern": "HT{seq:3}"}]


@pytest.fixture
def world() -> World:
    world = make_world()
    make_record_type(world, fields=[*CUSTOMER_FIELDS, ORDERED], content={"title": ["name"]})
    make_record_type(world, "contract", fields=[*CONTRACT, *SERIALS], content={"title": ["title"]})
    return world


@pytest.fixture
def bank(world: World) -> int:
    return make_record(world, name="华信银行", level="vip", credit="100")


def say(world: World, record_id: int, **said: object) -> None:
    change(
        record_type="contract", record_id=record_id, answers=said, by=world.actor("lead"), at=NOON
    )


def test_links_and_rows_come_back_as_they_were_sent(world: World, bank: int) -> None:
    rows = [{"part": "轴承", "count": "2"}, {"part": "皮带", "count": "1"}]

    made = make_record(world, "contract", title="年度", customer=[bank], lines=rows)

    found = stored("contract", made)
    assert (found["customer"], found["no"]) == ([bank], "HT001")
    assert [len(row) for row in found["lines"]] == [3, 3]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM records_row WHERE record_id = %s", [made])
        assert cursor.fetchone() == (2,)
        cursor.execute("SELECT data FROM records_record WHERE id = %s", [made])
        assert "轴承" not in str(cursor.fetchone())


def test_history_keeps_only_the_rows_that_differ(world: World) -> None:
    rows = [{"part": "轴承", "count": "2"}, {"part": "皮带", "count": "1"}]
    made = make_record(world, "contract", title="年度", lines=rows)
    first, second = stored("contract", made)["lines"]

    codes = {key: value for key, value in second.items() if key == "id"}
    say(world, made, lines=[first, {**codes, "part": "皮带", "count": "5"}])

    change_ = next(iter(history(subject(made))[-1].facts["changes"].values()))
    assert (len(change_["before"]), len(change_["after"])) == (1, 1)


def test_a_record_that_is_not_there_cannot_be_linked(world: World, bank: int) -> None:
    delete(record_type="customer", record_id=bank, by=world.actor("lead"), at=NOON)

    with pytest.raises(InvalidInput) as refused:
        make_record(world, "contract", title="年度", customer=[bank])

    assert [one.code for one in refused.value.problems] == ["forms.not_a_record"]


def test_a_record_others_are_linked_to_is_not_deleted(world: World, bank: int) -> None:
    made = make_record(world, "contract", title="年度", customer=[bank])
    by = world.actor("lead")

    with pytest.raises(RecordInUse) as refused:
        delete(record_type="customer", record_id=bank, by=by, at=NOON)
    delete(record_type="contract", record_id=made, by=by, at=NOON)
    delete(record_type="customer", record_id=bank, by=by, at=NOON)

    assert refused.value.facts == {"count": 1}


def test_purging_clears_the_links_to_a_record() -> None:
    world = make_world()
    make_record_type(world)
    link = {**CONTRACT[2], "on_delete": "clear"}
    make_record_type(world, "contract", fields=[CONTRACT[0], link])
    bank = make_record(world, name="华信银行")
    made = make_record(world, "contract", title="年度", customer=[bank])
    by = world.actor("lead")

    delete(record_type="customer", record_id=bank, by=by, at=NOON)
    in_bin = stored("contract", made)["customer"]
    purge(record_type="customer", record_id=bank, by=by, at=NOON)

    assert in_bin == [bank]
    assert "customer" not in stored("contract", made)
    assert history(subject(made))[-1].event == "records.changed"


def test_a_page_shows_what_is_linked_both_ways(world: World, bank: int) -> None:
    made = make_record(world, "contract", title="年度", customer=[bank])
    by = world.actor("handler")

    of_contract = record("contract", made, by=by, at=NOON)
    of_bank = record("customer", bank, by=by, at=NOON)

    assert [(one.field, one.records[0].title) for one in of_contract.links] == [
        ("customer", "华信银行")
    ]
    assert [(one.label, one.records[0].id) for one in of_bank.back_links] == [(label("合同"), made)]
    assert of_contract.row.texts["customer"] == "华信银行"


def test_a_live_look_up_follows_and_a_snapshot_stays(world: World, bank: int) -> None:
    made = make_record(world, "contract", title="年度", customer=[bank])
    by = world.actor("lead")
    answers = {"level": "plain", "credit": "900"}
    change(record_type="customer", record_id=bank, answers=answers, by=by, at=NOON)

    row = records("contract", Wanted(), by=by).items[0]

    assert row.id == made
    assert (row.answers["level"], row.answers["credit"]) == ("plain", "100")


def test_a_sum_follows_every_change_of_what_it_sums(world: World, bank: int) -> None:
    by = world.actor("lead")
    other = make_record(world, name="另一家")
    make_record(world, "contract", title="一", amount="10.50", customer=[bank])
    second = make_record(world, "contract", title="二", amount="5", customer=[bank])
    seen = []

    def ordered() -> list[object]:
        refresh_rollups(at=NOON)
        return [stored("customer", key).get("ordered") for key in (bank, other)]

    seen.append(ordered())
    say(world, second, amount="6")
    seen.append(ordered())
    say(world, second, customer=[other])
    seen.append(ordered())
    delete(record_type="contract", record_id=second, by=by, at=NOON)
    seen.append(ordered())
    restore(record_type="contract", record_id=second, by=by, at=NOON)
    seen.append(ordered())

    assert seen == [
        ["15.5", None],
        ["16.5", None],
        ["10.5", "6"],
        ["10.5", "0"],
        ["10.5", "6"],
    ]


def test_a_copy_gets_rows_of_its_own(world: World) -> None:
    made = make_record(world, "contract", title="年度", lines=[{"part": "轴承", "count": "2"}])

    copied = duplicate(record_type="contract", record_id=made, by=world.actor("lead"), at=NOON)

    assert len(stored("contract", copied)["lines"]) == 1
    assert stored("contract", copied)["no"] == "HT002"


def test_links_are_filtered_by(world: World, bank: int) -> None:
    made = make_record(world, "contract", title="年度", customer=[bank])
    make_record(world, "contract", title="无客户")
    has_bank = {"op": "contains", "args": [{"field": "customer"}, {"value": bank}]}
    has_none = {"op": "is_empty", "args": [{"field": "customer"}]}
    by = world.actor("lead")

    found = records("contract", Wanted(filter=has_bank), by=by).items
    empty = records("contract", Wanted(filter=has_none), by=by).items

    assert [one.id for one in found] == [made]
    assert [one.title for one in empty] == ["无客户"]


def test_a_source_gives_nothing_to_who_may_read_nothing(world: World, bank: int) -> None:
    nothing = Records(world.actor("requester"))
    everything = Records(world.actor("handler"))

    assert nothing.exists("customer", [bank]) == frozenset()
    assert nothing.fetch("customer", [bank], ["level"]) == {}
    assert everything.fetch("customer", [bank], ["level"]) == {bank: {"level": "vip"}}


def test_a_list_with_links_asks_as_often_for_many_rows_as_for_one(world: World, bank: int) -> None:
    by = world.actor("lead")
    make_record(world, "contract", title="一", customer=[bank], lines=[{"part": "轴承"}])
    with CaptureQueriesContext(connection) as for_one:
        records("contract", Wanted(), by=by)
    other = make_record(world, name="另一家")
    for title in ("二", "三", "四"):
        make_record(world, "contract", title=title, customer=[other], lines=[{"part": "轴承"}])

    with CaptureQueriesContext(connection) as for_many:
        records("contract", Wanted(), by=by)

    assert len(for_many) == len(for_one)


def test_a_hidden_column_is_in_no_text_and_no_row(world: World) -> None:
    rows = [{"part": "轴承", "count": "2"}]
    made = make_record(world, "contract", title="年度", lines=rows)
    Role.objects.filter(key__in=["requester", "handler"]).update(fields={"part": "hidden"})
    by = world.actor("handler")

    row = records("contract", Wanted(), by=by).items[0]
    fetched = Records(by).fetch("contract", [made], ["lines"])

    assert "轴承" not in f"{row} {fetched}"
    assert row.texts["lines"] == "2"
    assert records("contract", Wanted(q="轴承"), by=by).items == []
    assert len(records("contract", Wanted(q="轴承"), by=world.actor("lead")).items) == 1

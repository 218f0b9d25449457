"""Fifty people write records at the same moment: numbers, unique values and rows stay whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction

from gongdan.accounts.tests.makers import NOON, World
from gongdan.audit.queries import verify
from gongdan.catalog.queries.record_types import record_type
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_record_type
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput
from gongdan.records import summing
from gongdan.records.commands.bin import delete
from gongdan.records.commands.indexes import build_indexes
from gongdan.records.commands.records import NewRecord, change, create
from gongdan.records.commands.rollups import refresh_rollups
from gongdan.records.finding import subject
from gongdan.records.grouping import Level, Measure
from gongdan.records.listing import Wanted
from gongdan.records.models import Record, SummaryTable
from gongdan.records.queries.groups import groups
from gongdan.records.tests.makers import make_record, stored
from tests.concurrency.at_once import at_once

WRITERS = 50
SUM = Measure("sum", "credit")


def label(text: str) -> dict[str, str]:
    return {"zh-CN": text}


FIELDS = [
    {"code": "name", "kind": "text", "label": label("名称")},
    {"code": "ref", "kind": "text", "label": label("编码"), "unique": {"within": []}},
    {"code": "no", "kind": "serial", "label": label("流水号"), "pattern": "A{seq:4}",
     "gapless": True},
    {"code": "lines", "kind": "subtable", "label": label("明细"), "columns": [
        {"code": "part", "kind": "text", "label": label("备件")},
    ]},
]  # fmt: skip


@pytest.fixture
def by(world: World) -> Actor:
    make_record_type(world, "asset", fields=FIELDS, form={"number": "ZC{seq:5}"})
    return world.actor("lead")


def writing(by: Actor, **said: object) -> Callable[[], int]:
    """One writer's record; 0 when it was refused."""

    def write() -> int:
        new = NewRecord(answers=said)
        try:
            return create(record_type="asset", new=new, by=by, at=NOON)
        except InvalidInput:
            return 0

    return write


def test_fifty_writers_get_fifty_numbers(by: Actor) -> None:
    made = at_once([writing(by, name=f"设备 {place}") for place in range(WRITERS)])

    rows = Record.objects.filter(form_id=record_type("asset").form_id)
    numbers = sorted(rows.values_list("number", flat=True))
    serials = sorted(str(stored("asset", key)["no"]) for key in made)
    assert numbers == [f"ZC{place:05}" for place in range(1, WRITERS + 1)]
    assert serials == [f"A{place:04}" for place in range(1, WRITERS + 1)]


def test_of_fifty_who_want_the_same_value_one_gets_it(by: Actor) -> None:
    made = at_once([writing(by, name=str(place), ref="唯一") for place in range(WRITERS)])

    rows = Record.objects.filter(form_id=record_type("asset").form_id)
    assert sorted(made)[:-1] == [0] * (WRITERS - 1)
    assert list(rows.values_list("id", flat=True)) == [max(made)]


def test_what_is_refused_leaves_no_gap_in_a_series_without_gaps(by: Actor) -> None:
    at_once([writing(by, name=str(place), ref=str(place % 10)) for place in range(WRITERS)])

    rows = Record.objects.filter(form_id=record_type("asset").form_id).values_list("id", flat=True)
    serials = sorted(str(stored("asset", key)["no"]) for key in rows)
    assert serials == [f"A{place:04}" for place in range(1, 11)]


def test_rows_of_fifty_writers_are_those_of_one_of_them_in_order(by: Actor) -> None:
    made = writing(by, name="清单")()
    sent = [[{"part": f"{who}-{place}"} for place in range(10)] for who in range(WRITERS)]

    def rewriting(rows: list[dict[str, str]]) -> Callable[[], None]:
        def rewrite() -> None:
            with transaction.atomic():
                change(record_type="asset", record_id=made, answers={"lines": rows}, by=by, at=NOON)

        return rewrite

    at_once([rewriting(rows) for rows in sent])

    lines = stored("asset", made)["lines"]
    column = next(key for key in lines[0] if key != "id")
    assert [{"part": row[column]} for row in lines] in sent
    assert Record.objects.get(id=made).rev == WRITERS + 1
    assert verify(subject(made)).faults == []


def test_sums_stay_right_while_many_write_and_their_table_is_being_filled(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked = [{**one, "indexed": True} for one in CUSTOMER_FIELDS]
    make_record_type(world, fields=marked)
    by = world.actor("lead")
    made = [make_record(world, name=str(n), level="vip", credit="1") for n in range(30)]
    monkeypatch.setattr(summing, "BATCH", 3)

    def removing(key: int) -> Callable[[], object]:
        return lambda: delete(record_type="customer", record_id=key, by=by, at=NOON)

    def changing(key: int) -> Callable[[], object]:
        said = {"credit": "5", "level": "plain"}
        return lambda: change(record_type="customer", record_id=key, answers=said, by=by, at=NOON)

    def making(credit: int) -> Callable[[], object]:
        return lambda: make_record(world, name="neu", level="vip", credit=str(credit))

    at_once(
        [
            lambda: build_indexes(form_code="customer", clock=lambda: NOON),
            *(removing(key) for key in made[0:30:5]),
            *(changing(key) for key in made[1:30:5]),
            *(making(10) for _ in range(6)),
        ]
    )
    build_indexes(form_code="customer", clock=lambda: NOON)

    found = groups("customer", Wanted(), levels=[Level("level")], measures=[SUM], by=by)
    assert SummaryTable.objects.get().state == "ready"
    assert [(one.keys, one.count, one.measures) for one in found] == [
        (["plain"], 6, ["30"]),
        (["vip"], 24, ["78"]),
        ([], 30, ["108"]),
    ]


def test_a_sum_over_linked_records_misses_nobody_who_writes_while_it_is_worked_out(
    world: World,
) -> None:
    ordered = {"code": "ordered", "kind": "rollup", "label": label("订货额"), "of": "sum",
               "over": {"form": "contract", "link": "customer"}, "column": "amount"}  # fmt: skip
    contract = [
        {"code": "amount", "kind": "number", "label": label("金额")},
        {"code": "customer", "kind": "link", "label": label("客户"), "record_type": "customer"},
    ]
    make_record_type(world, fields=[*CUSTOMER_FIELDS, ordered])
    make_record_type(world, "contract", fields=contract)
    bank, by = make_record(world, name="华信银行"), world.actor("lead")

    def sign() -> int:
        said = NewRecord(answers={"amount": "1", "customer": [bank]})
        return create(record_type="contract", new=said, by=by, at=NOON)

    at_once([*[sign] * 12, *[lambda: refresh_rollups(at=NOON)] * 4])
    refresh_rollups(at=NOON)

    assert stored("customer", bank)["ordered"] == "12"
    assert verify(subject(bank)).faults == []

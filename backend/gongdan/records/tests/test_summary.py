"""Sums are read from a narrow table that is never behind the records, whoever writes meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction

from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.catalog.commands.record_types import publish_record_type
from gongdan.catalog.queries.record_types import record_type
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_record_type, publish_form
from gongdan.forms import queries as forms
from gongdan.kernel.actors import SYSTEM
from gongdan.records import numbers, summary
from gongdan.records.commands import bin as recycling
from gongdan.records.commands.indexes import build_indexes
from gongdan.records.commands.records import change
from gongdan.records.grouping import Level, Measure
from gongdan.records.listing import Wanted
from gongdan.records.models import SummaryTable
from gongdan.records.queries.groups import groups
from gongdan.records.queries.sums import source_of
from gongdan.records.tests.makers import make_record

pytestmark = pytest.mark.django_db(transaction=True)

FIELDS = [{**one, "indexed": one["code"] != "name"} for one in CUSTOMER_FIELDS]
OWN_ONLY = {"permissions": {"handler": {"level": "read", "scope": "own"}}}


@pytest.fixture
def world() -> Iterator[World]:
    world = make_world()
    make_record_type(world, fields=FIELDS)
    yield world
    numbers.close()


def build(at: datetime = NOON) -> bool:
    return build_indexes(form_code="customer", clock=lambda: at)


def table() -> str:
    kept = SummaryTable.objects.get(state="ready")
    return summary.table_of(kept.form_id, kept.no)


def sums(world: World, *names: str, who: str = "lead") -> list[tuple[list[str | None], int, str]]:
    found = groups(
        "customer",
        Wanted(),
        levels=[Level(name) for name in names],
        measures=[Measure("sum", "credit")],
        by=world.actor(who),
    )
    return [(one.keys, one.count, str(one.measures[0])) for one in found]


def read_from(world: World, *names: str, wanted: Wanted | None = None) -> str:
    asked = wanted or Wanted()
    source = source_of(record_type("customer"), asked, names, by=world.actor("lead"))
    return source.rows[0].split()[1]


def test_indexed_answers_are_read_from_the_narrow_table_and_others_from_the_records(
    world: World,
) -> None:
    make_record(world, name="甲", level="vip", credit="5")
    build()

    named = Wanted(filter={"op": "=", "args": [{"field": "name"}, {"value": "甲"}]})
    assert read_from(world, "level", "credit", "record.created_at") == table()
    assert read_from(world, "name") == "records_record"
    assert read_from(world, "level", wanted=named) == "records_record"
    assert read_from(world, "level", wanted=Wanted(deleted=True)) == "records_record"
    assert sums(world, "level") == [(["vip"], 1, "5"), ([], 1, "5")]


def test_it_follows_what_is_made_changed_removed_restored_and_purged(world: World) -> None:
    build()
    first = make_record(world, name="甲", level="vip", credit="5")
    second = make_record(world, name="乙", level="plain", credit="7")
    by, code = world.actor("lead"), "customer"

    change(record_type=code, record_id=first, answers={"credit": "6.5"}, by=by, at=NOON)
    after_change = sums(world, "level")
    recycling.delete(record_type=code, record_id=second, by=SYSTEM, at=NOON)
    after_delete = sums(world)
    recycling.restore(record_type=code, record_id=second, by=SYSTEM, at=NOON)
    after_restore = sums(world)
    recycling.delete(record_type=code, record_id=second, by=SYSTEM, at=NOON)
    recycling.purge(record_type=code, record_id=second, by=SYSTEM, at=NOON)

    assert read_from(world, "level", "credit") == table()
    assert after_change == [(["plain"], 1, "7"), (["vip"], 1, "6.5"), ([], 2, "13.5")]
    assert (after_delete, after_restore) == ([([], 1, "6.5")], [([], 2, "13.5")])
    assert sums(world) == [([], 1, "6.5")]


def test_what_is_undone_is_undone_there_too(world: World) -> None:
    build()

    with transaction.atomic():
        make_record(world, name="甲", credit="5")
        transaction.set_rollback(True)

    assert sums(world) == [([], 0, "None")]


def test_everybody_sums_only_what_they_may_see(world: World) -> None:
    settings = {"format": 1, **OWN_ONLY}
    publish_record_type(code="customer", content=settings, by=SYSTEM, at=NOON)
    build()
    make_record(world, name="甲", credit="5", who="lead")

    assert (sums(world, who="lead"), sums(world, who="handler")) == (
        [([], 1, "5")],
        [([], 0, "None")],
    )


def test_other_indexed_fields_make_another_table_and_the_old_one_goes_a_little_later(
    world: World,
) -> None:
    make_record(world, name="甲", level="vip", credit="5")
    build()
    first = table()
    fields = forms.current_version("customer").content["fields"]
    publish_form("customer", [{**one, "indexed": True} for one in fields])
    publish_record_type(code="customer", content={"format": 1}, by=SYSTEM, at=NOON)

    is_done = build()
    second = table()
    make_record(world, name="乙", level="vip", credit="1")
    is_done_later = build(NOON + timedelta(minutes=1))

    assert (is_done, is_done_later) == (False, True)
    assert read_from(world, "name", "credit") == second
    assert sums(world, "name") == [(["乙"], 1, "1"), (["甲"], 1, "5"), ([], 2, "6")]
    assert not exists(first)
    assert exists(second)


def test_a_table_half_filled_is_not_read_and_is_filled_to_the_end(world: World) -> None:
    made = [make_record(world, name=str(n), level="vip", credit="1") for n in range(4)]
    build()
    name = table()
    SummaryTable.objects.update(state="filling", position=made[1])
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {name} WHERE id > %s", [made[1]])  # noqa: S608
    make_record(world, name="new", level="vip", credit="10")

    half = read_from(world, "level")
    build()

    assert (half, read_from(world, "level")) == ("records_record", name)
    assert sums(world) == [([], 5, "14")]


def test_days_of_one_month_are_one_group(world: World) -> None:
    make_record(world, name="甲", credit="5", since="2020-01-01")
    make_record(world, name="乙", credit="7", since="2020-01-31")
    build()
    level, mean = Level("since", "month"), Measure("avg", "credit")

    found = groups("customer", Wanted(), levels=[level], measures=[mean], by=world.actor("lead"))

    assert [(one.keys, one.count, one.measures) for one in found] == [
        (["2020-01"], 2, ["6"]),
        ([], 2, ["6"]),
    ]


def exists(name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [f"public.{name}"])
        return bool(cursor.fetchone()[0])

"""Indexes and views of a form: made beside running work, resumed, shown with their cost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection

from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.catalog.queries.record_types import record_type
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_record_type
from gongdan.expressions import Expression
from gongdan.forms import queries as forms
from gongdan.kernel.errors import Forbidden
from gongdan.records import numbers
from gongdan.records.building import LOCK
from gongdan.records.commands.indexes import build_indexes
from gongdan.records.commands.views import NewView, save_view
from gongdan.records.indexes import index_name
from gongdan.records.listing import Sort, Wanted, phases, sort_keys
from gongdan.records.models import FieldIndex
from gongdan.records.queries.indexes import form_indexes
from gongdan.records.queries.lists import condition
from gongdan.records.source import columns
from gongdan.records.tests.makers import make_record

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"code": "phone", "kind": "text", "label": {"zh-CN": "电话"}, "sensitive": "last4"}
LINES = {"code": "lines", "kind": "subtable", "label": {"zh-CN": "明细"}, "columns": [
    {"code": "part", "kind": "text", "label": {"zh-CN": "备件"}},
    {"code": "count", "kind": "number", "label": {"zh-CN": "数量"}},
]}  # fmt: skip
FIELDS = [*({**one, "indexed": True} for one in CUSTOMER_FIELDS), PHONE, LINES]
CREDIT: Expression = {"op": ">", "args": [{"field": "credit"}, {"value": 5}]}


@pytest.fixture
def world() -> Iterator[World]:
    world = make_world()
    make_record_type(world, fields=FIELDS)
    yield world
    numbers.close()


def build() -> bool:
    return build_indexes(form_code="customer", clock=lambda: NOON)


def states() -> dict[str, str]:
    fields = {one.id: one.code for one in forms.current_version("customer").fields}
    return {fields[one.field_id]: one.state for one in FieldIndex.objects.all()}


def field_id(code: str) -> str:
    fields = forms.current_version("customer").fields
    return next(one.id for one in fields if one.code == code)


def names_of(table: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename = %s", [table])
        return {str(row[0]) for row in cursor.fetchall()}


@pytest.mark.usefixtures("world")
def test_marked_fields_get_indexes_and_a_second_run_makes_nothing() -> None:
    assert build() is True
    first = states()
    made = names_of(f"records_form_{record_type('customer').form_id}")
    build()

    assert first == dict.fromkeys(("name", "level", "credit", "since"), "ready")
    assert index_name(record_type("customer").form_id, field_id("credit")) in made
    assert states() == first


@pytest.mark.parametrize("descending", [False, True])
def test_a_filter_and_a_sort_use_the_index(world: World, descending: bool) -> None:
    build()
    by = world.actor("lead")
    for place in range(5):
        make_record(world, name=str(place), credit=str(place))
    type_ = record_type("customer")
    wanted = Wanted(filter=CREDIT, sort=[Sort("credit", descending)])
    where, params = condition(type_, wanted, by=by)
    first = phases(sort_keys(wanted.sort, columns(type_, by=by)), None)[0]

    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")
        cursor.execute("SET enable_sort = off")
        cursor.execute(
            f"EXPLAIN SELECT r.id FROM records_record r WHERE {where}"  # noqa: S608
            f" AND {first.where[0]} ORDER BY {first.order} LIMIT 9",
            params,
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())
        cursor.execute("RESET enable_seqscan")
        cursor.execute("RESET enable_sort")

    assert index_name(type_.form_id, field_id("credit")) in plan
    assert "Sort" not in plan


@pytest.mark.usefixtures("world")
def test_what_a_killed_worker_left_behind_is_made_anew() -> None:
    build()
    name = index_name(record_type("customer").form_id, field_id("credit"))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = %s::regclass", [name]
        )

    build()

    with connection.cursor() as cursor:
        cursor.execute("SELECT indisvalid FROM pg_index WHERE indexrelid = %s::regclass", [name])
        assert cursor.fetchone() == (True,)


@pytest.mark.usefixtures("world")
def test_one_worker_builds_at_a_time() -> None:
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])

    was_done = build()
    other.close()

    assert (was_done, states()) == (False, {})


def test_an_index_that_failed_never_stops_a_record(world: World) -> None:
    FieldIndex.objects.create(
        form_id=record_type("customer").form_id,
        field_id=field_id("credit"),
        state="failed",
        changed_at=NOON,
    )

    made = make_record(world, name="甲", credit="5")

    assert made > 0


def test_the_view_is_typed_and_keeps_what_is_sensitive_out(world: World) -> None:
    build()
    rows = [{"part": "轴承", "count": "2"}]
    made = make_record(world, name="甲", credit="5.5", since="2020-01-02", phone="139", lines=rows)

    with connection.cursor() as cursor:
        cursor.execute("SELECT id, name, credit, since FROM form_customer")
        row = cursor.fetchone()
        names = [column.name for column in cursor.description]
        cursor.execute("SELECT part, count FROM form_customer__lines")
        line = cursor.fetchone()
        cursor.execute("SELECT * FROM form_customer LIMIT 0")
        every = [column.name for column in cursor.description]

    assert (row[0], str(row[2]), row[3].isoformat()) == (made, "5.5", "2020-01-02")
    assert (names[1], line[0], str(line[1])) == ("name", "轴承", "2")
    assert "phone" not in every


@pytest.mark.usefixtures("world")
def test_the_readers_role_reads_views_and_no_tables() -> None:
    build()

    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('gongdan_bi', 'form_customer', 'SELECT')")
        of_view = cursor.fetchone()
        cursor.execute("SELECT has_table_privilege('gongdan_bi', 'records_record', 'SELECT')")
        of_table = cursor.fetchone()

    assert (of_view, of_table) == ((True,), (False,))


def test_the_builder_sees_states_costs_and_suggestions(world: World) -> None:
    build()
    query = {"filter": CREDIT, "sort": "-since"}
    grouped = {"group": "level,since:month", "columns": "name,credit"}
    views = [
        NewView(subject="record:customer", name="大额", query=query),
        NewView(subject="record:customer", name="按级别", query=grouped),
    ]
    for new in views:
        save_view(new=new, by=world.actor("lead"), at=NOON)

    found = form_indexes("customer", by=world.actor("builder"))

    by_code = {one.field: one for one in found.items}
    assert (by_code["credit"].state, by_code["credit"].suggested_by) == ("ready", 2)
    assert (by_code["name"].suggested_by, by_code["since"].suggested_by) == (0, 2)
    assert by_code["level"].suggested_by == 1
    assert found.summary is not None
    assert {"zh-CN": "额度"} in found.summary.fields
    assert found.summary.bytes > 0
    assert by_code["credit"].bytes > 0
    assert "lines" not in by_code
    with pytest.raises(Forbidden):
        form_indexes("customer", by=world.actor("lead"))

"""A worker killed in the middle leaves nothing half done behind: the next one goes on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from gongdan.accounts.tests.makers import NOON, World
from gongdan.audit.queries import history
from gongdan.catalog.commands.record_types import publish_record_type
from gongdan.catalog.queries.record_types import record_type
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_record_type, publish_form
from gongdan.forms import queries as forms
from gongdan.kernel.actors import SYSTEM
from gongdan.records import patience
from gongdan.records.building import LOCK
from gongdan.records.commands.fieldwork import carry_fieldwork, merge_options
from gongdan.records.commands.indexes import build_indexes
from gongdan.records.finding import subject
from gongdan.records.models import FieldIndex, FieldWork, Record
from gongdan.records.queries.documents import stored_documents
from gongdan.records.tests.makers import make_record, stored
from tests.concurrency.killed import LONGEST_SECONDS, ask, kill, wait_until, worker

BUILD = """
from gongdan.kernel.times import now
from gongdan.records.commands.indexes import build_indexes
build_indexes(form_code="customer", clock=now)
"""
CONVERT = """
from gongdan.kernel.times import now
from gongdan.records.commands import fieldwork
fieldwork.BATCH = 2
fieldwork.carry_fieldwork(work_id={work}, clock=now)
"""
HALF_MADE = """
SELECT count(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
WHERE NOT i.indisvalid AND i.indrelid = to_regclass(%s) AND c.relname LIKE 'rx%%'
"""
LOCKED = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s"
AREA = {"code": "area", "kind": "text", "label": {"zh-CN": "面积"}}


@contextmanager
def somebody_editing(record_id: int) -> Iterator[None]:
    """Somebody else holds a record while this goes on."""
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            Record.objects.select_for_update().get(id=record_id)
            Record.objects.filter(id=record_id).update(rev=2)
            held.set()
            done.wait()
        connection.close()

    person = threading.Thread(target=hold)
    person.start()
    assert held.wait(LONGEST_SECONDS)
    try:
        yield
    finally:
        done.set()
        person.join()


def test_an_index_whose_worker_was_killed_is_made_whole_by_the_next(world: World) -> None:
    make_record_type(world, fields=[{**one, "indexed": True} for one in CUSTOMER_FIELDS])
    made = make_record(world, name="甲", credit="5")
    partition = f"public.records_form_{record_type('customer').form_id}"

    with somebody_editing(made), worker(BUILD) as process:
        wait_until(lambda: ask(HALF_MADE, partition) == 1)
        kill(process)
        during = make_record(world, name="乙", credit="6")
    wait_until(lambda: build_indexes(form_code="customer", clock=lambda: NOON))

    assert ask(HALF_MADE, partition) == 0
    assert list(FieldIndex.objects.values_list("state", flat=True)) == ["ready"] * 4
    assert stored("customer", during)["credit"] == "6"


def test_an_index_left_half_made_waits_for_who_writes_for_long(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_record_type(world, fields=[{**one, "indexed": True} for one in CUSTOMER_FIELDS])
    made = make_record(world, name="甲", credit="5")
    partition = f"public.records_form_{record_type('customer').form_id}"
    monkeypatch.setattr(patience, "TRIES", 1)

    with somebody_editing(made), worker(BUILD) as process:
        wait_until(lambda: ask(HALF_MADE, partition) == 1)
        kill(process)
        wait_until(lambda: ask(LOCKED, LOCK) == 0)
        meanwhile = build_indexes(form_code="customer", clock=lambda: NOON)
    wait_until(lambda: build_indexes(form_code="customer", clock=lambda: NOON))

    assert meanwhile is False
    assert ask(HALF_MADE, partition) == 0


def copied(made: list[int]) -> list[object]:
    """What is written into the new field itself."""
    (new,) = (one.id for one in forms.current_version("customer").fields if one.replaces)
    form_id = record_type("customer").form_id
    found = stored_documents([(form_id, key) for key in made])
    return [found[key].get(new) for key in made]


def test_copying_whose_worker_was_killed_goes_on_and_copies_every_answer_once(
    world: World,
) -> None:
    make_record_type(world, fields=[*CUSTOMER_FIELDS, AREA])
    made = [make_record(world, name=str(n), area=str(n)) for n in range(1, 7)]
    *fields, old = forms.current_version("customer").content["fields"]
    new = {"code": "area_m2", "kind": "number", "label": {"zh-CN": "面积"}}
    publish_form("customer", [*fields, {**new, "replaces": old["id"]}])
    publish_record_type(code="customer", content={"format": 1}, by=SYSTEM, at=NOON)
    work = FieldWork.objects.get(kind="convert").pk

    with somebody_editing(made[3]), worker(CONVERT.format(work=work)) as process:
        wait_until(lambda: FieldWork.objects.get(pk=work).position == made[1])
        kill(process)
    half = copied(made)
    carry_fieldwork(work_id=work, clock=lambda: NOON)

    found = FieldWork.objects.get(pk=work)
    assert half == ["1", "2", None, None, None, None]
    assert copied(made) == ["1", "2", "3", "4", "5", "6"]
    assert (found.state, found.counts) == ("done", {"ok": 6})


def test_merging_whose_worker_was_killed_goes_on_and_changes_every_record_once(
    world: World,
) -> None:
    make_record_type(world)
    made = [make_record(world, name=str(n), level="plain") for n in range(1, 5)]
    by, asked = world.actor("builder"), {"field": "level", "keys": ["plain"], "into": "vip"}
    work = merge_options(record_type_code="customer", **asked, by=by, at=NOON)  # type: ignore[arg-type]

    with somebody_editing(made[3]), worker(CONVERT.format(work=work)) as process:
        wait_until(lambda: FieldWork.objects.get(pk=work).position == made[1])
        kill(process)
    half = [stored("customer", key)["level"] for key in made]
    carry_fieldwork(work_id=work, clock=lambda: NOON)

    events = [entry.event for key in made for entry in history(subject(key))]
    assert half == ["vip", "vip", "plain", "plain"]
    assert [stored("customer", key)["level"] for key in made] == ["vip"] * 4
    assert FieldWork.objects.get(pk=work).counts == {"ok": 4}
    assert events.count("records.changed") == 4

"""The same done to all that a list matches: tried, carried on in batches, stopped, refused."""

from __future__ import annotations

import pytest

from gongdan.accounts.models import RoleGrant
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_record_type
from gongdan.kernel.errors import Forbidden, NotFound
from gongdan.records.commands import bulk_runs
from gongdan.records.commands.bulk_runs import BulkWanted
from gongdan.records.commands.records import change
from gongdan.records.errors import BulkBusy
from gongdan.records.models import Record
from gongdan.records.queries.bulk_runs import BulkRunValue, bulk_run
from gongdan.records.queries.bulk_runs import bulk_runs as runs_of
from gongdan.records.tests.makers import make_record, stored

pytestmark = pytest.mark.django_db

PLAIN = {"op": "=", "args": [{"field": "level"}, {"value": "plain"}]}
PROMOTE = BulkWanted(act="change", answers={"level": "vip"}, filter=PLAIN)
NAMES = ("甲", "乙", "丙", "丁", "戊")


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    """Five plain customers and an important one; batches of two."""
    monkeypatch.setattr(bulk_runs, "BATCH", 2)
    world = make_world()
    link = {"code": "bank", "kind": "link", "label": {"zh-CN": "客户"}, "record_type": "customer"}
    make_record_type(world)
    make_record_type(world, "contract", fields=[CUSTOMER_FIELDS[0], link])
    make_record(world, name="华信", level="vip")
    return world


@pytest.fixture
def plain(world: World) -> list[int]:
    return [make_record(world, name=name, level="plain") for name in NAMES]


def begin(world: World, wanted: BulkWanted = PROMOTE, *, is_trial: bool = False) -> int:
    by = world.actor("lead")
    return bulk_runs.begin_bulk_run(
        record_type="customer", wanted=wanted, is_trial=is_trial, by=by, at=NOON
    )


def carried(world: World, run_id: int) -> BulkRunValue:
    bulk_runs.carry_bulk_run(run_id=run_id, clock=lambda: NOON)
    return bulk_run(run_id, by=world.actor("lead"))


def levels(ids: list[int]) -> list[object]:
    return [stored("customer", one)["level"] for one in ids]


def test_all_that_match_are_changed_though_they_then_match_no_more(
    world: World, plain: list[int]
) -> None:
    run = carried(world, begin(world))

    assert (run.state, run.total, run.gone_through, run.counts) == ("done", 5, 5, {"changed": 5})
    assert levels(plain) == ["vip"] * 5


def test_a_trial_says_what_would_come_and_keeps_nothing_until_it_is_asked_for_good(
    world: World, plain: list[int]
) -> None:
    tried = carried(world, begin(world, is_trial=True))
    before = levels(plain)
    bulk_runs.ask_bulk_run(run_id=tried.id, is_trial=False, by=world.actor("lead"), at=NOON)
    done = carried(world, tried.id)

    assert (tried.state, tried.counts, before) == ("checked", {"changed": 5}, ["plain"] * 5)
    assert (done.state, done.counts, levels(plain)) == ("done", {"changed": 5}, ["vip"] * 5)


def test_after_a_killed_worker_it_goes_on_where_it_stopped(world: World, plain: list[int]) -> None:
    run_id = begin(world)
    bulk_runs._advance(run_id=run_id, at=NOON)
    half = bulk_run(run_id, by=world.actor("lead"))

    done = carried(world, run_id)

    assert (half.state, half.gone_through) == ("running", 2)
    assert (done.counts, levels(plain)) == ({"changed": 5}, ["vip"] * 5)
    revisions = Record.objects.filter(id__in=plain).values_list("rev", flat=True)
    assert list(revisions) == [2] * 5


def test_whoever_stops_it_keeps_what_was_done_and_may_go_on(world: World, plain: list[int]) -> None:
    run_id = begin(world)
    bulk_runs._advance(run_id=run_id, at=NOON)

    bulk_runs.stop_bulk_run(run_id=run_id, by=world.actor("lead"), at=NOON)
    stopped = carried(world, run_id)
    bulk_runs.ask_bulk_run(run_id=run_id, is_trial=False, by=world.actor("lead"), at=NOON)
    done = carried(world, run_id)

    assert (stopped.state, stopped.gone_through) == ("stopped", 2)
    assert (done.state, done.total, levels(plain)) == ("done", 3, ["vip"] * 5)


@pytest.mark.usefixtures("plain")
def test_records_that_come_while_it_runs_are_left_alone(world: World) -> None:
    run_id = begin(world)
    late = make_record(world, name="后来的", level="plain")

    run = carried(world, run_id)

    assert (run.counts, levels([late])) == ({"changed": 5}, ["plain"])


def test_those_that_refuse_are_named_and_the_others_go_on(world: World, plain: list[int]) -> None:
    make_record(world, "contract", name="框架合同", bank=[plain[2]])
    deletion = BulkWanted(act="delete", filter=PLAIN)

    run = carried(world, begin(world, deletion))

    assert run.counts == {"changed": 4, "refused": 1}
    named = [(one["title"], one["code"], one["facts"]) for one in run.problems]
    assert named == [("丙", "records.in_use", {"count": 1})]
    assert Record.objects.filter(id__in=plain, deleted_at=None).count() == 1


@pytest.mark.usefixtures("plain")
def test_an_answer_that_no_record_takes_is_refused_by_each(world: World) -> None:
    wanted = BulkWanted(act="change", answers={"level": "gold"})

    run = carried(world, begin(world, wanted, is_trial=True))

    assert (run.state, run.counts) == ("checked", {"refused": 6})
    assert {one["code"] for one in run.problems} == {"forms.not_an_option"}


def test_it_runs_under_the_rights_of_who_asked_and_fails_without_them(
    world: World, plain: list[int]
) -> None:
    with pytest.raises(Forbidden):
        bulk_runs.begin_bulk_run(
            record_type="customer",
            wanted=PROMOTE,
            is_trial=False,
            by=world.actor("requester"),
            at=NOON,
        )
    run_id = begin(world)
    RoleGrant.objects.filter(person=world.lead).delete()

    run = carried(world, run_id)

    assert (run.state, run.failure is not None, levels(plain)) == ("failed", True, ["plain"] * 5)


@pytest.mark.usefixtures("plain")
def test_a_run_is_its_own_askers_alone(world: World) -> None:
    run_id = begin(world)

    with pytest.raises(NotFound):
        bulk_run(run_id, by=world.actor("administrator"))
    with pytest.raises(NotFound):
        bulk_runs.stop_bulk_run(run_id=run_id, by=world.actor("administrator"), at=NOON)
    with pytest.raises(BulkBusy):
        bulk_runs.ask_bulk_run(run_id=run_id, is_trial=True, by=world.actor("lead"), at=NOON)
    assert [one.id for one in runs_of("customer", by=world.actor("lead"))] == [run_id]


def test_what_somebody_changes_meanwhile_is_judged_as_it_is_then(
    world: World, plain: list[int]
) -> None:
    run_id = begin(world)
    change(
        record_type="customer",
        record_id=plain[4],
        answers={"level": "vip"},
        by=world.actor("lead"),
        at=NOON,
    )

    run = carried(world, run_id)

    assert run.counts == {"changed": 4}

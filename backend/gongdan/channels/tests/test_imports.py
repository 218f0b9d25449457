"""Runs of imports: tried, carried, cancelled, killed, repeated."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest

from gongdan.accounts.models import Person
from gongdan.accounts.tests.makers import NOON, World
from gongdan.audit.models import Entry
from gongdan.audit.queries import history, verify
from gongdan.channels import carrying
from gongdan.channels.commands import imports, running
from gongdan.channels.commands.profiles import save_profile
from gongdan.channels.errors import ImportNotFound, ImportNotInState
from gongdan.channels.models import ImportReject, ImportRun
from gongdan.channels.queries.imports import rejected_lines, run, runs
from gongdan.channels.tests import log_numbers
from gongdan.channels.tests.makers import (
    INCIDENTS,
    LETTERS,
    MAPPING,
    TICKETS,
    carried,
    checked,
    make_importing_world,
    make_run,
    with_rows,
)
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import Forbidden
from gongdan.records import queries as records
from gongdan.workorders.errors import ImportedIsHistory
from gongdan.workorders.finding import lock, subject
from gongdan.workorders.models import Clock, Decision, FlowInstance, Timer, WorkOrder
from gongdan.workorders.queries.filters import Filters
from gongdan.workorders.queries.holders import holders
from gongdan.workorders.queries.lists import Window, work_list
from gongdan.workorders.queries.timeline import timeline

pytestmark = pytest.mark.django_db
TEXT = {"zh-CN": "旧系统", "en": "Old desk"}


@pytest.fixture
def world() -> World:
    """The world of the tests, with an application."""
    return make_importing_world()


def a_run(folder: Path, text: str = TICKETS, *, encoding: str = "gb18030") -> ImportRun:
    """An import of tickets in a file."""
    path = folder / "tickets.csv"
    path.write_text(text, encoding=encoding)
    save_profile(key="old-desk", name=TEXT, content=MAPPING, by=SYSTEM, at=NOON)
    return make_run(path, "old-desk")


def found_titles(world: World, words: str) -> list[str]:
    """The titles that a search of the work list finds."""
    page = work_list(Filters(q=words), Window(), by=world.actor("administrator"), at=NOON)
    return [row.title for row in page.items]


def test_a_dry_run_counts_and_keeps_nothing(world: World, tmp_path: Path) -> None:  # noqa: ARG001
    text = with_rows("T-1,好,,已关闭,2,2026年3月1日,", "T-2,坏,,奇怪,2,昨天,")

    run_ = checked(a_run(tmp_path, text))

    assert (run_.state, run_.total, run_.refused, run_.problem_count) == ("checked", 2, 1, 2)
    assert [(one.row, one.column, one.code) for one in run_.problems.order_by("id")] == [
        (3, "状态", "channels.cell_not_choice"),
        (3, "提交时间", "channels.cell_not_moment"),
    ]
    assert WorkOrder.objects.count() == 0


def test_orders_are_kept_with_their_words_and_nothing_runs(world: World, tmp_path: Path) -> None:
    run_ = carried(a_run(tmp_path))

    order = WorkOrder.objects.get(source_id="T-1")
    other = WorkOrder.objects.get(source_id="T-2")
    assert (run_.state, run_.created, run_.already_there, run_.refused) == ("done", 3, 0, 0)
    assert (order.number, order.is_imported, order.source) == ("IMP-2026-000001", True, "old-desk")
    assert (order.status, order.priority, order.solution) == ("closed", 2, "")
    assert order.created_at == datetime(2026, 3, 1, 1, 30, tzinfo=UTC)
    assert (order.requester_id, order.team_id) == (world.requester.pk, world.service_desk.pk)
    assert other.requester.username == "imported-old-desk"
    assert not other.requester.is_active
    counts = [model.objects.count() for model in (Clock, Timer, FlowInstance, Decision)]
    assert counts == [0, 0, 0, 0]
    answers = records.answers(form_id=order.form_id, record_id=order.record_id)
    assert sorted(map(str, answers.values())) == ["2", "何建军", "已关闭"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_texts_are_found_by_two_letters(world: World, tmp_path: Path, encoding: str) -> None:
    carried(a_run(tmp_path, encoding=encoding))

    assert found_titles(world, "退货") == ["要求退货"]
    assert found_titles(world, "发票") == ["发票抬头写错"]
    assert found_titles(world, "路灯") == ["门口路灯不亮"]


def test_the_same_file_again_changes_nothing(world: World, tmp_path: Path) -> None:  # noqa: ARG001
    carried(a_run(tmp_path))
    before = list(WorkOrder.objects.order_by("id").values())

    again = carried(a_run(tmp_path, TICKETS.replace("请重开发票", "另一句话")))

    assert (again.state, again.created, again.already_there) == ("done", 0, 3)
    assert list(WorkOrder.objects.order_by("id").values()) == before


def test_refused_rows_are_mended_and_imported(world: World, tmp_path: Path) -> None:  # noqa: ARG001
    text = with_rows("T-1,好,,已关闭,2,2026年3月1日,", "T-2,=坏,,奇怪,2,昨天,")
    first = carried(a_run(tmp_path, text))
    rejected = "".join(rejected_lines(first.pk, by=SYSTEM))

    second = carried(
        a_run(tmp_path, rejected.replace("奇怪", "已关闭").replace(",昨天,", ",2026年3月2日,"))
    )

    header, row = csv.reader(io.StringIO(rejected.removeprefix("\ufeff")))
    assert (first.created, first.refused_rows) == (1, 1)
    assert header == [
        "编号",
        "标题",
        "描述",
        "状态",
        "优先级",
        "提交时间",
        "来信人",
        "问题 problem",
    ]
    assert row[1] == "'=坏"
    assert row[-1].startswith("状态：没有对应的值")
    assert (second.created, second.refused) == (1, 0)
    assert WorkOrder.objects.get(source_id="T-2").title == "=坏"


def test_a_killed_import_goes_on_from_the_last_batch(
    world: World,  # noqa: ARG001
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(carrying, "BATCH", 1)
    run_ = checked(a_run(tmp_path, TICKETS + "T-4,坏,,奇怪,2,昨天,\n"))
    imports.ask_run(run_id=run_.pk, by=SYSTEM, at=NOON)
    times = iter(range(2))

    def dies() -> datetime:
        next(times)
        return NOON

    with pytest.raises(StopIteration):
        carrying.carry(run_.pk, by=SYSTEM, clock=dies)
    run_.refresh_from_db()
    assert (run_.state, run_.position, WorkOrder.objects.count()) == ("running", 2, 2)

    carrying.carry(run_.pk, by=SYSTEM, clock=lambda: NOON)

    run_.refresh_from_db()
    assert (run_.state, run_.position, run_.created, run_.refused) == ("done", 4, 3, 1)
    assert run_.already_there == 0
    assert ImportReject.objects.count() == 1


def test_a_batch_is_kept_once_even_when_two_workers_have_it(
    world: World,  # noqa: ARG001
    tmp_path: Path,
) -> None:
    run_ = checked(a_run(tmp_path))
    imports.ask_run(run_id=run_.pk, by=SYSTEM, at=NOON)
    with carrying._orders(run_) as orders:
        batch = list(islice(orders, 2))

    first = running.advance(run_id=run_.pk, batch=batch, position=0, by=SYSTEM, at=NOON)
    second = running.advance(run_id=run_.pk, batch=batch, position=0, by=SYSTEM, at=NOON)

    run_.refresh_from_db()
    assert (first, second) == (True, False)
    assert (run_.position, WorkOrder.objects.count()) == (2, 2)


def test_a_cancelled_import_stops_and_may_go_on(
    world: World,  # noqa: ARG001
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(carrying, "BATCH", 1)
    run_ = checked(a_run(tmp_path))
    imports.ask_run(run_id=run_.pk, by=SYSTEM, at=NOON)

    def stop(position: int) -> None:
        if position == 2:
            imports.cancel(run_id=run_.pk, by=SYSTEM, at=NOON)

    carrying.carry(run_.pk, by=SYSTEM, clock=lambda: NOON, tell=stop)
    run_.refresh_from_db()
    assert (run_.state, run_.created) == ("cancelled", 2)

    imports.ask_run(run_id=run_.pk, by=SYSTEM, at=NOON)
    carrying.carry(run_.pk, by=SYSTEM, clock=lambda: NOON)

    run_.refresh_from_db()
    assert (run_.state, run_.created, run_.already_there) == ("done", 3, 0)


def test_a_file_that_is_gone_fails_the_import_and_says_so(
    world: World,  # noqa: ARG001
    tmp_path: Path,
) -> None:
    run_ = checked(a_run(tmp_path))
    (tmp_path / "tickets.csv").unlink()
    imports.ask_run(run_id=run_.pk, by=SYSTEM, at=NOON)

    carrying.carry(run_.pk, by=SYSTEM, clock=lambda: NOON)

    run_.refresh_from_db()
    assert (run_.state, run_.failure["code"]) == ("failed", "channels.import_file_missing")


def test_an_import_is_tried_before_it_runs(world: World, tmp_path: Path) -> None:  # noqa: ARG001
    run_ = a_run(tmp_path)

    with pytest.raises(ImportNotInState):
        imports.ask_run(run_id=run_.pk, by=SYSTEM, at=NOON)


def test_the_incidents_excerpt_has_its_history(world: World) -> None:
    run_ = carried(make_run(INCIDENTS, "servicenow_incident_log"))

    order = WorkOrder.objects.get(source_id="INC0000045")
    by = world.actor("administrator")
    told = [(line.event, line.text["en"]) for line in timeline(number=order.number, by=by)]
    assert (run_.total_rows, run_.created, run_.refused) == (374, 60, 0)
    assert told[0] == ("workorders.imported_change", "Became new, Group 56")
    assert [event for event, _ in told[1:]] == ["workorders.imported_change"] * 3 + [
        "workorders.imported"
    ]
    assert len(history(subject(order))) == 5
    assert Entry.objects.filter(event="workorders.imported_change").count() == 374
    assert verify(subject(order)).faults == []
    spans = holders(number=order.number, by=by, at=NOON)
    age = int((order.closed_at - order.created_at).total_seconds() // 60)
    assert sum(span.minutes for span in spans) == age
    assert {span.team.code for span in spans} == {world.service_desk.code}


def test_the_excerpts_numbers_are_those_of_the_last_rows(world: World) -> None:  # noqa: ARG001
    carried(make_run(INCIDENTS, "servicenow_incident_log"))

    figures = log_numbers.figures()
    assert list(figures.values())[:6] == [60, 10, 1, 32, 6, 59]
    assert {key: count for key, (count, _) in log_numbers.by_priority().items()} == {
        2: 2,
        3: 52,
        4: 6,
    }
    assert log_numbers.top_groups(3) == [["Group 54", 12], ["Group 23", 9], ["Group 70", 8]]
    assert Person.objects.filter(username__startswith="imported-").count() == 1


def test_the_letters_excerpt_goes_in_with_its_replies(world: World) -> None:
    run_ = carried(make_run(LETTERS, "mayor_mailbox"))

    letter = WorkOrder.objects.get(source_id="20220510008")
    assert (run_.created, run_.refused) == (18, 2)
    assert [comment.author_name for comment in letter.comments.all()] == ["洛南县人民政府办公室"]
    assert len(found_titles(world, "路灯")) == 4
    assert found_titles(world, "发票") == ["商洛市汽车站开票难"]
    assert letter.comments.get().body[:4] == "网友你好"


def test_an_imported_order_is_history(world: World, tmp_path: Path) -> None:
    carried(a_run(tmp_path))
    number = WorkOrder.objects.get(source_id="T-2").number

    with pytest.raises(ImportedIsHistory):
        lock(number, by=world.actor("administrator"))


def test_a_handler_may_not_import_and_a_builder_only_where_he_builds(
    world: World, tmp_path: Path
) -> None:
    run_ = a_run(tmp_path)

    with pytest.raises(Forbidden):
        runs(by=world.actor("handler"))
    with pytest.raises(Forbidden):
        run(run_.pk, by=world.actor("lead"))
    with pytest.raises(ImportNotFound):
        run(run_.pk + 1, by=world.actor("administrator"))
    assert [one.id for one in runs(by=world.actor("builder"))] == [run_.pk]

"""From rows to orders, without a database."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongdan.channels.imports import guessing, rejects
from gongdan.channels.imports.mapping import parse
from gongdan.channels.imports.orders import Found, orders_of
from gongdan.channels.queries.imports import shipped_profiles
from gongdan.channels.tests.makers import INCIDENTS, MAPPING, TICKETS, remapped, with_rows
from gongdan.kernel.errors import InvalidInput
from gongdan.records.sheets.sheet import look, open_sheet

ZONE = "Asia/Shanghai"


def found_in(text: str, mapping: dict[str, object] = MAPPING) -> list[Found]:
    """The orders of a table."""
    with open_sheet(io.BytesIO(text.encode())) as sheet:
        return list(orders_of(sheet, parse(mapping, zone=ZONE)))


def problems_of(text: str, mapping: dict[str, object] = MAPPING) -> list[tuple[int, str, str]]:
    """Row, column and code of everything wrong."""
    return [
        (one.row, one.column, one.code)
        for found in found_in(text, mapping)
        for one in found.problems
    ]


def test_each_row_is_an_order_with_our_words_for_its_values() -> None:
    first, second, third = (found.order for found in found_in(TICKETS))

    assert (first.source_id, first.title, first.description) == (
        "T-1",
        "发票抬头写错",
        "请重开发票",
    )
    assert (first.status, first.priority, first.requester) == ("closed", 2, "何建军")
    assert first.created_at == datetime(2026, 3, 1, 1, 30, tzinfo=UTC)
    assert first.closed_at == first.created_at
    assert (second.status, second.priority, second.closed_at) == ("assigned", 3, None)
    assert (third.status, third.requester) == ("in_progress", "")


def test_every_wrong_cell_is_named_with_row_and_column() -> None:
    text = with_rows(
        "T-1,好,,已关闭,2,2026年3月1日,",
        ",没有编号,,已关闭,2,2026年3月1日,",
        "T-3,坏,,奇怪,9,昨天,",
        "T-1,又来一次,,已关闭,2,2026年3月1日,",
        "T-5,太多,,已关闭,2,2026年3月1日,,多,出",
        "T-6,没有时间,,已关闭,2,,",
    )

    assert problems_of(text) == [
        (3, "编号", "channels.cell_missing"),
        (4, "状态", "channels.cell_not_choice"),
        (4, "优先级", "channels.cell_not_choice"),
        (4, "提交时间", "channels.cell_not_moment"),
        (5, "编号", "channels.id_twice"),
        (6, "", "channels.row_too_long"),
        (7, "提交时间", "channels.cell_missing"),
    ]


def test_values_may_be_said_to_mean_others_or_nothing() -> None:
    columns = [
        {**column, "values": {"奇怪": "waiting", "空": ""}}
        if column["target"] == "status"
        else column
        for column in MAPPING["columns"]
    ]
    mapping = remapped({"columns": columns, "defaults": {"status": "new"}})
    text = with_rows("T-1,a,,奇怪,2,2026年3月1日,", "T-2,b,,空,2,2026年3月1日,")

    statuses = [(one.order.status, one.order.source_status) for one in found_in(text, mapping)]

    assert statuses == [("waiting", "奇怪"), ("new", "空")]


def test_rows_of_one_incident_are_its_history_and_the_last_one_wins() -> None:
    mapping = shipped_profiles()["servicenow_incident_log"].content
    found = found_in(INCIDENTS.read_text(encoding="utf-8"), mapping)
    first = next(one.order for one in found if one.order.source_id == "INC0000045")

    assert (len(found), sum(len(one.rows) for one in found)) == (60, 374)
    assert first.title == "Category 55 · Subcategory 170 · Symptom 72"
    assert [(change.source_status, change.by) for change in first.changes] == [
        ("New", "Updated by 21"),
        ("Resolved", "Updated by 642"),
        ("Resolved", "Updated by 804"),
        ("Closed", "Updated by 908"),
    ]
    assert first.changes[0].at == datetime(2016, 2, 28, 17, 23, tzinfo=UTC)
    assert "resolved_at" not in first.changes[0].facts
    assert (first.status, first.channel, first.sla_met) == ("closed", "phone", True)
    assert first.resolved_at == datetime(2016, 2, 29, 3, 29, tzinfo=UTC)


def test_one_wrong_row_keeps_the_whole_history_out() -> None:
    mapping = shipped_profiles()["servicenow_incident_log"].content
    lines = INCIDENTS.read_text(encoding="utf-8").splitlines(keepends=True)
    broken = "".join([*lines[:2], lines[2].replace("1/3/2016", "31/2/2016"), *lines[3:]])
    text = broken.replace("29/2/2016 08:53", "30/2/2016 08:53", 1)

    bad = [one for one in found_in(text, mapping) if one.order is None]

    assert [(len(one.rows), one.rows[0].no) for one in bad] == [(4, 2)]
    assert [(one.row, one.column) for one in bad[0].problems] == [(3, "sys_updated_at")]


@pytest.mark.parametrize(
    ("changes", "path", "code"),
    [
        ({"format": 2}, "format", "channels.unknown_format"),
        ({"surprise": 1}, "surprise", "channels.unknown_key"),
        ({"source": " "}, "source", "channels.source_needed"),
        ({"mode": "dream"}, "mode", "channels.not_a_choice"),
        ({"encoding": "ebcdic"}, "encoding", "channels.not_a_choice"),
        ({"time_zone": "Mars/Base"}, "time_zone", "channels.not_a_choice"),
        ({"defaults": {"status": "odd"}}, "defaults.status", "channels.not_a_choice"),
        ({"columns": []}, "columns", "channels.target_needed"),
        ({"columns": [{"column": "a", "target": "x"}]}, "columns.0", "channels.unknown_target"),
    ],
)
def test_a_mapping_is_checked(changes: dict[str, object], path: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse(remapped(changes), zone=ZONE)

    assert (path, code) in [(one.path, one.code) for one in refused.value.problems]


def test_a_mapping_of_columns_that_the_file_has_not_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        parse(MAPPING, columns=["编号", "标题"], zone=ZONE)

    assert [one.facts["column"] for one in refused.value.problems] == [
        "描述",
        "状态",
        "优先级",
        "提交时间",
        "来信人",
    ]


@pytest.mark.parametrize("key", sorted(shipped_profiles()))
def test_the_shipped_profiles_are_right(key: str) -> None:
    assert parse(shipped_profiles()[key].content, zone=ZONE).source


def test_a_first_mapping_is_guessed_from_names_and_contents() -> None:
    seen = look(io.BytesIO(TICKETS.encode()))

    guessed = guessing.suggest(seen.columns, source="old-desk")

    assert {row["target"]: row["column"] for row in guessed["columns"]} == {
        "source_id": "编号",
        "title": "标题",
        "description": "描述",
        "status": "状态",
        "priority": "优先级",
        "requester": "来信人",
        "created_at": "提交时间",
    }
    assert len([one for one in found_in(TICKETS, guessed) if one.order]) == 3


def test_a_guessed_mapping_reads_the_log_too() -> None:
    seen = look(io.BytesIO(INCIDENTS.read_bytes()))

    guessed = guessing.suggest(seen.columns, source="log", mode="event_log")

    targets = {row["target"]: row["column"] for row in guessed["columns"]}
    assert (targets["source_id"], targets["created_at"], targets["team"]) == (
        "number",
        "opened_at",
        "assignment_group",
    )
    assert targets["reassign_count"] == "reassignment_count"


def test_refused_rows_come_back_with_their_problem_and_nothing_that_runs() -> None:
    rows = [(["T-1", "=1+1"], [{"column": "时间", "code": "channels.cell_missing"}]), (["T-2"], [])]

    lines = list(rejects.lines(["编号", "标题"], rows))

    assert lines == [
        "\ufeff编号,标题,问题 problem\r\n",
        "T-1,'=1+1,时间：缺少 is missing\r\n",
        "T-2,,同一工单的另一行有问题 another row of the same order is wrong\r\n",
    ]


def test_a_mended_file_says_what_the_first_one_said() -> None:
    out = "".join(rejects.lines(["编号", "标题", "提交时间"], [(["-7", "=a", "2026年3月1日"], [])]))
    mapping = remapped(
        {"columns": [one for one in MAPPING["columns"] if one["column"] in out.splitlines()[0]]}
    )

    [found] = found_in(out, mapping)

    assert (found.order.source_id, found.order.title) == ("-7", "=a")


@given(st.lists(st.lists(st.text(max_size=15), min_size=1, max_size=8), max_size=6))
@settings(max_examples=150, deadline=None)
def test_any_rows_make_orders_or_problems(rows: list[list[str]]) -> None:
    text = json.dumps(
        [dict(zip(TICKETS.splitlines()[0].split(","), row, strict=False)) for row in rows]
        or [{"编号": "1"}]
    )

    for found in found_in(text):
        assert (found.order is None) == bool(found.problems)

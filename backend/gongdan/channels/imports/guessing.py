"""A first mapping for a table nobody has mapped yet, from its columns' names and contents."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gongdan.channels.imports.mapping import FORMAT
from gongdan.channels.imports.targets import TARGETS
from gongdan.records.sheets.columns import ColumnGuess

NAMES: dict[str, str] = {
    "source_id": r"number|id|no|ticket|ticket_?(id|number)|.*_?(id|number)|编号|工单号|单号|.*编号",
    "title": r"title|subject|short_?description|summary|标题|主题",
    "description": r"description|content|text|query|details|内容|描述|诉求内容|问题描述",
    "status": r"status|state|.*_state|.*status|状态",
    "priority": r"priority|优先级",
    "impact": r"impact|影响(范围)?",
    "urgency": r"urgency|紧急(程度)?",
    "category": r"category|type|nature|.*category|分类|类别|性质|诉求类型",
    "team": r"(assignment_?)?group|team|agency|.*agency|处理组|承办单位|答复单位|部门",
    "assignee": r"assigned_?to|assignee|handler|处理人|经办人",
    "requester": r"caller(_id)?|requester|customer|请求人|报修人|来电人|来信人|申请人|姓名",
    "channel": r"channel|contact_?type|source|渠道|来源",
    "created_at": r"(opened|created?)_?(at|on|date)?|date|.*query_date|提交时间|创建时间|日期",
    "updated_at": r"(sys_)?updated_?(at|on)|statusdate|更新时间",
    "resolved_at": r"resolved_?(at|on)|解决时间",
    "closed_at": r"closed_?(at|on)|close_?date|关闭时间|办结时间",
    "sla_met": r"made_?sla|sla_?met|是否达标",
    "reopen_count": r"reopen_?count|重开次数",
    "reassign_count": r"reassign(ment)?_?count|transfer_count|转派次数|流转次数",
    "solution": r"solution|resolution|解决方案|处理结果",
    "reply": r"reply|first_?reply|answer|答复|回复(内容)?",
    "reply_at": r"reply_?date|replied_?at|答复时间|回复时间",
    "reply_by": r"replied_?by|答复人",
}


def suggest(
    columns: Sequence[ColumnGuess], *, source: str, mode: str = "rows"
) -> dict[str, object]:
    """A mapping to begin with: each target once, moments with their formats."""
    taken: dict[str, ColumnGuess] = {}
    for key, pattern in NAMES.items():
        found = _first(columns, pattern, key, list(taken.values()))
        if found is not None:
            taken[key] = found
    missing = sorted({mark for column in columns for mark in column.missing})
    return {
        "format": FORMAT,
        "source": source,
        "mode": mode,
        "missing": missing,
        "columns": [_entry(column, key) for key, column in taken.items()],
        "defaults": {"status": "closed"} if "status" not in taken else {},
    }


def _first(
    columns: Sequence[ColumnGuess], pattern: str, key: str, taken: list[ColumnGuess]
) -> ColumnGuess | None:
    is_moment = TARGETS[key].kind == "moment"
    for column in columns:
        fits = re.fullmatch(pattern, column.name.strip().casefold().replace(" ", "_"))
        if fits and column not in taken and (column.kind == "moment") == is_moment:
            return column
    return None


def _entry(column: ColumnGuess, key: str) -> Mapping[str, object]:
    entry: dict[str, object] = {"column": column.name, "target": key}
    if column.kind == "moment" and column.formats:
        entry["format"] = column.formats[0]
    return entry

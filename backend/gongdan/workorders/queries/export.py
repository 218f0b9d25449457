"""The work list as CSV: UTF-8 with a mark for spreadsheets, nothing that runs as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from django.conf import settings

from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text, pick
from gongdan.workorders.queries.filters import Filters
from gongdan.workorders.queries.lists import sorted_orders
from gongdan.workorders.queries.rows import rows_of
from gongdan.workorders.queries.values import Row

COLUMNS: dict[str, Text] = {
    "number": {"zh-CN": "编号", "en": "Number"},
    "title": {"zh-CN": "标题", "en": "Title"},
    "type": {"zh-CN": "类型", "en": "Type"},
    "category": {"zh-CN": "分类", "en": "Category"},
    "status": {"zh-CN": "状态", "en": "Status"},
    "stage": {"zh-CN": "阶段", "en": "Stage"},
    "priority": {"zh-CN": "优先级", "en": "Priority"},
    "requester": {"zh-CN": "请求人", "en": "Requester"},
    "team": {"zh-CN": "处理组", "en": "Team"},
    "assignee": {"zh-CN": "处理人", "en": "Assignee"},
    "channel": {"zh-CN": "渠道", "en": "Channel"},
    "created_at": {"zh-CN": "提交时间", "en": "Submitted"},
    "due_at": {"zh-CN": "最近到期", "en": "Next due"},
}
BATCH = 500
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_lines(
    filters: Filters, *, sort: str, by: Actor, at: datetime, language: str = "zh-CN"
) -> Iterator[str]:
    """Line by line, so that a hundred thousand orders need no memory."""
    orders = sorted_orders(filters, sort=sort, by=by, at=at).iterator(chunk_size=BATCH)
    yield "\ufeff" + _line([pick(name, language) for name in COLUMNS.values()])
    while batch := list(islice(orders, BATCH)):
        for row in rows_of(batch, at=at):
            yield _line(_cells(row, language))


def harmless(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([harmless(cell) for cell in cells])
    return out.getvalue()


def _cells(row: Row, language: str) -> list[str]:
    clock = row.clock
    return [
        row.number,
        row.title,
        pick(row.type.name, language),
        pick(row.category.name, language) if row.category else "",
        row.status,
        pick(row.stage.name, language) if row.stage else "",
        f"P{row.priority}",
        row.requester.name,
        pick(row.team.name, language) if row.team else "",
        row.assignee.name if row.assignee else "",
        row.channel,
        _local(row.created_at),
        _local(clock.due_at) if clock and clock.due_at else "",
    ]


def _local(at: datetime) -> str:
    return f"{at.astimezone(ZoneInfo(settings.ORG_TIME_ZONE)):%Y-%m-%d %H:%M}"

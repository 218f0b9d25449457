"""How an imported past is told."""

from __future__ import annotations

from gongdan.kernel.texts import Text
from gongdan.workorders.events import imports as events
from gongdan.workorders.sentences.values import Telling, Told, Values, say, together, when

STATUSES: dict[str, Text] = {
    "new": say("待派单", "new"),
    "assigned": say("待处理", "assigned"),
    "in_progress": say("处理中", "in progress"),
    "waiting": say("挂起", "waiting"),
    "resolved": say("待用户确认", "resolved"),
    "closed": say("已关闭", "closed"),
    "cancelled": say("已取消", "cancelled"),
}


def _imported(told: Told) -> Text:
    values: Values = {"source": told.word("source"), "id": told.word("source_id")}
    return say("从 {source} 导入，原编号 {id}", "Imported from {source}, there {id}", values)


def _imported_outside(_told: Told) -> Text:
    return say("从原来的系统转入", "Brought over from the former system")


def _change(told: Told) -> Text:
    holder = " ".join(filter(None, [told.word("group"), told.word("person")]))
    held = say("，{holder}", ", {holder}", {"holder": holder})
    return together(_change_outside(told), when(holder, held))


def _change_outside(told: Told) -> Text:
    status: str | Text = STATUSES.get(told.word("status")) or told.word("source_status")
    return say("状态变为 {status}", "Became {status}", {"status": status})


def _batch(told: Told) -> Text:
    values: Values = {"count": told.number("created"), "source": told.word("source")}
    return say("从 {source} 导入 {count} 单", "{count} orders imported from {source}", values)


TELLINGS = {
    events.OrdersImported.name: Telling(_batch, None),
    events.Imported.name: Telling(_imported, _imported_outside),
    events.ImportedChange.name: Telling(_change, _change_outside),
}

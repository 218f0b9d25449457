"""How the stages of the process are told."""

from __future__ import annotations

from gongdan.kernel.texts import Text
from gongdan.workorders.events import stages as events
from gongdan.workorders.sentences.values import (
    Telling,
    Told,
    Values,
    because,
    hours,
    length,
    say,
    together,
    when,
)

LEFT: dict[str, Text] = {
    "done": say("完成", "done"),
    "returned": say("退回", "sent back"),
    "rejected": say("未通过", "refused"),
    "cancelled": say("中止", "stopped"),
}
NOT_ASKED: dict[str, Text] = {
    "nobody": say("没有审批人，自动通过", "nobody to approve it, passed by itself"),
    "dedupe": say("审批人前面已经同意过", "its approvers said yes before"),
    "self": say("审批人就是提交人", "its approver is the requester"),
}


def _entered(told: Told) -> Text:
    limit, again = told.number("limit_minutes"), told.number("round")
    owner = told.name("because")
    return together(
        say("进入 {step}", "Entered {step}", {"step": told.name("step_name")}),
        when(again > 1, say("（第 {n} 次）", " (time {n})", {"n": again})),
        when(limit, say("，限 {limit}", ", limit {limit}", {"limit": length(limit)})),
        when(any(owner.values()), say("；{owner}", "; {owner}", {"owner": owner})),
    )


def _left(told: Told) -> Text:
    late = told.number("late_seconds")
    values: Values = {
        "step": told.name("step_name"),
        "how": LEFT.get(told.word("outcome"), LEFT["done"]),
        "time": hours(told.number("business_seconds")),
    }
    return together(
        say("{step} {how}，用时 {time}", "{step} {how} in {time}", values),
        when(late > 0, say("，超 {late}", ", {late} late", {"late": hours(late)})),
    )


def _skipped(told: Told) -> Text:
    head = say("跳过 {step}", "Skipped {step}", {"step": told.name("step_name")})
    reason = told.word("reason")
    why = NOT_ASKED.get(reason)
    return together(head, say("：{why}", ": {why}", {"why": why}) if why else because(reason))


def _jump_refused(told: Told) -> Text:
    return say(
        "想直接跳到 {step}，被拒绝",
        "Tried to jump to {step}, refused",
        {"step": told.name("to_name")},
    )


def _warned(told: Told) -> Text:
    values: Values = {
        "step": told.name("step_name"),
        "due": told.moment("due_at"),
        "who": told.person("assignee_id"),
    }
    reminded = say("，提醒 {who}", ", reminded {who}", values)
    return together(
        say("{step} 快到限时，{due} 到期", "{step} is running out of time, due {due}", values),
        when(values["who"], reminded),
    )


def _stuck(told: Told) -> Text:
    step = told.known.stages.get(told.word("step_key"))
    values: Values = {"step": step or told.word("step_key"), "detail": told.word("detail")}
    return say(
        "流程停在 {step}，需要管理员处理：{detail}",
        "The process is stuck at {step} and needs an administrator: {detail}",
        values,
    )


def _overdue(told: Told) -> Text:
    values: Values = {
        "step": told.name("step_name"),
        "limit": length(told.number("limit_minutes")),
        "leads": told.people("lead_ids"),
    }
    told_to = say("，告知 {leads}", ", told {leads}", values)
    return together(
        say("{step} 超过限时 {limit}", "{step} ran over its limit of {limit}", values),
        when(any(told.people("lead_ids").values()), told_to),
    )


def _ticked(told: Told) -> Text:
    values: Values = {"item": told.name("item")}
    if not told.yes("is_ticked"):
        return say("取消勾选 {item}", "Unticked {item}", values)
    photo = say("，附照片", ", with a photo")
    return together(say("完成 {item}", "Ticked {item}", values), when(told.yes("has_photo"), photo))


def _copied(told: Told) -> Text:
    values: Values = {"people": told.people("person_ids")}
    is_any = any(told.people("person_ids").values())
    return say("抄送 {people}", "Copied to {people}", values) if is_any else say("抄送", "Copied")


def _copy_read(_: Told) -> Text:
    return say("已阅抄送", "Read the copy")


TELLINGS = {
    events.OrderCopied.name: Telling(_copied),
    events.CopyRead.name: Telling(_copy_read),
    events.StageEntered.name: Telling(_entered),
    events.StageLeft.name: Telling(_left),
    events.StageSkipped.name: Telling(_skipped),
    events.JumpRefused.name: Telling(_jump_refused),
    events.StageWarned.name: Telling(_warned),
    events.ProcessStuck.name: Telling(_stuck),
    events.StageOverdue.name: Telling(_overdue),
    events.ChecklistTicked.name: Telling(_ticked),
}

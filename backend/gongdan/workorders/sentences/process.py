"""How waits, actions, escalations and the steering of the process are told."""

from __future__ import annotations

from gongdan.kernel.texts import Text
from gongdan.workorders.events import moves
from gongdan.workorders.events import process as events
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

OVER: dict[tuple[str, str], Text] = {
    ("delay", "done"): say("到时间了", "the time has come"),
    ("wait", "done"): say("等到了", "what was waited for came"),
    ("wait", "timeout"): say("等超时了", "it took too long"),
    ("suborder", "done"): say("发起的工单都办完了", "the orders it made have ended"),
    ("suborder", "rejected"): say("发起的工单没有全部办成", "an order it made was not done"),
    ("subtasks", "done"): say("子任务都完成了", "all subtasks are done"),
}
DONE: dict[str, Text] = {
    "set_field": {"zh-CN": "填写 {detail}", "en": "set {detail}"},
    "set_title": {"zh-CN": "标题改为 {detail}", "en": "changed the title to {detail}"},
    "add_tag": {"zh-CN": "加标签 {detail}", "en": "added the tag {detail}"},
    "create_record": {"zh-CN": "新建业务数据 {detail}", "en": "made the record {detail}"},
    "change_record": {"zh-CN": "更新业务数据 {detail}", "en": "changed the record {detail}"},
    "create_order": {"zh-CN": "发起工单 {detail}", "en": "filed the order {detail}"},
    "webhook": {"zh-CN": "通知外部系统 {detail}", "en": "called {detail}"},
    "message": {"zh-CN": "通知 {people}：{text}", "en": "told {people}: {text}"},
    "run_rules": {"zh-CN": "运行规则 {detail}", "en": "ran the rules {detail}"},
}
ESCALATED: dict[str, Text] = {
    "notify": {"zh-CN": "通知 {people}", "en": "told {people}"},
    "urge": {"zh-CN": "催办 {people}", "en": "urged {people}"},
    "reassign": {"zh-CN": "自动转交", "en": "handed on"},
    "approve": {"zh-CN": "自动同意", "en": "approved by itself"},
    "reject": {"zh-CN": "自动拒绝", "en": "refused by itself"},
    "skip": {"zh-CN": "自动跳过", "en": "skipped by itself"},
    "go_to": {"zh-CN": "自动改道", "en": "went another way by itself"},
}
MOVED: dict[str, Text] = {
    "claim": {"zh-CN": "{step} 由 {to} 办理", "en": "{to} does {step}"},
    "pool": {"zh-CN": "{step} 放回待认领", "en": "{step} is back in its pool"},
    "ladder": {"zh-CN": "{step} 转交 {to}", "en": "{step} went to {to}"},
}


def _routed(told: Told) -> Text:
    values: Values = {"target": told.name("target_name"), "key": told.word("target_key")}
    if any(told.name("target_name").values()):
        return say("流程走到 {target}", "The process went to {target}", values)
    return say("流程走到 {key}", "The process went to {key}", values)


def _waited(told: Told) -> Text:
    how = OVER.get((told.word("kind"), told.word("outcome")), OVER["wait", "done"])
    values: Values = {"step": told.name("step_name"), "how": how}
    return say("{step}：{how}", "{step}: {how}", values)


def _done(told: Told) -> Text:
    template = DONE.get(told.word("do"), DONE["run_rules"])
    values: Values = {
        "detail": told.word("detail"),
        "people": told.people("person_ids"),
        "text": told.name("text"),
    }
    what = say(template["zh-CN"], template["en"], values)
    return say("系统：{what}", "The system {what}", {"what": what})


def _delayed(told: Told) -> Text:
    values: Values = {"step": told.name("step_name"), "detail": told.word("detail")}
    return say(
        "系统没有办成 {step}，稍后再试：{detail}",
        "The system could not do {step} and tries again later: {detail}",
        values,
    )


def _given_up(told: Told) -> Text:
    values: Values = {"step": told.name("step_name"), "detail": told.word("detail")}
    return say(
        "系统没有办成 {step}，流程继续：{detail}",
        "The system could not do {step}; the work goes on without it: {detail}",
        values,
    )


def _escalated(told: Told) -> Text:
    minutes = told.number("minutes")
    values: Values = {"step": told.name("step_name"), "time": length(minutes)}
    early = say("{step} 离限时还有 {time}", "{step} has {time} left", values)
    late = say("{step} 超过限时 {time}", "{step} is {time} over its limit", values)
    now = say("{step} 到了限时", "{step} reached its limit", values)
    template = ESCALATED.get(told.word("do"), ESCALATED["notify"])
    what = say(template["zh-CN"], template["en"], {"people": told.people("person_ids")})
    head = early if told.yes("is_before") else (late if minutes else now)
    return together(head, say("，{what}", ", {what}", {"what": what}))


def _moved(told: Told) -> Text:
    values: Values = {"step": told.name("step_name"), "to": told.person("to_id")}
    template = MOVED.get(told.word("how"), MOVED["ladder"])
    owner = told.name("because")
    return together(
        say(template["zh-CN"], template["en"], values),
        when(any(owner.values()), say("；{owner}", "; {owner}", {"owner": owner})),
    )


def _suspended(told: Told) -> Text:
    return together(say("挂起", "Suspended"), because(told.word("reason")))


def _unsuspended(told: Told) -> Text:
    values: Values = {"time": hours(told.number("rested_seconds"))}
    return say("恢复，挂起了 {time}", "Went on after {time}", values)


def _retried(_told: Told) -> Text:
    return say("重试停住的流程", "Tried the stuck process again")


def _redirected(told: Told) -> Text:
    values: Values = {"step": told.name("step_name"), "target": told.name("target_name")}
    head = say("从 {step} 跳转到 {target}", "Taken from {step} to {target}", values)
    return together(head, because(told.word("reason")))


def _migrated(told: Told) -> Text:
    values: Values = {"old": told.number("from_version"), "new": told.number("to_version")}
    if told.facts.get("is_minor"):
        return say("流程小修订，从 v{old} 到 v{new}", "Small revision, v{old} to v{new}", values)
    head = say("流程从 v{old} 迁移到 v{new}", "Moved from process v{old} to v{new}", values)
    return together(head, because(told.word("reason")))


def _move_begun(told: Told) -> Text:
    values: Values = {"count": told.number("count")}
    return say("开始迁移 {count} 张在办工单", "Began to move {count} running orders", values)


def _move_ended(told: Told) -> Text:
    values: Values = {"moved": told.number("moved"), "refused": told.number("refused")}
    return say(
        "迁移了 {moved} 张，留下 {refused} 张", "Moved {moved} orders, {refused} stayed", values
    )


def _move_called_off(told: Told) -> Text:
    values: Values = {"moved": told.number("moved"), "left": told.number("left")}
    return say(
        "停止迁移，已迁移 {moved} 张，其余 {left} 张不动",
        "Stopped moving: {moved} were moved, {left} stay",
        values,
    )


def _move_refused(_told: Told) -> Text:
    return say("没能迁移到新版本，留在原版本", "Could not be moved to the new version, stays")


def _signaled(told: Told) -> Text:
    return say("收到事件 {event}", "Received the event {event}", {"event": told.word("event")})


TELLINGS: dict[str, Telling] = {
    events.RouteTaken.name: Telling(_routed, _routed),
    events.WaitOver.name: Telling(_waited, _waited),
    events.ActionDone.name: Telling(_done),
    events.ActionDelayed.name: Telling(_delayed),
    events.ActionGivenUp.name: Telling(_given_up),
    events.StageEscalated.name: Telling(_escalated),
    events.DutyMoved.name: Telling(_moved),
    events.WorkSuspended.name: Telling(_suspended),
    events.WorkUnsuspended.name: Telling(_unsuspended, _unsuspended),
    events.ProcessRetried.name: Telling(_retried),
    events.Signaled.name: Telling(_signaled),
    events.Redirected.name: Telling(_redirected),
    moves.ProcessMigrated.name: Telling(_migrated),
    moves.MoveRefused.name: Telling(_move_refused),
    moves.MoveBegun.name: Telling(_move_begun, None),
    moves.MoveEnded.name: Telling(_move_ended, None),
    moves.MoveCalledOff.name: Telling(_move_called_off, None),
}

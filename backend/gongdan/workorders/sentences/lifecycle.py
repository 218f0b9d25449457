"""How an order's life is told."""

from __future__ import annotations

from gongdan.kernel.texts import Text
from gongdan.workorders.events import lifecycle as events
from gongdan.workorders.sentences.values import (
    NOTHING,
    Telling,
    Told,
    Values,
    because,
    hours,
    say,
    together,
    when,
)

CHANNELS: dict[str, Text] = {
    "portal": say("门户", "the portal"),
    "phone": say("电话", "the phone"),
    "in_person": say("现场", "the front desk"),
    "email": say("邮件", "mail"),
    "api": say("接口", "the API"),
    "import": say("导入", "an import"),
    "public": say("公开页面", "the public page"),
}
GRADES: dict[int, Text] = {1: say("高", "high"), 2: say("中", "medium"), 3: say("低", "low")}
WAITING: dict[str, Text] = {
    "requester": say("等请求人回复", "waiting for the requester"),
    "parts": say("等备件", "waiting for parts"),
    "supplier": say("等供应商", "waiting for the supplier"),
    "agreed_date": say("等约定的时间", "waiting for the agreed date"),
}
CLOSED_HOW: dict[str, Text] = {
    "confirmed": say("请求人确认解决，关闭", "Closed: the requester confirmed"),
    "in_name": say("代请求人关闭", "Closed in the requester's name"),
    "silence": say("请求人没有回复，自动关闭", "Closed automatically: no answer"),
    "withdrawn": say("请求人撤回，关闭", "Closed: withdrawn by the requester"),
    "rejected": say("审批未通过，关闭", "Closed: not approved"),
    "completed": say("流程走完，关闭", "Closed: the process is complete"),
}
PARTS: dict[str, Text] = {
    "title": say("标题", "the title"),
    "description": say("描述", "the description"),
    "wished_at": say("期望时间", "the wished time"),
}


def _submitted(told: Told) -> Text:
    type_name = told.name("type_name")
    channel = CHANNELS.get(told.word("channel"), NOTHING)
    values: Values = {"type": type_name, "channel": channel, "who": told.named("requester")}
    if told.actor_id == told.facts.get("requester_id"):
        return say("提交 {type}，来自 {channel}", "Submitted {type} through {channel}", values)
    return say(
        "替 {who} 提交 {type}，来自 {channel}",
        "Submitted {type} for {who} through {channel}",
        values,
    )


def _submitted_outside(_told: Told) -> Text:
    return say("提交了请求", "Submitted the request")


def _classified(told: Told) -> Text:
    values: Values = {
        "category": told.name("category_name"),
        "impact": GRADES.get(told.number("impact"), NOTHING),
        "urgency": GRADES.get(told.number("urgency"), NOTHING),
    }
    grades = say("影响 {impact}，紧急 {urgency}", "impact {impact}, urgency {urgency}", values)
    named = say("分类为 {category}，", "Classified as {category}, ", values)
    unnamed = say("没有命中分类规则，", "No category rule matched, ")
    return together(named if told.facts.get("category_name") else unnamed, grades)


def _graded(told: Told) -> Text:
    values: Values = {"priority": told.number("priority"), "before": told.number("before")}
    changed = say(
        "优先级由 P{before} 改为 P{priority}", "Priority from P{before} to P{priority}", values
    )
    first = say("定级 P{priority}", "Priority P{priority}", values)
    reason = told.name("reason")
    tail = say("：{reason}", ": {reason}", {"reason": reason})
    return together(changed if values["before"] else first, when(any(reason.values()), tail))


def _dispatched(told: Told) -> Text:
    values: Values = {"who": told.named("assignee"), "team": told.name("team")}
    if told.yes("is_fallback"):
        return say(
            "没有命中派单规则，转给 {team}", "No dispatch rule matched, passed to {team}", values
        )
    if values["who"]:
        return say("自动派给 {who}", "Dispatched to {who}", values)
    return say("自动派给 {team}", "Dispatched to {team}", values)


def _dispatched_outside(told: Told) -> Text:
    values: Values = {"who": told.named("assignee"), "team": told.name("team")}
    if values["who"]:
        return say("交给 {who}", "Given to {who}", values)
    return say("交给 {team}", "Given to {team}", values)


def _assigned(told: Told) -> Text:
    return together(_given(told), because(told.word("reason")))


def _given(told: Told) -> Text:
    values: Values = {
        "who": told.named("assignee"),
        "before": told.named("before_assignee"),
        "team": told.name("team"),
    }
    if not values["who"]:
        return say("转到 {team}", "Passed to {team}", values)
    if told.actor_id == told.facts.get("assignee_id"):
        return say("领取", "Took it")
    if values["before"]:
        return say("由 {before} 转给 {who}", "Handed from {before} to {who}", values)
    return say("派给 {who}", "Assigned to {who}", values)


def _accepted(_told: Told) -> Text:
    return say("开始处理", "Started work")


def _paused(told: Told) -> Text:
    return together(_paused_outside(told), because(told.word("note")))


def _paused_outside(told: Told) -> Text:
    reason = WAITING.get(told.word("reason"), NOTHING)
    until = say("，到 {until}", ", until {until}", {"until": told.moment("until")})
    return together(
        say("挂起", "Paused"),
        when(reason != NOTHING, say("，{reason}", ", {reason}", {"reason": reason})),
        when(told.word("until"), until),
    )


def _resumed(told: Told) -> Text:
    return say(
        "恢复处理，此前挂起 {time}",
        "Resumed after {time}",
        {"time": hours(told.number("waited_seconds"))},
    )


def _resumed_outside(_told: Told) -> Text:
    return say("恢复处理", "Resumed")


def _resolved(told: Told) -> Text:
    cause = say(
        "（根本原因：{cause}）", " (root cause: {cause})", {"cause": told.name("root_cause_name")}
    )
    return together(_resolved_outside(told), cause)


def _resolved_outside(told: Told) -> Text:
    return say("已解决：{solution}", "Resolved: {solution}", {"solution": told.word("solution")})


def _closed(told: Told) -> Text:
    return together(_closed_outside(told), because(told.word("reason")))


def _closed_outside(told: Told) -> Text:
    return CLOSED_HOW.get(told.word("how"), say("关闭", "Closed"))


def _reopened(told: Told) -> Text:
    values: Values = {"times": told.number("reopen_count")}
    head = say("重开（第 {times} 次）", "Reopened (time {times})", values)
    return together(head, because(told.word("reason")))


def _reopened_outside(_told: Told) -> Text:
    return say("重新打开", "Reopened")


def _cancelled(told: Told) -> Text:
    return together(say("取消", "Cancelled"), because(told.word("reason")))


def _answer_revealed(_told: Told) -> Text:
    return say("查看了一项敏感内容", "Looked at a sensitive answer")


def _details_changed(told: Told) -> Text:
    changes = told.facts.get("changes")
    keys = list(changes) if isinstance(changes, dict) else []
    named = [PARTS[key] for key in keys if key in PARTS]
    if len(named) < len(keys):
        named.append(say("填写内容", "the answers"))
    values: Values = {
        "zh": "、".join(part["zh-CN"] for part in named),
        "en": ", ".join(part["en"] for part in named),
    }
    return say("修改 {zh}", "Changed {en}", values)


def _details_changed_outside(_told: Told) -> Text:
    return say("更新了请求内容", "Updated the request")


def _priority_overridden(told: Told) -> Text:
    values: Values = {"priority": told.number("priority"), "before": told.number("before")}
    head = say(
        "优先级由 P{before} 改为 P{priority}", "Priority from P{before} to P{priority}", values
    )
    if told.facts.get("restarts") is True:
        head = together(head, say("，时限重新计算", ", the clocks begin anew"))
    return together(head, because(told.word("reason")))


def _category_changed(told: Told) -> Text:
    named = say("分类改为 {name}", "Category is now {name}", {"name": told.name("category_name")})
    removed = say("去掉分类", "Removed the category")
    head = named if told.facts.get("category_name") else removed
    return together(head, because(told.word("reason")))


def _nothing(_: Told) -> Text | None:
    """The status follows from what was done, and that is told."""
    return None


TELLINGS = {
    events.Submitted.name: Telling(_submitted, _submitted_outside),
    events.Classified.name: Telling(_classified),
    events.Graded.name: Telling(_graded),
    events.Dispatched.name: Telling(_dispatched, _dispatched_outside),
    events.Assigned.name: Telling(_assigned, _given),
    events.Accepted.name: Telling(_accepted, _accepted),
    events.Paused.name: Telling(_paused, _paused_outside),
    events.Resumed.name: Telling(_resumed, _resumed_outside),
    events.Resolved.name: Telling(_resolved, _resolved_outside),
    events.Closed.name: Telling(_closed, _closed_outside),
    events.Reopened.name: Telling(_reopened, _reopened_outside),
    events.Cancelled.name: Telling(_cancelled, _cancelled),
    events.AnswerRevealed.name: Telling(_answer_revealed),
    events.DetailsChanged.name: Telling(_details_changed, _details_changed_outside),
    events.PriorityOverridden.name: Telling(_priority_overridden),
    events.CategoryChanged.name: Telling(_category_changed),
    events.StatusChanged.name: Telling(_nothing),
}

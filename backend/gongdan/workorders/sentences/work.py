"""How what is said and done in an order is told."""

from __future__ import annotations

from decimal import Decimal

from gongdan.kernel.texts import Text
from gongdan.workorders.events import work as events
from gongdan.workorders.sentences.values import (
    NOTHING,
    Telling,
    Told,
    Values,
    because,
    length,
    listed,
    say,
    together,
    when,
)

LINKS: dict[str, Text] = {
    "related": say("关联", "Related to"),
    "duplicate": say("重复于", "Duplicate of"),
    "duplicated_by": say("被标为重复：", "Duplicated by"),
    "blocks": say("阻塞", "Blocks"),
    "blocked_by": say("被阻塞于", "Blocked by"),
    "caused_by": say("起因于", "Caused by"),
    "caused": say("引起", "Cause of"),
}
KINDS: dict[str, Text] = {
    "collaborator": say("协作人", "a collaborator"),
    "watcher": say("关注人", "a watcher"),
}


def _commented(told: Told) -> Text:
    if told.yes("is_internal"):
        return say("写了内部备注", "Wrote an internal note")
    return _commented_outside(told)


def _commented_outside(told: Told) -> Text:
    if told.yes("is_automatic"):
        return say("自动回复", "Answered automatically")
    return say("回复", "Replied")


def _rated(told: Told) -> Text:
    values: Values = {"score": told.number("score")}
    changed = say("评分改为 {score} 分", "Changed the rating to {score} of 5", values)
    first = say("评分 {score} 分", "Rated {score} of 5", values)
    return together(changed if told.yes("is_change") else first, because(told.word("comment")))


def _urged(told: Told) -> Text:
    who = told.person("assignee_id") or told.team("team_id")
    known = told.person("assignee_id") or any(told.team("team_id").values())
    told_to = say("，已提醒 {who}", ", reminded {who}", {"who": who})
    return together(say("催办", "Asked to hurry"), when(known, told_to))


def _urged_outside(_told: Told) -> Text:
    return say("催了一次", "Asked to hurry")


def _subtask_added(told: Told) -> Text:
    who = told.named("assignee") or told.team("team_id")
    values: Values = {"no": told.number("no"), "title": told.word("title"), "who": who}
    to_whom = say("，交给 {who}", ", given to {who}", values)
    head = say("添加子任务 {no}：{title}", "Added subtask {no}: {title}", values)
    return together(head, when(who != NOTHING, to_whom))


def _subtask_done(told: Told) -> Text:
    values: Values = {"no": told.number("no"), "title": told.word("title")}
    return say("完成子任务 {no}：{title}", "Finished subtask {no}: {title}", values)


def _subtask_waived(told: Told) -> Text:
    values: Values = {
        "no": told.number("no"),
        "title": told.word("title"),
        "reason": told.word("reason"),
    }
    return say(
        "豁免子任务 {no}：{title}，原因：{reason}",
        "Waived subtask {no}: {title}, because: {reason}",
        values,
    )


def _time_logged(told: Told) -> Text:
    values: Values = {
        "who": told.named("person"),
        "time": length(told.number("minutes")),
        "cost": _money(told.word("cost")),
    }
    if told.yes("is_removed"):
        return say("撤销 {who} 的工时 {time}", "Took back {time} of {who}", values)
    head = say("登记 {who} 的工时 {time}，{cost}", "Logged {time} of {who}, {cost}", values)
    return together(head, because(told.word("note")))


def _part_issued(told: Told) -> Text:
    values: Values = {
        "part": " ".join(filter(None, [told.word("part"), told.word("code")])),
        "quantity": _quantity(told.word("quantity")),
        "amount": _money(told.word("amount")),
    }
    if told.yes("is_removed"):
        return say("退回 {part} ×{quantity}", "Took back {part} ×{quantity}", values)
    return say("出库 {part} ×{quantity}，{amount}", "Issued {part} ×{quantity}, {amount}", values)


def _participant_changed(told: Told) -> Text:
    values: Values = {"who": told.named("person"), "kind": KINDS.get(told.word("kind"), NOTHING)}
    if told.yes("is_removed"):
        return say("{who} 不再是{kind}", "{who} is no longer {kind}", values)
    return say("{who} 成为{kind}", "{who} is now {kind}", values)


def _linked(told: Told) -> Text:
    kind = told.word("kind")
    values: Values = {"kind": LINKS.get(kind, LINKS["related"]), "other": told.word("other")}
    if told.yes("is_removed"):
        return say("解除关联 {other}", "Unlinked {other}", values)
    return say("{kind} {other}", "{kind} {other}", values)


def _tagged(told: Told) -> Text:
    added, removed = told.words("added"), told.words("removed")
    plus = say("加标签 {tags}", "Tagged {tags}", {"tags": listed(added)})
    minus = say("去标签 {tags}", "untagged {tags}", {"tags": listed(removed)})
    between = say("，", ", ")
    return together(when(added, plus), when(added and removed, between), when(removed, minus))


def _money(amount: str) -> str:
    return f"¥{Decimal(amount or 0):,.2f}"


def _quantity(quantity: str) -> str:
    return f"{Decimal(quantity or 0).normalize():f}"


TELLINGS = {
    events.Commented.name: Telling(_commented, _commented_outside),
    events.Rated.name: Telling(_rated, _rated),
    events.Urged.name: Telling(_urged, _urged_outside),
    events.SubtaskAdded.name: Telling(_subtask_added),
    events.SubtaskDone.name: Telling(_subtask_done),
    events.SubtaskWaived.name: Telling(_subtask_waived),
    events.TimeLogged.name: Telling(_time_logged),
    events.PartIssued.name: Telling(_part_issued),
    events.ParticipantChanged.name: Telling(_participant_changed),
    events.Linked.name: Telling(_linked),
    events.Tagged.name: Telling(_tagged),
}

"""How an order's promises are told."""

from __future__ import annotations

from gongdan.kernel.texts import Text
from gongdan.workorders.events import clocks as events
from gongdan.workorders.sentences.values import (
    Telling,
    Told,
    Values,
    hours,
    length,
    say,
    together,
    when,
)

METRICS: dict[str, Text] = {
    "first_response": say("首次响应", "First response"),
    "next_response": say("再次响应", "Next response"),
    "update": say("定期通报", "Periodic update"),
    "acceptance": say("接单", "Acceptance"),
    "arrival": say("到场", "Arrival"),
    "resolution": say("解决", "Resolution"),
    "confirmation": say("确认", "Confirmation"),
}


def _metric(told: Told) -> Text:
    metric = told.word("metric")
    if metric.startswith("team:"):
        team: Values = {"team": metric.removeprefix("team:")}
        return say("团队（{team}）", "Team ({team})", team)
    step = metric.removeprefix("stage:")
    return METRICS.get(metric) or told.known.stages.get(step) or say("{m}", "{m}", {"m": step})


def _started(told: Told) -> Text:
    values: Values = {
        "metric": _metric(told),
        "policy": told.name("policy_name"),
        "target": length(told.number("target_minutes")),
        "due": told.moment("due_at"),
    }
    named = say("（{policy}）", " ({policy})", values)
    return together(
        say("{metric} 开始计时，限 {target}", "{metric} clock started, limit {target}", values),
        when(any(told.name("policy_name").values()), named),
        say("，{due} 到期", ", due {due}", values),
    )


def _warned(told: Told) -> Text:
    values: Values = {
        "metric": _metric(told),
        "percent": told.number("percent"),
        "who": told.person("assignee_id") or told.team("team_id"),
    }
    reminded = say("，提醒 {who}", ", reminded {who}", values)
    return together(
        say("{metric} 已用 {percent} %", "{metric} {percent} % used", values),
        when(told.person("assignee_id") or any(told.team("team_id").values()), reminded),
    )


def _breached(told: Told) -> Text:
    values: Values = {
        "metric": _metric(told),
        "due": told.moment("due_at"),
        "leads": told.people("lead_ids"),
    }
    return together(
        say("{metric} 超时，应在 {due} 前完成", "{metric} is late, was due {due}", values),
        when(
            any(told.people("lead_ids").values()),
            say("，升级给 {leads}", ", escalated to {leads}", values),
        ),
    )


def _fulfilled(told: Told) -> Text:
    values: Values = {"metric": _metric(told), "time": hours(told.number("business_seconds"))}
    if told.yes("is_breached"):
        return say("{metric} 超时完成，用时 {time}", "{metric} met late, in {time}", values)
    return say("{metric} 按时，用时 {time}", "{metric} met in {time}", values)


DONE: dict[str, Text] = {
    "notify": say("", ""),
    "raise_priority": say("，提高优先级", ", priority raised"),
    "reassign": say("，收回重新分派", ", taken back and given out again"),
    "subtask": say("，加了子任务", ", subtask added"),
}


def _escalated(told: Told) -> Text:
    minutes = told.number("minutes")
    values: Values = {
        "metric": _metric(told),
        "length": length(minutes),
        "people": told.people("person_ids"),
    }
    moment = say("{metric} 到期", "{metric} due", values)
    if minutes and told.yes("is_before"):
        moment = say("{metric} 到期前 {length}", "{metric}: {length} before it is due", values)
    elif minutes:
        moment = say("{metric} 到期后 {length}", "{metric}: {length} after it was due", values)
    return together(
        moment,
        when(
            any(told.people("person_ids").values()),
            say("，告知 {people}", ", told {people}", values),
        ),
        when(
            bool(told.word("host")) and not told.word("refused"),
            say("，发到群 {host}", ", told the group at {host}", {"host": told.word("host")}),
        ),
        when(
            bool(told.word("refused")),
            say(
                "，没发到群：{host} 未被允许",
                ", the group was not told: {host} is not allowed",
                {"host": told.word("host")},
            ),
        ),
        DONE.get(told.word("do"), say("", "")),
    )


def _acknowledged(told: Told) -> Text:
    values: Values = {"metric": _metric(told)}
    return say("已知悉 {metric} 的提醒", "Acknowledged the reminders of {metric}", values)


def _recounted(_: Told) -> Text:
    return say(
        "工作日历变了，时限重新计算", "The working calendar changed; due times were recounted"
    )


def _arrived(told: Told) -> Text:
    values: Values = {"place": told.word("place")}
    at_place = say("：{place}", ": {place}", values)
    return together(say("已到场", "Arrived on site"), when(bool(told.word("place")), at_place))


TELLINGS = {
    events.ClockStarted.name: Telling(_started),
    events.ClockWarned.name: Telling(_warned),
    events.ClockBreached.name: Telling(_breached),
    events.ClockFulfilled.name: Telling(_fulfilled),
    events.ClockEscalated.name: Telling(_escalated),
    events.ClockAcknowledged.name: Telling(_acknowledged),
    events.ClocksRecounted.name: Telling(_recounted),
    events.Arrived.name: Telling(_arrived, _arrived),
}

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
    "resolution": say("解决", "Resolution"),
}


def _metric(told: Told) -> Text:
    metric = told.word("metric")
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


TELLINGS = {
    events.ClockStarted.name: Telling(_started),
    events.ClockWarned.name: Telling(_warned),
    events.ClockBreached.name: Telling(_breached),
    events.ClockFulfilled.name: Telling(_fulfilled),
}

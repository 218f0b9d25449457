"""The one sentence a requester reads: who, what, by when; pure functions of values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from gongdan.kernel.texts import Text

ZH, EN = "zh-CN", "en"
_WEEKDAYS = {
    ZH: ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    EN: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

DEFAULTS: Mapping[str, Text] = {
    "new": {
        ZH: "收到了，正在找合适的人，通常几分钟",
        EN: "We have it and are finding the right person, usually minutes",
    },
    "queued": {
        ZH: "{team}排着队，您前面还有 {queue} 单",
        EN: "With {team}, {queue} before you",
    },
    "queued_first": {ZH: "{team}收到了，下一个就是您", EN: "With {team}; yours is next"},
    "assigned": {
        ZH: "{person}会来{verb}，预计{time}前回您",
        EN: "{person} has it and answers by {time}",
    },
    "assigned_open": {ZH: "{person}会来{verb}", EN: "{person} has it"},
    "in_progress": {
        ZH: "{person}正在{verb}，预计{time}前好",
        EN: "{person} is on it, done by {time}",
    },
    "in_progress_open": {ZH: "{person}正在{verb}", EN: "{person} is on it"},
    "late": {
        ZH: "比说好的晚了，{person}还在{verb}，{lead}已经在盯",
        EN: "Later than promised; {person} is on it, and {lead} is watching",
    },
    "late_open": {
        ZH: "比说好的晚了，{person}还在{verb}",
        EN: "Later than promised; {person} is still on it",
    },
    "waiting.requester": {
        ZH: "{person}问了您一句，等您回",
        EN: "{person} asked you something; your turn",
    },
    "waiting.parts": {ZH: "在等{note}到货，预计{until}到", EN: "Waiting for {note}, due {until}"},
    "waiting.parts_open": {ZH: "在等{note}到货", EN: "Waiting for {note}"},
    "waiting.supplier": {
        ZH: "在等外部单位处理，{person}盯着",
        EN: "Waiting for a supplier; {person} keeps at it",
    },
    "waiting.agreed_date": {ZH: "约好{until}来", EN: "Booked for {until}"},
    "waiting.agreed_date_open": {ZH: "约好了时间再来", EN: "Booked for a later time"},
    "resolved": {
        ZH: "{person}说{verb}好了，{question}",
        EN: "{person} says it is done. {question}",
    },
    "closed": {ZH: "{verb}好了，{date}结束", EN: "Done, closed {date}"},
    "closed.silence": {
        ZH: "没等到您回音，{date}先结束了；没好随时打开",
        EN: "No word from you, closed {date}; reopen if it is not right",
    },
    "reopened": {
        ZH: "重新打开了，{person}接着{verb}，预计{time}前好",
        EN: "Reopened; {person} is back on it, done by {time}",
    },
    "reopened_open": {
        ZH: "重新打开了，{person}接着{verb}",
        EN: "Reopened; {person} is back on it",
    },
    "cancelled.own": {ZH: "您取消了", EN: "You cancelled it"},
    "cancelled": {ZH: "取消了", EN: "Cancelled"},
}
DEFAULT_VERB: Text = {ZH: "办", EN: "work"}
DEFAULT_QUESTION: Text = {ZH: "现在好了吗？", EN: "Is it right now?"}
PARTS: Text = {ZH: "备件", EN: "a part"}


@dataclass(frozen=True, kw_only=True)
class Situation:
    """Everything the sentence may speak of; ``None`` where it is not known."""

    status: str
    person: Text | None
    team: Text | None
    lead: Text | None
    verb: Text
    question: Text
    due_at: datetime | None
    is_late: bool
    queue_before: int
    waiting_reason: str
    note: str
    until: datetime | None
    closed_at: datetime | None
    closed_how: str
    is_reopened: bool


def sentence(
    situation: Situation, *, templates: Mapping[str, Text], now: datetime, zone: ZoneInfo
) -> Text:
    """The sentence in both languages; a builder's template for the same case wins."""
    key = _case(situation)
    template = {**DEFAULTS[key], **templates.get(key, {})}
    return {
        language: said.format_map(_words(situation, language, now=now, zone=zone))
        for language, said in template.items()
    }


def _case(one: Situation) -> str:
    if one.status in ("new", "assigned"):
        return _queued(one) if one.person is None else _taken(one)
    if one.status == "waiting":
        return _waiting(one)
    ended = {
        "resolved": "resolved",
        "closed": "closed.silence" if one.closed_how == "silence" else "closed",
        "cancelled": "cancelled.own" if one.closed_how == "withdrawn" else "cancelled",
    }
    return ended.get(one.status) or _working(one)


def _taken(one: Situation) -> str:
    return "assigned" if one.due_at and not one.is_late else "assigned_open"


def _queued(one: Situation) -> str:
    if one.team is None:
        return "new"
    return "queued" if one.queue_before else "queued_first"


def _working(one: Situation) -> str:
    if one.is_late:
        return "late" if one.lead else "late_open"
    key = "reopened" if one.is_reopened else "in_progress"
    return key if one.due_at else f"{key}_open"


def _waiting(one: Situation) -> str:
    key = f"waiting.{one.waiting_reason}"
    if one.waiting_reason in ("parts", "agreed_date") and one.until is None:
        return f"{key}_open"
    return key


def _words(
    one: Situation, language: str, *, now: datetime, zone: ZoneInfo
) -> Mapping[str, str | int]:
    def text(value: Text | None) -> str:
        return (value or {}).get(language) or next(iter((value or {}).values()), "")

    def moment(value: datetime | None) -> str:
        return clock_time(value, language=language, now=now, zone=zone) if value else ""

    return {
        "person": text(one.person) or text(one.team),
        "team": text(one.team),
        "lead": text(one.lead),
        "verb": text(one.verb) or DEFAULT_VERB[language],
        "question": text(one.question) or DEFAULT_QUESTION[language],
        "time": moment(one.due_at),
        "until": moment(one.until),
        "note": one.note or PARTS[language],
        "date": day(one.closed_at, language=language, zone=zone) if one.closed_at else "",
        "queue": one.queue_before,
    }


def clock_time(at: datetime, *, language: str, now: datetime, zone: ZoneInfo) -> str:
    """A moment as people say it: today 16:30, tomorrow 11:00, Thursday 10:00, else the date."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    days = (local.date() - today).days
    if language == ZH:
        return f"{_day_zh(local.date(), days)} {local:%H:%M} "
    return f"{local:%H:%M} {_day_en(local.date(), days)}"


def _day_zh(value: date, days: int) -> str:
    near = {0: "今天", 1: "明天"}
    if days in near:
        return near[days]
    if 0 < days < 7:
        return _WEEKDAYS[ZH][value.weekday()]
    return f" {value.month} 月 {value.day} 日"


def _day_en(value: date, days: int) -> str:
    near = {0: "today", 1: "tomorrow"}
    if days in near:
        return near[days]
    if 0 < days < 7:
        return _WEEKDAYS[EN][value.weekday()]
    return f"{value.day} {_MONTHS[value.month - 1]}"


def day(at: datetime, *, language: str, zone: ZoneInfo) -> str:
    """A date as people say it."""
    local = at.astimezone(zone)
    if language == ZH:
        return f"{local.month} 月 {local.day} 日"
    return f"{local.day} {_MONTHS[local.month - 1]}"

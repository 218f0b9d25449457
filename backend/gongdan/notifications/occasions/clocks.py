"""Who is told when a promise is in danger or broken."""

from __future__ import annotations

from gongdan.kernel.texts import Text
from gongdan.notifications.occasions.assignment import vip
from gongdan.notifications.occasions.case import Case, Tell, said
from gongdan.workorders.events import ClockBreached, ClockEscalated, ClockWarned

METRICS: dict[str, Text] = {
    "first_response": said("首次响应", "First response"),
    "next_response": said("再次响应", "Next response"),
    "update": said("定期通报", "Periodic update"),
    "acceptance": said("接单", "Acceptance"),
    "arrival": said("到场", "Arrival"),
    "resolution": said("解决", "Resolution"),
    "confirmation": said("确认", "Confirmation"),
}


def _warned(case: Case) -> list[Tell]:
    text = said(
        "{vip}{metric}时限已用 {percent} %",
        "{vip}{metric}: {percent} % of the time is used",
        vip=vip(case),
        metric=_metric(case),
        percent=case.number("percent"),
    )
    owners = case.held_by(case.number("assignee_id") or None, case.number("team_id") or None)
    return [Tell(kind="warning", to=owners, text=text, by_mail=bool(case.number("assignee_id")))]


def _breached(case: Case) -> list[Tell]:
    text = said("{vip}{metric}超时了", "{vip}{metric} is late", vip=vip(case), metric=_metric(case))
    owners = case.held_by(case.number("assignee_id") or None, case.order.team_id)
    concerned = (*case.ids("lead_ids"), *owners)
    return [Tell(kind="breach", to=concerned, text=text)]


def _escalated(case: Case) -> list[Tell]:
    """A level of the ladder; who asked for the order hears of it in their own words."""
    minutes = case.number("minutes")
    forms = {
        True: ("{vip}{metric}还有 {n} 分钟到期", "{vip}{metric} is due in {n} working minutes"),
        False: ("{vip}{metric}已超时 {n} 分钟", "{vip}{metric} is {n} working minutes late"),
    }
    form = forms[case.facts.get("is_before") is True] if minutes else DUE
    text = said(*form, vip=vip(case), metric=_metric(case), n=minutes)
    people = case.ids("person_ids")
    inside = [one for one in people if one != case.order.requester_id]
    outside = [one for one in people if one == case.order.requester_id]
    return [
        Tell(kind="escalation", to=inside, text=text),
        Tell(kind="escalation", to=outside, text=text, is_inside=False),
    ]


DUE = ("{vip}{metric}到期了", "{vip}{metric} is due now")


def _metric(case: Case) -> Text:
    word = case.word("metric")
    return METRICS.get(word) or said("{word}", "{word}", word=word.removeprefix("stage:"))


RULES = {
    ClockWarned.name: _warned,
    ClockBreached.name: _breached,
    ClockEscalated.name: _escalated,
}

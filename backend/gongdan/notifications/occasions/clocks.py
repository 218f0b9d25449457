"""Who is told when a promise is in danger or broken."""

from __future__ import annotations

from gongdan.kernel.texts import Text
from gongdan.notifications.occasions.assignment import vip
from gongdan.notifications.occasions.case import Case, Tell, said
from gongdan.workorders.events import ClockBreached, ClockWarned

METRICS: dict[str, Text] = {
    "first_response": said("首次响应", "First response"),
    "resolution": said("解决", "Resolution"),
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


def _metric(case: Case) -> Text:
    word = case.word("metric")
    return METRICS.get(word) or said("{word}", "{word}", word=word.removeprefix("stage:"))


RULES = {ClockWarned.name: _warned, ClockBreached.name: _breached}

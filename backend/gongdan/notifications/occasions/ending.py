"""Who is told when an order is resolved, closed, taken up again or given up."""

from __future__ import annotations

from gongdan.notifications.occasions.assignment import vip
from gongdan.notifications.occasions.case import Case, Facts, Tell, because, said, shortened
from gongdan.workorders.events import Cancelled, Closed, Reopened, Resolved


def _resolved(case: Case) -> list[Tell]:
    text = said(
        "{who}处理好了，请您确认：{solution}",
        "{who} finished it, please confirm: {solution}",
        who=case.actor_name,
        solution=shortened(case.word("solution")),
    )
    asked = Tell(
        kind="confirm",
        to=[case.order.requester_id],
        text=text,
        is_inside=False,
        ask="confirm",
    )
    return [asked]


def _closed(case: Case) -> list[Tell]:
    how = case.word("how")
    if how == "silence":
        text = said(
            "一直没有收到您的答复，已自动关闭；不对可以重开",
            "We heard nothing from you, so it was closed; you can reopen it",
        )
    elif how == "in_name":
        text = said(
            "{who}替您关闭了：{reason}；不对可以重开",
            "{who} closed it in your name: {reason}; you can reopen it",
            who=case.actor_name,
            reason=case.word("reason"),
        )
    else:
        return [_confirmed(case)]
    return [Tell(kind="closed", to=[case.order.requester_id], text=text, is_inside=False)]


def _confirmed(case: Case) -> Tell:
    text = said("{who}确认好了，已关闭", "{who} confirmed it; it is closed", who=case.actor_name)
    return Tell(kind="confirmed", to=[case.order.assignee_id], text=text, by_mail=False)


def _reopened(case: Case) -> list[Tell]:
    text = said(
        "{vip}{who}觉得没好，退回给您{reason}",
        "{vip}{who} is not satisfied; it is back with you{reason}",
        vip=vip(case),
        who=case.actor_name,
        reason=because(shortened(case.word("reason"))),
    )
    is_one = bool(case.order.assignee_id)
    return [Tell(kind="reopened", to=case.workers(), text=text, by_mail=is_one)]


def _cancelled(case: Case) -> list[Tell]:
    facts: Facts = {
        "who": case.actor_name,
        "reason": because(case.word("reason")),
    }
    text = said("{who}取消了{reason}", "{who} cancelled it{reason}", **facts)
    if case.facts.get("by_requester") is True:
        return [Tell(kind="cancelled", to=case.workers(), text=text, by_mail=False)]
    return [Tell(kind="cancelled", to=[case.order.requester_id], text=text, is_inside=False)]


RULES = {
    Resolved.name: _resolved,
    Closed.name: _closed,
    Reopened.name: _reopened,
    Cancelled.name: _cancelled,
}

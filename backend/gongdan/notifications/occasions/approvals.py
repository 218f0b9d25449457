"""Who is told about votes: whose turn it is, who need not vote, and whose request it is."""

from __future__ import annotations

from gongdan.notifications.occasions.case import Case, Tell, said
from gongdan.workorders.events import (
    ApprovalAsked,
    SentBack,
    SignerRemoved,
    TakenBack,
    Voted,
    VoteHandedOver,
    Withdrawn,
)


def _asked(case: Case) -> list[Tell]:
    text = said("轮到您审批：「{stage}」", "Your approval is asked: “{stage}”", **_stage(case))
    return [Tell(kind="approve", to=[case.number("person_id")], text=text)]


def _voted(case: Case) -> list[Tell]:
    """The requester hears how it went; an opinion is between those who asked for it."""
    if case.word("verdict") == "rejected":
        text = said(
            "{who}没有同意「{stage}」：{comment}",
            "{who} refused “{stage}”: {comment}",
            who=case.actor_name,
            comment=case.word("comment"),
            **_stage(case),
        )
    else:
        text = said(
            "{who}同意了「{stage}」",
            "{who} approved “{stage}”",
            who=case.actor_name,
            **_stage(case),
        )
    return [Tell(kind="decided", to=[case.order.requester_id], text=text, by_mail=False)]


def _sent_back(case: Case) -> list[Tell]:
    text = said(
        "{who}退回了「{stage}」：{reason}",
        "{who} sent “{stage}” back: {reason}",
        who=case.actor_name,
        reason=case.word("reason"),
        **_stage(case),
    )
    return [Tell(kind="sent_back", to=[case.order.requester_id], text=text)]


def _handed_over(case: Case) -> list[Tell]:
    text = said(
        "您的审批「{stage}」已转给别人",
        "Your approval of “{stage}” went to somebody else",
        **_stage(case),
    )
    return [Tell(kind="decided", to=[case.number("from_id")], text=text, by_mail=False)]


def _removed(case: Case) -> list[Tell]:
    text = said(
        "「{stage}」不用您审批了", "You need not approve “{stage}” any more", **_stage(case)
    )
    return [Tell(kind="decided", to=[case.number("person_id")], text=text, by_mail=False)]


def _withdrawn(case: Case) -> list[Tell]:
    text = said("提交人撤回了，不用您审批了", "It was withdrawn; you need not approve it")
    return [Tell(kind="decided", to=case.ids("person_ids"), text=text, by_mail=False)]


def _taken_back(case: Case) -> list[Tell]:
    text = said(
        "{who}拿回了「{stage}」，请等一等",
        "{who} took “{stage}” back; please wait",
        who=case.actor_name,
        **_stage(case),
    )
    return [Tell(kind="decided", to=case.ids("person_ids"), text=text, by_mail=False)]


def _stage(case: Case) -> dict[str, dict[str, str]]:
    return {"stage": case.name("step_name")}


RULES = {
    ApprovalAsked.name: _asked,
    Voted.name: _voted,
    SentBack.name: _sent_back,
    VoteHandedOver.name: _handed_over,
    SignerRemoved.name: _removed,
    Withdrawn.name: _withdrawn,
    TakenBack.name: _taken_back,
}

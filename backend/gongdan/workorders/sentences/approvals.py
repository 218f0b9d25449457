"""How approvals are told."""

from __future__ import annotations

from gongdan.kernel.texts import Text
from gongdan.workorders.events import approvals as events
from gongdan.workorders.sentences.values import (
    Telling,
    Told,
    Values,
    because,
    say,
    together,
    when,
)

WHERE: dict[str, Text] = {
    "before": say("在自己之前", "before"),
    "after": say("在自己之后", "after"),
    "parallel": say("一起", "beside"),
}


def _asked(told: Told) -> Text:
    owner = told.name("because")
    values: Values = {
        "who": told.person("person_id"),
        "step": told.name("step_name"),
        "owner": owner,
    }
    return together(
        say("轮到 {who} 审批 {step}", "{who} is asked to approve {step}", values),
        when(any(owner.values()), say("；{owner}", "; {owner}", values)),
    )


def _voted(told: Told) -> Text:
    values: Values = {"step": told.name("step_name")}
    heads = {
        ("approved", False): say("同意 {step}", "Approved {step}", values),
        ("rejected", False): say("拒绝 {step}", "Rejected {step}", values),
        ("approved", True): say("受委派看过 {step}：建议同意", "Looked at {step}: yes", values),
        ("rejected", True): say("受委派看过 {step}：建议拒绝", "Looked at {step}: no", values),
    }
    return together(
        heads[told.word("verdict"), told.yes("is_opinion")], because(told.word("comment"))
    )


def _sent_back(told: Told) -> Text:
    values: Values = {"step": told.name("step_name"), "target": told.name("target_name")}
    straight = say("，改完直接回来", ", to come straight back")
    return together(
        say("从 {step} 退回 {target}", "Sent back from {step} to {target}", values),
        when(told.yes("is_straight_back"), straight),
        because(told.word("reason")),
    )


def _handed_over(told: Told) -> Text:
    values: Values = {
        "step": told.name("step_name"),
        "from": told.person("from_id"),
        "to": told.person("to_id"),
    }
    head = say("{step} 由 {from} 委派给 {to} 先看", "{step}: {to} looks first for {from}", values)
    if told.yes("is_for_good"):
        head = say("{step} 由 {from} 转给 {to} 审批", "{step}: from {from} to {to}", values)
    return together(head, because(told.word("reason")))


def _signers_added(told: Told) -> Text:
    values: Values = {
        "step": told.name("step_name"),
        "people": told.people("person_ids"),
        "where": WHERE[told.word("where")],
    }
    head = say("{step} {where}加签 {people}", "{step}: {people} sign {where}", values)
    return together(head, because(told.word("reason")))


def _signer_removed(told: Told) -> Text:
    values: Values = {"step": told.name("step_name"), "who": told.person("person_id")}
    return say("{step} 减签 {who}", "{step}: {who} need not sign", values)


def _withdrawn(told: Told) -> Text:
    kept = say("撤回修改", "Withdrew it to change it")
    head = say("撤回，不再申请", "Withdrew it for good") if told.yes("is_final") else kept
    return together(head, because(told.word("reason")))


def _taken_back(told: Told) -> Text:
    return say("拿回 {step}", "Took {step} back", {"step": told.name("step_name")})


def _again(told: Told) -> Text:
    return together(say("重新提交", "Handed in again"), because(told.word("comment")))


TELLINGS = {
    events.ApprovalAsked.name: Telling(_asked, _asked),
    events.Voted.name: Telling(_voted, _voted),
    events.SentBack.name: Telling(_sent_back, _sent_back),
    events.VoteHandedOver.name: Telling(_handed_over),
    events.SignersAdded.name: Telling(_signers_added),
    events.SignerRemoved.name: Telling(_signer_removed),
    events.Withdrawn.name: Telling(_withdrawn, _withdrawn),
    events.TakenBack.name: Telling(_taken_back),
    events.HandedInAgain.name: Telling(_again, _again),
}

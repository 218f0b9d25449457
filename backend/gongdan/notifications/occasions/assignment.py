"""Who is told when work comes to somebody."""

from __future__ import annotations

from gongdan.kernel.texts import Text
from gongdan.notifications.occasions.case import Case, Tell, because, said
from gongdan.workorders.events import (
    Assigned,
    Dispatched,
    ParticipantChanged,
    Submitted,
    SubtaskAdded,
)


def _submitted(case: Case) -> list[Tell]:
    """Somebody filed it in the requester's name: the requester gets the number."""
    text = said(
        "{who}替您提交了申请，号码 {number}",
        "{who} filed a request for you: {number}",
        who=case.actor_name,
        number=case.order.number,
    )
    return [Tell(kind="filed", to=[case.number("requester_id")], text=text, is_inside=False)]


def _dispatched(case: Case) -> list[Tell]:
    assignee = case.number("assignee_id")
    if assignee:
        text = said("{vip}派给您了", "{vip}Assigned to you", vip=vip(case))
        return [Tell(kind="assigned", to=[assignee], text=text)]
    text = said(
        "{vip}进了{team}，等人接单",
        "{vip}Waits in {team} for somebody to take it",
        vip=vip(case),
        team=case.name("team"),
    )
    return [_for_team(case, case.number("team_id"), text)]


def _assigned(case: Case) -> list[Tell]:
    assignee, before = case.number("assignee_id"), case.number("before_assignee_id")
    reason = because(case.word("reason"))
    facts: dict[str, Text | str | int] = {
        "who": case.actor_name,
        "vip": vip(case),
        "reason": reason,
    }
    if not assignee:
        text = said(
            "{vip}{who}转到{team}，等人接单{reason}",
            "{vip}{who} passed it to {team}; somebody is to take it{reason}",
            team=case.name("team"),
            **facts,
        )
        told = [_for_team(case, case.number("team_id"), text)]
    else:
        text = said("{vip}{who}派给您了{reason}", "{vip}{who} gave it to you{reason}", **facts)
        told = [Tell(kind="assigned", to=[assignee], text=text)]
    if before and before != assignee:
        gone = said("{who}转给了别人{reason}", "{who} gave it to somebody else{reason}", **facts)
        told.append(Tell(kind="transferred", to=[before], text=gone, by_mail=False))
    return told


def _subtask(case: Case) -> list[Tell]:
    owners = case.held_by(case.number("assignee_id") or None, case.number("team_id") or None)
    text = said(
        "{who}请您完成子任务「{title}」",
        "{who} gave you the subtask “{title}”",
        who=case.actor_name,
        title=case.word("title"),
    )
    return [Tell(kind="subtask", to=owners, text=text, by_mail=bool(case.number("assignee_id")))]


def _participant(case: Case) -> list[Tell]:
    if case.facts.get("is_removed") is True:
        return []
    if case.word("kind") == "collaborator":
        text = said("{who}请您协作", "{who} asks you to help", who=case.actor_name)
    else:
        text = said("{who}请您关注", "{who} asks you to follow it", who=case.actor_name)
    return [Tell(kind="joined", to=[case.number("person_id")], text=text)]


def _for_team(case: Case, team_id: int, text: dict[str, str]) -> Tell:
    # A letter to everybody for each order of a pool would soon be read by nobody.
    return Tell(kind="team", to=case.members.get(team_id, ()), text=text, by_mail=False)


def vip(case: Case) -> Text:
    """The mark before a sentence about a VIP's order."""
    return said("VIP · ", "VIP · ") if case.order.is_vip else said("", "")


RULES = {
    Submitted.name: _submitted,
    Dispatched.name: _dispatched,
    Assigned.name: _assigned,
    SubtaskAdded.name: _subtask,
    ParticipantChanged.name: _participant,
}

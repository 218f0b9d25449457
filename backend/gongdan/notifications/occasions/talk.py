"""Who is told when something is said, or when somebody asks to hurry."""

from __future__ import annotations

from gongdan.notifications.occasions.assignment import vip
from gongdan.notifications.occasions.case import Case, Tell, said, shortened
from gongdan.workorders.events import Commented, Paused, Rated, Urged

LOW = 2


def _commented(case: Case) -> list[Tell]:
    is_internal = case.facts.get("is_internal") is True
    if case.facts.get("is_automatic") is True:
        return [] if is_internal else [_answered(case)]
    if is_internal:
        return _noted(case)
    return [_mentioned(case, is_inside=False), _replied(case)]


def _noted(case: Case) -> list[Tell]:
    text = said("{who}记了备注：{said}", "{who} noted: {said}", **_words(case))
    helpers = Tell(kind="note", to=case.collaborators, text=text, by_mail=False)
    return [_mentioned(case, is_inside=True), helpers]


def _mentioned(case: Case, *, is_inside: bool) -> Tell:
    text = said("{who}提到了您：{said}", "{who} mentioned you: {said}", **_words(case))
    return Tell(kind="mention", to=case.ids("mentions"), text=text, is_inside=is_inside)


def _answered(case: Case) -> Tell:
    text = said("自动回复：{said}", "Automatic reply: {said}", said=shortened(case.said))
    return Tell(kind="reply", to=[case.order.requester_id], text=text, is_inside=False)


def _replied(case: Case) -> Tell:
    if case.facts.get("is_from_requester") is not True:
        text = said("{who}回复了您：{said}", "{who} replied: {said}", **_words(case))
        return Tell(kind="reply", to=[case.order.requester_id], text=text, is_inside=False)
    text = said(
        "{vip}请求人{who}回复：{said}",
        "{vip}{who}, who asked, replied: {said}",
        vip=vip(case),
        **_words(case),
    )
    return Tell(kind="reply", to=case.workers(), text=text, by_mail=bool(case.order.assignee_id))


def _words(case: Case) -> dict[str, str]:
    return {"who": case.actor_name, "said": shortened(case.said)}


def _paused(case: Case) -> list[Tell]:
    if case.word("reason") != "requester":
        return []
    text = said(
        "{who}在等您回复：{said}",
        "{who} waits for your answer: {said}",
        who=case.actor_name,
        said=shortened(case.word("note")),
    )
    return [Tell(kind="question", to=[case.order.requester_id], text=text, is_inside=False)]


def _urged(case: Case) -> list[Tell]:
    text = said(
        "{vip}请求人{who}催办", "{vip}{who} asks you to hurry", vip=vip(case), who=case.actor_name
    )
    is_one = bool(case.order.assignee_id)
    people = {*case.workers(), *case.ids("person_ids")} - {case.order.requester_id}
    return [Tell(kind="urged", to=sorted(people), text=text, by_mail=is_one)]


def _rated(case: Case) -> list[Tell]:
    score = case.number("score")
    if score > LOW:
        return []
    text = said(
        "{who}只给了 {score} 分{comment}",
        "{who} gave only {score} of 5{comment}",
        who=case.actor_name,
        score=score,
        comment=f"：{shortened(case.word('comment'))}" if case.word("comment") else "",
    )
    return [Tell(kind="low_rating", to=case.leads, text=text)]


RULES = {
    Commented.name: _commented,
    Paused.name: _paused,
    Urged.name: _urged,
    Rated.name: _rated,
}

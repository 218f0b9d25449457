"""Who is told of escalations, of tasks that changed hands, and of what actions say."""

from __future__ import annotations

from gongdan.kernel.texts import Text
from gongdan.notifications.occasions.case import Case, Tell, said
from gongdan.workorders.events import (
    ActionDone,
    DutyMoved,
    Redirected,
    StageEscalated,
    WorkSuspended,
)


def _escalated(case: Case) -> list[Tell]:
    people, stage = case.ids("person_ids"), case.name("step_name")
    if case.word("do") == "urge":
        text = said("请尽快办理「{stage}」", "Please hurry with “{stage}”", stage=stage)
    elif case.facts.get("is_before"):
        text = said("阶段「{stage}」快到时限了", "Stage “{stage}” is near its limit", stage=stage)
    else:
        text = said("阶段「{stage}」超过了时限", "Stage “{stage}” is over its limit", stage=stage)
    return [Tell(kind="escalated", to=people, text=text)]


def _moved(case: Case) -> list[Tell]:
    """Whoever claimed it knows."""
    to = case.number("to_id")
    if to in (0, case.actor_id):
        return []
    text = said("轮到您了：「{stage}」", "Your turn: “{stage}”", **_stage(case))
    return [Tell(kind="stage", to=[to], text=text)]


def _message(case: Case) -> list[Tell]:
    text: Text = case.name("text")
    if not text:
        return []
    return [Tell(kind="message", to=case.ids("person_ids"), text=text)]


def _suspended(case: Case) -> list[Tell]:
    text = said(
        "{who}挂起了工单：{reason}",
        "{who} suspended the order: {reason}",
        who=case.actor_name,
        reason=case.word("reason"),
    )
    return [Tell(kind="suspended", to=case.workers(), text=text, by_mail=False)]


def _redirected(case: Case) -> list[Tell]:
    text = said(
        "{who}把工单跳转到「{target}」：{reason}",
        "{who} took the order to “{target}”: {reason}",
        who=case.actor_name,
        target=case.name("target_name"),
        reason=case.word("reason"),
    )
    return [Tell(kind="stage_skipped", to=case.ids("person_ids"), text=text)]


def _stage(case: Case) -> dict[str, Text]:
    return {"stage": case.name("step_name")}


RULES = {
    StageEscalated.name: _escalated,
    DutyMoved.name: _moved,
    ActionDone.name: _message,
    WorkSuspended.name: _suspended,
    Redirected.name: _redirected,
}

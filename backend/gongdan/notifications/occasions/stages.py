"""Who is told when a stage is theirs, runs late, is left out, or somebody tried to jump over it."""

from __future__ import annotations

from gongdan.notifications.occasions.case import Case, Tell, said
from gongdan.workorders.events import (
    JumpRefused,
    OrderCopied,
    ProcessStuck,
    StageEntered,
    StageOverdue,
    StageSkipped,
    StageWarned,
)


def _entered(case: Case) -> list[Tell]:
    """A duty apart from the order's own: whoever has it may not look at the order otherwise."""
    text = said("轮到您了：「{stage}」", "Your turn: “{stage}”", **_stage(case))
    owner = case.number("assignee_id")
    if owner:
        return [Tell(kind="stage", to=[owner], text=text)]
    members = [each for team in case.ids("team_ids") for each in case.members.get(team, ())]
    return [Tell(kind="stage", to=members, text=text, by_mail=False)]


def _warned(case: Case) -> list[Tell]:
    text = said("阶段「{stage}」快到时限了", "Stage “{stage}” is near its limit", **_stage(case))
    owner = case.number("assignee_id") or None
    owners = case.held_by(owner, case.order.team_id)
    return [Tell(kind="warning", to=owners, text=text, by_mail=bool(owner))]


def _overdue(case: Case) -> list[Tell]:
    text = said(
        "阶段「{stage}」超过了 {limit} 分钟的时限",
        "Stage “{stage}” ran over its limit of {limit} minutes",
        limit=case.number("limit_minutes"),
        **_stage(case),
    )
    owners = case.held_by(case.number("assignee_id") or None, case.order.team_id)
    return [Tell(kind="stage_late", to=(*case.ids("lead_ids"), *owners), text=text)]


def _skipped(case: Case) -> list[Tell]:
    text = said(
        "{who}跳过了阶段「{stage}」：{reason}",
        "{who} skipped stage “{stage}”: {reason}",
        who=case.actor_name,
        reason=case.word("reason"),
        **_stage(case),
    )
    return [Tell(kind="stage_skipped", to=(*case.ids("lead_ids"), *case.leads), text=text)]


def _copied(case: Case) -> list[Tell]:
    text = said("工单抄送给您，供您了解", "A work order is copied to you, to keep you informed")
    return [Tell(kind="copied", to=case.ids("person_ids"), text=text)]


def _jump_refused(case: Case) -> list[Tell]:
    text = said(
        "{who}想直接跳到「{stage}」，已拒绝",
        "{who} tried to jump to “{stage}” and was refused",
        who=case.actor_name,
        stage=case.name("to_name"),
    )
    return [Tell(kind="jump_refused", to=case.leads, text=text, by_mail=False)]


def _stuck(case: Case) -> list[Tell]:
    text = said(
        "流程走不下去了，需要有人处理", "The process cannot go on; somebody must look at it"
    )
    return [Tell(kind="stuck", to=case.leads, text=text)]


def _stage(case: Case) -> dict[str, dict[str, str]]:
    return {"stage": case.name("step_name")}


RULES = {
    StageEntered.name: _entered,
    StageWarned.name: _warned,
    StageOverdue.name: _overdue,
    StageSkipped.name: _skipped,
    OrderCopied.name: _copied,
    JumpRefused.name: _jump_refused,
    ProcessStuck.name: _stuck,
}

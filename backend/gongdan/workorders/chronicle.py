"""What the history says of a step through the process."""

from __future__ import annotations

from gongdan.flows import effects
from gongdan.kernel.texts import Text
from gongdan.workorders.events import ApprovalAsked, StageEntered, StageLeft, StageSkipped
from gongdan.workorders.handlers import APART
from gongdan.workorders.models import FlowTask, StageVisit
from gongdan.workorders.positions import APPROVAL


def stage_entered(
    effect: effects.StageEntered, row: StageVisit, task: FlowTask | None
) -> StageEntered:
    """A stage began; who votes in it is told one by one when it is their turn."""
    own = task if task is not None and task.kind != APPROVAL else None
    apart = own if own is not None and own.found_by in APART else None
    return StageEntered(
        step_key=effect.step,
        step_name=dict(effect.name),
        round=effect.round,
        due_at=row.due_at,
        limit_minutes=row.limit_seconds // 60 if row.limit_seconds else None,
        assignee_id=apart.assignee_id if apart else None,
        team_ids=list(apart.candidate_team_ids) if apart else [],
        because=dict(own.because) if own else {},
    )


def approval_asked(row: FlowTask, name: Text) -> ApprovalAsked:
    """It is somebody's turn to decide."""
    return ApprovalAsked(
        step_key=row.step,
        step_name=name,
        person_id=row.assignee_id or 0,
        due_at=row.due_at,
        because=dict(row.because),
    )


def stage_left(effect: effects.StageLeft, row: StageVisit, name: Text) -> StageLeft:
    """A stage ended, in so much time."""
    return StageLeft(
        step_key=effect.step,
        step_name=name,
        round=effect.round,
        outcome=effect.outcome,
        business_seconds=row.business_seconds or 0,
        late_seconds=row.late_seconds,
    )


def stage_skipped(effect: effects.StageSkipped, name: Text, leads: list[int]) -> StageSkipped:
    """A stage was left out; its team's leads are told."""
    return StageSkipped(step_key=effect.step, step_name=name, reason=effect.reason, lead_ids=leads)

"""The requester's answer to a solution, by page or by link: satisfied or not, and a rating."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongdan.kernel.actors import Actor
from gongdan.workorders.commands.resolution import confirm, reject_solution
from gongdan.workorders.commands.satisfaction import rate
from gongdan.workorders.models import WorkOrder


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Satisfied or not; a reason when not; a rating if the requester likes."""

    is_satisfied: bool
    reason: str = ""
    score: int | None = None
    comment: str = ""


@transaction.atomic
def answer(*, number: str, answer: Answer, by: Actor, at: datetime) -> WorkOrder:
    """Close the order or send it back to the same handler; keep the rating that came along."""
    if not answer.is_satisfied:
        return reject_solution(number=number, reason=answer.reason, by=by, at=at)
    order = confirm(number=number, by=by, at=at)
    if answer.score is not None:
        rate(number=number, score=answer.score, comment=answer.comment, by=by, at=at)
    return order

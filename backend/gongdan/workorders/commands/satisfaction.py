"""What the requester says about it: a rating afterwards, a nudge before."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.search.indexing import index
from gongdan.workorders.change import change
from gongdan.workorders.errors import (
    AlreadyRated,
    NotYours,
    OutOfRange,
    RatingTooEarly,
    UrgedTooSoon,
)
from gongdan.workorders.events import Rated, Urged
from gongdan.workorders.finding import lock_in, subject, topics, touch
from gongdan.workorders.models import FlowTask, Satisfaction, WorkOrder
from gongdan.workorders.models.core import WORKING_STATUSES
from gongdan.workorders.queries.detail import EDITABLE
from gongdan.workorders.texts import clean

COMMENT_LIMIT = 2_000
URGE_REST = timedelta(minutes=30)


@transaction.atomic
def rate(*, number: str, score: int, comment: str = "", by: Actor, at: datetime) -> Satisfaction:
    """The requester rates the service from 1 to 5; within twelve hours they may think again."""
    this = change(number, by=by, at=at)
    order = this.order
    _require_requester(order, by=by)
    if order.status not in ("resolved", "closed"):
        raise RatingTooEarly(number=order.number)
    if not 1 <= score <= 5:
        raise OutOfRange(what="score", least=1, most=5)
    said = clean(comment, what="comment", limit=COMMENT_LIMIT)
    before = Satisfaction.objects.filter(work_order=order).first()
    rated = _rated(order, before, score=score, comment=said, at=at)
    touch(order, at=at)
    index(subject=subject(order), part="satisfaction", body=said, is_internal=False)
    event = Rated(score=score, comment=said, is_change=before is not None)
    append(event, on=subject(order), by=by, at=at, topics=topics(order))
    this.happened(event)
    return rated


@transaction.atomic
def urge(*, number: str, by: Actor, at: datetime) -> datetime:
    """The requester asks to hurry; returns when they may ask again."""
    order = lock_in(number, WORKING_STATUSES, by=by)
    _require_requester(order, by=by)
    if order.urged_at is not None and at < order.urged_at + URGE_REST:
        raise UrgedTooSoon(rest_until=order.urged_at + URGE_REST)
    order.urged_at = at
    touch(order, "urged_at", at=at)
    event = Urged(
        assignee_id=order.assignee_id, team_id=order.team_id, person_ids=_whose_turn(order)
    )
    append(event, on=subject(order), by=by, at=at, topics=topics(order))
    return at + URGE_REST


def _require_requester(order: WorkOrder, *, by: Actor) -> None:
    if order.requester_id != by.rights.person_id:
        raise NotYours(number=order.number)


def _whose_turn(order: WorkOrder) -> list[int]:
    """Who has something open in it just now."""
    pending = FlowTask.objects.filter(work_order=order, state="pending", assignee__isnull=False)
    return list(pending.order_by("no").values_list("assignee_id", flat=True).distinct())


def _rated(
    order: WorkOrder, before: Satisfaction | None, *, score: int, comment: str, at: datetime
) -> Satisfaction:
    if before is None:
        return Satisfaction.objects.create(work_order=order, score=score, comment=comment, at=at)
    if at >= before.at + EDITABLE:
        raise AlreadyRated(number=order.number)
    # The moment of the first rating stays: it decides how long the rating may be changed.
    before.score, before.comment = score, comment
    before.save(update_fields=["score", "comment"])
    return before

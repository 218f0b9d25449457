"""Talking in an order: replies the requester sees, notes they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongdan.accounts.queries import actor_for_person_id
from gongdan.audit.commands import append
from gongdan.files.commands import attach
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, NotFound, Problem
from gongdan.kernel.events import Subject
from gongdan.kernel.recall import recalling
from gongdan.search.indexing import index
from gongdan.sla.metrics import UPDATE
from gongdan.workorders.change import Change, change
from gongdan.workorders.commands.waiting import go_on
from gongdan.workorders.errors import MentionRefused, NotYours, TooManyOf, WorkOrderClosed
from gongdan.workorders.events import Commented
from gongdan.workorders.events.work import COMMENT
from gongdan.workorders.finding import require_status, subject, topics, touch
from gongdan.workorders.models import Comment, WorkOrder
from gongdan.workorders.models.core import OPEN_STATUSES
from gongdan.workorders.permissions import Standing, standing, visible
from gongdan.workorders.texts import clean

BODY_LIMIT = 20_000
MENTION_LIMIT = 20


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What somebody is about to say."""

    body: str
    is_internal: bool = False
    attachment_ids: Sequence[UUID] = ()
    mention_ids: Sequence[int] = ()
    channel: str = "portal"
    is_automatic: bool = False


@transaction.atomic
@recalling()
def comment(*, number: str, draft: Draft, by: Actor, at: datetime) -> Comment:
    """Write a reply or an internal note into an order."""
    this = change(number, by=by, at=at)
    order = this.order
    stands = _may_write(order, draft, by=by)
    mentions = _mentions(order, draft)
    written = _write(order, draft, mentions=mentions, stands=stands, by=by, at=at)
    _attach_and_index(order, written, draft, by=by, at=at)
    order.comment_count += 1
    tells = _is_answer(written) and this.promises.promises(UPDATE)
    order.told_at = at if tells else order.told_at
    if _is_first_response(order, written):
        order.first_response_at = at
        _finish(this, written, "first_response")
    elif written.is_from_requester and _waits_for_requester(order):
        _finish(this, written, "requester_replied")
    elif _turns(order, written, at):
        _finish(this, written, "asked" if order.asked_at else "answered")
    elif tells:
        _finish(this, written, "told")
    else:
        touch(order, "comment_count", at=at)
        told = _inside(order, mentions) if written.is_internal else topics(order, *mentions)
        append(_event(written), on=subject(order), by=by, at=at, topics=told)
        this.happened(_event(written))
    return written


def _finish(this: Change, written: Comment, why: str) -> None:
    """What was said keeps a promise, or ends a pause: the order moves with it."""
    this.note(_event(written))
    this.concerned += written.mentions
    if why == "requester_replied":
        go_on(this)
    this.finish(why)


def _may_write(order: WorkOrder, draft: Draft, *, by: Actor) -> Standing:
    stands = standing(order, by=by)
    if draft.is_internal and not (stands.sees_inside or by.kind != "person"):
        raise NotYours(number=order.number)
    takes_part = stands.is_requester or stands.is_staff or stands.is_helper
    if not takes_part and by.kind == "person":
        raise NotYours(number=order.number)
    if not draft.is_internal:
        if order.status == "closed":
            raise WorkOrderClosed(number=order.number)
        require_status(order, OPEN_STATUSES)
    return stands


def _mentions(order: WorkOrder, draft: Draft) -> list[int]:
    wanted = list(dict.fromkeys(draft.mention_ids))
    if len(wanted) > MENTION_LIMIT:
        raise TooManyOf(what="mentions", limit=MENTION_LIMIT)
    for person_id in wanted:
        if not _may_read(order, person_id, is_internal=draft.is_internal):
            raise MentionRefused(number=order.number, person_id=person_id)
    return wanted


def _may_read(order: WorkOrder, person_id: int, *, is_internal: bool) -> bool:
    try:
        person = actor_for_person_id(person_id)
    except NotFound:
        return False
    if not visible(WorkOrder.objects.filter(pk=order.pk), by=person).exists():
        return False
    return not is_internal or standing(order, by=person).sees_inside


def _write(
    order: WorkOrder,
    draft: Draft,
    *,
    mentions: list[int],
    stands: Standing,
    by: Actor,
    at: datetime,
) -> Comment:
    body = clean(draft.body, what="body", limit=BODY_LIMIT)
    if not body and not draft.attachment_ids:
        raise InvalidInput(problems=[Problem(path="body", code="kernel.required")])
    return Comment.objects.create(
        work_order=order,
        author_id=by.rights.person_id,
        author_name=by.name,
        is_internal=draft.is_internal,
        is_automatic=draft.is_automatic or by.kind != "person",
        is_from_requester=stands.is_requester and not draft.is_internal,
        body=body,
        mentions=mentions,
        channel=draft.channel,
        created_at=at,
    )


def _attach_and_index(
    order: WorkOrder, written: Comment, draft: Draft, *, by: Actor, at: datetime
) -> None:
    if draft.attachment_ids:
        attach(
            ids=draft.attachment_ids,
            subject=Subject(COMMENT, written.pk),
            is_internal=written.is_internal,
            by=by,
            at=at,
        )
    index(
        subject=subject(order),
        part=f"comment:{written.pk}",
        body=written.body,
        is_internal=written.is_internal,
    )


def _is_first_response(order: WorkOrder, written: Comment) -> bool:
    return _is_answer(written) and order.first_response_at is None


def _is_answer(written: Comment) -> bool:
    return not (written.is_internal or written.is_automatic or written.is_from_requester)


def _turns(order: WorkOrder, written: Comment, at: datetime) -> bool:
    """Whether an answer is owed now and was not before, or the other way round."""
    if written.is_from_requester and not written.is_automatic:
        is_new = order.first_response_at is not None and order.asked_at is None
        order.asked_at = at if is_new else order.asked_at
        return is_new
    is_owed = order.asked_at is not None and _is_answer(written)
    order.asked_at = None if is_owed else order.asked_at
    return is_owed


def _event(written: Comment) -> Commented:
    return Commented(
        comment_id=written.pk,
        is_internal=written.is_internal,
        is_automatic=written.is_automatic,
        is_from_requester=written.is_from_requester,
        mentions=written.mentions,
        channel=written.channel,
    )


def _inside(order: WorkOrder, mentions: list[int]) -> list[str]:
    own = f"person:{order.requester_id}"
    return [topic for topic in topics(order, *mentions) if topic != own]


def _waits_for_requester(order: WorkOrder) -> bool:
    return order.status == "waiting" and order.waiting_reason == "requester"

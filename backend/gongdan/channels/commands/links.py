"""What requesters do through a link: each is the same command as in the portal."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongdan.channels.errors import LinkInvalid
from gongdan.channels.queries.portal import order_behind, stand_in, state_of
from gongdan.workorders.commands import confirmation, conversation, resolution, satisfaction
from gongdan.workorders.commands.confirmation import Answer


@transaction.atomic
def answer_by_link(*, token: str, answer: Answer, at: datetime) -> None:
    """Confirm or send back by the link of a mail; a confirmation can still be undone by it."""
    order, link = order_behind(token, purpose="confirm")
    by, state = stand_in(order), state_of(order, link)
    if state == "confirmed" and not answer.is_satisfied:
        resolution.reopen(number=order.number, reason=answer.reason, by=by, at=at)
    elif state == "open":
        confirmation.answer(number=order.number, answer=answer, by=by, at=at)
    elif state != "confirmed":
        raise LinkInvalid()


@transaction.atomic
def rate_by_link(*, token: str, score: int, comment: str, at: datetime) -> None:
    """Rate by the link of a mail, without signing in."""
    order, link = order_behind(token, purpose="confirm")
    if state_of(order, link) == "reopened":
        raise LinkInvalid()
    by = stand_in(order)
    satisfaction.rate(number=order.number, score=score, comment=comment, by=by, at=at)


@transaction.atomic
def comment_by_link(*, token: str, body: str, at: datetime) -> None:
    """Reply on a request by its tracking link."""
    order, _ = order_behind(token, purpose="track")
    draft = conversation.Draft(body=body, channel="public")
    conversation.comment(number=order.number, draft=draft, by=stand_in(order), at=at)

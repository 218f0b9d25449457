"""What is said in an order: the timeline, comments, ratings, nudges."""

from __future__ import annotations

from ninja import Router

from gongdan.accounts.requests import Request
from gongdan.kernel.times import now
from gongdan.workorders.commands import conversation, satisfaction
from gongdan.workorders.queries.detail import EDITABLE
from gongdan.workorders.queries.speeches import Speech, speech_of
from gongdan.workorders.queries.timeline import TimelineEntry
from gongdan.workorders.queries.timeline import timeline as read_timeline
from gongdan.workorders.schemas.conversation import (
    CommentIn,
    RatingIn,
    RatingOut,
    SpeechOut,
    TimelineEntryOut,
    UrgeOut,
)

router = Router(tags=["workorders"])


@router.get(
    "/work-orders/{number}/timeline",
    response=list[TimelineEntryOut],
    operation_id="workorders_timeline",
)
def timeline(request: Request, number: str, q: str = "") -> list[TimelineEntry]:
    """Everything that happened and was said; ``q`` keeps the lines with all its words."""
    return read_timeline(number=number, by=request.actor, q=q)


@router.post(
    "/work-orders/{number}/comments",
    response={201: SpeechOut},
    operation_id="workorders_comment",
)
def comment(request: Request, number: str, body: CommentIn) -> Speech:
    """Reply to the requester, or write an internal note."""
    draft = conversation.Draft(**body.model_dump())
    written = conversation.comment(number=number, draft=draft, by=request.actor, at=now())
    return speech_of(written)


@router.put(
    "/work-orders/{number}/satisfaction",
    response=RatingOut,
    operation_id="workorders_rate",
)
def rate(request: Request, number: str, body: RatingIn) -> RatingOut:
    """Rate the service, as its requester."""
    rated = satisfaction.rate(
        number=number, score=body.score, comment=body.comment, by=request.actor, at=now()
    )
    return RatingOut(
        score=rated.score,
        comment=rated.comment,
        at=rated.at,
        can_edit_until=rated.at + EDITABLE,
    )


@router.post(
    "/work-orders/{number}/urges",
    response={201: UrgeOut},
    operation_id="workorders_urge",
)
def urge(request: Request, number: str) -> UrgeOut:
    """Ask to hurry, as the requester."""
    rest_until = satisfaction.urge(number=number, by=request.actor, at=now())
    return UrgeOut(rest_until=rest_until)

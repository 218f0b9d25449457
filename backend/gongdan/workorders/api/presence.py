"""Addresses of who has an order open."""

from __future__ import annotations

from ninja import Router, Status

from gongdan.accounts.queries.people import PersonBrief
from gongdan.accounts.requests import Request
from gongdan.kernel.schemas import In, Out
from gongdan.kernel.times import now
from gongdan.workorders.commands import presence

router = Router(tags=["workorders"])


class PresenceIn(In):
    """Whether one is writing."""

    is_typing: bool = False


class PresentOut(Out):
    """Somebody else who has the order open."""

    person: PersonBrief
    is_typing: bool


@router.put(
    "/work-orders/{number}/presence",
    operation_id="workorders_be_present",
    response=list[PresentOut],
)
def be_present(request: Request, number: str, body: PresenceIn) -> list[PresentOut]:
    """Be shown to others who have the order open; answers who they are."""
    others = presence.be_present(
        number=number, is_typing=body.is_typing, by=request.actor, at=now()
    )
    return [PresentOut(person=person, is_typing=is_typing) for person, is_typing in others]


@router.delete(
    "/work-orders/{number}/presence",
    operation_id="workorders_leave",
    response={204: None},
)
def leave(request: Request, number: str) -> Status[None]:
    """No longer there."""
    presence.leave(number=number, by=request.actor)
    return Status(204, None)

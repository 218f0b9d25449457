"""Addresses of the portal, for people who are signed in."""

from __future__ import annotations

from typing import Literal

from ninja import Router, Status

from gongdan.accounts.requests import Request
from gongdan.channels import queries
from gongdan.channels.schemas import RequestIn
from gongdan.kernel.times import now
from gongdan.workorders.commands.intake import submit
from gongdan.workorders.queries.request import RequestView

router = Router(tags=["portal"])


@router.get(
    "/portal/config", operation_id="channels_config", response=queries.PortalConfig, auth=None
)
def get_config(request: Request) -> queries.PortalConfig:  # noqa: ARG001 the same for everybody
    """What the portal shows before anybody signed in."""
    return queries.config()


@router.get("/portal/home", operation_id="channels_home", response=queries.Home)
def get_home(request: Request) -> queries.Home:
    """What waits for the requester, what is under way, and the services."""
    return queries.home(by=request.actor, at=now())


@router.get("/portal/requests", operation_id="channels_list_requests", response=queries.RequestPage)
def list_requests(
    request: Request, state: Literal["open", "closed"] = "open", cursor: str | None = None
) -> queries.RequestPage:
    """One's own requests."""
    return queries.requests(is_open=state == "open", cursor=cursor, by=request.actor, at=now())


@router.post("/portal/requests", operation_id="channels_submit", response={201: queries.Receipt})
def submit_request(request: Request, body: RequestIn) -> Status[queries.Receipt]:
    """File a request; the answer is its receipt."""
    at = now()
    order = submit(request=body.as_request(), by=request.actor, at=at)
    return Status(201, queries.receipt(order, at=at))


@router.get("/portal/requests/{number}", operation_id="channels_get_request", response=RequestView)
def get_request(request: Request, number: str) -> RequestView:
    """One of one's own requests."""
    return queries.request(number, by=request.actor, at=now())


@router.get("/portal/suggestions", operation_id="channels_suggest", response=queries.Suggestions)
def suggest(request: Request, q: str = "") -> queries.Suggestions:
    """Services and earlier requests that hold the typed words."""
    return queries.suggestions(q[:100], by=request.actor, at=now())

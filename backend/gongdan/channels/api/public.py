"""Addresses for people without an account: the signed link is the key."""

from __future__ import annotations

from ninja import File, Router, Status
from ninja.files import UploadedFile

from gongdan.accounts.requests import Request
from gongdan.catalog.shown import ApplicationCard, PublicForm, public_cards, public_form
from gongdan.channels import attempts, commands, queries
from gongdan.channels.commands import public
from gongdan.channels.schemas import (
    AnswerIn,
    LookupIn,
    PortalRatingIn,
    PublicRequestIn,
    ReplyIn,
)
from gongdan.channels.schemas.form_links import LinkFileOut
from gongdan.files import queries as files
from gongdan.files.commands import Sent
from gongdan.kernel.schemas import Out
from gongdan.kernel.times import now
from gongdan.workorders.queries.request import RequestView

router = Router(tags=["public"], auth=None)
PER_ADDRESS, PER_NUMBER, FILES = 20, 5, 60


class TrackingOut(Out):
    """The key to follow a request."""

    tracking_token: str


@router.get(
    "/public/services", operation_id="channels_public_services", response=list[ApplicationCard]
)
def list_services(request: Request) -> list[ApplicationCard]:  # noqa: ARG001 the same for everybody
    """What can be asked for without signing in."""
    return public_cards()


@router.get("/public/services/{code}", operation_id="channels_public_form", response=PublicForm)
def get_form(request: Request, code: str) -> PublicForm:  # noqa: ARG001 the same for everybody
    """One form that anybody may fill in."""
    return public_form(code)


@router.post(
    "/public/services/{code}/files",
    operation_id="channels_send_public_file",
    response={201: LinkFileOut},
)
def send_file(request: Request, code: str, file: File[UploadedFile]) -> Status[LinkFileOut]:
    """Send a photograph or another file for a request that anybody may file."""
    attempts.count(f"public-file:{_address(request)}", limit=FILES)
    sent = Sent(name=file.name or "", chunks=file.chunks(), claimed_type=file.content_type or "")
    stored = public.keep_file(type=code, sent=sent, at=now())
    return Status(201, LinkFileOut.model_validate(files.files([stored])[0]))


@router.post(
    "/public/requests", operation_id="channels_file_publicly", response={201: queries.Receipt}
)
def file_publicly(request: Request, body: PublicRequestIn) -> Status[queries.Receipt]:
    """File a request without signing in; its receipt has the link to follow it."""
    attempts.count(f"file:{_address(request)}", limit=PER_ADDRESS)
    at = now()
    order = commands.file_as_guest(request=body.as_request(), caller=body.as_caller(), at=at)
    return Status(201, queries.receipt(order, at=at))


@router.get("/public/tracking/{token}", operation_id="channels_track", response=RequestView)
def track(request: Request, token: str) -> RequestView:  # noqa: ARG001 the token says it all
    """A request by its tracking link."""
    return queries.tracked(token, at=now())


@router.post(
    "/public/tracking/{token}/comments",
    operation_id="channels_reply",
    response={201: RequestView},
)
def reply(request: Request, token: str, body: ReplyIn) -> Status[RequestView]:
    """Reply on a request by its tracking link."""
    attempts.count(f"reply:{_address(request)}", limit=PER_ADDRESS)
    at = now()
    commands.comment_by_link(token=token, body=body.body, at=at)
    return Status(201, queries.tracked(token, at=at))


@router.get(
    "/public/confirmations/{token}",
    operation_id="channels_get_confirmation",
    response=queries.ConfirmationView,
)
def get_confirmation(request: Request, token: str) -> queries.ConfirmationView:  # noqa: ARG001 the token says it all
    """What a mail's link asks. Opening it changes nothing."""
    return queries.confirmation(token, at=now())


@router.put(
    "/public/confirmations/{token}",
    operation_id="channels_answer",
    response=queries.ConfirmationView,
)
def answer(request: Request, token: str, body: AnswerIn) -> queries.ConfirmationView:  # noqa: ARG001 the token says it all
    """Confirm, or send the work back."""
    at = now()
    commands.answer_by_link(token=token, answer=body.as_answer(), at=at)
    return queries.confirmation(token, at=at)


@router.put(
    "/public/confirmations/{token}/satisfaction",
    operation_id="channels_rate",
    response=queries.ConfirmationView,
)
def rate(request: Request, token: str, body: PortalRatingIn) -> queries.ConfirmationView:  # noqa: ARG001 the token says it all
    """Rate the service."""
    at = now()
    commands.rate_by_link(token=token, score=body.score, comment=body.comment, at=at)
    return queries.confirmation(token, at=at)


@router.post("/public/lookups", operation_id="channels_look_up", response={201: TrackingOut})
def look_up(request: Request, body: LookupIn) -> Status[TrackingOut]:
    """Find a request by its number and the last four digits of the telephone."""
    attempts.count(f"lookup:{_address(request)}", limit=PER_ADDRESS)
    attempts.count(f"lookup:{body.number}", limit=PER_NUMBER)
    found = queries.look_up(body.number, body.phone_tail)
    return Status(201, TrackingOut(tracking_token=found))


def _address(request: Request) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))

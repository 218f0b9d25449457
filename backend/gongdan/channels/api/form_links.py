"""Addresses of form links: for builders, and for whoever has one."""

from __future__ import annotations

from ninja import File, Router, Status
from ninja.files import UploadedFile

from gongdan.accounts.requests import Request
from gongdan.channels import attempts
from gongdan.channels.commands import filings, form_links
from gongdan.channels.queries import form_links as queries
from gongdan.channels.schemas.form_links import (
    FormLinkChangeIn,
    FormLinkIn,
    LinkFileOut,
    PaperIn,
)
from gongdan.files import queries as files
from gongdan.files.commands import Sent
from gongdan.kernel.times import now

router = Router(tags=["form links"])
PAPERS, FILES = 20, 60


@router.get(
    "/form-links", operation_id="channels_list_form_links", response=list[queries.FormLinkValue]
)
def list_links(request: Request) -> list[queries.FormLinkValue]:
    """The links into applications that you build."""
    return queries.form_links(by=request.actor, at=now())


@router.get(
    "/form-links/fields",
    operation_id="channels_list_link_fields",
    response=list[queries.LinkField],
)
def list_fields(request: Request, target: str, type: str) -> list[queries.LinkField]:  # noqa: A002
    """What a link to a type might ask."""
    return queries.link_fields(target, type, by=request.actor)


@router.post(
    "/form-links",
    operation_id="channels_open_form_link",
    response={201: queries.FormLinkValue},
)
def open_link(request: Request, body: FormLinkIn) -> Status[queries.FormLinkValue]:
    """Open a form to whoever has its link."""
    at = now()
    place = form_links.Place(body.target, body.code)
    made = form_links.open_link(place=place, facts=body.as_facts(), by=request.actor, at=at)
    return Status(201, queries.form_link(made, by=request.actor, at=at))


@router.put(
    "/form-links/{int:link_id}",
    operation_id="channels_change_form_link",
    response=queries.FormLinkValue,
)
def change_link(request: Request, link_id: int, body: FormLinkChangeIn) -> queries.FormLinkValue:
    """Say anew what a link asks; close it or open it again."""
    at = now()
    form_links.change_link(
        link_id=link_id,
        facts=body.as_facts(),
        is_open=body.is_open,
        rev=body.rev,
        by=request.actor,
        at=at,
    )
    return queries.form_link(link_id, by=request.actor, at=at)


@router.post(
    "/form-links/{int:link_id}/renewals",
    operation_id="channels_renew_form_link",
    response={201: queries.FormLinkValue},
)
def renew_link(request: Request, link_id: int) -> Status[queries.FormLinkValue]:
    """Give a link another address."""
    at = now()
    form_links.renew_link(link_id=link_id, by=request.actor, at=at)
    return Status(201, queries.form_link(link_id, by=request.actor, at=at))


@router.get(
    "/public/forms/{form_key}",
    operation_id="channels_get_linked_form",
    response=queries.LinkPage,
    auth=None,
)
def get_form(request: Request, form_key: str) -> queries.LinkPage:  # noqa: ARG001 the key says it all
    """The form of a link."""
    return queries.link_page(form_key, at=now())


@router.post(
    "/public/forms/{form_key}/files",
    operation_id="channels_send_linked_file",
    response={201: LinkFileOut},
    auth=None,
)
def send_file(request: Request, form_key: str, file: File[UploadedFile]) -> Status[LinkFileOut]:
    """Send a file for a form of a link."""
    attempts.count(f"link-file:{_address(request)}", limit=FILES)
    sent = Sent(name=file.name or "", chunks=file.chunks(), claimed_type=file.content_type or "")
    stored = filings.keep_file(key=form_key, sent=sent, at=now())
    return Status(201, LinkFileOut.model_validate(files.files([stored])[0]))


@router.post(
    "/public/forms/{form_key}/filings",
    operation_id="channels_file_by_link",
    response={201: filings.Filing},
    auth=None,
)
def file_by_link(request: Request, form_key: str, body: PaperIn) -> Status[filings.Filing]:
    """Hand in the form of a link."""
    attempts.count(f"link:{_address(request)}", limit=PAPERS)
    filed = filings.file_by_link(key=form_key, paper=body.as_paper(), at=now())
    return Status(201, filed)


def _address(request: Request) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))

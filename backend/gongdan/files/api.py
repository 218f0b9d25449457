"""Addresses of files."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.http import FileResponse, HttpResponse
from ninja import File, Router, Status
from ninja.files import UploadedFile

from gongdan.accounts.requests import Request
from gongdan.files import commands, queries
from gongdan.files.schemas import FileOut
from gongdan.kernel.times import now

router = Router(tags=["files"])

Response = TypeVar("Response", HttpResponse, FileResponse)

ALONE = "sandbox; default-src 'none'"
KEPT_BY_THE_BROWSER = "private, max-age=600"


@router.post("/files", operation_id="files_store", response={201: FileOut})
def store_file(request: Request, file: File[UploadedFile]) -> Status[FileOut]:
    """Send a file; it belongs to nothing until something names its id."""
    sent = commands.Sent(
        name=file.name or "", chunks=file.chunks(), claimed_type=file.content_type or ""
    )
    stored = commands.store(sent=sent, by=request.actor, at=now())
    return Status(201, FileOut.model_validate(queries.file(stored, by=request.actor)))


@router.get("/files/{uuid:id}", operation_id="files_download")
def download_file(request: Request, id: UUID) -> FileResponse:  # noqa: A002
    """The file's bytes, always to be saved, never to be run in the page."""
    download = queries.download(id, by=request.actor)
    response = FileResponse(
        download.content,
        as_attachment=True,
        filename=download.file.name,
        content_type=download.sent_type,
    )
    return _alone(response)


@router.get("/files/{uuid:id}/facts", operation_id="files_get", response=FileOut)
def get_file(request: Request, id: UUID) -> queries.FileValue:  # noqa: A002
    """What is known about a file."""
    return queries.file(id, by=request.actor)


@router.get("/files/{uuid:id}/preview", operation_id="files_preview")
def preview_file(request: Request, id: UUID, edge: int = 640) -> HttpResponse:  # noqa: A002
    """A picture drawn anew as WebP, its longer side at most 160, 640 or 1600 pixels."""
    picture = queries.preview(id, edge=edge, by=request.actor)
    response = _alone(HttpResponse(picture, content_type="image/webp"))
    response["Content-Disposition"] = "inline"
    response["Cache-Control"] = KEPT_BY_THE_BROWSER
    return response


@router.delete("/files/{uuid:id}", operation_id="files_discard", response={204: None})
def discard_file(request: Request, id: UUID) -> Status[None]:  # noqa: A002
    """Throw away one's own file that belongs to nothing."""
    commands.discard(id=id, by=request.actor, at=now())
    return Status(204, None)


def _alone(response: Response) -> Response:
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = ALONE
    return response

"""Addresses of processes."""

from __future__ import annotations

from typing import Annotated, Literal

from django.http import HttpResponse
from ninja import Body, File, Router, Status
from ninja.files import UploadedFile

from gongdan.accounts.requests import Request
from gongdan.flows import commands, queries
from gongdan.flows.bpmn.parsing import LARGEST
from gongdan.flows.queries import files
from gongdan.flows.schemas import (
    CandidateOut,
    CandidatesOut,
    ProcessContentOut,
    ProcessDraftIn,
    ProcessesOut,
    ProcessFileOut,
    ProcessFilesOut,
    ProcessIn,
    ProcessNameIn,
    ProcessNoteIn,
    ProcessNoteOut,
    ProcessNotesOut,
    ProcessOut,
    ProcessPublicationIn,
    ProcessVersionNoOut,
    ProcessVersionOut,
    ProcessVersionsOut,
    brief_out,
    process_out,
)
from gongdan.kernel.times import now

router = Router(tags=["flows"])


@router.get("/processes", operation_id="flows_list", response=ProcessesOut)
def list_processes(request: Request, application: str | None = None) -> ProcessesOut:
    """The processes you may change."""
    found = queries.processes(by=request.actor, application=application)
    return ProcessesOut(items=[brief_out(brief) for brief in found])


@router.post("/processes", operation_id="flows_create", response={201: ProcessOut})
def create_process(request: Request, body: ProcessIn) -> Status[ProcessOut]:
    """Begin a process."""
    commands.create(**body.model_dump(), by=request.actor, at=now())
    return Status(201, _process(request, body.code))


@router.get("/processes/{code}", operation_id="flows_get", response=ProcessOut)
def get_process(request: Request, code: str) -> ProcessOut:
    """One process with its draft."""
    return _process(request, code)


@router.put("/processes/{code}/name", operation_id="flows_rename", response=ProcessOut)
def rename_process(request: Request, code: str, body: ProcessNameIn) -> ProcessOut:
    """Give a process another name."""
    commands.rename(code=code, name=body.name, by=request.actor, at=now())
    return _process(request, code)


@router.put("/processes/{code}/draft", operation_id="flows_save_draft", response=ProcessOut)
def save_process_draft(request: Request, code: str, body: ProcessDraftIn) -> ProcessOut:
    """Keep a draft, right or wrong; the answer says what is wrong."""
    commands.save_draft(code=code, content=body.content, seen=body.seen, by=request.actor, at=now())
    return _process(request, code)


@router.get(
    "/processes/{code}/versions", operation_id="flows_list_versions", response=ProcessVersionsOut
)
def list_process_versions(request: Request, code: str) -> ProcessVersionsOut:
    """The published versions, newest first."""
    found = queries.versions(code, by=request.actor)
    return ProcessVersionsOut(items=[ProcessVersionOut.model_validate(one) for one in found])


@router.post(
    "/processes/{code}/versions",
    operation_id="flows_publish",
    response={201: ProcessVersionNoOut},
)
def publish_process(
    request: Request, code: str, body: Annotated[ProcessPublicationIn | None, Body()] = None
) -> Status[ProcessVersionNoOut]:
    """Publish the draft; refused with every problem while there is one.

    A small revision changes people, deadlines and texts only, and running work follows it too.
    """
    is_minor = body is not None and body.is_minor
    no = commands.publish(code=code, is_minor=is_minor, by=request.actor, at=now())
    return Status(201, ProcessVersionNoOut(no=no))


@router.get(
    "/processes/{code}/versions/{int:no}",
    operation_id="flows_get_version",
    response=ProcessContentOut,
)
def get_process_version(request: Request, code: str, no: int) -> ProcessContentOut:
    """What one published version says."""
    return ProcessContentOut(content=queries.version_content(code, no, by=request.actor))


@router.get("/processes/{code}/notes", operation_id="flows_list_notes", response=ProcessNotesOut)
def list_process_notes(request: Request, code: str) -> ProcessNotesOut:
    """What builders wrote beside steps and is not settled yet."""
    found = queries.notes(code, by=request.actor)
    return ProcessNotesOut(items=[ProcessNoteOut.model_validate(one) for one in found])


@router.post("/processes/{code}/notes", operation_id="flows_note", response={201: ProcessNotesOut})
def note_process(request: Request, code: str, body: ProcessNoteIn) -> Status[ProcessNotesOut]:
    """Write something beside a step."""
    commands.note(code=code, step=body.step, text=body.text, by=request.actor, at=now())
    return Status(201, list_process_notes(request, code))


@router.put(
    "/processes/{code}/notes/{int:note_id}/settlement",
    operation_id="flows_settle_note",
    response=ProcessNotesOut,
)
def settle_process_note(request: Request, code: str, note_id: int) -> ProcessNotesOut:
    """Put a note away."""
    commands.settle_note(code=code, note_id=note_id, by=request.actor, at=now())
    return list_process_notes(request, code)


@router.get("/processes/{code}/people", operation_id="flows_find_people", response=CandidatesOut)
def find_people(request: Request, code: str, q: str = "", usernames: str = "") -> CandidatesOut:
    """People a step may name, found by a word or by their user names."""
    names = [name for name in usernames.split(",") if name]
    found = queries.candidates(code, by=request.actor, word=q, usernames=names)
    return CandidatesOut(items=[CandidateOut.model_validate(one) for one in found])


@router.get("/processes/{code}/bpmn", operation_id="flows_draw")
def draw_process(
    request: Request, code: str, language: Literal["zh-CN", "en"] = "zh-CN", no: int | None = None
) -> HttpResponse:
    """The draft, or a version, as a BPMN 2.0 file with its diagram."""
    return _saved(files.drawn(code, language=language, no=no, by=request.actor), f"{code}.bpmn")


@router.post(
    "/processes/{code}/bpmn", operation_id="flows_take_file", response={201: ProcessFilesOut}
)
def take_process_file(
    request: Request, code: str, file: File[UploadedFile]
) -> Status[ProcessFilesOut]:
    """Make a BPMN file of another tool the draft; what it held is told, and the file kept."""
    data = file.read(LARGEST + 1)
    commands.take_file(code=code, name=file.name or "", data=data, by=request.actor, at=now())
    return Status(201, list_process_files(request, code))


@router.get(
    "/processes/{code}/bpmn-files", operation_id="flows_list_files", response=ProcessFilesOut
)
def list_process_files(request: Request, code: str) -> ProcessFilesOut:
    """The files that became drafts, newest first."""
    found = files.files(code, by=request.actor)
    return ProcessFilesOut(items=[ProcessFileOut.model_validate(one) for one in found])


@router.get("/processes/{code}/bpmn-files/{int:file_id}", operation_id="flows_get_file")
def get_process_file(request: Request, code: str, file_id: int) -> HttpResponse:
    """One of them as it came."""
    return _saved(files.file_content(code, file_id, by=request.actor), f"{code}-{file_id}.bpmn")


def _saved(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/xml")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _process(request: Request, code: str) -> ProcessOut:
    return process_out(queries.process(code, by=request.actor))

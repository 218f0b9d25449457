"""Record types: what an application keeps."""

from __future__ import annotations

from ninja import Router, Status

from gongdan.accounts.requests import Request
from gongdan.catalog.commands import record_types as commands
from gongdan.catalog.queries import record_types as queries
from gongdan.catalog.queries.record_types import RecordTypeBrief, RecordTypeVersionValue
from gongdan.catalog.schemas import (
    RecordTypeContentIn,
    RecordTypeIn,
    RecordTypeNewIn,
    RecordTypeOut,
    RecordTypeVersionOut,
)
from gongdan.kernel.times import now

router = Router(tags=["catalog"])


@router.get("/record-types", operation_id="catalog_list_record_types", response=list[RecordTypeOut])
def list_record_types(request: Request, application: str | None = None) -> list[RecordTypeBrief]:
    """The record types whose records you may read."""
    return queries.record_types(by=request.actor, application=application)


@router.post(
    "/record-types", operation_id="catalog_create_record_type", response={201: RecordTypeOut}
)
def create_record_type(request: Request, body: RecordTypeNewIn) -> Status[RecordTypeBrief]:
    """Make a record type."""
    facts = commands.NewRecordType(**body.model_dump(exclude={"application"}))
    commands.begin_record_type(application=body.application, new=facts, by=request.actor, at=now())
    return Status(201, queries.record_type_brief(body.code, by=request.actor))


@router.get("/record-types/{code}", operation_id="catalog_get_record_type", response=RecordTypeOut)
def get_record_type(request: Request, code: str) -> RecordTypeBrief:
    """One record type."""
    return queries.record_type_brief(code, by=request.actor)


@router.put(
    "/record-types/{code}", operation_id="catalog_change_record_type", response=RecordTypeOut
)
def change_record_type(request: Request, code: str, body: RecordTypeIn) -> RecordTypeBrief:
    """Rename a record type, move it, or switch it off and on."""
    look = commands.RecordTypeLook(**body.model_dump())
    commands.change_record_type(code=code, look=look, by=request.actor, at=now())
    return queries.record_type_brief(code, by=request.actor)


@router.get(
    "/record-types/{code}/versions",
    operation_id="catalog_list_record_type_versions",
    response=list[RecordTypeVersionOut],
)
def list_versions(request: Request, code: str) -> list[RecordTypeVersionValue]:
    """The published versions, newest first."""
    return queries.record_type_versions(code, by=request.actor)


@router.post(
    "/record-types/{code}/versions",
    operation_id="catalog_publish_record_type",
    response={201: RecordTypeOut},
)
def publish_record_type(
    request: Request, code: str, body: RecordTypeContentIn
) -> Status[RecordTypeBrief]:
    """Publish a version with the newest form; records are judged by it from now on."""
    commands.publish_record_type(code=code, content=body.content, by=request.actor, at=now())
    return Status(201, queries.record_type_brief(code, by=request.actor))

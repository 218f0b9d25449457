"""Tables taken over as records."""

from __future__ import annotations

from ninja import Router, Status

from gongdan.accounts.requests import Request
from gongdan.kernel.times import now
from gongdan.records.commands import imports
from gongdan.records.queries.imports import RecordImportValue, record_import
from gongdan.records.schemas.imports import ImportBeginIn, ImportRunIn, RecordImportOut

router = Router(tags=["records"])


@router.post(
    "/record-types/{code}/imports",
    operation_id="records_begin_import",
    response={201: RecordImportOut},
)
def begin_import(request: Request, code: str, body: ImportBeginIn) -> Status[RecordImportValue]:
    """Look into an uploaded table and suggest what its columns mean."""
    made = imports.begin_import(record_type=code, file_id=body.file_id, by=request.actor, at=now())
    return Status(201, record_import(made, by=request.actor))


@router.get(
    "/record-imports/{int:import_id}", operation_id="records_get_import", response=RecordImportOut
)
def get_import(request: Request, import_id: int) -> RecordImportValue:
    """One of your imports."""
    return record_import(import_id, by=request.actor)


@router.put(
    "/record-imports/{int:import_id}/run",
    operation_id="records_run_import",
    response=RecordImportOut,
)
def run_import(request: Request, import_id: int, body: ImportRunIn) -> RecordImportValue:
    """Have the table tried, or taken over for good."""
    imports.ask_import(
        run_id=import_id,
        mapping=body.mapping,
        is_trial=body.is_trial,
        by=request.actor,
        at=now(),
    )
    return record_import(import_id, by=request.actor)

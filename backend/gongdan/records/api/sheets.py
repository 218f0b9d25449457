"""Tables out of records, and record types out of tables."""

from __future__ import annotations

from typing import Literal

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from ninja import Query, Router, Status

from gongdan.accounts.requests import Request, language_of
from gongdan.kernel.times import now
from gongdan.records import exporting
from gongdan.records.api.records import AskedIn
from gongdan.records.commands import sheets
from gongdan.records.queries.exports import table
from gongdan.records.queries.imports import RecordImportValue, record_import
from gongdan.records.queries.proposals import Proposal, proposal
from gongdan.records.schemas.imports import (
    MakeIn,
    ProposalIn,
    ProposalOut,
    RecordImportOut,
)
from gongdan.records.viewing import looking_as

router = Router(tags=["records"])
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get("/record-types/{code}/export", operation_id="records_export", response=None)
def export(
    request: Request,
    code: str,
    asked: Query[AskedIn],
    format: Literal["csv", "xlsx"] = "csv",  # noqa: A002 the word of the address
    language: Literal["zh-CN", "en"] | None = None,
    with_retired: bool = False,
) -> HttpResponseBase:
    """The whole list as a table, on wish with fields that are asked no longer."""
    by = looking_as(asked.view_as, record_type_code=code, by=request.actor)
    wanted = asked.asked(language or language_of(request)).wanted()
    rows = table(code, wanted, by=by, with_retired=with_retired)
    headers = {"Content-Disposition": f'attachment; filename="{code}.{format}"'}
    if format == "xlsx":
        return HttpResponse(exporting.workbook(rows), content_type=XLSX, headers=headers)
    lines = exporting.csv_lines(rows)
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


@router.post("/sheet-proposals", operation_id="records_propose", response=ProposalOut)
def propose(request: Request, body: ProposalIn) -> Proposal:
    """What an uploaded table could become, to be corrected."""
    return proposal(body.file_id, by=request.actor)


@router.post(
    "/sheet-record-types", operation_id="records_make_from_sheet", response={201: RecordImportOut}
)
def make_from_sheet(request: Request, body: MakeIn) -> Status[RecordImportValue]:
    """Make what was proposed and corrected, and take the rows over."""
    wanted = sheets.Wanted(**body.model_dump())
    made = sheets.make_from_sheet(wanted=wanted, by=request.actor, at=now())
    return Status(201, record_import(made, by=request.actor))

"""Addresses of the reports."""

from __future__ import annotations

from django.http import HttpResponse
from ninja import Query, Router

from gongdan.accounts.requests import Request
from gongdan.kernel.times import now
from gongdan.records.exporting import csv_lines, workbook
from gongdan.reports import queries
from gongdan.reports.conformance_schemas import (
    ConformanceExportQuery,
    ConformanceQuery,
    OrdersBehindQuery,
)
from gongdan.reports.conformance_sheet import sheet
from gongdan.reports.conformed import Conformance, FollowedProcess
from gongdan.reports.queries import Wanted
from gongdan.reports.queries.behind import OrdersBehind, orders_behind
from gongdan.reports.queries.conformance import Asked, conformance, followed
from gongdan.reports.schemas import ReviewOut, ReviewQuery
from gongdan.reports.shown import review_out

router = Router(tags=["reports"])


@router.get("/reports/review", response=ReviewOut, operation_id="reports_get_review")
def get_review(request: Request, query: Query[ReviewQuery]) -> ReviewOut:
    """One period's review: volumes, times, promises kept, backlog, bottlenecks."""
    wanted = Wanted(**query.dict())
    return review_out(queries.review(wanted, by=request.actor, at=now()))


OWN = {"no", "ended", "as_", "language", "step", "what"}
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _wanted(query: ConformanceQuery) -> Wanted:
    return Wanted(**query.dict(exclude=OWN))


@router.get(
    "/reports/conformance",
    response=list[FollowedProcess],
    operation_id="reports_list_followed_processes",
)
def list_followed_processes(
    request: Request, query: Query[ConformanceQuery]
) -> list[FollowedProcess]:
    """The processes that the orders of a period followed."""
    return followed(_wanted(query), ended=query.ended, by=request.actor, at=now())


@router.get(
    "/reports/conformance/{code}", response=Conformance, operation_id="reports_get_conformance"
)
def get_conformance(request: Request, code: str, query: Query[ConformanceQuery]) -> Conformance:
    """Every step of a process: passed, left out and why, not taken, late and by how much."""
    asked = Asked(code=code, no=query.no, ended=query.ended)
    return conformance(asked, _wanted(query), by=request.actor, at=now())


@router.get(
    "/reports/conformance/{code}/orders",
    response=OrdersBehind,
    operation_id="reports_list_orders_behind",
)
def list_orders_behind(
    request: Request, code: str, query: Query[OrdersBehindQuery]
) -> OrdersBehind:
    """The orders behind one of its numbers."""
    asked = Asked(code=code, no=query.no, ended=query.ended)
    wanted, by = _wanted(query), request.actor
    return orders_behind(asked, query.step, query.what, wanted=wanted, by=by, at=now())


@router.get("/reports/conformance/{code}/export", operation_id="reports_export_conformance")
def export_conformance(
    request: Request, code: str, query: Query[ConformanceExportQuery]
) -> HttpResponse:
    """The same as a file that a spreadsheet opens safely."""
    asked = Asked(code=code, no=query.no, ended=query.ended)
    found = conformance(asked, _wanted(query), by=request.actor, at=now())
    rows = sheet(found, language=query.language)
    if query.as_ == "xlsx":
        response = HttpResponse(workbook(rows), content_type=WORKBOOK)
    else:
        response = HttpResponse("".join(csv_lines(rows)), content_type="text/csv; charset=utf-8")
    name = f"conformance-{code}.{query.as_}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

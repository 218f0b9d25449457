"""Addresses of the reports."""

from __future__ import annotations

from ninja import Query, Router

from gongdan.accounts.requests import Request
from gongdan.kernel.times import now
from gongdan.reports import queries
from gongdan.reports.queries import Wanted
from gongdan.reports.schemas import ReviewOut, ReviewQuery
from gongdan.reports.shown import review_out

router = Router(tags=["reports"])


@router.get("/reports/review", response=ReviewOut, operation_id="reports_get_review")
def get_review(request: Request, query: Query[ReviewQuery]) -> ReviewOut:
    """One period's review: volumes, times, promises kept, backlog, bottlenecks."""
    wanted = Wanted(**query.dict())
    return review_out(queries.review(wanted, by=request.actor, at=now()))

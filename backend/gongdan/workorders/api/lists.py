"""Addresses of the work list (filing into it too), the to-do list and the team's load."""

from __future__ import annotations

from typing import Annotated

from django.http import StreamingHttpResponse
from ninja import Query, Router, Status
from pydantic import Field

from gongdan.accounts.requests import Request
from gongdan.kernel.times import now
from gongdan.records.queries import saved_views
from gongdan.workorders.commands import assignment, bulk, intake
from gongdan.workorders.queries import export, lists, load, todo
from gongdan.workorders.queries.detail import Detail, detail
from gongdan.workorders.queries.values import Counts, ListPage, Row
from gongdan.workorders.schemas.orders import (
    BulkIn,
    ListPageQuery,
    ListQuery,
    SubmitIn,
    filters_kept,
)

router = Router(tags=["workorders"])
Most = Annotated[int, Field(ge=1, le=todo.MOST)]


@router.get("/work-orders", operation_id="workorders_list", response=ListPage)
def list_orders(request: Request, query: Query[ListPageQuery]) -> ListPage:
    """One page of the visible orders that match."""
    window = lists.Window(sort=query.sort, cursor=query.cursor, limit=query.limit)
    return lists.work_list(query.filters(), window, by=request.actor, at=now())


@router.post("/work-orders", operation_id="workorders_submit", response={201: Detail})
def submit(request: Request, body: SubmitIn) -> Status[Detail]:
    """File a request, for oneself or (staff) for somebody else."""
    at = now()
    order = intake.submit(request=body.as_request(), by=request.actor, at=at)
    return Status(201, detail(order.number, by=request.actor, at=at))


@router.get("/work-orders/counts", operation_id="workorders_count", response=Counts)
def count_orders(request: Request) -> Counts:
    """How many open orders each view and application holds."""
    views = saved_views(subject="work_order", by=request.actor)[: lists.MOST_SAVED]
    saved = [(view.id, filters_kept(view.query)) for view in views]
    return lists.counts(by=request.actor, at=now(), saved=saved)


@router.get("/work-orders/export", operation_id="workorders_export")
def export_orders(request: Request, query: Query[ListQuery]) -> StreamingHttpResponse:
    """All matching orders as CSV that a spreadsheet opens safely."""
    rows = export.csv_lines(query.filters(), sort=query.sort, by=request.actor, at=now())
    response = StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="work-orders.csv"'
    return response


@router.post("/bulk/work-orders", operation_id="workorders_bulk", response=bulk.BulkResult)
def change_many(request: Request, body: BulkIn) -> bulk.BulkResult:
    """One act on several orders; what some refuse is said order by order."""
    return bulk.change_many(act=body.as_act(), by=request.actor, at=now())


@router.get("/todo", operation_id="workorders_todo", response=todo.Todo)
def list_todo(request: Request, most: Most = todo.SHOWN) -> todo.Todo:
    """What waits for the actor, the most urgent first: so many of each kind, and how many are."""
    return todo.todo(by=request.actor, at=now(), most=most)


@router.post("/todo/next", operation_id="workorders_take_next", response=Row)
def take_next(request: Request) -> Row:
    """Take the most urgent order that waits."""
    at = now()
    order = assignment.take_next(by=request.actor, at=at)
    return lists.row(order.number, by=request.actor, at=at)


@router.get("/teams/load", operation_id="workorders_load", response=list[load.TeamLoad])
def team_load(request: Request, team: str = "") -> list[load.TeamLoad]:
    """Who has how much, of the actor's teams or of one team they lead."""
    return load.team_load(team=team, by=request.actor, at=now())

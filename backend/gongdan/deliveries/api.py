"""Addresses of deliveries, for administrators."""

from __future__ import annotations

from ninja import Query, Router

from gongdan.accounts.requests import Request
from gongdan.deliveries import commands, queries
from gongdan.deliveries.schemas import DeliveryQuery, DismissIn, HandledOut, RetryIn
from gongdan.kernel.times import now

router = Router(tags=["deliveries"])


@router.get("/deliveries", response=queries.DeliveryPage, operation_id="deliveries_list")
def list_deliveries(request: Request, query: Query[DeliveryQuery]) -> queries.DeliveryPage:
    """What is on its way out, has left, or could not be delivered."""
    wanted = queries.DeliveryFilter(state=query.state, kind=query.kind)
    return queries.deliveries(wanted, cursor=query.cursor, limit=query.limit, by=request.actor)


@router.get(
    "/deliveries/receivers",
    response=list[queries.Receiver],
    operation_id="deliveries_list_receivers",
)
def list_receivers(request: Request) -> list[queries.Receiver]:
    """The hosts webhooks may go to, each with what signs them."""
    return queries.receivers(by=request.actor)


@router.post("/deliveries/retries", response=HandledOut, operation_id="deliveries_retry")
def retry(request: Request, body: RetryIn) -> HandledOut:
    """Try dead letters again."""
    return HandledOut(count=commands.retry(delivery_ids=body.ids, by=request.actor, at=now()))


@router.post("/deliveries/dismissals", response=HandledOut, operation_id="deliveries_dismiss")
def dismiss(request: Request, body: DismissIn) -> HandledOut:
    """Decide that dead letters need not arrive."""
    return HandledOut(count=commands.dismiss(delivery_ids=body.ids, by=request.actor, at=now()))

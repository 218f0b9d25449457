"""The same done to every record of a list."""

from __future__ import annotations

from ninja import Router, Status

from gongdan.accounts.requests import Request
from gongdan.kernel.times import now
from gongdan.records.asking import Asked
from gongdan.records.commands import bulk_runs
from gongdan.records.queries import bulk_runs as reading
from gongdan.records.queries.bulk_runs import BulkRunValue
from gongdan.records.schemas.bulk_runs import BulkRunIn, BulkRunNewIn

router = Router(tags=["records"])


@router.post(
    "/record-types/{code}/bulk-runs",
    operation_id="records_begin_bulk_run",
    response={201: BulkRunValue},
)
def begin_bulk_run(request: Request, code: str, body: BulkRunNewIn) -> Status[BulkRunValue]:
    """Have the same done to all that a list matches, or tried; it goes on by itself."""
    wanted = bulk_runs.BulkWanted(
        act=body.act,
        answers=body.answers,
        filter=Asked(filter=body.filter).wanted().filter,
        q=body.q,
    )
    made = bulk_runs.begin_bulk_run(
        record_type=code, wanted=wanted, is_trial=body.is_trial, by=request.actor, at=now()
    )
    return Status(201, reading.bulk_run(made, by=request.actor))


@router.get(
    "/record-types/{code}/bulk-runs",
    operation_id="records_list_bulk_runs",
    response=list[BulkRunValue],
)
def list_bulk_runs(request: Request, code: str) -> list[BulkRunValue]:
    """Your newest runs over a type's records."""
    return reading.bulk_runs(code, by=request.actor)


@router.get(
    "/record-bulk-runs/{int:bulk_run_id}",
    operation_id="records_get_bulk_run",
    response=BulkRunValue,
)
def get_bulk_run(request: Request, bulk_run_id: int) -> BulkRunValue:
    """One of your runs."""
    return reading.bulk_run(bulk_run_id, by=request.actor)


@router.put(
    "/record-bulk-runs/{int:bulk_run_id}/run",
    operation_id="records_ask_bulk_run",
    response=BulkRunValue,
)
def ask_bulk_run(request: Request, bulk_run_id: int, body: BulkRunIn) -> BulkRunValue:
    """Have it done for good after its trial, or once more after it was stopped."""
    bulk_runs.ask_bulk_run(run_id=bulk_run_id, is_trial=body.is_trial, by=request.actor, at=now())
    return reading.bulk_run(bulk_run_id, by=request.actor)


@router.delete(
    "/record-bulk-runs/{int:bulk_run_id}/run",
    operation_id="records_stop_bulk_run",
    response=BulkRunValue,
)
def stop_bulk_run(request: Request, bulk_run_id: int) -> BulkRunValue:
    """Put an end to it; what was done is done."""
    bulk_runs.stop_bulk_run(run_id=bulk_run_id, by=request.actor, at=now())
    return reading.bulk_run(bulk_run_id, by=request.actor)

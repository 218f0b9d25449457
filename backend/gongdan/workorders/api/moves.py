"""Addresses of taking running work to another version of its process."""

from __future__ import annotations

from ninja import Router, Status

from gongdan.accounts.requests import Request
from gongdan.kernel.times import now
from gongdan.workorders.commands.moving import begin_move, call_off_move
from gongdan.workorders.move_plan import Plan
from gongdan.workorders.queries import moves
from gongdan.workorders.queries.moves import MoveBrief, MoveReport, MoveTrial
from gongdan.workorders.schemas.moves import MoveIn, MoveTrialIn

router = Router(tags=["workorders"])
PROCESS = "/processes/{code}"


@router.post(f"{PROCESS}/migration-trials", operation_id="workorders_try_move", response=MoveTrial)
def try_move(request: Request, code: str, body: MoveTrialIn) -> MoveTrial:
    """What would become of every running order; nothing is changed."""
    return moves.try_move(Plan(process=code, **body.model_dump()), by=request.actor)


@router.get(f"{PROCESS}/migrations", operation_id="workorders_list_moves", response=list[MoveBrief])
def list_moves(request: Request, code: str) -> list[MoveBrief]:
    """The migrations of a process, newest first."""
    return moves.moves(code, by=request.actor)


@router.post(
    f"{PROCESS}/migrations", operation_id="workorders_begin_move", response={201: MoveReport}
)
def begin(request: Request, code: str, body: MoveIn) -> Status[MoveReport]:
    """Have running orders moved, each for itself; the report fills as it goes."""
    plan = Plan(process=code, **body.model_dump())
    move_id = begin_move(plan=plan, by=request.actor, at=now())
    return Status(201, moves.move_report(code, move_id, by=request.actor))


@router.get(
    f"{PROCESS}/migrations/{{int:move_id}}",
    operation_id="workorders_get_move",
    response=MoveReport,
)
def get_move(request: Request, code: str, move_id: int) -> MoveReport:
    """One migration: what became of each order."""
    return moves.move_report(code, move_id, by=request.actor)


@router.delete(
    f"{PROCESS}/migrations/{{int:move_id}}",
    operation_id="workorders_call_off_move",
    response=MoveReport,
)
def call_off(request: Request, code: str, move_id: int) -> MoveReport:
    """Stop a migration: what still waits stays where it is."""
    call_off_move(process=code, move_id=move_id, by=request.actor, at=now())
    return moves.move_report(code, move_id, by=request.actor)

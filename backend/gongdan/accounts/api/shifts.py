"""Addresses of shifts and leave."""

from __future__ import annotations

from dataclasses import asdict

from ninja import Router
from pydantic import AwareDatetime

from gongdan.accounts.commands import shifts as commands
from gongdan.accounts.permissions import require_internal
from gongdan.accounts.queries import shifts as queries
from gongdan.accounts.requests import Request
from gongdan.accounts.schemas.shifts import LeaveIn, RosterOut, ShiftsIn
from gongdan.kernel.times import now

router = Router()


@router.get("/teams/{code}/roster", response=RosterOut, operation_id="accounts_get_roster")
def get_roster(
    request: Request, code: str, from_at: AwareDatetime, until_at: AwareDatetime
) -> dict[str, object]:
    """Who of a team works, is on call or away between two moments."""
    require_internal(request.actor)
    by = request.actor
    return asdict(queries.roster(code, from_at=from_at, until_at=until_at, by=by))


@router.post("/teams/{code}/shifts", response={204: None}, operation_id="accounts_plan_shifts")
def plan_shifts(request: Request, code: str, body: ShiftsIn) -> None:
    """Add shifts to a team's plan."""
    shifts = [commands.NewShift(**one.model_dump()) for one in body.shifts]
    commands.plan_shifts(team=code, shifts=shifts, by=request.actor, at=now())


@router.delete("/shifts/{int:shift_id}", response={204: None}, operation_id="accounts_remove_shift")
def remove_shift(request: Request, shift_id: int) -> None:
    """Take a shift out of the plan."""
    commands.remove_shift(shift_id=shift_id, by=request.actor, at=now())


@router.post(
    "/people/{int:person_id}/leaves", response={204: None}, operation_id="accounts_take_leave"
)
def take_leave(request: Request, person_id: int, body: LeaveIn) -> None:
    """Be away."""
    leave = commands.NewLeave(person_id=person_id, **body.model_dump())
    commands.take_leave(leave=leave, by=request.actor, at=now())


@router.delete("/leaves/{int:leave_id}", response={204: None}, operation_id="accounts_end_leave")
def end_leave(request: Request, leave_id: int) -> None:
    """Be there after all."""
    commands.end_leave(leave_id=leave_id, by=request.actor, at=now())

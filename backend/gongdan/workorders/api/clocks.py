"""Addresses of promises: knowing of them, arriving, those at risk, counting them anew."""

from __future__ import annotations

from ninja import Router

from gongdan.accounts.requests import Request
from gongdan.kernel.times import now
from gongdan.workorders.commands import clocks
from gongdan.workorders.queries.detail import Detail, detail
from gongdan.workorders.queries.recounting import (
    HolidayTrial,
    Move,
    Moves,
    moves_of,
    try_holidays,
)
from gongdan.workorders.queries.risks import Risk, risks
from gongdan.workorders.queries.timers import Backlog, backlog
from gongdan.workorders.schemas.clocks import ArrivalIn, HolidayTrialIn

router = Router(tags=["workorders"])


@router.put(
    "/work-orders/{number}/clocks/{metric}/acknowledgement",
    operation_id="workorders_acknowledge",
    response=Detail,
)
def acknowledge(request: Request, number: str, metric: str) -> Detail:
    """Say that one knows: the reminders of this promise stop repeating."""
    at = now()
    clocks.acknowledge(number=number, metric=metric, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.put("/work-orders/{number}/arrival", operation_id="workorders_arrive", response=Detail)
def arrive(request: Request, number: str, body: ArrivalIn) -> Detail:
    """Say that one is where the work is to be done."""
    at = now()
    clocks.arrive(number=number, place=body.place, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.get("/clocks-at-risk", operation_id="workorders_list_risks", response=list[Risk])
def list_risks(request: Request, hours: int = 8) -> list[Risk]:
    """Promises that are broken or will be soon, where the actor leads, the nearest first."""
    return risks(hours=hours, by=request.actor, at=now())


@router.get("/clocks-backlog", operation_id="workorders_get_backlog", response=Backlog)
def get_backlog(request: Request) -> Backlog:
    """How far behind the firing of what falls due is."""
    return backlog(by=request.actor, at=now())


@router.get(
    "/calendars/{code}/moves", operation_id="workorders_list_calendar_moves", response=Moves
)
def list_moves(request: Request, code: str) -> Moves:
    """The due times that counting by the calendar's newest version would move; nothing moves."""
    return moves_of(code, by=request.actor, at=now())


@router.post(
    "/calendars/{code}/moves", operation_id="workorders_move_by_calendar", response=list[Move]
)
def move(request: Request, code: str) -> list[Move]:
    """Count the open clocks of a calendar by its newest version; says what moved."""
    return clocks.recount(calendar=code, by=request.actor, at=now())


@router.post(
    "/calendars/{code}/holiday-trials",
    operation_id="workorders_try_holidays",
    response=HolidayTrial,
)
def try_file(request: Request, code: str, body: HolidayTrialIn) -> HolidayTrial:
    """Look through a file of holidays: its days, what is wrong, and which due times would move."""
    return try_holidays(code, body.text, by=request.actor, at=now())

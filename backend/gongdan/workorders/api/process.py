"""Addresses for steering the process: resting, trying again, events from outside, pools."""

from __future__ import annotations

from ninja import Router

from gongdan.accounts.requests import Request
from gongdan.kernel.times import now
from gongdan.workorders.commands import claiming, steering
from gongdan.workorders.queries.detail import Detail, detail
from gongdan.workorders.queries.pools import PoolTask, pools
from gongdan.workorders.queries.standstill import Standstill, Thread, standstills, threads
from gongdan.workorders.schemas.process import (
    DispatchIn,
    RedirectionIn,
    SignalIn,
    SuspensionIn,
)

router = Router(tags=["workorders"])
ORDER = "/work-orders/{number}"
TASK = f"{ORDER}/tasks/{{task_id}}"


@router.put(f"{ORDER}/suspension", operation_id="workorders_suspend", response=Detail)
def suspend(request: Request, number: str, body: SuspensionIn) -> Detail:
    """Let the order rest where it stands, with all its limits."""
    at = now()
    steering.suspend(number=number, reason=body.reason, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.delete(f"{ORDER}/suspension", operation_id="workorders_unsuspend", response=Detail)
def unsuspend(request: Request, number: str) -> Detail:
    """Let it go on with the time everything had left."""
    at = now()
    steering.unsuspend(number=number, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.post(f"{ORDER}/retries", operation_id="workorders_retry", response=Detail)
def retry(request: Request, number: str) -> Detail:
    """Try again where the process is stuck."""
    at = now()
    steering.retry(number=number, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.post(f"{ORDER}/redirections", operation_id="workorders_redirect", response=Detail)
def redirect(request: Request, number: str, body: RedirectionIn) -> Detail:
    """Take the work to another stage by hand; what lies between is left out, with the reason."""
    at, by = now(), request.actor
    way = steering.Redirection(step_key=body.step, target_key=body.target, reason=body.reason)
    steering.redirect(number=number, way=way, by=by, at=at)
    return detail(number, by=by, at=at)


@router.post(f"{ORDER}/signals", operation_id="workorders_signal", response=Detail)
def signal(request: Request, number: str, body: SignalIn) -> Detail:
    """Say that something the process waits for has happened."""
    at = now()
    steering.signal(number=number, event=body.event, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.put(f"{TASK}/claim", operation_id="workorders_claim", response=Detail)
def claim(request: Request, number: str, task_id: int) -> Detail:
    """Take a task that waits in a pool."""
    at = now()
    claiming.claim(number=number, task_id=task_id, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.delete(f"{TASK}/claim", operation_id="workorders_release", response=Detail)
def release(request: Request, number: str, task_id: int) -> Detail:
    """Put a claimed task back."""
    at = now()
    claiming.release(number=number, task_id=task_id, by=request.actor, at=at)
    return detail(number, by=request.actor, at=at)


@router.put(f"{TASK}/dispatch", operation_id="workorders_dispatch", response=Detail)
def dispatch(request: Request, number: str, task_id: int, body: DispatchIn) -> Detail:
    """Name who of the pool does a task."""
    at, by, who = now(), request.actor, body.person_id
    claiming.dispatch(number=number, task_id=task_id, person_id=who, by=by, at=at)
    return detail(number, by=by, at=at)


@router.get("/pools", operation_id="workorders_list_pools", response=list[PoolTask])
def list_pools(request: Request) -> list[PoolTask]:
    """Tasks that several may have: to claim, to put back, to be given to one of them."""
    return pools(by=request.actor, at=now())


@router.get("/standstills", operation_id="workorders_list_standstills", response=list[Standstill])
def list_standstills(request: Request) -> list[Standstill]:
    """Orders that stand still where the actor leads: stuck or suspended, why, and what helps."""
    return standstills(by=request.actor, at=now())


@router.get(f"{ORDER}/redirections", operation_id="workorders_list_threads", response=list[Thread])
def list_threads(request: Request, number: str) -> list[Thread]:
    """From where to where the work can be taken by hand."""
    return threads(number, by=request.actor)

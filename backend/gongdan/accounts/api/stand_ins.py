"""Addresses of stand-ins: one's own, and those of people one leads."""

from __future__ import annotations

from dataclasses import asdict

from ninja import Router

from gongdan.accounts.commands import stand_ins as commands
from gongdan.accounts.permissions import require_internal
from gongdan.accounts.queries import stand_ins as queries
from gongdan.accounts.requests import Request
from gongdan.accounts.schemas.stand_ins import StandInIn, StandInOut
from gongdan.kernel.times import now

router = Router()


@router.get(
    "/people/{int:person_id}/stand-ins",
    response=list[StandInOut],
    operation_id="accounts_list_stand_ins",
)
def list_stand_ins(request: Request, person_id: int) -> list[dict[str, object]]:
    """Who stands in for somebody, now and later."""
    require_internal(request.actor)
    return [asdict(one) for one in queries.stand_ins(person_id, at=now())]


@router.post(
    "/people/{int:person_id}/stand-ins",
    response={201: list[StandInOut]},
    operation_id="accounts_set_stand_in",
)
def set_stand_in(request: Request, person_id: int, body: StandInIn) -> list[dict[str, object]]:
    """Name who does somebody's new tasks while they are away."""
    at = now()
    absence = commands.Absence(person_id=person_id, **body.model_dump())
    commands.set_stand_in(absence=absence, by=request.actor, at=at)
    return [asdict(one) for one in queries.stand_ins(person_id, at=at)]


@router.delete(
    "/people/{int:person_id}/stand-ins/{int:stand_in_id}",
    response={204: None},
    operation_id="accounts_remove_stand_in",
)
def remove_stand_in(request: Request, person_id: int, stand_in_id: int) -> None:  # noqa: ARG001
    """Be back."""
    commands.remove_stand_in(stand_in_id=stand_in_id, by=request.actor, at=now())

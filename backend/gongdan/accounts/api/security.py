"""Second steps that administrators ask for or take away, and the end of somebody's sessions."""

from __future__ import annotations

from ninja import Router

from gongdan.accounts import commands
from gongdan.accounts.models import Role
from gongdan.accounts.proof import require_proof
from gongdan.accounts.requests import Request
from gongdan.accounts.schemas.rights import RoleOut
from gongdan.accounts.schemas.security import SecondStepIn
from gongdan.accounts.schemas.words import Id
from gongdan.kernel.times import now

router = Router()


@router.put(
    "/roles/{role_key}/second-step", response=RoleOut, operation_id="accounts_ask_second_step"
)
def ask_second_step(request: Request, role_key: str, body: SecondStepIn) -> Role:
    """Let holders of a role sign in with a second step, or no longer."""
    require_proof(request)
    return commands.ask_second_step(
        role=role_key, is_needed=body.is_needed, by=request.actor, at=now()
    )


@router.delete(
    "/people/{int:person_id}/second-step",
    response={204: None},
    operation_id="accounts_end_second_step",
)
def end_second_step(request: Request, person_id: Id) -> None:
    """Take the second step from somebody who lost device and codes."""
    require_proof(request)
    commands.end_second_step(person_id=person_id, by=request.actor, at=now())


@router.delete(
    "/people/{int:person_id}/sessions",
    response={204: None},
    operation_id="accounts_end_sessions",
)
def end_sessions(request: Request, person_id: Id) -> None:
    """Sign somebody out everywhere."""
    commands.end_sessions(person_id=person_id, by=request.actor, at=now())

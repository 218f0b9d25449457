"""Looking at pages through somebody else's eyes."""

from __future__ import annotations

from ninja import Router

from gongdan.accounts import queries
from gongdan.accounts.commands.viewing import begin_viewing
from gongdan.accounts.proof import require_proof
from gongdan.accounts.requests import VIEWING, Request
from gongdan.accounts.schemas.people import PersonBriefOut
from gongdan.accounts.schemas.viewing import ViewingIn
from gongdan.kernel.times import now

router = Router()


@router.post("/viewings", response=PersonBriefOut, operation_id="accounts_begin_viewing")
def begin(request: Request, body: ViewingIn) -> PersonBriefOut:
    """See what a person sees; requests that name them in ``X-View-As`` only read from now on."""
    require_proof(request)
    begin_viewing(person_id=body.person_id, by=request.actor, at=now())
    request.session[VIEWING] = body.person_id
    return PersonBriefOut.from_orm(queries.person_brief(body.person_id))

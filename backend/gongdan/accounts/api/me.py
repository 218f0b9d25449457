"""The signed-in person."""

from __future__ import annotations

from django.conf import settings
from ninja import Router

from gongdan.accounts import commands, queries
from gongdan.accounts.requests import Request
from gongdan.accounts.schemas.people import GrantedOut, MeIn, MeOut, PersonBriefOut
from gongdan.kernel.actors import Actor
from gongdan.kernel.times import now

router = Router()


@router.get("/me", response=MeOut, operation_id="accounts_get_me")
def get_me(request: Request) -> MeOut:
    """Who is signed in, and what they may do."""
    return _me(request.actor)


@router.put("/me", response=MeOut, operation_id="accounts_change_me")
def change_me(request: Request, body: MeIn) -> MeOut:
    """Choose one's language, how one is called, and whether one takes new work."""
    by, at = request.actor, now()
    commands.change_me(
        language=body.language, called=body.called, is_available=body.is_available, by=by, at=at
    )
    return _me(by)


def _me(by: Actor) -> MeOut:
    person = queries.person_value(by.rights.person_id or 0)
    rights = by.rights
    return MeOut(
        person=PersonBriefOut.from_orm(queries.person_brief(person.id)),
        username=person.username,
        email=person.email,
        language=person.language,
        title=person.title,
        is_available=person.is_available,
        is_internal=rights.is_internal,
        is_administrator=rights.is_administrator,
        owes_second_step=rights.owes_second_step,
        is_demonstration=settings.DEMONSTRATION,
        team_ids=sorted(rights.team_ids),
        led_team_ids=sorted(rights.led_team_ids),
        headed_department_ids=sorted(rights.headed_department_ids),
        applications=sorted(each for each in rights.grants if each),
        grants=[
            GrantedOut(
                application=application,
                roles=sorted(grant.roles),
                scopes=sorted(grant.scopes),
                permissions=sorted(_reached(by, grant.permissions)),
                fields=dict(grant.fields),
            )
            for application, grant in sorted(rights.grants.items())
        ],
    )


def _reached(by: Actor, permissions: frozenset[str]) -> frozenset[str]:
    limits = by.rights.limits
    return permissions if limits is None else permissions & limits

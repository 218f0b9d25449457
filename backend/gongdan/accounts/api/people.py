"""People: the directory for pickers, and administration."""

from __future__ import annotations

from typing import Annotated

from ninja import Query, Router
from pydantic import Field

from gongdan.accounts import commands, queries
from gongdan.accounts.models import Person
from gongdan.accounts.permissions import require
from gongdan.accounts.proof import require_proof
from gongdan.accounts.requests import Request
from gongdan.accounts.schemas.people import (
    AvailabilityIn,
    NewPersonIn,
    PasswordIn,
    PeopleOut,
    PersonBriefOut,
    PersonIn,
    PersonOut,
    VipIn,
)
from gongdan.accounts.schemas.words import Id
from gongdan.kernel.schemas import In
from gongdan.kernel.times import now

router = Router()
Limit = Annotated[int, Field(ge=1, le=200)]


class PeopleQuery(In):
    """Which people, and which page of them."""

    text: Annotated[str, Field(max_length=200)] = ""
    department_id: Id | None = None
    team_id: Id | None = None
    company_id: Id | None = None
    is_active: bool | None = None
    is_internal: bool | None = None
    cursor: str = ""
    limit: Limit = 50


@router.get("/people", response=PeopleOut, operation_id="accounts_list_people")
def list_people(request: Request, query: Query[PeopleQuery]) -> PeopleOut:
    """People by name, for administration."""
    require(request.actor, "administer")
    wanted = queries.PeopleFilter(**query.dict(exclude={"cursor", "limit"}))
    people, after = queries.people_page(wanted, cursor=query.cursor, limit=query.limit)
    return PeopleOut(people=[PersonOut.from_orm(each) for each in people], next_cursor=after)


@router.get(
    "/people/directory", response=list[PersonBriefOut], operation_id="accounts_search_directory"
)
def search_directory(
    request: Request, q: str = "", team_id: Id | None = None, limit: Limit = 20
) -> list[queries.PersonBrief]:
    """Active people for a picker; somebody from outside finds only themselves."""
    return queries.directory(text=q, by=request.actor, team_id=team_id, limit=limit)


@router.get("/people/callers", response=list[PersonBriefOut], operation_id="accounts_find_callers")
def find_callers(
    request: Request, phone: Annotated[str, Field(max_length=40)]
) -> list[queries.PersonBrief]:
    """Who calls from a telephone number, for those who file for others."""
    return queries.callers(phone=phone, by=request.actor)


@router.post("/people", response={201: PersonOut}, operation_id="accounts_create_person")
def create_person(request: Request, body: NewPersonIn) -> Person:
    """Add somebody."""
    return commands.create_person(
        details=_details(body), password=body.password, by=request.actor, at=now()
    )


@router.get("/people/{int:person_id}", response=PersonOut, operation_id="accounts_get_person")
def get_person(request: Request, person_id: Id) -> Person:
    """One person, whole."""
    require(request.actor, "administer")
    return queries.person_row(person_id)


@router.put("/people/{int:person_id}", response=PersonOut, operation_id="accounts_change_person")
def change_person(request: Request, person_id: Id, body: PersonIn) -> Person:
    """Put new details in place of the old ones."""
    return commands.change_person(
        person_id=person_id, details=_details(body), by=request.actor, at=now()
    )


@router.delete(
    "/people/{int:person_id}", response={204: None}, operation_id="accounts_deactivate_person"
)
def deactivate_person(request: Request, person_id: Id) -> None:
    """Let somebody in no more; what they did stays."""
    commands.deactivate_person(person_id=person_id, by=request.actor, at=now())


@router.put(
    "/people/{int:person_id}/activation",
    response={204: None},
    operation_id="accounts_reactivate_person",
)
def reactivate_person(request: Request, person_id: Id) -> None:
    """Let somebody in again."""
    commands.reactivate_person(person_id=person_id, by=request.actor, at=now())


@router.put(
    "/people/{int:person_id}/vip", response={204: None}, operation_id="accounts_set_person_vip"
)
def set_person_vip(request: Request, person_id: Id, body: VipIn) -> None:
    """Make somebody a VIP, or no longer."""
    commands.set_person_vip(person_id=person_id, is_vip=body.is_vip, by=request.actor, at=now())


@router.put(
    "/people/{int:person_id}/password",
    response={204: None},
    operation_id="accounts_set_password",
)
def set_password(request: Request, person_id: Id, body: PasswordIn) -> None:
    """Give somebody a password; their sessions end."""
    require_proof(request)
    commands.set_password(person_id=person_id, password=body.password, by=request.actor, at=now())


@router.put(
    "/people/{int:person_id}/availability",
    response={204: None},
    operation_id="accounts_set_availability",
)
def set_availability(request: Request, person_id: Id, body: AvailabilityIn) -> None:
    """Say whether somebody takes new work: oneself, a lead of theirs, an administrator."""
    commands.set_availability(
        person_id=person_id, is_available=body.is_available, by=request.actor, at=now()
    )


def _details(body: PersonIn) -> commands.PersonDetails:
    return commands.PersonDetails(**body.dict(exclude={"password"}))

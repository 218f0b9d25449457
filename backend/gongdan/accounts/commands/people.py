"""What changes a person."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from gongdan.accounts import texts
from gongdan.accounts.commands.administration import refuse_without_administrator
from gongdan.accounts.errors import PersonInactive
from gongdan.accounts.events import (
    AvailabilitySet,
    PasswordSet,
    PeopleImported,
    PersonChanged,
    PersonCreated,
    PersonDeactivated,
    PersonReactivated,
    PersonTransferred,
    PersonVipSet,
)
from gongdan.accounts.models import ApiKey, Company, Department, Membership, Person, Role, RoleGrant
from gongdan.accounts.permissions import require
from gongdan.accounts.rows import locked, save_changes, save_new
from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Forbidden
from gongdan.kernel.events import Subject

REQUESTER = "requester"


@dataclass(frozen=True, kw_only=True)
class PersonDetails:
    """Everything about a person that an administrator writes."""

    username: str
    name: str
    name_en: str = ""
    called: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    employee_number: str = ""
    department_id: int | None = None
    company_id: int | None = None
    is_internal: bool = True
    is_vip: bool = False
    language: str = ""
    capacity: int = 20
    hourly_rate: Decimal = Decimal(0)
    skills: dict[str, int] = field(default_factory=dict)


@transaction.atomic
def create_person(
    *, details: PersonDetails, password: str | None = None, by: Actor, at: datetime
) -> Person:
    """Add somebody, as a requester; without a password they sign in after a reset by mail."""
    require(by, "administer")
    person = _new(details, at=at)
    person.set_password(texts.password(password, of=person) if password else None)
    save_new(person)
    RoleGrant.objects.create(person=person, role=Role.objects.get(key=REQUESTER))
    event = PersonCreated(username=person.username, is_internal=person.is_internal)
    append(event, on=Subject("person", person.pk), by=by, at=at)
    return person


@transaction.atomic
def import_people(*, people: list[PersonDetails], by: Actor, at: datetime) -> list[int]:
    """Add many people at once, as requesters without passwords; returns their ids in order."""
    require(by, "administer")
    rows = [_unusable(_new(details, at=at)) for details in people]
    made = Person.objects.bulk_create(rows, batch_size=1000)
    role = Role.objects.get(key=REQUESTER)
    grants = [RoleGrant(person=person, role=role) for person in made]
    RoleGrant.objects.bulk_create(grants, batch_size=5000)
    append(PeopleImported(count=len(made)), on=Subject("organization", 0), by=by, at=at)
    return [person.pk for person in made]


@transaction.atomic
def change_person(*, person_id: int, details: PersonDetails, by: Actor, at: datetime) -> Person:
    """Put an administrator's new details in place of the old ones."""
    require(by, "administer")
    person = _locked(person_id)
    if changes := save_changes(person, _values(details)):
        event = PersonChanged(changes=changes)
        append(event, on=Subject("person", person_id), by=by, at=at)
    return person


@transaction.atomic
def change_own_details(*, language: str, called: str, by: Actor, at: datetime) -> None:
    """Choose one's own language and how one wants to be called."""
    person = _locked(by.rights.person_id or 0)
    if changes := save_changes(person, {"language": language, "called": called}):
        append(PersonChanged(changes=changes), on=Subject("person", person.pk), by=by, at=at)


@transaction.atomic
def change_me(*, language: str, called: str, is_available: bool, by: Actor, at: datetime) -> None:
    """Choose one's own language, how one wants to be called, and whether one takes new work."""
    change_own_details(language=language, called=called, by=by, at=at)
    person_id = by.rights.person_id or 0
    set_availability(person_id=person_id, is_available=is_available, by=by, at=at)


@transaction.atomic
def set_person_vip(*, person_id: int, is_vip: bool, by: Actor, at: datetime) -> None:
    """Make somebody a VIP, or no longer."""
    require(by, "administer")
    if save_changes(_locked(person_id), {"is_vip": is_vip}):
        append(PersonVipSet(is_vip=is_vip), on=Subject("person", person_id), by=by, at=at)


@transaction.atomic
def transfer_person(*, person_id: int, department_id: int | None, by: Actor, at: datetime) -> None:
    """Move somebody to another department."""
    require(by, "administer")
    person = _locked(person_id)
    before = person.department_id
    _check_place(department_id, person.company_id, is_internal=person.is_internal)
    if save_changes(person, {"department_id": department_id}):
        event = PersonTransferred(before=before, after=department_id)
        append(event, on=Subject("person", person_id), by=by, at=at)


@transaction.atomic
def set_availability(*, person_id: int, is_available: bool, by: Actor, at: datetime) -> None:
    """Say whether somebody takes new work: oneself, a lead of theirs, or an administrator."""
    require_over(person_id, by)
    person = _locked(person_id)
    if not person.is_active:
        raise PersonInactive(name=person.name)
    if save_changes(person, {"is_available": is_available}):
        event = AvailabilitySet(is_available=is_available)
        append(event, on=Subject("person", person_id), by=by, at=at)


@transaction.atomic
def set_password(*, person_id: int, password: str, by: Actor, at: datetime) -> None:
    """Give somebody a password; their sessions end."""
    require(by, "administer")
    person = _locked(person_id)
    person.set_password(texts.password(password, of=person))
    person.save(update_fields=["password"])
    append(PasswordSet(), on=Subject("person", person_id), by=by, at=at)


@transaction.atomic
def deactivate_person(*, person_id: int, by: Actor, at: datetime) -> None:
    """Let somebody in no more: sessions and keys end now; what they did stays."""
    require(by, "administer")
    with refuse_without_administrator():
        person = _locked(person_id)
        values = {"is_active": False, "session_generation": person.session_generation + 1}
        if not person.is_active:
            return
        save_changes(person, values)
    keys = ApiKey.objects.filter(owner=person, revoked_at=None).update(revoked_at=at)
    append(PersonDeactivated(keys_revoked=keys), on=Subject("person", person_id), by=by, at=at)


@transaction.atomic
def reactivate_person(*, person_id: int, by: Actor, at: datetime) -> None:
    """Let somebody in again; old sessions and keys stay ended."""
    require(by, "administer")
    if save_changes(_locked(person_id), {"is_active": True}):
        append(PersonReactivated(), on=Subject("person", person_id), by=by, at=at)


def _new(details: PersonDetails, *, at: datetime) -> Person:
    return Person(**_values(details), created_at=at)


def _unusable(person: Person) -> Person:
    person.set_unusable_password()
    return person


def _values(details: PersonDetails) -> dict[str, object]:
    _check_place(details.department_id, details.company_id, is_internal=details.is_internal)
    values = {each.name: getattr(details, each.name) for each in dataclasses.fields(details)}
    values["username"] = details.username.strip().lower()
    values["email"] = details.email.strip().lower()
    values["phone"] = "".join(details.phone.split())
    for name in ("username", "name"):
        if not str(values[name]).strip():
            raise texts.refused(name, "kernel.required")
    return values


def _check_place(department_id: int | None, company_id: int | None, *, is_internal: bool) -> None:
    if not is_internal and department_id is not None:
        raise texts.refused("department_id", "accounts.outsider_in_department")
    if department_id is not None and not Department.objects.filter(pk=department_id).exists():
        raise texts.refused("department_id", "accounts.unknown_department")
    if company_id is not None and not Company.objects.filter(pk=company_id).exists():
        raise texts.refused("company_id", "accounts.unknown_company")


def require_over(person_id: int, by: Actor) -> None:
    """Refuse anybody but oneself, a lead of theirs, or an administrator."""
    led = by.rights.led_team_ids
    if by.rights.person_id == person_id or by.rights.is_administrator:
        return
    if not Membership.objects.filter(person_id=person_id, team_id__in=led).exists():
        raise Forbidden()


def _locked(person_id: int) -> Person:
    return locked(Person.objects.filter(pk=person_id), what="person")

"""What changes teams and who is in them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongdan.accounts import texts
from gongdan.accounts.events import (
    LeadSet,
    MemberAdded,
    MemberRemoved,
    ServiceDeskSet,
    TeamChanged,
    TeamCreated,
)
from gongdan.accounts.models import Department, Membership, Person, ServiceDesk, Team
from gongdan.accounts.permissions import require
from gongdan.accounts.rows import locked, save_changes, save_new
from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound
from gongdan.kernel.events import Subject
from gongdan.kernel.texts import Text


@transaction.atomic
def create_team(*, code: str, name: Text, department_id: int, by: Actor, at: datetime) -> Team:
    """Add a team to a department."""
    require(by, "administer")
    _check_department(department_id)
    team = Team(code=code, name=texts.text(name), department_id=department_id)
    save_new(team)
    event = TeamCreated(code=code, department_id=department_id)
    append(event, on=Subject("team", team.pk), by=by, at=at)
    return team


@transaction.atomic
def change_team(
    *,
    team_id: int,
    name: Text,
    department_id: int,
    is_active: bool = True,
    by: Actor,
    at: datetime,
) -> Team:
    """Rename, move, close or reopen a team."""
    require(by, "administer")
    _check_department(department_id)
    team = _locked(team_id)
    values = {"name": texts.text(name), "department_id": department_id, "is_active": is_active}
    if changes := save_changes(team, values):
        append(TeamChanged(changes=changes), on=Subject("team", team_id), by=by, at=at)
    return team


@transaction.atomic
def add_member(
    *, team_id: int, person_id: int, is_lead: bool = False, by: Actor, at: datetime
) -> None:
    """Put somebody into a team, or change whether they lead it."""
    require(by, "administer")
    _locked(team_id)
    membership = Membership.objects.filter(team_id=team_id, person_id=person_id).first()
    if membership is not None:
        set_lead(team_id=team_id, person_id=person_id, is_lead=is_lead, by=by, at=at)
        return
    if not Person.objects.filter(pk=person_id, is_active=True, is_internal=True).exists():
        raise texts.refused("person_id", "accounts.unknown_person")
    Membership.objects.create(team_id=team_id, person_id=person_id, is_lead=is_lead)
    event = MemberAdded(person_id=person_id, is_lead=is_lead)
    append(event, on=Subject("team", team_id), by=by, at=at)


@transaction.atomic
def remove_member(*, team_id: int, person_id: int, by: Actor, at: datetime) -> None:
    """Take somebody out of a team."""
    require(by, "administer")
    _locked(team_id)
    gone, _ = Membership.objects.filter(team_id=team_id, person_id=person_id).delete()
    if not gone:
        raise NotFound(what="member")
    append(MemberRemoved(person_id=person_id), on=Subject("team", team_id), by=by, at=at)


@transaction.atomic
def set_lead(*, team_id: int, person_id: int, is_lead: bool, by: Actor, at: datetime) -> None:
    """Make a member a lead of the team, or no longer."""
    require(by, "administer")
    members = Membership.objects.filter(team_id=team_id, person_id=person_id)
    if save_changes(locked(members, what="member"), {"is_lead": is_lead}):
        event = LeadSet(person_id=person_id, is_lead=is_lead)
        append(event, on=Subject("team", team_id), by=by, at=at)


@transaction.atomic
def set_service_desk(*, team_id: int, application: str = "", by: Actor, at: datetime) -> None:
    """Let a team take what nothing else takes, in one application or (``""``) in every one."""
    require(by, "administer")
    _locked(team_id)
    ServiceDesk.objects.update_or_create(application=application, defaults={"team_id": team_id})
    append(ServiceDeskSet(application=application), on=Subject("team", team_id), by=by, at=at)


def _check_department(department_id: int) -> None:
    if not Department.objects.filter(pk=department_id).exists():
        raise texts.refused("department_id", "accounts.unknown_department")


def _locked(team_id: int) -> Team:
    return locked(Team.objects.filter(pk=team_id), what="team")

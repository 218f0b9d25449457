"""Making and changing applications."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongdan.accounts.permissions import require
from gongdan.accounts.queries.organization import department_by_code, team_by_code
from gongdan.audit.commands import append
from gongdan.catalog.changing import apply
from gongdan.catalog.errors import CodeTaken, UnknownApplication, UnknownTeam
from gongdan.catalog.events import ApplicationChanged, ApplicationCreated
from gongdan.catalog.models import Application
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Subject
from gongdan.kernel.texts import Text
from gongdan.sla.commands import make_standard_calendar


@dataclass(frozen=True, kw_only=True)
class ApplicationFacts:
    """What an application is called and who stands behind it."""

    code: str
    name: Text
    icon: str = ""
    department: str | None = None
    desk_team: str
    position: int = 0


@transaction.atomic
def create_application(*, facts: ApplicationFacts, by: Actor, at: datetime) -> int:
    """Make an application; returns its id."""
    require(by, "administer")
    if Application.objects.filter(code=facts.code).exists():
        raise CodeTaken(code=facts.code)
    made = Application.objects.create(
        code=facts.code,
        name=facts.name,
        icon=facts.icon,
        department_id=_department_id(facts.department),
        desk_team_id=_team_id(facts.desk_team),
        position=facts.position,
    )
    # Whatever is promised is counted by a calendar: the first application brings one.
    make_standard_calendar(by=by, at=at)
    event = ApplicationCreated(code=facts.code, title=facts.name)
    append(event, on=Subject("application", made.pk), by=by, at=at)
    return made.pk


@transaction.atomic
def change_application(
    *, code: str, name: Text, desk_team: str, is_active: bool, by: Actor, at: datetime
) -> None:
    """Rename an application, give its desk to another team, or switch it off."""
    require(by, "define", application=code)
    application = Application.objects.select_for_update().filter(code=code).first()
    if application is None:
        raise UnknownApplication(code=code)
    wanted = {"name": name, "desk_team_id": _team_id(desk_team), "is_active": is_active}
    changes = apply(application, wanted)
    event = ApplicationChanged(code=code, changes=changes)
    append(event, on=Subject("application", application.pk), by=by, at=at)


@transaction.atomic
def replace_application(*, facts: ApplicationFacts, by: Actor, at: datetime) -> int:
    """Make everything an application says of itself as given; returns its id."""
    require(by, "define", application=facts.code)
    application = Application.objects.select_for_update().filter(code=facts.code).first()
    if application is None:
        raise UnknownApplication(code=facts.code)
    wanted = {
        "name": facts.name,
        "icon": facts.icon,
        "department_id": _department_id(facts.department),
        "desk_team_id": _team_id(facts.desk_team),
        "position": facts.position,
        "is_active": True,
    }
    event = ApplicationChanged(code=facts.code, changes=apply(application, wanted))
    append(event, on=Subject("application", application.pk), by=by, at=at)
    return application.pk


@transaction.atomic
def switch_off(*, code: str, by: Actor, at: datetime) -> None:
    """Offer nothing of an application any more; its orders and records stay."""
    require(by, "define", application=code)
    application = Application.objects.select_for_update().filter(code=code).first()
    if application is None:
        raise UnknownApplication(code=code)
    event = ApplicationChanged(code=code, changes=apply(application, {"is_active": False}))
    append(event, on=Subject("application", application.pk), by=by, at=at)


def _team_id(code: str) -> int:
    team = team_by_code(code)
    if team is None:
        raise UnknownTeam(code=code)
    return team.id


def _department_id(code: str | None) -> int | None:
    department = department_by_code(code) if code else None
    return department.id if department else None

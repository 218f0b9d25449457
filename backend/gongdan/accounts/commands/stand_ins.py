"""Who does somebody's tasks while they are away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongdan.accounts.commands.people import require_over
from gongdan.accounts.errors import StandInWrong
from gongdan.accounts.events import StandInRemoved, StandInSet
from gongdan.accounts.models import Person, StandIn
from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound
from gongdan.kernel.events import Subject


@dataclass(frozen=True, kw_only=True)
class Absence:
    """Who is away, who stands in, from when until when, in which application if not in all."""

    person_id: int
    stand_in_id: int
    from_at: datetime
    until_at: datetime
    application: str = ""


@transaction.atomic
def set_stand_in(*, absence: Absence, by: Actor, at: datetime) -> int:
    """Name a stand-in: for oneself, for somebody one leads, or as administrator."""
    require_over(absence.person_id, by)
    people = Person.objects.filter(is_active=True, is_internal=True)
    stand_in = people.filter(pk=absence.stand_in_id).first()
    is_over = absence.until_at <= max(absence.from_at, at)
    if stand_in is None or is_over or absence.person_id == absence.stand_in_id:
        raise StandInWrong()
    made = StandIn.objects.create(
        person_id=absence.person_id,
        stand_in=stand_in,
        application=absence.application,
        from_at=absence.from_at,
        until_at=absence.until_at,
    )
    event = StandInSet(
        stand_in_id=stand_in.pk,
        stand_in=stand_in.name,
        application=absence.application,
        from_at=absence.from_at,
        until_at=absence.until_at,
    )
    append(event, on=Subject("person", absence.person_id), by=by, at=at)
    return made.pk


@transaction.atomic
def remove_stand_in(*, stand_in_id: int, by: Actor, at: datetime) -> None:
    """Be back: new tasks are one's own again."""
    row = StandIn.objects.select_related("stand_in").filter(pk=stand_in_id).first()
    if row is None:
        raise NotFound(what="stand-in")
    require_over(row.person_id, by)
    row.delete()
    event = StandInRemoved(stand_in_id=row.stand_in_id, stand_in=row.stand_in.name)
    append(event, on=Subject("person", row.person_id), by=by, at=at)

"""Who stands in for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from gongdan.accounts.models import StandIn
from gongdan.accounts.queries.people import PersonBrief, person_brief
from gongdan.kernel.prepared import prepared
from gongdan.kernel.recall import recalled

LONGEST_CHAIN = 3


@dataclass(frozen=True)
class StandInValue:
    """One absence: who is away, who stands in, where and how long."""

    id: int
    person: PersonBrief
    stand_in: PersonBrief
    application: str
    from_at: datetime
    until_at: datetime


def stand_in_for(person_id: int, *, application: str, at: datetime) -> int | None:
    """Who does somebody's new tasks now, if they are away; a stand-in may be away too."""
    known = _away(at)
    found, seen = person_id, {person_id}
    for _ in range(LONGEST_CHAIN):
        here = known.get((found, application)) or known.get((found, ""))
        if here is None or here in seen:
            break
        seen.add(here)
        found = here
    return found if found != person_id else None


def stand_ins(person_id: int, *, at: datetime) -> list[StandInValue]:
    """The absences of somebody that are not over, the nearest first."""
    rows = StandIn.objects.filter(person_id=person_id, until_at__gt=at).order_by("from_at", "pk")
    return [
        StandInValue(
            id=row.pk,
            person=person_brief(row.person_id),
            stand_in=person_brief(row.stand_in_id),
            application=row.application,
            from_at=row.from_at,
            until_at=row.until_at,
        )
        for row in rows
    ]


@recalled
def _away(at: datetime) -> dict[tuple[int, str], int]:
    """Everybody who is away now, by application, with who stands in; the latest said counts."""
    return {(person, application): stand_in for person, application, stand_in in _standing(at)}


@prepared
def _standing(at: datetime) -> QuerySet[StandIn, tuple[int, str, int]]:
    rows = StandIn.objects.filter(from_at__lte=at, until_at__gt=at, stand_in__is_active=True)
    return rows.order_by("pk").values_list("person_id", "application", "stand_in_id")

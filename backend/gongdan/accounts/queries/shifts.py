"""Who of a team works now by plan, who is on call, who is away; and the plan itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from gongdan.accounts.models import Leave, Shift, StandIn
from gongdan.accounts.queries.organization import Member, team_by_code, team_members
from gongdan.accounts.queries.people import PersonBrief, person_brief
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound
from gongdan.kernel.prepared import prepared


@dataclass(frozen=True)
class Presence:
    """How a team stands at a moment; a team without a plan is always on shift."""

    is_planned: bool
    on_shift: frozenset[int]
    on_call: tuple[int, ...]
    on_leave: frozenset[int]

    def works(self, person_id: int) -> bool:
        """Whether somebody is there by plan."""
        return not self.is_planned or person_id in self.on_shift or person_id in self.on_call


@dataclass(frozen=True, kw_only=True)
class ShiftValue:
    """One planned shift."""

    id: int
    person_id: int
    from_at: datetime
    until_at: datetime
    is_on_call: bool


@dataclass(frozen=True, kw_only=True)
class LeaveValue:
    """One time somebody is away."""

    id: int
    person_id: int
    from_at: datetime
    until_at: datetime
    reason: str


@dataclass(frozen=True, kw_only=True)
class Roster:
    """The plan of a team for some days."""

    people: list[PersonBrief]
    shifts: list[ShiftValue]
    leaves: list[LeaveValue]


def presence(team_id: int, *, at: datetime) -> Presence:
    """Who of a team is there at a moment."""
    rows = _shifts_at(team_id, at)
    people = [member.person.id for member in team_members(team_id)]
    return Presence(
        is_planned=bool(rows) or bool(_later_shift(team_id, at)),
        on_shift=frozenset(row.person_id for row in rows if not row.is_on_call),
        on_call=tuple(dict.fromkeys(row.person_id for row in rows if row.is_on_call)),
        on_leave=_away(people, at),
    )


def roster(team: str, *, from_at: datetime, until_at: datetime, by: Actor) -> Roster:
    """The plan of a team between two moments; why somebody is away is theirs and their lead's."""
    found = team_by_code(team)
    if found is None:
        raise NotFound(what="team")
    members: list[Member] = team_members(found.id)
    ids = [member.person.id for member in members]
    leads = by.rights.is_administrator or found.id in by.rights.led_team_ids
    shifts = Shift.objects.filter(team_id=found.id, from_at__lt=until_at, until_at__gt=from_at)
    leaves = Leave.objects.filter(person_id__in=ids, from_at__lt=until_at, until_at__gt=from_at)
    return Roster(
        people=[person_brief(one) for one in ids],
        shifts=[
            ShiftValue(
                id=row.pk,
                person_id=row.person_id,
                from_at=row.from_at,
                until_at=row.until_at,
                is_on_call=row.is_on_call,
            )
            for row in shifts.order_by("from_at", "pk")
        ],
        leaves=[
            LeaveValue(
                id=row.pk,
                person_id=row.person_id,
                from_at=row.from_at,
                until_at=row.until_at,
                reason=row.reason if leads or row.person_id == by.rights.person_id else "",
            )
            for row in leaves.order_by("from_at", "pk")
        ],
    )


def _away(people: list[int], at: datetime) -> frozenset[int]:
    """On leave, or stood in for everywhere."""
    return frozenset([*_on_leave(people, at), *_stood_in(people, at)])


@prepared
def _shifts_at(team_id: int, at: datetime) -> QuerySet[Shift]:
    found = Shift.objects.filter(team_id=team_id, from_at__lte=at, until_at__gt=at)
    return found.order_by("from_at", "pk")


@prepared
def _later_shift(team_id: int, at: datetime) -> QuerySet[Shift, int]:
    found = Shift.objects.filter(team_id=team_id, until_at__gt=at, is_on_call=False)
    return found.values_list("pk", flat=True)[:1]


@prepared
def _on_leave(people: list[int], at: datetime) -> QuerySet[Leave, int]:
    found = Leave.objects.filter(person_id__any=people, from_at__lte=at, until_at__gt=at)
    return found.values_list("person_id", flat=True)


@prepared
def _stood_in(people: list[int], at: datetime) -> QuerySet[StandIn, int]:
    found = StandIn.objects.filter(application="", person_id__any=people)
    return found.filter(from_at__lte=at, until_at__gt=at).values_list("person_id", flat=True)

"""Who has how much: the open work of each member of a team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q

from gongdan.accounts.permissions import applications_with_scope
from gongdan.accounts.queries.organization import (
    Member,
    open_team_ids,
    team_by_code,
    team_members,
    team_value,
)
from gongdan.accounts.queries.people import PersonBrief
from gongdan.kernel.actors import Actor
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.models.core import OPEN_STATUSES
from gongdan.workorders.permissions import visible
from gongdan.workorders.queries.rows import team_chip
from gongdan.workorders.queries.values import TeamChip


@dataclass(frozen=True, kw_only=True)
class PersonLoad:
    """One member's open work."""

    person: PersonBrief
    is_lead: bool
    is_available: bool
    capacity: int
    open: int
    in_progress: int
    waiting: int
    resolved: int
    late: int
    at_risk: int
    oldest_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class TeamLoad:
    """A team: what nobody took yet, and its members."""

    team: TeamChip
    unassigned: int
    people: list[PersonLoad]


def team_load(*, team: str, by: Actor, at: datetime) -> list[TeamLoad]:
    """The load of one team, or of all the actor belongs to or leads."""
    return [_team(team_id, by=by, at=at) for team_id in _teams(team, by)]


def _teams(team: str, by: Actor) -> list[int]:
    everywhere = by.rights.is_administrator or applications_with_scope(by, "all")
    mine = open_team_ids() if everywhere else sorted(by.rights.team_ids)
    if not team:
        return mine
    found = team_by_code(team)
    return [found.id] if found and found.id in mine else []


def _team(team_id: int, *, by: Actor, at: datetime) -> TeamLoad:
    chip = team_chip(team_value(team_id))
    assert chip is not None  # noqa: S101 the id was just read
    orders = visible(WorkOrder.objects.filter(is_imported=False), by=by)
    opened = orders.filter(team_id=team_id, status__in=OPEN_STATUSES)
    by_person = {row["assignee_id"]: row for row in _sums(opened, at)}
    return TeamLoad(
        team=chip,
        unassigned=opened.filter(assignee_id=None).count(),
        people=[_person(member, by_person) for member in team_members(team_id)],
    )


def _sums(opened: object, at: datetime) -> list[dict[str, object]]:
    working = ~Q(status="resolved")
    return list(
        opened.values("assignee_id").annotate(  # type: ignore[attr-defined]
            open=Count("pk", filter=working),
            in_progress=Count("pk", filter=Q(status="in_progress")),
            waiting=Count("pk", filter=Q(status="waiting")),
            resolved=Count("pk", filter=Q(status="resolved")),
            late=Count("pk", filter=Q(next_due_at__lt=at)),
            at_risk=Count("pk", filter=Q(is_at_risk=True, next_due_at__gte=at)),
            oldest_at=Min("created_at", filter=working),
        )
    )


def _person(member: Member, sums: dict[object, dict[str, object]]) -> PersonLoad:
    row = sums.get(member.person.id, {})

    def count(name: str) -> int:
        return int(str(row.get(name, 0)))

    oldest = row.get("oldest_at")
    return PersonLoad(
        person=member.person,
        is_lead=member.is_lead,
        is_available=member.is_available,
        capacity=member.capacity,
        open=count("open"),
        in_progress=count("in_progress"),
        waiting=count("waiting"),
        resolved=count("resolved"),
        late=count("late"),
        at_risk=count("at_risk"),
        oldest_at=oldest if isinstance(oldest, datetime) else None,
    )

"""Departments and teams as values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef, QuerySet

from gongdan.accounts.models import (
    Department,
    Membership,
    Person,
    Role,
    RoleGrant,
    ServiceDesk,
    Team,
)
from gongdan.accounts.queries.people import PersonBrief, brief
from gongdan.kernel.errors import NotFound
from gongdan.kernel.prepared import prepared
from gongdan.kernel.recall import recalled, recalled_each
from gongdan.kernel.texts import Text

# Kept among the skills: how much of the team's work somebody takes.
SHARE = "share"


@dataclass(frozen=True)
class TeamBrief:
    """A team as a chip."""

    id: int
    code: str
    name: Text
    department_id: int
    is_active: bool


@dataclass(frozen=True)
class DepartmentValue:
    """A department with its place in the tree, root first, itself last."""

    id: int
    code: str
    name: Text
    parent_id: int | None
    head_id: int | None
    path: tuple[int, ...]
    is_active: bool


@dataclass(frozen=True)
class Member:
    """An active person of a team, with what dispatch needs to choose."""

    person: PersonBrief
    is_lead: bool
    is_available: bool
    capacity: int
    hourly_rate: Decimal
    skills: dict[str, object]


@recalled
def team_members(team_id: int) -> list[Member]:
    """The active members of a team, in the order of their ids."""
    return [_member(membership) for membership in _members(team_id)]


@prepared
def _members(team_id: int) -> QuerySet[Membership]:
    found = Membership.objects.select_related("person__department", "person__company")
    return found.filter(team_id=team_id, person__is_active=True).order_by("person_id")


def role_holders(key: str, *, application: str) -> list[Member]:
    """The active people inside who hold a role in an application, in the order of their ids."""
    held = RoleGrant.objects.filter(
        role__key=key, application__in=[application, ""], person_id=OuterRef("pk")
    )
    people = Person.objects.select_related("department", "company").filter(Exists(held))
    found = people.filter(is_active=True, is_internal=True).order_by("id")
    return [_as_member(person, is_lead=False) for person in found]


def skilled_people(skill: str) -> list[Member]:
    """The active people inside who can do something, in the order of their ids."""
    people = Person.objects.select_related("department", "company").filter(skills__has_key=skill)
    found = people.filter(is_active=True, is_internal=True).order_by("id")
    return [_as_member(person, is_lead=False) for person in found]


@dataclass(frozen=True)
class Skill:
    """Something people can do, and how many of those who work here can."""

    name: str
    people: int


def known_skills() -> list[Skill]:
    """Every skill, region or product that somebody here has, the most common first."""
    here = Person.objects.filter(is_active=True, is_internal=True).exclude(skills={})
    count = Counter(name for held in here.values_list("skills", flat=True) for name in held)
    count.pop(SHARE, None)
    found = sorted(count.items(), key=lambda one: (-one[1], one[0]))
    return [Skill(name, people) for name, people in found]


def role_name(key: str) -> Text | None:
    """What a role is called, if there is one."""
    role = Role.objects.filter(key=key).first()
    return dict(role.name) if role else None


@recalled
def team_leads(team_id: int) -> list[int]:
    """The ids of a team's active leads."""
    return _leads(team_id)


@prepared
def _leads(team_id: int) -> QuerySet[Membership, int]:
    found = Membership.objects.filter(team_id=team_id, is_lead=True, person__is_active=True)
    return found.order_by("person_id").values_list("person_id", flat=True)


@recalled
def team_by_code(code: str) -> TeamBrief | None:
    """The team with a code, if any."""
    return next(map(_team, _teams_of_code(code)), None)


@recalled
def team_value(team_id: int) -> TeamBrief:
    """One team; refused when there is none."""
    known = teams_by_ids([team_id])
    if team_id not in known:
        raise NotFound(what="team")
    return known[team_id]


@recalled_each
def teams_by_ids(ids: Set[int]) -> dict[int, TeamBrief]:
    """The teams with these ids, in one query (none when no id is given)."""
    return {team.pk: _team(team) for team in _teams(list(ids))}


@prepared
def _teams(ids: list[int]) -> QuerySet[Team]:
    return Team.objects.filter(pk__any=ids)


@prepared
def _teams_of_code(code: str) -> QuerySet[Team]:
    return Team.objects.filter(code=code)


def teams_of(person_id: int) -> list[TeamBrief]:
    """The active teams somebody is in."""
    found = Team.objects.filter(memberships__person_id=person_id, is_active=True)
    return [_team(team) for team in found.order_by("id")]


def company_owner_of(person_id: int) -> int | None:
    """Who looks after somebody's company, if they belong to one that somebody looks after."""
    found = Person.objects.filter(pk=person_id, company__isnull=False)
    return found.values_list("company__owner_id", flat=True).first()


def open_team_ids() -> list[int]:
    """The ids of all active teams."""
    return list(Team.objects.filter(is_active=True).order_by("id").values_list("id", flat=True))


def service_desk_team(application: str) -> TeamBrief | None:
    """The team that takes what nothing else takes: the application's own, or everybody's."""
    desk = (
        ServiceDesk.objects.select_related("team")
        .filter(application__in=[application, ""], team__is_active=True)
        .order_by("-application")
        .first()
    )
    return _team(desk.team) if desk else None


def department_heads(department_id: int, levels: int = 1) -> list[int]:
    """The heads of a department and of ``levels - 1`` departments above it, nearest first."""
    path = Department.objects.filter(pk=department_id).values_list("path", flat=True).first()
    near = list(reversed(path or []))[:levels]
    heads = dict(
        Department.objects.filter(pk__in=near, head__is_active=True).values_list("id", "head_id")
    )
    return list(dict.fromkeys(heads[each] for each in near if heads.get(each)))


def department_value(department_id: int) -> DepartmentValue:
    """One department; refused when there is none."""
    found = departments_by_ids([department_id])
    if department_id not in found:
        raise NotFound(what="department")
    return found[department_id]


def department_by_code(code: str) -> DepartmentValue | None:
    """The department with a code, if any."""
    department = Department.objects.filter(code=code).first()
    return _department(department) if department else None


@recalled_each
def departments_by_ids(ids: Set[int]) -> dict[int, DepartmentValue]:
    """The departments with these ids, in one query (none when no id is given)."""
    return {each.pk: _department(each) for each in Department.objects.filter(pk__in=ids)}


def _first_team(teams: QuerySet[Team]) -> TeamBrief | None:
    team = teams.first()
    return _team(team) if team else None


def _team(team: Team) -> TeamBrief:
    return TeamBrief(team.pk, team.code, team.name, team.department_id, team.is_active)


def _department(department: Department) -> DepartmentValue:
    return DepartmentValue(
        id=department.pk,
        code=department.code,
        name=department.name,
        parent_id=department.parent_id,
        head_id=department.head_id,
        path=tuple(department.path),
        is_active=department.is_active,
    )


def _member(membership: Membership) -> Member:
    return _as_member(membership.person, is_lead=membership.is_lead)


def _as_member(person: Person, *, is_lead: bool) -> Member:
    return Member(
        person=brief(person),
        is_lead=is_lead,
        is_available=person.is_available,
        capacity=person.capacity,
        hourly_rate=person.hourly_rate,
        skills=person.skills,
    )

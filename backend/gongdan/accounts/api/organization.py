"""Departments, teams and companies."""

from __future__ import annotations

from collections.abc import Mapping

from ninja import Router

from gongdan.accounts import commands, queries
from gongdan.accounts.commands.companies import set_company_owner as set_owner
from gongdan.accounts.models import Company, Department, Team
from gongdan.accounts.permissions import require_internal
from gongdan.accounts.queries.organization import Skill, known_skills
from gongdan.accounts.queries.people import PersonBrief, people_by_ids
from gongdan.accounts.requests import Request
from gongdan.accounts.schemas.organization import (
    CompanyIn,
    CompanyOut,
    CompanyOwnerIn,
    DepartmentIn,
    DepartmentOut,
    HeadIn,
    MemberIn,
    MemberOut,
    NewCompanyIn,
    NewDepartmentIn,
    NewTeamIn,
    ParentIn,
    ServiceDeskIn,
    SkillOut,
    TeamIn,
    TeamOut,
)
from gongdan.accounts.schemas.people import PersonBriefOut
from gongdan.accounts.schemas.words import Id
from gongdan.kernel.times import now

router = Router()


@router.get("/departments", response=list[DepartmentOut], operation_id="accounts_list_departments")
def list_departments(request: Request) -> list[DepartmentOut]:
    """The tree of departments, each after the one above it."""
    require_internal(request.actor)
    return [_department(each) for each in queries.departments()]


@router.post(
    "/departments", response={201: DepartmentOut}, operation_id="accounts_create_department"
)
def create_department(request: Request, body: NewDepartmentIn) -> DepartmentOut:
    """Add a department."""
    made = commands.create_department(
        code=body.code, name=body.name, parent_id=body.parent_id, by=request.actor, at=now()
    )
    return _department(made)


@router.put(
    "/departments/{int:department_id}",
    response=DepartmentOut,
    operation_id="accounts_change_department",
)
def change_department(request: Request, department_id: Id, body: DepartmentIn) -> DepartmentOut:
    """Rename a department, or close it."""
    changed = commands.change_department(
        department_id=department_id,
        name=body.name,
        is_active=body.is_active,
        by=request.actor,
        at=now(),
    )
    return _department(changed)


@router.put(
    "/departments/{int:department_id}/parent",
    response={204: None},
    operation_id="accounts_move_department",
)
def move_department(request: Request, department_id: Id, body: ParentIn) -> None:
    """Move a department with all below it."""
    commands.move_department(
        department_id=department_id, parent_id=body.parent_id, by=request.actor, at=now()
    )


@router.put(
    "/departments/{int:department_id}/head",
    response={204: None},
    operation_id="accounts_set_department_head",
)
def set_department_head(request: Request, department_id: Id, body: HeadIn) -> None:
    """Make somebody head of a department, or nobody."""
    commands.set_department_head(
        department_id=department_id, person_id=body.person_id, by=request.actor, at=now()
    )


@router.get("/teams", response=list[TeamOut], operation_id="accounts_list_teams")
def list_teams(request: Request) -> list[TeamOut]:
    """All teams."""
    require_internal(request.actor)
    desks = queries.service_desks()
    return [_team(each, desks.get(each.pk, [])) for each in queries.teams()]


@router.get("/skills", response=list[SkillOut], operation_id="accounts_list_skills")
def list_skills(request: Request) -> list[Skill]:
    """Every skill, region or product that somebody here has."""
    require_internal(request.actor)
    return known_skills()


@router.post("/teams", response={201: TeamOut}, operation_id="accounts_create_team")
def create_team(request: Request, body: NewTeamIn) -> TeamOut:
    """Add a team."""
    made = commands.create_team(
        code=body.code, name=body.name, department_id=body.department_id, by=request.actor, at=now()
    )
    return _team(made, [])


@router.put("/teams/{int:team_id}", response=TeamOut, operation_id="accounts_change_team")
def change_team(request: Request, team_id: Id, body: TeamIn) -> TeamOut:
    """Rename, move, close or reopen a team."""
    changed = commands.change_team(
        team_id=team_id,
        name=body.name,
        department_id=body.department_id,
        is_active=body.is_active,
        by=request.actor,
        at=now(),
    )
    return _team(changed, queries.service_desks().get(team_id, []))


@router.put("/service-desk", response={204: None}, operation_id="accounts_set_service_desk")
def set_service_desk(request: Request, body: ServiceDeskIn) -> None:
    """Choose the team that takes what nothing else takes."""
    commands.set_service_desk(
        team_id=body.team_id, application=body.application, by=request.actor, at=now()
    )


@router.get(
    "/teams/{int:team_id}/members",
    response=list[MemberOut],
    operation_id="accounts_list_members",
)
def list_members(request: Request, team_id: Id) -> list[queries.Member]:
    """Who is in a team."""
    require_internal(request.actor)
    return queries.team_members(queries.team_value(team_id).id)


@router.put(
    "/teams/{int:team_id}/members/{int:person_id}",
    response={204: None},
    operation_id="accounts_put_member",
)
def put_member(request: Request, team_id: Id, person_id: Id, body: MemberIn) -> None:
    """Put somebody into a team, as a member or as a lead."""
    commands.add_member(
        team_id=team_id, person_id=person_id, is_lead=body.is_lead, by=request.actor, at=now()
    )


@router.delete(
    "/teams/{int:team_id}/members/{int:person_id}",
    response={204: None},
    operation_id="accounts_remove_member",
)
def remove_member(request: Request, team_id: Id, person_id: Id) -> None:
    """Take somebody out of a team."""
    commands.remove_member(team_id=team_id, person_id=person_id, by=request.actor, at=now())


@router.get("/companies", response=list[CompanyOut], operation_id="accounts_list_companies")
def list_companies(request: Request, q: str = "") -> list[CompanyOut]:
    """Customers' companies."""
    require_internal(request.actor)
    found = queries.companies(q)
    owners = people_by_ids(one.owner_id for one in found)
    return [_shown(one, owners) for one in found]


@router.post("/companies", response={201: CompanyOut}, operation_id="accounts_create_company")
def create_company(request: Request, body: NewCompanyIn) -> CompanyOut:
    """Add a company."""
    made = commands.create_company(name=body.name, is_vip=body.is_vip, by=request.actor, at=now())
    return _company(made)


@router.put(
    "/companies/{int:company_id}", response=CompanyOut, operation_id="accounts_change_company"
)
def change_company(request: Request, company_id: Id, body: CompanyIn) -> CompanyOut:
    """Rename a company, make it a VIP or not, close or reopen it."""
    changed = commands.change_company(
        company_id=company_id,
        name=body.name,
        is_vip=body.is_vip,
        is_active=body.is_active,
        by=request.actor,
        at=now(),
    )
    return _company(changed)


def _department(department: Department) -> DepartmentOut:
    return DepartmentOut(
        id=department.pk,
        code=department.code,
        name=department.name,
        parent_id=department.parent_id,
        head_id=department.head_id,
        head_name=department.head.name if department.head else "",
        path=department.path,
        is_active=department.is_active,
    )


def _team(team: Team, desk_of: list[str]) -> TeamOut:
    return TeamOut(
        id=team.pk,
        code=team.code,
        name=team.name,
        department_id=team.department_id,
        is_active=team.is_active,
        service_desk_of=desk_of,
    )


@router.put(
    "/companies/{int:company_id}/owner",
    response=CompanyOut,
    operation_id="accounts_set_company_owner",
)
def set_company_owner(request: Request, company_id: Id, body: CompanyOwnerIn) -> CompanyOut:
    """Say who looks after a company."""
    owned = set_owner(company_id=company_id, owner_id=body.person_id, by=request.actor, at=now())
    return _company(owned)


def _company(company: Company) -> CompanyOut:
    return _shown(company, people_by_ids([company.owner_id]))


def _shown(company: Company, owners: Mapping[int, PersonBrief]) -> CompanyOut:
    owner = owners.get(company.owner_id or 0)
    return CompanyOut(
        id=company.pk,
        name=company.name,
        is_vip=company.is_vip,
        is_active=company.is_active,
        owner_id=company.owner_id,
        owner=PersonBriefOut.model_validate(owner, from_attributes=True) if owner else None,
    )

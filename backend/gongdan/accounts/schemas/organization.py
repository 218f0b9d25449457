"""Bodies about departments, teams and companies."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from gongdan.accounts.schemas.people import PersonBriefOut
from gongdan.accounts.schemas.words import Application, Code, Id, TextIn
from gongdan.kernel.schemas import In, Out
from gongdan.kernel.texts import Text


class DepartmentIn(In):
    """A department's name, and whether it exists still."""

    name: TextIn
    is_active: bool = True


class NewDepartmentIn(In):
    """A new department."""

    code: Code
    name: TextIn
    parent_id: Id | None = None


class ParentIn(In):
    """The department above; ``null`` at the top."""

    parent_id: Id | None


class HeadIn(In):
    """The head; ``null`` for none."""

    person_id: Id | None


class DepartmentOut(Out):
    """A department in the tree."""

    id: int
    code: str
    name: Text
    parent_id: int | None
    head_id: int | None
    head_name: str
    path: list[int]
    is_active: bool


class TeamIn(In):
    """A team's details."""

    name: TextIn
    department_id: Id
    is_active: bool = True


class NewTeamIn(In):
    """A new team."""

    code: Code
    name: TextIn
    department_id: Id


class TeamOut(Out):
    """A team; ``service_desk_of`` lists applications, ``""`` means every one."""

    id: int
    code: str
    name: Text
    department_id: int
    is_active: bool
    service_desk_of: list[str]


class SkillOut(Out):
    """Something people can do, and how many can."""

    name: str
    people: int


class MemberIn(In):
    """How somebody is in a team."""

    is_lead: bool = False


class MemberOut(Out):
    """Somebody in a team."""

    person: PersonBriefOut
    is_lead: bool
    is_available: bool


class ServiceDeskIn(In):
    """The team that takes what nothing else takes."""

    team_id: Id
    application: Application = ""


class NewCompanyIn(In):
    """A new company."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    is_vip: bool = False


class CompanyIn(NewCompanyIn):
    """A company's details."""

    is_active: bool = True


class CompanyOwnerIn(In):
    """Who looks after a company; nobody in particular is null."""

    person_id: Id | None


class CompanyOut(Out):
    """A customer's company."""

    id: int
    name: str
    is_vip: bool
    is_active: bool
    owner_id: int | None
    owner: PersonBriefOut | None

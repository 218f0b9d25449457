"""What happens to people, teams, departments, roles and keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from gongdan.kernel.events import Event

Changes = dict[str, list[object]]


@dataclass(frozen=True, kw_only=True)
class PersonCreated(Event):
    """Somebody was added."""

    name = "accounts.person_created"
    username: str
    is_internal: bool


@dataclass(frozen=True, kw_only=True)
class PeopleImported(Event):
    """Many people were added at once."""

    name = "accounts.people_imported"
    count: int


@dataclass(frozen=True, kw_only=True)
class PersonChanged(Event):
    """Somebody's details changed: per field the old and the new value."""

    name = "accounts.person_changed"
    changes: Changes


@dataclass(frozen=True, kw_only=True)
class PersonDeactivated(Event):
    """Somebody left: sessions and keys ended."""

    name = "accounts.person_deactivated"
    keys_revoked: int


@dataclass(frozen=True, kw_only=True)
class PersonReactivated(Event):
    """Somebody came back."""

    name = "accounts.person_reactivated"


@dataclass(frozen=True, kw_only=True)
class PersonVipSet(Event):
    """Somebody became or ceased to be a VIP."""

    name = "accounts.person_vip_set"
    is_vip: bool


@dataclass(frozen=True, kw_only=True)
class PersonTransferred(Event):
    """Somebody went to another department."""

    name = "accounts.person_transferred"
    before: int | None
    after: int | None


@dataclass(frozen=True, kw_only=True)
class AvailabilitySet(Event):
    """Somebody takes new work, or does not."""

    name = "accounts.availability_set"
    is_available: bool


@dataclass(frozen=True, kw_only=True)
class PasswordSet(Event):
    """Somebody's password was set."""

    name = "accounts.password_set"


@dataclass(frozen=True, kw_only=True)
class PasswordResetMailed(Event):
    """Somebody was sent a link for a new password."""

    name = "accounts.password_reset_mailed"


@dataclass(frozen=True, kw_only=True)
class SignedIn(Event):
    """Somebody signed in."""

    name = "accounts.signed_in"


@dataclass(frozen=True, kw_only=True)
class DepartmentCreated(Event):
    """A department was added."""

    name = "accounts.department_created"
    code: str
    parent_id: int | None


@dataclass(frozen=True, kw_only=True)
class DepartmentChanged(Event):
    """A department's details changed."""

    name = "accounts.department_changed"
    changes: Changes


@dataclass(frozen=True, kw_only=True)
class DepartmentMoved(Event):
    """A department went to another place in the tree."""

    name = "accounts.department_moved"
    before: int | None
    after: int | None


@dataclass(frozen=True, kw_only=True)
class DepartmentHeadSet(Event):
    """A department got another head, or none."""

    name = "accounts.department_head_set"
    before: int | None
    after: int | None


@dataclass(frozen=True, kw_only=True)
class TeamCreated(Event):
    """A team was added."""

    name = "accounts.team_created"
    code: str
    department_id: int


@dataclass(frozen=True, kw_only=True)
class TeamChanged(Event):
    """A team's details changed."""

    name = "accounts.team_changed"
    changes: Changes


@dataclass(frozen=True, kw_only=True)
class MemberAdded(Event):
    """Somebody joined a team."""

    name = "accounts.member_added"
    person_id: int
    is_lead: bool


@dataclass(frozen=True, kw_only=True)
class MemberRemoved(Event):
    """Somebody left a team."""

    name = "accounts.member_removed"
    person_id: int


@dataclass(frozen=True, kw_only=True)
class LeadSet(Event):
    """A member became or ceased to be a lead."""

    name = "accounts.lead_set"
    person_id: int
    is_lead: bool


@dataclass(frozen=True, kw_only=True)
class ServiceDeskSet(Event):
    """A team takes what nothing else takes."""

    name = "accounts.service_desk_set"
    application: str


@dataclass(frozen=True, kw_only=True)
class CompanyCreated(Event):
    """A customer's company was added."""

    name = "accounts.company_created"
    company: str
    is_vip: bool


@dataclass(frozen=True, kw_only=True)
class CompanyChanged(Event):
    """A customer's company changed."""

    name = "accounts.company_changed"
    changes: Changes


@dataclass(frozen=True, kw_only=True)
class RoleCreated(Event):
    """A role was made."""

    name = "accounts.role_created"
    key: str
    scope: str
    permissions: list[str]
    fields: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class RoleChanged(Event):
    """A role changed."""

    name = "accounts.role_changed"
    changes: Changes


@dataclass(frozen=True, kw_only=True)
class RoleGranted(Event):
    """Somebody was given a role."""

    name = "accounts.role_granted"
    role: str
    application: str


@dataclass(frozen=True, kw_only=True)
class RoleRevoked(Event):
    """A role was taken from somebody."""

    name = "accounts.role_revoked"
    role: str
    application: str


@dataclass(frozen=True, kw_only=True)
class ApiKeyCreated(Event):
    """A key for a program was made."""

    name = "accounts.api_key_created"
    prefix: str
    owner_id: int
    scopes: list[str]
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class ApiKeyRevoked(Event):
    """A key was ended."""

    name = "accounts.api_key_revoked"
    prefix: str


@dataclass(frozen=True, kw_only=True)
class StandInSet(Event):
    """Somebody will be stood in for while they are away."""

    name = "accounts.stand_in_set"
    stand_in_id: int
    stand_in: str
    application: str
    from_at: datetime
    until_at: datetime


@dataclass(frozen=True, kw_only=True)
class StandInRemoved(Event):
    """Somebody is stood in for no longer."""

    name = "accounts.stand_in_removed"
    stand_in_id: int
    stand_in: str


@dataclass(frozen=True, kw_only=True)
class ViewedAs(Event):
    """Somebody looked at pages through this person's eyes."""

    name = "accounts.viewed_as"
    viewed: str

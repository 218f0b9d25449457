"""Bodies about roles and keys."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from gongdan.accounts.schemas.words import Application, Code, Id, Name, TextIn
from gongdan.kernel.schemas import In, Out
from gongdan.kernel.texts import Text


class RoleIn(In):
    """What a role allows."""

    name: TextIn
    scope: str = "own"
    permissions: list[str] = Field(default=[])
    fields: dict[str, str] = Field(default={})


class NewRoleIn(RoleIn):
    """A new role."""

    key: Code


class RoleOut(Out):
    """A role."""

    key: str
    name: Text
    scope: str
    permissions: list[str]
    fields: dict[str, str]
    is_builtin: bool
    needs_second_step: bool


class PermissionOut(Out):
    """A permission that a role may hold."""

    code: str
    name: Text


class GrantIn(In):
    """A role for somebody, in one application or (``""``) in every one."""

    person_id: Id
    role: Code
    application: Application = ""


class GrantOut(Out):
    """A role that somebody holds."""

    id: int
    person_id: int
    person_name: str
    role: str
    application: str


class ApiKeyIn(In):
    """A key for a program."""

    name: Name
    owner_id: Id
    scopes: list[str]
    expires_at: datetime


class ApiKeyOut(Out):
    """A key, without its secret."""

    id: int
    name: str
    prefix: str
    owner_id: int
    owner_name: str
    scopes: list[str]
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


class NewApiKeyOut(ApiKeyOut):
    """A new key with its token, which is shown this once."""

    token: str

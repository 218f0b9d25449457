"""Roles, who holds them, and keys for programs."""

from __future__ import annotations

from ninja import Router

from gongdan.accounts import codes, commands, queries
from gongdan.accounts.models import ApiKey, Role, RoleGrant
from gongdan.accounts.permissions import may_somewhere, require
from gongdan.accounts.proof import require_proof
from gongdan.accounts.requests import Request
from gongdan.accounts.schemas.rights import (
    ApiKeyIn,
    ApiKeyOut,
    GrantIn,
    GrantOut,
    NewApiKeyOut,
    NewRoleIn,
    PermissionOut,
    RoleIn,
    RoleOut,
)
from gongdan.accounts.schemas.words import Id
from gongdan.kernel.times import now

router = Router()


@router.get("/permissions", response=list[PermissionOut], operation_id="accounts_list_permissions")
def list_permissions(request: Request) -> list[PermissionOut]:
    """The permissions that roles may hold."""
    require(request.actor, "administer")
    return [PermissionOut(code=code, name=name) for code, name in codes.PERMISSIONS.items()]


@router.get("/roles", response=list[RoleOut], operation_id="accounts_list_roles")
def list_roles(request: Request) -> list[Role]:
    """All roles, for administrators and for builders, who see forms as a role does."""
    if not may_somewhere(request.actor, "define"):
        require(request.actor, "administer")
    return queries.roles()


@router.post("/roles", response={201: RoleOut}, operation_id="accounts_create_role")
def create_role(request: Request, body: NewRoleIn) -> Role:
    """Make a role."""
    require_proof(request)
    return commands.create_role(key=body.key, details=_details(body), by=request.actor, at=now())


@router.put("/roles/{role_key}", response=RoleOut, operation_id="accounts_change_role")
def change_role(request: Request, role_key: str, body: RoleIn) -> Role:
    """Change what a role allows."""
    require_proof(request)
    return commands.change_role(key=role_key, details=_details(body), by=request.actor, at=now())


@router.get("/grants", response=list[GrantOut], operation_id="accounts_list_grants")
def list_grants(
    request: Request, person_id: Id | None = None, application: str | None = None
) -> list[GrantOut]:
    """Who holds which role where."""
    require(request.actor, "administer")
    held = queries.grants(person_id=person_id, application=application)
    return [_grant(each) for each in held]


@router.post("/grants", response={201: GrantOut}, operation_id="accounts_grant_role")
def grant_role(request: Request, body: GrantIn) -> GrantOut:
    """Give somebody a role."""
    require_proof(request)
    made = commands.grant_role(
        person_id=body.person_id,
        role=body.role,
        application=body.application,
        by=request.actor,
        at=now(),
    )
    return _grant(made)


@router.delete("/grants/{int:grant_id}", response={204: None}, operation_id="accounts_revoke_grant")
def revoke_grant(request: Request, grant_id: Id) -> None:
    """Take a role from somebody."""
    require_proof(request)
    commands.revoke_grant(grant_id=grant_id, by=request.actor, at=now())


@router.get("/api-keys", response=list[ApiKeyOut], operation_id="accounts_list_api_keys")
def list_api_keys(request: Request) -> list[ApiKeyOut]:
    """All keys for programs, without their secrets."""
    require(request.actor, "administer")
    return [_key(each) for each in queries.api_keys()]


@router.post("/api-keys", response={201: NewApiKeyOut}, operation_id="accounts_create_api_key")
def create_api_key(request: Request, body: ApiKeyIn) -> NewApiKeyOut:
    """Make a key; its token is in this answer and nowhere else."""
    require_proof(request)
    request.has_secret_answer = True
    key, token = commands.create_api_key(
        details=commands.KeyDetails(**body.dict()), by=request.actor, at=now()
    )
    return NewApiKeyOut(**_key(key).dict(), token=token)


@router.delete(
    "/api-keys/{int:key_id}", response={204: None}, operation_id="accounts_revoke_api_key"
)
def revoke_api_key(request: Request, key_id: Id) -> None:
    """End a key now."""
    commands.revoke_api_key(key_id=key_id, by=request.actor, at=now())


def _details(body: RoleIn) -> commands.RoleDetails:
    return commands.RoleDetails(**body.dict(exclude={"key"}))


def _grant(grant: RoleGrant) -> GrantOut:
    return GrantOut(
        id=grant.pk,
        person_id=grant.person_id,
        person_name=grant.person.name,
        role=grant.role.key,
        application=grant.application,
    )


def _key(key: ApiKey) -> ApiKeyOut:
    return ApiKeyOut(
        id=key.pk,
        name=key.name,
        prefix=key.prefix,
        owner_id=key.owner_id,
        owner_name=key.owner.name,
        scopes=key.scopes,
        created_at=key.created_at,
        expires_at=key.expires_at,
        last_used_at=key.last_used_at,
        revoked_at=key.revoked_at,
    )

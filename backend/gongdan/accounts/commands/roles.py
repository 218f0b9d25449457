"""What changes roles and who holds them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from gongdan.accounts import codes, texts
from gongdan.accounts.commands.administration import refuse_without_administrator
from gongdan.accounts.errors import BuiltinRole
from gongdan.accounts.events import RoleChanged, RoleCreated, RoleGranted, RoleRevoked
from gongdan.accounts.models import Person, Role, RoleGrant
from gongdan.accounts.permissions import LEVELS, require
from gongdan.accounts.rows import locked, save_changes, save_new
from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound
from gongdan.kernel.events import Subject
from gongdan.kernel.texts import Text


@dataclass(frozen=True, kw_only=True)
class RoleDetails:
    """What a role allows: how far its rows reach, what may be done, which fields are seen."""

    name: Text
    scope: str = "own"
    permissions: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def create_role(*, key: str, details: RoleDetails, by: Actor, at: datetime) -> Role:
    """Make a role."""
    require(by, "administer")
    role = Role(key=key, **_values(details))
    save_new(role)
    event = RoleCreated(key=key, scope=role.scope, permissions=role.permissions, fields=role.fields)
    append(event, on=Subject("role", role.pk), by=by, at=at)
    return role


@transaction.atomic
def change_role(*, key: str, details: RoleDetails, by: Actor, at: datetime) -> Role:
    """Change what a role allows, for all who hold it, from now on."""
    require(by, "administer")
    with refuse_without_administrator():
        role = locked(Role.objects.filter(key=key), what="role")
        if role.is_builtin:
            raise BuiltinRole()
        _refuse_administering_one_application(role, details)
        changes = save_changes(role, _values(details))
    if changes:
        append(RoleChanged(changes=changes), on=Subject("role", role.pk), by=by, at=at)
    return role


@transaction.atomic
def grant_role(
    *, person_id: int, role: str, application: str = "", by: Actor, at: datetime
) -> RoleGrant:
    """Give somebody a role in one application or (``""``) in every one."""
    require(by, "administer")
    person = locked(Person.objects.filter(pk=person_id, is_active=True), what="person")
    given = locked(Role.objects.filter(key=role), what="role")
    if application and codes.ADMINISTER in given.permissions:
        raise texts.refused("application", "accounts.administers_everywhere")
    grant, is_new = RoleGrant.objects.get_or_create(
        person=person, role=given, application=application
    )
    if is_new:
        event = RoleGranted(role=role, application=application)
        append(event, on=Subject("person", person_id), by=by, at=at)
    return grant


@transaction.atomic
def revoke_role(
    *, person_id: int, role: str, application: str = "", by: Actor, at: datetime
) -> None:
    """Take a role from somebody."""
    require(by, "administer")
    held = RoleGrant.objects.filter(person_id=person_id, role__key=role, application=application)
    with refuse_without_administrator():
        gone, _ = held.delete()
    if not gone:
        raise NotFound(what="role")
    event = RoleRevoked(role=role, application=application)
    append(event, on=Subject("person", person_id), by=by, at=at)


@transaction.atomic
def revoke_grant(*, grant_id: int, by: Actor, at: datetime) -> None:
    """Take a role from somebody, named by the grant's id."""
    require(by, "administer")
    grant = RoleGrant.objects.select_related("role").filter(pk=grant_id).first()
    if grant is None:
        raise NotFound(what="grant")
    revoke_role(
        person_id=grant.person_id,
        role=grant.role.key,
        application=grant.application,
        by=by,
        at=at,
    )


def _values(details: RoleDetails) -> dict[str, object]:
    texts.choices([details.scope], known=codes.SCOPES, path="scope")
    texts.choices(details.fields.values(), known=LEVELS, path="fields")
    return {
        "name": texts.text(details.name),
        "scope": details.scope,
        "permissions": texts.choices(
            details.permissions, known=codes.PERMISSIONS, path="permissions"
        ),
        "fields": details.fields,
    }


def _refuse_administering_one_application(role: Role, details: RoleDetails) -> None:
    held = RoleGrant.objects.filter(role=role).exclude(application="")
    if codes.ADMINISTER in details.permissions and held.exists():
        raise texts.refused("permissions", "accounts.administers_everywhere")

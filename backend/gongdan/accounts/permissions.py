"""The one door for permission: what an actor may do, which rows they see, which fields they see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Literal

from gongdan.accounts.codes import READ, WRITE
from gongdan.accounts.errors import KeyDoesNotReach
from gongdan.kernel.actors import Actor, Grant
from gongdan.kernel.errors import Forbidden

Access = Literal["hidden", "masked", "read", "edit"]
LEVELS: tuple[Access, ...] = ("hidden", "masked", "read", "edit")

CLOSED: Final = LEVELS[:2]
NOBODY: Final[Mapping[str, str]] = MappingProxyType({})

Scope = Literal["own", "involved", "team", "department", "all"]


def may(by: Actor, permission: str, *, application: str = "") -> bool:
    """Whether the actor holds a permission in an application (a grant for ``""`` holds in all)."""
    rights = by.rights
    if rights.limits is not None and permission not in rights.limits:
        return False
    if rights.is_administrator:
        return True
    return any(permission in grant.permissions for grant in grants(by, application=application))


def require(by: Actor, permission: str, *, application: str = "") -> None:
    """Refuse unless the actor holds the permission."""
    if not may(by, permission, application=application):
        raise Forbidden(permission=permission, application=application)


def may_somewhere(by: Actor, permission: str) -> bool:
    """Whether the actor holds a permission in any application at all."""
    return any(may(by, permission, application=code) for code in ("", *by.rights.grants))


def require_somewhere(by: Actor, permission: str) -> None:
    """Refuse unless the actor holds the permission in some application."""
    if not may_somewhere(by, permission):
        raise Forbidden(permission=permission)


def require_internal(by: Actor) -> None:
    """Refuse somebody from outside the organization."""
    if not by.rights.is_internal:
        raise Forbidden()


def require_reach(by: Actor, *, method: str) -> None:
    """Refuse an API key whose scopes do not reach as far as this HTTP method."""
    scope = READ if method in ("GET", "HEAD", "OPTIONS") else WRITE
    if by.rights.limits is not None and scope not in by.rights.limits:
        raise KeyDoesNotReach(scope=scope)


def grants(by: Actor, *, application: str) -> list[Grant]:
    """The grants that count in an application."""
    held = by.rights.grants
    keys = {application, ""}
    return [held[key] for key in keys if key in held]


def applications_with_scope(by: Actor, scope: Scope) -> frozenset[str]:
    """The applications in which the actor's rows reach as far as ``scope``."""
    return frozenset(
        application for application, grant in by.rights.grants.items() if scope in grant.scopes
    )


def least(levels: Iterable[Access]) -> Access:
    """The lowest of several levels: hidden < masked < read < edit."""
    return min(levels, key=LEVELS.index, default="edit")


def greatest(levels: Iterable[Access]) -> Access:
    """The highest of several levels: what the best of a person's roles allows."""
    return max(levels, key=LEVELS.index, default="hidden")


def field_access(
    by: Actor,
    *,
    application: str,
    field: str,
    stage: Access = "edit",
    by_role: Mapping[str, str] = NOBODY,
    table: str = "",
) -> Access:
    """What the actor may do with one field: the least of role, form and stage.

    ``by_role`` is what the form itself says of roles; a role it does not name is not held back.
    A column of a ``table`` is named by a role as ``table.column``, or as a field; else the role
    goes with it as far as with the table.
    """
    if by.rights.is_administrator:
        return stage
    names = (f"{table}.{field}", field) if table else (field, "*")
    of_roles = [_level(grant, names, by_role) for grant in grants(by, application=application)]
    return least([greatest(of_roles) if of_roles else "read", stage])


def is_held_back(by: Actor) -> bool:
    """Whether some role keeps an answer from the actor, in whichever application."""
    levels = (level for grant in by.rights.grants.values() for level in grant.fields.values())
    return not by.rights.is_administrator and any(_known(one) in CLOSED for one in levels)


def _level(grant: Grant, names: tuple[str, str], by_role: Mapping[str, str]) -> Access:
    first, second = names
    wanted = _known(grant.fields.get(first, grant.fields.get(second, "edit")))
    if not by_role or not grant.roles:
        return wanted
    of_form = greatest(_known(by_role.get(role, "edit")) for role in grant.roles)
    return least([wanted, of_form])


def _known(wanted: str) -> Access:
    return next((level for level in LEVELS if level == wanted), "hidden")

"""How far an actor goes with the records of a type: what its version says, role by role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from gongdan.accounts.permissions import grants, may
from gongdan.catalog.record_content import (
    LEVELS,
    ROW_SCOPES,
    Level,
    RecordContent,
    RoleAccess,
    RowScope,
)
from gongdan.kernel.actors import Actor, Grant

Act = Literal["read", "edit", "delete"]
ACTS: Final[tuple[Act, ...]] = ("read", "edit", "delete")
EVERYTHING = RoleAccess("delete", "all")
NOTHING = RoleAccess("none", "own")
# What a role may do where the type's version is silent about it.
BY_ROLE: Final = {
    "requester": NOTHING,
    "handler": RoleAccess("edit", "all"),
    "lead": EVERYTHING,
    "builder": EVERYTHING,
    "administrator": EVERYTHING,
}
BY_PERMISSION: Final = (
    ("define", EVERYTHING),
    ("records.edit", EVERYTHING),
    ("workorders.handle", RoleAccess("edit", "all")),
)


@dataclass(frozen=True)
class RecordAccess:
    """With which records each act may be done; an act that is missing may not be done at all."""

    scopes: dict[Act, RowScope] = field(default_factory=dict)

    def may(self, act: Act) -> bool:
        """Whether the act may be done with any record."""
        return act in self.scopes

    @property
    def level(self) -> Level:
        """The furthest that may be done with some record."""
        return LEVELS[max((LEVELS.index(act) for act in self.scopes), default=0)]


def access_of(by: Actor, *, application: str, content: RecordContent) -> RecordAccess:
    """What the actor's roles allow together: for each act the widest of their scopes."""
    if by.kind == "system" or may(by, "administer") or may(by, "define", application=application):
        return _limited(by, _together([EVERYTHING]))
    held = grants(by, application=application)
    return _limited(by, _together(one for grant in held for one in _of_grant(grant, content)))


def _of_grant(grant: Grant, content: RecordContent) -> Iterator[RoleAccess]:
    for role in grant.roles:
        said = content.permissions.get(role, BY_ROLE.get(role))
        yield said or _by_permission(grant)


def _by_permission(grant: Grant) -> RoleAccess:
    found = (access for permission, access in BY_PERMISSION if permission in grant.permissions)
    return next(found, NOTHING)


def _together(held: Iterable[RoleAccess]) -> RecordAccess:
    scopes: dict[Act, RowScope] = {}
    for access in held:
        for act in ACTS[: LEVELS.index(access.level)]:
            scopes[act] = max(scopes.get(act, "own"), access.scope, key=ROW_SCOPES.index)
    return RecordAccess(scopes)


def _limited(by: Actor, access: RecordAccess) -> RecordAccess:
    """A key for programs changes records only where it was given that."""
    limits = by.rights.limits
    if limits is None or "records.edit" in limits:
        return access
    return RecordAccess({act: scope for act, scope in access.scopes.items() if act == "read"})

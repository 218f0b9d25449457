"""Who does something: a value that survives the person and covers rules and the system."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ActorKind = Literal["person", "rule", "system", "channel", "nobody"]


@dataclass(frozen=True)
class Grant:
    """What one person holds in one application: role keys, row scope, permissions, field levels."""

    roles: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()
    permissions: frozenset[str] = frozenset()
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rights:
    """Everything the permission door needs to know about a person, read once per request.

    ``grants`` is keyed by application code; ``""`` holds for every application.
    ``limits`` are the scopes of the API key used, ``None`` for a signed-in session.
    ``owes_second_step``: a role asks for a second step that the person has not set up.
    """

    person_id: int | None = None
    is_internal: bool = False
    is_administrator: bool = False
    department_ids: frozenset[int] = frozenset()
    headed_department_ids: frozenset[int] = frozenset()
    team_ids: frozenset[int] = frozenset()
    led_team_ids: frozenset[int] = frozenset()
    grants: Mapping[str, Grant] = field(default_factory=dict)
    limits: frozenset[str] | None = None
    owes_second_step: bool = False


@dataclass(frozen=True)
class Actor:
    """Who: kind, id and the name as it was; the rights travel along and are never stored."""

    kind: ActorKind
    id: int | None
    name: str
    rights: Rights = field(default=Rights(), compare=False, repr=False)

    def as_dict(self) -> dict[str, object]:
        """What history keeps of the actor."""
        return {"kind": self.kind, "id": self.id, "name": self.name}


SYSTEM = Actor("system", None, "system", Rights(is_internal=True, is_administrator=True))
NOBODY = Actor("nobody", None, "nobody")

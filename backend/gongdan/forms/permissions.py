"""Who may read and change forms."""

from __future__ import annotations

from gongdan.accounts.permissions import may, require
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import SignInNeeded


def may_define(by: Actor, *, application: str) -> bool:
    """Whether the actor builds in this application."""
    return may(by, "define", application=application)


def require_builder(by: Actor, *, application: str) -> None:
    """Refuse everybody but the builders of the application."""
    require(by, "define", application=application)


def require_reader(by: Actor) -> None:
    """Whoever is signed in may see what a published form asks."""
    if by.kind == "nobody":
        raise SignInNeeded()

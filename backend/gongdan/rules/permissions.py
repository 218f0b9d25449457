"""Who may read, change and try rules."""

from __future__ import annotations

from gongdan.accounts.permissions import may, require
from gongdan.kernel.actors import Actor


def require_builder(by: Actor, *, application: str) -> None:
    """Refuse everybody but the builders of the application."""
    require(by, "define", application=application)


def may_build(by: Actor, *, application: str) -> bool:
    """Whether the actor builds this application."""
    return may(by, "define", application=application)

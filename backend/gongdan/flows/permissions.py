"""Who may read and change processes."""

from __future__ import annotations

from gongdan.accounts.permissions import may, require
from gongdan.kernel.actors import Actor


def may_define(by: Actor, *, application: str) -> bool:
    """Whether the actor builds in this application."""
    return may(by, "define", application=application)


def require_builder(by: Actor, *, application: str) -> None:
    """Refuse everybody but the builders of the application."""
    require(by, "define", application=application)

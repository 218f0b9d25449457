"""Who may read and change calendars and SLA policies."""

from __future__ import annotations

from gongdan.accounts.permissions import require
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Forbidden


def require_reader(by: Actor) -> None:
    """Refuse people from outside: promises are shown to them on their own work only."""
    if not by.rights.is_internal:
        raise Forbidden()


def require_calendar_editor(by: Actor) -> None:
    """Refuse everybody but administrators: a calendar moves due times everywhere."""
    require(by, "administer")


def require_policy_editor(by: Actor, *, application: str) -> None:
    """Refuse everybody but the builders of the application."""
    require(by, "define", application=application)

"""Who may import: whoever builds an application, into it; administrators into every one."""

from __future__ import annotations

from gongdan.accounts.permissions import may, require
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Forbidden

PERMISSION = "define"


def require_importer(by: Actor, *, application: str) -> None:
    """Refuse unless the actor may import into the application."""
    require(by, PERMISSION, application=application)


def may_import(by: Actor, *, application: str) -> bool:
    """Whether the actor may import into the application."""
    return may(by, PERMISSION, application=application)


def require_some_importer(by: Actor) -> None:
    """Refuse unless the actor may import into any application."""
    if not any(may(by, PERMISSION, application=code) for code in (*by.rights.grants, "")):
        raise Forbidden(permission=PERMISSION)

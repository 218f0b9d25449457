"""Who may read which numbers."""

from __future__ import annotations

from gongdan.accounts.permissions import may
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Forbidden

READ = "reports.read"


def readable_applications(by: Actor) -> frozenset[str] | None:
    """The applications whose numbers the actor may read; ``None``: of all. Refused when none."""
    if may(by, READ):
        return None
    held = frozenset(code for code in by.rights.grants if code and may(by, READ, application=code))
    if not held:
        raise Forbidden(permission=READ)
    return held

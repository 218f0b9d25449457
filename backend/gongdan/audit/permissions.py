"""Who may read all of history: administrators."""

from __future__ import annotations

from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Forbidden


def require_reader(by: Actor) -> None:
    """Refuse whoever does not administer; the permission door above judges everything else."""
    if not by.rights.is_administrator:
        raise Forbidden(permission="administer")

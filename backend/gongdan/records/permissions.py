"""Who may do what with saved views."""

from __future__ import annotations

from gongdan.kernel.actors import Actor


def may_share(by: Actor) -> bool:
    """Whether others may be shown the actor's views: only somebody who handles work may."""
    handles = any("workorders.handle" in each.permissions for each in by.rights.grants.values())
    return by.rights.is_administrator or handles

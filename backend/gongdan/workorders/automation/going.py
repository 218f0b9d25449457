"""Sets going what running work needs besides people."""

from __future__ import annotations

from gongdan.audit.following import follow_with
from gongdan.workorders.automation import MACHINERY
from gongdan.workorders.machinery import work_with
from gongdan.workorders.subscribers import NAME, follow


def set_going() -> None:
    """Called once when the module is ready."""
    work_with(MACHINERY)
    follow_with(NAME, follow)

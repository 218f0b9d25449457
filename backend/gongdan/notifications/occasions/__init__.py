"""Which events concern whom: one small rule an event, pure functions of values."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gongdan.notifications.occasions import (
    approvals,
    assignment,
    clocks,
    ending,
    process,
    rules,
    stages,
    talk,
)
from gongdan.notifications.occasions.case import Case, Tell

Rule = Callable[[Case], list[Tell]]

RULES: Mapping[str, Rule] = {
    **assignment.RULES,
    **talk.RULES,
    **clocks.RULES,
    **stages.RULES,
    **approvals.RULES,
    **process.RULES,
    **ending.RULES,
    **rules.RULES,
}


def tells(event: str, case: Case) -> list[Tell]:
    """Whom an event concerns and what they are told; its actor hears nothing of it."""
    rule = RULES.get(event)
    return rule(case) if rule else []

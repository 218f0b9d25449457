"""Who may leave a stage out."""

from __future__ import annotations

from typing import Protocol

from gongdan.accounts.permissions import may
from gongdan.kernel.actors import Actor
from gongdan.workorders.facts import application_of
from gongdan.workorders.handlers import manager_ids
from gongdan.workorders.models import WorkOrder


class Held(Protocol):
    """A task that somebody has, perhaps for somebody else."""

    @property
    def assignee_id(self) -> int | None:
        """Who has it."""

    @property
    def standing_for_id(self) -> int | None:
        """For whom, while they are away."""


def may_skip(order: WorkOrder, allowed: str, task: Held, *, by: Actor) -> bool:
    """As the step says: its handler, a lead, who answers for the process, or administrators.

    Whoever stands higher may always.
    """
    if by.kind == "system" or by.rights.is_administrator:
        return True
    if allowed not in ("handler", "lead", "manager"):
        return False
    person = by.rights.person_id
    is_handler = person is not None and person in (task.assignee_id, task.standing_for_id)
    if allowed == "handler" and is_handler:
        return True
    leads = may(by, "workorders.skip_stage", application=application_of(order))
    if allowed != "manager" and leads:
        return True
    return allowed != "lead" and person in manager_ids(order)

"""Who may leave a stage out."""

from __future__ import annotations

from gongdan.accounts.permissions import may
from gongdan.flows.human import Human
from gongdan.kernel.actors import Actor
from gongdan.workorders.facts import application_of
from gongdan.workorders.handlers import manager_ids
from gongdan.workorders.models import FlowTask, WorkOrder


def may_skip(order: WorkOrder, step: Human | None, row: FlowTask, *, by: Actor) -> bool:
    """As the step says: its handler, a lead, who answers for the process, or administrators.

    Whoever stands higher may always.
    """
    if by.kind == "system" or by.rights.is_administrator:
        return True
    person, allowed = by.rights.person_id, step.skippable_by if step else ""
    is_manager = person in manager_ids(order)
    is_lead = may(by, "workorders.skip_stage", application=application_of(order))
    is_handler = person is not None and person in (row.assignee_id, row.standing_for_id)
    return {
        "handler": is_handler or is_lead or is_manager,
        "lead": is_lead,
        "manager": is_manager,
    }.get(allowed, False)

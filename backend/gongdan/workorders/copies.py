"""Who gets a copy when the work passes: found by rules, made watchers once, told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from gongdan.accounts.queries.organization import role_holders, team_by_code, team_members
from gongdan.flows.effects import Copied
from gongdan.flows.graph import Text
from gongdan.flows.handlers import Handler as HandlerRule
from gongdan.workorders.events import OrderCopied
from gongdan.workorders.handlers import FINDERS, Duty, Handler
from gongdan.workorders.models import Participant, WorkOrder


def copy_order(
    order: WorkOrder, effect: Copied, *, name: Text, facts: Mapping[str, object], at: datetime
) -> OrderCopied:
    """Let the receivers see the order; those who had a copy before are not told again."""
    wanted = {
        person_id for rule in effect.receivers for person_id in _people(order, rule, facts)
    } - {order.requester_id}
    known = set(order.participants.values_list("person_id", flat=True))
    fresh = sorted(wanted - known)
    Participant.objects.bulk_create(
        [
            Participant(work_order=order, person_id=each, kind="watcher", added_at=at)
            for each in fresh
        ],
        ignore_conflicts=True,
    )
    return OrderCopied(step_key=effect.step, step_name=dict(name), person_ids=fresh)


def _people(order: WorkOrder, rule: HandlerRule, facts: Mapping[str, object]) -> list[int]:
    """Everybody a rule means: all of a team or role, else the one it finds."""
    if rule.kind == "team":
        team = team_by_code(rule.value)
        return [each.person.id for each in team_members(team.id)] if team else []
    if rule.kind == "role":
        holders = role_holders(rule.value, application=order.application.code)
        return [each.person.id for each in holders]
    found = FINDERS[rule.kind](Duty(order, rule.value, facts))
    person_id = found.person_id if isinstance(found, Handler) else None
    return [person_id] if person_id else []

"""Somebody left: what was theirs to do goes to whom the rules find now, or to the manager."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from gongdan.accounts.queries.people import person_value
from gongdan.flows.acts import Transfer
from gongdan.flows.errors import AlreadyDelegated, AlreadySigning
from gongdan.flows.human import Human
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.recall import recalling
from gongdan.kernel.texts import Text, fill
from gongdan.workorders.change import Change
from gongdan.workorders.escalation import give, moved
from gongdan.workorders.events import ProcessStuck
from gongdan.workorders.finding import lock_id
from gongdan.workorders.handlers import Handler, find_handler, is_here, manager_ids
from gongdan.workorders.members import find_members
from gongdan.workorders.models import FlowTask
from gongdan.workorders.positions import APPROVAL, RESUBMIT

OPEN = ("pending", "waiting")
LEFT: Text = {"zh-CN": "{name} 已离开，重新确定办理人", "en": "{name} has left; found anew"}


def hand_over(*, person_id: int, at: datetime) -> int:
    """Give every open duty of somebody to others; returns how many orders were touched."""
    theirs = FlowTask.objects.filter(state__in=OPEN, assignee_id=person_id)
    orders = list(theirs.values_list("work_order_id", flat=True).order_by("work_order_id"))
    for order_id in dict.fromkeys(orders):
        _hand_over_in(order_id, person_id, at=at)
    return len(set(orders))


def hand_over_forgotten(*, at: datetime) -> int:
    """The same for everybody who is not here any more."""
    gone = FlowTask.objects.filter(Q(state__in=OPEN) & Q(assignee__is_active=False))
    people = list(gone.values_list("assignee_id", flat=True).order_by("assignee_id").distinct())
    return sum(hand_over(person_id=one, at=at) for one in people if one is not None)


@transaction.atomic
@recalling()
def _hand_over_in(order_id: int, person_id: int, *, at: datetime) -> None:
    this = Change(lock_id(order_id), SYSTEM, at)
    theirs = [row for row in this.run.tasks.values() if row.assignee_id == person_id]
    for row in theirs:
        if row.state in OPEN and row.kind != RESUBMIT:
            _find_anew(this, row)
    this.finish("somebody_left")


def _find_anew(this: Change, row: FlowTask) -> None:
    step = this.run.human(row.step)
    if step is None:
        return
    if row.kind == APPROVAL:
        _vote_of_another(this, row, step)
        return
    rules = () if row.candidate_ids else step.handlers
    found = find_handler(this.order, rules, this.run.facts)
    gone = found.person_id == row.assignee_id
    because = _because(row, found)
    give(this, row, None if gone or row.candidate_ids else found.person_id, how=_how(row, found),
         because=because)  # fmt: skip


def _how(row: FlowTask, found: Handler) -> str:
    return "pool" if row.candidate_ids else found.found_by


def _because(row: FlowTask, found: Handler) -> Text:
    name = person_value(row.assignee_id or 0).name
    left = fill(LEFT, name=name)
    return {
        language: "；".join(filter(None, [left[language], found.because.get(language, "")]))
        for language in left
    }


def _vote_of_another(this: Change, row: FlowTask, step: Human) -> None:
    """Whoever the step's rules find now, else who answers for the process."""
    meant = [one.person_id for one in find_members(this.order, step, this.run.facts)]
    for person_id in [*meant, *manager_ids(this.order)]:
        if person_id != row.assignee_id and is_here(person_id) and _transfer(this, row, person_id):
            return
    name = person_value(row.assignee_id or 0).name
    stuck = ProcessStuck(step_key=row.step, code="workorders.voter_left", detail=name)
    this.note(stuck)


def _transfer(this: Change, row: FlowTask, person_id: int) -> bool:
    before = row.assignee_id
    act = Transfer(task=row.no, to=person_id, by=SYSTEM, facts=this.run.facts)
    try:
        this.run.take(act)
    except (AlreadySigning, AlreadyDelegated):
        return False
    row.found_by, row.because = "handover", _because(row, Handler())
    row.save(update_fields=["found_by", "because"])
    this.concerned.append(person_id)
    this.note(moved(this, row, before, person_id, how="handover"))
    return True

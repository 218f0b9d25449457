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
from gongdan.workorders.duty import Handler
from gongdan.workorders.escalation import give, moved
from gongdan.workorders.events import ProcessStuck
from gongdan.workorders.finding import lock_id
from gongdan.workorders.handlers import find_handler, is_here, manager_ids
from gongdan.workorders.members import find_members, pool_of
from gongdan.workorders.models import FlowTask
from gongdan.workorders.positions import APPROVAL, RESUBMIT

OPEN = ("pending", "waiting")
LEFT: Text = {"zh-CN": "{name} 已离开，重新确定办理人", "en": "{name} has left; found anew"}


def hand_over(*, person_id: int, at: datetime) -> int:
    """Give every open duty of somebody to others; returns how many orders were touched."""
    theirs = FlowTask.objects.filter(_is_theirs(person_id), state__in=OPEN)
    orders = list(theirs.values_list("work_order_id", flat=True).order_by("work_order_id"))
    for order_id in dict.fromkeys(orders):
        _hand_over_in(order_id, person_id, at=at)
    return len(set(orders))


def _is_theirs(person_id: int) -> Q:
    """Theirs to do, theirs to get back, or to be claimed by them among others."""
    in_pool = Q(assignee_id=None, candidate_ids__contains=[person_id])
    return Q(assignee_id=person_id) | Q(owner_id=person_id) | in_pool


def hand_over_forgotten(*, at: datetime) -> int:
    """The same for everybody who is not here any more."""
    gone = FlowTask.objects.filter(Q(state__in=OPEN) & Q(assignee__is_active=False))
    people = list(gone.values_list("assignee_id", flat=True).order_by("assignee_id").distinct())
    return sum(hand_over(person_id=one, at=at) for one in people if one is not None)


@transaction.atomic
@recalling()
def _hand_over_in(order_id: int, person_id: int, *, at: datetime) -> None:
    this = Change(lock_id(order_id), SYSTEM, at)
    # What rests is left alone: the nightly sweep comes again.
    if this.run.instance.state != "running":
        return
    for row in list(this.run.tasks.values()):
        is_theirs = person_id in (row.assignee_id, row.owner_id) or (
            row.assignee_id is None and person_id in row.candidate_ids
        )
        if row.state in OPEN and is_theirs:
            _find_anew(this, row)
    this.finish("somebody_left")


def _find_anew(this: Change, row: FlowTask) -> None:
    step = this.run.human(row.step)
    if row.kind == RESUBMIT:
        _ask_the_manager(this, row)
    elif step is None:
        return
    elif row.kind == APPROVAL:
        _vote_of_another(this, row, step)
    elif row.candidate_ids:
        _back_to_the_pool(this, row, step)
    else:
        _stage_of_another(this, row, find_handler(
            this.order, step.handlers, this.run.facts, at=this.at
        ))  # fmt: skip


def _stage_of_another(this: Change, row: FlowTask, found: Handler) -> None:
    because = _because(row, found)
    to = None if found.person_id == row.assignee_id else found.person_id
    row.candidate_team_ids = list(found.team_ids)
    row.save(update_fields=["candidate_team_ids"])
    give(this, row, to, how=found.found_by, because=because)


def _back_to_the_pool(this: Change, row: FlowTask, step: Human) -> None:
    """Whoever may claim it now; where nobody is left it goes to who holds the order."""
    row.candidate_ids = pool_of(this.order, step.handlers, this.run.facts, at=this.at)
    row.dispatcher_ids = pool_of(this.order, step.dispatchers, this.run.facts, at=this.at)
    row.save(update_fields=["candidate_ids", "dispatcher_ids"])
    if not row.candidate_ids:
        _stage_of_another(this, row, find_handler(this.order, (), this.run.facts, at=this.at))
    elif row.assignee_id is not None:
        give(this, row, None, how="pool", because=_because(row, Handler()))


def _ask_the_manager(this: Change, row: FlowTask) -> None:
    """Who asked for it has left: who answers for the process hands it in again or gives it up."""
    manager = next(iter(manager_ids(this.order)), None)
    if manager is not None and manager != row.assignee_id:
        give(this, row, manager, how="manager", because=_because(row, Handler()))


def _because(row: FlowTask, found: Handler) -> Text:
    if row.assignee_id is None:
        return found.because
    name = person_value(row.assignee_id).name
    left = fill(LEFT, name=name)
    return {
        language: "；".join(filter(None, [left[language], found.because.get(language, "")]))
        for language in left
    }


def _vote_of_another(this: Change, row: FlowTask, step: Human) -> None:
    """Whoever the step's rules find now, else who answers for the process.

    What was only to be looked at goes back to its owner, who may have left too.
    """
    if row.owner_id is not None and _transfer(this, row, row.owner_id) and _is_cared_for(row):
        return
    found = find_members(this.order, step, this.run.facts, at=this.at)
    meant = [one.person_id for one in found]
    same = (one for one in this.run.tasks.values() if one.step == row.step)
    signing = {one.assignee_id for one in same if one.round == row.round}
    others = [one for one in meant if one not in signing]
    # Two votes become one only where nobody else can be found.
    for person_id in [*others, *manager_ids(this.order), *meant]:
        if person_id != row.assignee_id and is_here(person_id) and _transfer(this, row, person_id):
            return
    name = person_value(row.assignee_id or 0).name
    stuck = ProcessStuck(step_key=row.step, code="workorders.voter_left", detail=name)
    this.note(stuck)


def _is_cared_for(row: FlowTask) -> bool:
    return row.assignee_id is not None and is_here(row.assignee_id)


def _transfer(this: Change, row: FlowTask, person_id: int) -> bool:
    before, because = row.assignee_id, _because(row, Handler())
    act = Transfer(task=row.no, to=person_id, by=SYSTEM, facts=this.run.facts)
    try:
        this.run.take(act)
    except (AlreadySigning, AlreadyDelegated):
        return False
    row.found_by, row.because = "handover", because
    row.save(update_fields=["found_by", "because"])
    this.concerned.append(person_id)
    this.note(moved(this, row, before, person_id, how="handover"))
    return True

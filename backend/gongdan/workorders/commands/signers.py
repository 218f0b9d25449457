"""Letting more people sign an approval, and letting them go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongdan.flows.acts import AddSigner, Place, RemoveSigner
from gongdan.kernel.actors import Actor
from gongdan.kernel.recall import recalling
from gongdan.workorders.asking import Given, press
from gongdan.workorders.change import change
from gongdan.workorders.errors import NotYours
from gongdan.workorders.events import SignerRemoved, SignersAdded
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.votes import (
    act_on,
    leads,
    open_vote,
    own_vote,
    require_people,
    step_name,
)


@dataclass(frozen=True, kw_only=True)
class Signers:
    """Who else is to sign, and where."""

    person_ids: tuple[int, ...]
    where: Place
    reason: str = ""


@transaction.atomic
@recalling()
def add_signers(
    *, number: str, task_id: int, signers: Signers, by: Actor, at: datetime
) -> WorkOrder:
    """Ask more people to sign: before oneself, after, or beside."""
    this = change(number, by=by, at=at)
    task = own_vote(this, task_id)
    press(this, task, "add_signer", Given(comment=signers.reason))
    require_people(signers.person_ids)
    act = AddSigner(
        task=task.no,
        people=signers.person_ids,
        where=signers.where,
        by=by,
        facts=this.facts(),
    )
    event = SignersAdded(
        step_key=task.step,
        step_name=step_name(this, task),
        where=signers.where,
        person_ids=list(signers.person_ids),
        reason=signers.reason,
    )
    return act_on(this, act, event, why="signers_added")


@transaction.atomic
@recalling()
def remove_signer(*, number: str, task_id: int, by: Actor, at: datetime) -> WorkOrder:
    """Let somebody go who has not signed: by who asked them, or by a lead."""
    this = change(number, by=by, at=at)
    task = open_vote(this, task_id)
    adder = this.run.tasks.get(task.added_by or 0)
    is_own = adder is not None and by.id in (adder.assignee_id, adder.owner_id)
    if not is_own and not leads(this):
        raise NotYours(number=this.order.number)
    event = SignerRemoved(
        step_key=task.step, step_name=step_name(this, task), person_id=task.assignee_id or 0
    )
    act = RemoveSigner(task=task.no, by=by, facts=this.facts())
    return act_on(this, act, event, why="signer_removed")

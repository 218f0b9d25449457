"""Moving an order through its process: completing, skipping, ticking; jumps are refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongdan.audit.commands import append
from gongdan.files import queries as files
from gongdan.files.commands import attach
from gongdan.flows.acts import Complete, Jump, Skip, Tick
from gongdan.flows.errors import JumpRefused as EngineRefusesJump
from gongdan.flows.steps.handling import CheckItem, Handling
from gongdan.kernel.actors import Actor
from gongdan.kernel.recall import recalling
from gongdan.workorders.asking import Given, press
from gongdan.workorders.change import Change, change
from gongdan.workorders.commands.details import apply_answers
from gongdan.workorders.errors import NotYours, StagesOpen, UnknownChoice
from gongdan.workorders.events import ChecklistTicked, DetailsChanged, HandedInAgain, JumpRefused
from gongdan.workorders.finding import find, require_status, subject
from gongdan.workorders.models import ChecklistMark, FlowTask, WorkOrder
from gongdan.workorders.permissions import require_help, standing
from gongdan.workorders.positions import RESUBMIT
from gongdan.workorders.sight import keep_in_sight
from gongdan.workorders.skipping import may_skip


@dataclass(frozen=True, kw_only=True)
class Completion:
    """What was done in a stage, and the answers it found."""

    note: str = ""
    answers: Mapping[str, object] = field(default_factory=dict)
    attachment_ids: Sequence[UUID] = ()
    signature_id: UUID | None = None


@transaction.atomic
@recalling()
def complete_task(
    *, number: str, task_id: int, completion: Completion, by: Actor, at: datetime
) -> WorkOrder:
    """Finish a stage's task; the mandatory checklist must be complete."""
    this = change(number, by=by, at=at)
    require_status(this.order, ("new", "assigned", "in_progress"))
    task = open_task(this, task_id)
    if task.kind == RESUBMIT:
        _require_requester(this, task)
        this.note(HandedInAgain(comment=completion.note))
    else:
        _require_duty(this, task)
        _require_plain_stage(this, task)
    task.note = completion.note
    _keep(this, task, completion)
    this.run.take(finishing(this, task))
    finished = this.finish("stage_completed")
    keep_in_sight(finished, by=by, at=at)
    return finished


def _keep(this: Change, task: FlowTask, completion: Completion) -> None:
    given = Given(
        comment=completion.note,
        attachment_ids=completion.attachment_ids,
        signature_id=completion.signature_id,
        answers=completion.answers,
    )
    if task.kind != RESUBMIT:
        press(this, task, "complete", given)
    elif given.answers:
        this.note(DetailsChanged(changes=apply_answers(this, given.answers)))
        this.run.facts = this.facts()


@transaction.atomic
@recalling()
def skip_task(*, number: str, task_id: int, reason: str, by: Actor, at: datetime) -> WorkOrder:
    """Leave a stage out: needs the permission and a reason, and is always recorded and told."""
    this = change(number, by=by, at=at)
    require_status(this.order, ("new", "assigned", "in_progress"))
    task = open_task(this, task_id)
    press(this, task, "skip", Given(comment=reason))
    step = this.run.human(task.step)
    authorized = may_skip(this.order, step.skippable_by if step else "", task, by=by)
    skip = Skip(task=task.no, by=by, reason=reason, authorized=authorized, facts=this.run.facts)
    this.run.take(skip)
    return this.finish("stage_skipped")


@dataclass(frozen=True, kw_only=True)
class StageWish:
    """The stage somebody wants the order to be in."""

    step_key: str


def go_to_stage(*, number: str, wish: StageWish, by: Actor, at: datetime) -> WorkOrder:
    """Ask to be in a stage: allowed only when it is the next; a jump is refused and recorded."""
    try:
        return _go(number=number, wish=wish, by=by, at=at)
    except EngineRefusesJump:
        _record_attempt(number=number, wish=wish, by=by, at=at)
        raise


@transaction.atomic
@recalling()
def _go(*, number: str, wish: StageWish, by: Actor, at: datetime) -> WorkOrder:
    this = change(number, by=by, at=at)
    require_help(this.order, by=by)
    require_status(this.order, ("new", "assigned", "in_progress"))
    if wish.step_key not in this.run.graph.places:
        raise UnknownChoice(what="stage", value=wish.step_key)
    ticked = tuple(tick for task in this.run.open_tasks() for tick in ticks_of(task))
    jump = Jump(
        target=wish.step_key, by=by, facts=this.run.facts, ticked=ticked, provided=frozenset()
    )
    this.run.take(jump)
    return this.finish("stage_completed")


@transaction.atomic
def _record_attempt(*, number: str, wish: StageWish, by: Actor, at: datetime) -> None:
    """The refused jump stays in the history although nothing else happened."""
    order = find(number, by=by)
    graph = Change(order, by, at).run.graph
    name = dict(graph.step(wish.step_key).name)
    event = JumpRefused(from_step=order.stage_key, to_step=wish.step_key, to_name=name)
    append(event, on=subject(order), by=by, at=at)


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One item of a checklist: ticked or not, with the photo that shows it."""

    item_key: str
    is_ticked: bool = True
    file_id: UUID | None = None


@transaction.atomic
def mark_item(*, number: str, task_id: int, mark: Mark, by: Actor, at: datetime) -> WorkOrder:
    """Tick an item of the open stage's checklist, or take the tick back."""
    this = change(number, by=by, at=at)
    require_status(this.order, ("new", "assigned", "in_progress"))
    task = open_task(this, task_id)
    _require_duty(this, task)
    item = _item(this, task, mark.item_key)
    if mark.file_id is not None:
        _attach_photo(this, mark.file_id)
    ChecklistMark.objects.filter(task=task, item_key=item.key).delete()
    if mark.is_ticked:
        ChecklistMark.objects.create(
            task=task, item_key=item.key, file_id=mark.file_id, by=by.as_dict(), at=at
        )
    this.note(
        ChecklistTicked(
            step_key=task.step,
            item_key=item.key,
            item=dict(item.text),
            is_ticked=mark.is_ticked,
            has_photo=mark.file_id is not None,
        )
    )
    return this.finish("checklist")


def open_task(this: Change, task_id: int) -> FlowTask:
    """The order's open task with this id."""
    task = next((task for task in this.run.open_tasks() if task.pk == task_id), None)
    if task is None:
        raise UnknownChoice(what="task", value=str(task_id))
    return task


def finishing(this: Change, task: FlowTask, *, provided: frozenset[str] = frozenset()) -> Complete:
    """The act that finishes a task with what is ticked and provided."""
    return Complete(
        task=task.no,
        by=this.by,
        facts=this.facts(),
        ticked=tuple(ticks_of(task)),
        provided=provided,
    )


def ticks_of(task: FlowTask) -> list[Tick]:
    """What is ticked, with its photographs."""
    marks = task.marks.order_by("item_key")
    return [Tick(mark.item_key, photos=1 if mark.file_id else 0) for mark in marks]


def _require_duty(this: Change, task: FlowTask) -> None:
    """The stage's own handler, a member of its team, or a lead of the order."""
    by = this.by
    stands = standing(this.order, by=by)
    if by.kind == "system" or stands.works_on_it or stands.is_lead:
        return
    if by.rights.person_id is not None and by.rights.person_id in (
        task.assignee_id,
        task.standing_for_id,
    ):
        return
    if not set(task.candidate_team_ids).isdisjoint(by.rights.team_ids) and stands.is_helper:
        return
    raise NotYours(number=this.order.number)


def _require_requester(this: Change, task: FlowTask) -> None:
    """Handed in again only by who got it back."""
    if task.assignee_id != this.by.rights.person_id and this.by.kind != "system":
        raise NotYours(number=this.order.number)


def _require_plain_stage(this: Change, task: FlowTask) -> None:
    """Stages that end with acceptance, a solution or a confirmation end by those acts alone."""
    step = this.run.graph.step(task.step)
    is_plain = isinstance(step, Handling) and "solution" not in step.requires
    if not is_plain or step.status in ("new", "assigned", "resolved"):
        raise StagesOpen(number=this.order.number, stage=task.step)


def _attach_photo(this: Change, file_id: UUID) -> None:
    """The photo of a ticked item belongs to the order's inside; anything else is refused."""
    if not files.file(file_id, by=this.by).is_picture:
        raise UnknownChoice(what="photo", value=str(file_id))
    attach(ids=[file_id], subject=subject(this.order), is_internal=True, by=this.by, at=this.at)


def _item(this: Change, task: FlowTask, key: str) -> CheckItem:
    step = this.run.graph.step(task.step)
    items = step.checklist if isinstance(step, Handling) else ()
    found = next((item for item in items if item.key == key), None)
    if found is None:
        raise UnknownChoice(what="checklist item", value=key)
    return found

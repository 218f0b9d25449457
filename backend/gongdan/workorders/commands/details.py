"""Correcting what an order says, and overriding what rules decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongdan.audit.commands import append
from gongdan.catalog import queries as catalog
from gongdan.kernel.actors import Actor
from gongdan.kernel.recall import recalling
from gongdan.records.commands.storage import change_answers
from gongdan.search.indexing import index
from gongdan.workorders import clockwork
from gongdan.workorders.answer_files import keep_answer_files
from gongdan.workorders.answers import ANSWERS, Sender, clean_answers, searchable_text, whole_answer
from gongdan.workorders.change import Change, change
from gongdan.workorders.errors import ReasonNeeded, UnknownChoice, WishedInThePast
from gongdan.workorders.events import (
    AnswerRevealed,
    CategoryChanged,
    DetailsChanged,
    PriorityOverridden,
)
from gongdan.workorders.facts import application_of
from gongdan.workorders.finding import find, require_status, subject
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.models.core import WORKING_STATUSES
from gongdan.workorders.permissions import require_work
from gongdan.workorders.step_rights import stage_access
from gongdan.workorders.texts import clean_text, clean_title


@dataclass(frozen=True, kw_only=True)
class Details:
    """What to change; ``None`` leaves a thing as it is."""

    title: str | None = None
    description: str | None = None
    wished_at: datetime | None = None
    answers: Mapping[str, object] | None = None


@transaction.atomic
def reveal_answer(*, number: str, field: str, by: Actor, at: datetime) -> object:
    """Show a sensitive answer whole to somebody who may read it; that it was is kept."""
    order = find(number, by=by)
    type_ = catalog.type_version(order.type_version_id)
    value = whole_answer(order, type_, field, by=by)
    append(AnswerRevealed(field=field), on=subject(order), by=by, at=at)
    return value


@transaction.atomic
@recalling()
def change_details(
    *, number: str, details: Details, by: Actor, at: datetime, rev: int | None = None
) -> WorkOrder:
    """Correct title, description, wished time or answers; the original text stays as it was."""
    this = change(number, by=by, at=at, rev=rev)
    order = this.order
    if order.requester_id != by.rights.person_id:
        require_work(order, by=by)
    require_status(order, WORKING_STATUSES)
    changes = _change_texts(this, details)
    if details.answers is not None:
        changes |= apply_answers(this, details.answers)
    index(
        subject=subject(order),
        part="order",
        body=f"{order.title}\n{order.description}",
        is_internal=False,
    )
    this.note(DetailsChanged(changes=changes))
    return this.finish("details")


def _change_texts(this: Change, details: Details) -> dict[str, dict[str, object]]:
    order, changes = this.order, dict[str, dict[str, object]]()
    wanted: dict[str, object] = {}
    if details.title is not None:
        wanted["title"] = clean_title(details.title)
    if details.description is not None:
        wanted["description"] = clean_text(details.description, what="description")
    if details.wished_at is not None:
        if details.wished_at <= this.at:
            raise WishedInThePast()
        wanted["wished_at"] = details.wished_at
    for name, value in wanted.items():
        before = getattr(order, name)
        if before != value:
            changes[name] = {"before": before, "after": value}
            setattr(order, name, value)
    return changes


def apply_answers(
    this: Change, answers: Mapping[str, object], *, by: Actor | None = None
) -> dict[str, dict[str, object]]:
    """Store other answers inside a command; returns before and after of each that differs."""
    order, by = this.order, by or this.by
    form, before = this.form, this.answers
    sender = Sender(
        by=by,
        application=application_of(order),
        at=this.at,
        stored=before,
        facts={"stage": order.stage_key},
        stage=stage_access(order, by=by, type_=this.type),
    )
    clean = clean_answers(form, answers, sender=sender)
    change_answers(form_id=order.form_id, record_id=order.record_id, data=clean, by=by, at=this.at)
    keep_answer_files(order, form, before=before, after=clean, by=by, at=this.at)
    index(subject=subject(order), part=ANSWERS, body=searchable_text(form, clean))
    this.answers = clean
    return {
        field: {"before": before.get(field), "after": clean.get(field)}
        for field in {*before, *clean}
        if before.get(field) != clean.get(field)
    }


@transaction.atomic
@recalling()
def change_priority(
    *, number: str, priority: int, reason: str, by: Actor, at: datetime, restarts: bool = False
) -> WorkOrder:
    """Override the computed priority, with a reason; promises change, what was used stays.

    Where the clocks are to begin anew, ``restarts`` says so and the reason covers it.
    """
    this = change(number, by=by, at=at)
    order = this.order
    require_work(order, by=by)
    require_status(order, WORKING_STATUSES)
    if priority not in (1, 2, 3, 4):
        raise UnknownChoice(what="priority", value=str(priority))
    if not reason.strip():
        raise ReasonNeeded()
    event = PriorityOverridden(
        priority=priority, before=order.priority, reason=reason, restarts=restarts
    )
    order.priority, order.is_priority_overridden = priority, True
    this.note(event)
    promise = clockwork.promise_for(application_of(order), this.facts())
    this.promises.retarget(promise, why="priority_changed", is_anew=restarts)
    return this.finish("priority_changed")


@transaction.atomic
def change_category(
    *, number: str, category: str | None, reason: str, by: Actor, at: datetime
) -> WorkOrder:
    """Say that it is about something else."""
    this = change(number, by=by, at=at)
    order = this.order
    require_work(order, by=by)
    require_status(order, WORKING_STATUSES)
    found = catalog.category(category) if category else None
    if found is not None and found.application != application_of(order):
        raise UnknownChoice(what="category", value=category)
    before = this.category.code if this.category else None
    order.category_id, this.category = (found.id if found else None), found
    this.note(
        CategoryChanged(
            category=category,
            category_name=found.name if found else None,
            before=before,
            reason=reason,
        )
    )
    return this.finish("category_changed")

"""What people do with single records: make, change, copy, show a sensitive answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from gongdan.accounts.queries.people import people_by_ids
from gongdan.audit.commands import append
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.named_files import files_in
from gongdan.forms.reach import read_columns, rows_of_columns, written_columns
from gongdan.forms.registry import KINDS
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Forbidden, NotFound
from gongdan.records.attachments import attach_files
from gongdan.records.causes import Cause, happened
from gongdan.records.commands.storage import Filled, Renewed, change_answers, store
from gongdan.records.events import RecordCreated, RecordRevealed
from gongdan.records.finding import Door, door, find, lock, open_door, subject
from gongdan.records.indexing import index_record
from gongdan.records.judging import access_of, judged, title_of
from gongdan.records.models import Record
from gongdan.records.numbers import Series, next_of
from gongdan.records.permissions import access_to
from gongdan.records.queries.documents import document
from gongdan.records.shown_rows import seen_by


@dataclass(frozen=True, kw_only=True)
class NewRecord:
    """Answers by field code or id; ``parameters`` come from the address of the page."""

    answers: Mapping[str, object]
    parameters: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def create(*, record_type: str, new: NewRecord, by: Actor, at: datetime) -> int:
    """Make a record; returns its id."""
    this = door(record_type, "edit", by=by, at=at)
    return keep(this, judged(this, new.answers, parameters=new.parameters))


@transaction.atomic
def hand_in(*, record_type: str, new: NewRecord, by: Actor, at: datetime) -> int:
    """Make a record for somebody whom a link let in; which fields they fill in their rights say."""
    this = open_door(record_type, by=by, at=at)
    return keep(this, judged(this, new.answers, parameters=new.parameters))


def keep(this: Door, answers: Mapping[str, object]) -> int:
    """Store judged answers as a new record, with its number, history and words."""
    form, title = this.form, title_of(this, answers)
    number = _number(this)
    filled = Filled(
        form_id=form.form_id,
        form_version_id=form.id,
        title=title,
        data=answers,
        number=number,
        by=this.by,
        department_id=_department(this.by),
    )
    made = store(filled, at=this.at)
    attach_files(this, made, before={}, after=answers)
    index_record(form, made, name=f"{number}\n{title}", answers=answers)
    event = RecordCreated(record_type=this.type.code, number=number, title=title)
    append(event, on=subject(made), by=this.by, at=this.at)
    happened(Cause(door=this, record_id=made, kind="created"))
    return made


@transaction.atomic
def change(
    *,
    record_type: str,
    record_id: int,
    answers: Mapping[str, object],
    by: Actor,
    at: datetime,
    rev: int | None = None,
) -> None:
    """Change some answers of a record; what is not sent stays. It takes the newest form."""
    this = door(record_type, "edit", by=by, at=at)
    record = lock(this, record_id, act="edit", rev=rev)
    stored = document(record.form_id, record.pk)
    rewrite(this, record, judged(this, answers, stored=stored), stored=stored)


def rewrite(
    this: Door,
    record: Record,
    answers: Mapping[str, object],
    *,
    stored: Mapping[str, object],
) -> None:
    """Store judged answers of a locked record, with its history, files and words."""
    form, title, record_id = this.form, title_of(this, answers), record.pk
    attach_files(this, record_id, before=stored, after=answers)
    change_answers(
        form_id=form.form_id,
        record_id=record_id,
        data=answers,
        by=this.by,
        at=this.at,
        renewed=Renewed(form.id, title),
    )
    index_record(form, record_id, name=f"{record.number}\n{title}", answers=answers)
    happened(Cause(door=this, record_id=record_id, kind="changed", before=stored))


@transaction.atomic
def duplicate(*, record_type: str, record_id: int, by: Actor, at: datetime) -> int:
    """Make a record like another, without what may be given only once; returns its id."""
    this = door(record_type, "edit", by=by, at=at)
    record = find(this, record_id)
    stored = document(record.form_id, record.pk)
    levels = access_of(this.form, this.type, by=by)
    copied = {
        one.id: rows_of_columns(written_columns(one, levels), stored[one.id])
        for one in this.form.fields
        if one.id in stored and _copies(one, this, stored[one.id])
    }
    return keep(this, judged(this, copied))


@transaction.atomic
def reveal(*, record_type: str, record_id: int, field: str, by: Actor, at: datetime) -> object:
    """Show a sensitive answer whole to somebody who may read it; that it was is kept."""
    this = door(record_type, "read", by=by, at=at)
    record = find(this, record_id)
    named = (one for one in this.form.fields if field in (one.code, one.id))
    item = next(named, None)
    if item is None:
        raise NotFound(what="Field")
    if access_to(item, this.type, by=by) not in ("read", "edit") or KINDS[item.kind].is_secret:
        raise Forbidden(field=field)
    event = RecordRevealed(record_type=record_type, field=item.id)
    append(event, on=subject(record.pk), by=by, at=at)
    seen = read_columns(item, access_of(this.form, this.type, by=by))
    answers = {record.pk: document(record.form_id, record.pk)}
    shown = seen_by(by, this.form.definition, answers)[record.pk]
    return rows_of_columns(seen, shown.get(item.id))


def _copies(one: FieldDefinition, this: Door, value: object) -> bool:
    """Whether a copy gets the answer: a file belongs to one record, a number is given once."""
    is_given = KINDS[one.kind].is_computed or one.kind in ("serial", "signature")
    once = one.unique_within is not None or is_given
    if once or files_in([one], {one.id: value}):
        return False
    return access_to(one, this.type, by=this.by) == "edit"


def _number(this: Door) -> str:
    form = this.form
    if not form.definition.number:
        return ""
    series = Series(form.definition.number, rule=f"form:{form.form_id}")
    return next_of(series, at=this.at)[0]


def _department(by: Actor) -> int | None:
    person = by.rights.person_id
    brief = people_by_ids([person]).get(person) if person is not None else None
    return brief.department_id if brief else None

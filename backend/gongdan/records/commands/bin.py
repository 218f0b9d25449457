"""The recycle bin: records go in, come back, or are removed for good."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.records import outside
from gongdan.records.apart import claims
from gongdan.records.causes import Cause, happened
from gongdan.records.clashes import refuse_clashes
from gongdan.records.commands.storage import change_answers
from gongdan.records.errors import RecordInUse
from gongdan.records.events import RecordDeleted, RecordPurged, RecordRestored
from gongdan.records.finding import Door, door, lock, subject
from gongdan.records.indexing import index_record
from gongdan.records.layouts import layout
from gongdan.records.models import Record
from gongdan.records.queries.documents import document
from gongdan.records.references import back_links, restricting
from gongdan.records.rollups import touch
from gongdan.search.indexing import forget_subject


@transaction.atomic
def delete(
    *, record_type: str, record_id: int, by: Actor, at: datetime, rev: int | None = None
) -> None:
    """Put a record into the recycle bin; refused while a link to it forbids that.

    Links that do not forbid it stay and lead nowhere until the record is restored or purged.
    """
    this = door(record_type, "delete", by=by, at=at)
    record = lock(this, record_id, act="delete", rev=rev)
    holding = restricting(back_links(record.form_id, [record.pk]))
    if holding:
        raise RecordInUse(count=len(holding))
    outside.let_all_go(record.form_id, [record.pk])
    _mark(record, at=at, by=by.rights.person_id)
    touch(record.form_id, [record.pk])
    forget_subject(subject(record.pk))
    event = RecordDeleted(record_type=record_type, number=record.number, title=record.title)
    append(event, on=subject(record.pk), by=by, at=at)
    happened(Cause(door=this, record_id=record.pk, kind="deleted"))


@transaction.atomic
def restore(*, record_type: str, record_id: int, by: Actor, at: datetime) -> None:
    """Take a record out of the bin; refused when another has its unique values by now."""
    this = door(record_type, "delete", by=by, at=at)
    record = lock(this, record_id, act="delete", deleted=True)
    answers = document(record.form_id, record.pk)
    key = (record.form_id, record.pk)
    wanted = [(key, one) for one in claims(layout(record.form_version_id), answers)]
    clashes = outside.claim(wanted)
    if clashes:
        refuse_clashes(clashes, by=by)
    _mark(record, at=None, by=None)
    touch(record.form_id, [record.pk])
    name = f"{record.number}\n{record.title}"
    index_record(this.form, record.pk, name=name, answers=answers)
    event = RecordRestored(record_type=record_type, number=record.number, title=record.title)
    append(event, on=subject(record.pk), by=by, at=at)


@transaction.atomic
def purge(*, record_type: str, record_id: int, by: Actor, at: datetime) -> None:
    """Remove a record in the bin for good, and what links to it; its history stays."""
    this = door(record_type, "delete", by=by, at=at)
    record = lock(this, record_id, act="delete", deleted=True)
    _unlink(this, record)
    with connection.cursor() as cursor:
        for table in ("records_row", "records_link", "records_unique"):
            cursor.execute(
                f"DELETE FROM {table} WHERE form_id = %s AND record_id = %s",  # noqa: S608
                [record.form_id, record.pk],
            )
    Record.objects.filter(form_id=record.form_id, id=record.pk).delete()
    event = RecordPurged(record_type=record_type, number=record.number, title=record.title)
    append(event, on=subject(record.pk), by=by, at=at)


def _mark(record: Record, *, at: datetime | None, by: int | None) -> None:
    rows = Record.objects.filter(form_id=record.form_id, id=record.pk)
    rows.update(deleted_at=at, deleted_by=by, rev=record.rev + 1)


def _unlink(this: Door, record: Record) -> None:
    for link in back_links(record.form_id, [record.pk]):
        answers = document(link.form_id, link.record_id)
        held = answers.pop(link.field_id, None)
        kept = [one for one in held if one != record.pk] if isinstance(held, list) else []
        change_answers(
            form_id=link.form_id,
            record_id=link.record_id,
            data={**answers, link.field_id: kept} if kept else answers,
            by=this.by,
            at=this.at,
        )

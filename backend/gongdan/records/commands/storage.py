"""Storing answers, and the partition each form's answers live in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from gongdan.audit.commands import append
from gongdan.forms import queries as forms
from gongdan.kernel.actors import SYSTEM, Actor
from gongdan.kernel.events import Subject
from gongdan.kernel.later import later
from gongdan.records import outside
from gongdan.records.apart import Layout, Parts, changes, claims, take_apart
from gongdan.records.clashes import refuse_clashes
from gongdan.records.converting import as_written
from gongdan.records.events import RecordChanged, StoragePrepared
from gongdan.records.layouts import layout, untold
from gongdan.records.models import Record
from gongdan.records.queries.documents import document
from gongdan.records.rollups import touch
from gongdan.records.serials import with_serials

LOCK = 7_310_001


@dataclass(frozen=True)
class Filled:
    """A filled-in form to be stored: which form and version, and its clean answers."""

    form_id: int
    form_version_id: int
    title: str
    data: Mapping[str, object]
    number: str = ""
    by: Actor | None = None
    department_id: int | None = None


def store(filled: Filled, *, at: datetime) -> int:
    """Store one filled-in form inside the caller's command; returns its id.

    The caller's own event (an order submitted, a record created) is the history of it.
    """
    return store_many([filled], at=at)[0]


def store_many(batch: Iterable[Filled], *, at: datetime) -> list[int]:
    """Store several filled-in forms at once, in order; refused when a unique value is taken."""
    filled = list(batch)
    whole = [with_serials(layout(one.form_version_id), one.data, at=at) for one in filled]
    parts = [
        take_apart(layout(one.form_version_id), answers)
        for one, answers in zip(filled, whole, strict=True)
    ]
    ids = _insert(filled, parts, at=at)
    if all(layout(one.form_version_id).is_plain for one in filled):
        return ids
    written = [(one.form_id, record) for one, record in zip(filled, ids, strict=True)]
    of_records = list(zip(written, parts, strict=True))
    outside.write_rows([(key, row) for key, part in of_records for row in part.rows])
    outside.write_links([(key, link) for key, part in of_records for link in part.links])
    wanted = [
        (key, each)
        for key, one, answers in zip(written, filled, whole, strict=True)
        for each in claims(layout(one.form_version_id), answers)
    ]
    clashes = outside.claim(wanted)
    if clashes:
        refuse_clashes(clashes, by=filled[0].by)
    linking = [key for key, part in of_records if part.links]
    for form_id in {form for form, _ in linking}:
        touch(form_id, [record for form, record in linking if form == form_id])
    return ids


@dataclass(frozen=True)
class Renewed:
    """What else changes with a record's answers: its version and title."""

    form_version_id: int
    title: str


@transaction.atomic
def change_answers(
    *,
    form_id: int,
    record_id: int,
    data: Mapping[str, object],
    by: Actor,
    at: datetime,
    renewed: Renewed | None = None,
) -> dict[str, dict[str, object]]:
    """Replace a record's answers; what changed is kept field by field, and returned."""
    record = Record.objects.select_for_update().get(form_id=form_id, id=record_id)
    version = renewed.form_version_id if renewed else record.form_version_id
    known = layout(version)
    before = document(form_id, record_id)
    written = as_written(data, form_id=form_id, version_id=version, held=record.data)
    parts = take_apart(known, written)
    found = changes(before, data, untold=untold(version))
    key = (form_id, record_id)
    _rewrite(key, known, parts, changed=found.keys())
    _reclaim(key, known, before, data, by=by)
    Record.objects.filter(form_id=form_id, id=record_id).update(
        data=dict(parts.data),
        form_version_id=version,
        title=renewed.title if renewed else record.title,
        rev=record.rev + 1,
        updated_at=at,
        updated_by=by.rights.person_id,
    )
    append(RecordChanged(changes=found), on=Subject("record", record_id), by=by, at=at)
    return found


@transaction.atomic
def prepare_form(form_id: int, *, by: Actor = SYSTEM, at: datetime | None = None) -> None:
    """Make the partition for a form's records, beside the running table, then attach it."""
    name = f"records_form_{int(form_id)}"
    _build_later(form_id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        cursor.execute("SELECT to_regclass(%s), clock_timestamp()", [f"public.{name}"])
        existing, present = cursor.fetchone()
        if existing is not None:
            return
        cursor.execute("SET LOCAL lock_timeout = '2s'")
        cursor.execute(
            f"CREATE TABLE {name} (LIKE records_record INCLUDING DEFAULTS INCLUDING STORAGE,"
            f" CONSTRAINT {name}_form CHECK (form_id = {int(form_id)}))"
        )
        cursor.execute(
            f"ALTER TABLE records_record ATTACH PARTITION {name} FOR VALUES IN ({int(form_id)})"
        )
    append(StoragePrepared(table=name), on=Subject("form", form_id), by=by, at=at or present)


def _build_later(form_id: int) -> None:
    """Indexes and views are made by a worker, beside running work."""
    from gongdan.records import jobs

    later(jobs.build_indexes, form_code=forms.form_code(form_id))


def _insert(filled: Sequence[Filled], parts: Sequence[Parts], *, at: datetime) -> list[int]:
    columns: list[list[int] | list[str] | list[int | None]] = [
        [one.form_id for one in filled],
        [one.form_version_id for one in filled],
        [one.number for one in filled],
        [one.title for one in filled],
        [json.dumps(part.data, ensure_ascii=False) for part in parts],
        [one.by.rights.person_id if one.by else None for one in filled],
        [one.department_id for one in filled],
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO records_record (form_id, form_version_id, number, title, data,"
            " created_by, updated_by, department_id, created_at, updated_at)"
            " SELECT f, v, s, t, d, b, b, p, %s, %s FROM unnest(%s::bigint[], %s::bigint[],"
            " %s::text[], %s::text[], %s::jsonb[], %s::bigint[], %s::bigint[]) WITH ORDINALITY"
            " AS rows(f, v, s, t, d, b, p, n) ORDER BY n RETURNING id",
            [at, at, *columns],
        )
        return [int(row[0]) for row in cursor.fetchall()]


def _rewrite(key: outside.Written, known: Layout, parts: Parts, *, changed: Iterable[str]) -> None:
    """Rows and links are written anew where anything in their field changed.

    What was linked and what is linked now may sum this record up.
    """
    if known.links:
        touch(key[0], [key[1]])
    fields = set(changed)
    tables = [one.id for one in known.tables if one.id in fields]
    links = [one.id for one in known.links if one.id in fields]
    if tables:
        outside.remove_rows(key, tables)
        outside.write_rows([(key, row) for row in parts.rows if row.field_id in fields])
    if links:
        outside.remove_links(key, links)
        outside.write_links([(key, link) for link in parts.links if link.field_id in fields])
        touch(key[0], [key[1]])


def _reclaim(
    key: outside.Written,
    known: Layout,
    before: Mapping[str, object],
    after: Mapping[str, object],
    *,
    by: Actor,
) -> None:
    """Unique values are given back and taken anew where they changed."""
    held, wanted = claims(known, before), claims(known, after)
    gone = [one.field_id for one in held if one not in wanted]
    if gone:
        outside.let_go(*key, gone)
    clashes = outside.claim([(key, one) for one in wanted if one not in held])
    if clashes:
        refuse_clashes(clashes, by=by)

"""Storing answers, and the partition each form's answers live in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from gongdan.audit.commands import append
from gongdan.kernel.actors import SYSTEM, Actor
from gongdan.kernel.events import Subject
from gongdan.records.events import RecordChanged, StoragePrepared
from gongdan.records.models import Record

LOCK = 7_310_001


@dataclass(frozen=True)
class Filled:
    """A filled-in form to be stored: which form and version, and its clean answers."""

    form_id: int
    form_version_id: int
    title: str
    data: Mapping[str, object]


def store(filled: Filled, *, at: datetime) -> int:
    """Store one filled-in form inside the caller's command; returns its id.

    The caller's own event (an order submitted, a record created) is the history of it.
    """
    return store_many([filled], at=at)[0]


def store_many(batch: Iterable[Filled], *, at: datetime) -> list[int]:
    """Store several filled-in forms at once, in order."""
    rows = [
        (one.form_id, one.form_version_id, one.title, json.dumps(one.data, ensure_ascii=False))
        for one in batch
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO records_record (form_id, form_version_id, title, data, created_at,"
            " updated_at) SELECT f, v, t, d, %s, %s FROM unnest(%s::bigint[], %s::bigint[],"
            " %s::text[], %s::jsonb[]) WITH ORDINALITY AS rows(f, v, t, d, n) ORDER BY n"
            " RETURNING id",
            [at, at, *(list(column) for column in zip(*rows, strict=True))],
        )
        return [int(row[0]) for row in cursor.fetchall()]


@transaction.atomic
def change_answers(
    *, form_id: int, record_id: int, data: Mapping[str, object], by: Actor, at: datetime
) -> None:
    """Replace a record's answers; what changed is kept field by field."""
    record = Record.objects.select_for_update().get(form_id=form_id, id=record_id)
    before = record.data
    changes = {
        field: {"before": before.get(field), "after": data.get(field)}
        for field in {*before, *data}
        if before.get(field) != data.get(field)
    }
    Record.objects.filter(form_id=form_id, id=record_id).update(
        data=dict(data), rev=record.rev + 1, updated_at=at
    )
    append(RecordChanged(changes=changes), on=Subject("record", record_id), by=by, at=at)


@transaction.atomic
def prepare_form(form_id: int, *, by: Actor = SYSTEM, at: datetime | None = None) -> None:
    """Make the partition for a form's records, beside the running table, then attach it."""
    name = f"records_form_{int(form_id)}"
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

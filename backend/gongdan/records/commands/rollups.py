"""Bringing sums over linked records up to date, behind the changes that moved them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import connection, transaction

from gongdan.catalog.queries.record_types import record_type_of_form
from gongdan.forms.engine import refusal_of
from gongdan.kernel.actors import SYSTEM
from gongdan.records.commands.storage import change_answers
from gongdan.records.finding import Door
from gongdan.records.judging import judge, whole
from gongdan.records.models import Record
from gongdan.records.queries.documents import document
from gongdan.records.rollups import rollups_of, value_of

BATCH = 100
TAKE = """
DELETE FROM records_stale s USING (
    SELECT form_id, record_id FROM records_stale ORDER BY form_id, record_id
    LIMIT %s FOR UPDATE SKIP LOCKED
) AS taken
WHERE s.form_id = taken.form_id AND s.record_id = taken.record_id
RETURNING s.form_id, s.record_id
"""


@transaction.atomic
def refresh_rollups(*, at: datetime) -> int:
    """Work out a batch of records anew; returns how many were looked at."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [BATCH])
        taken = cursor.fetchall()
    for form_id, record_id in sorted(taken):
        _refresh(form_id, record_id, at=at)
    return len(taken)


def _refresh(form_id: int, record_id: int, *, at: datetime) -> None:
    type_ = record_type_of_form(form_id)
    rows = Record.objects.select_for_update().filter(form_id=form_id, id=record_id)
    if type_ is None or not rows.exists():
        return
    stored = document(form_id, record_id)
    wanted = dict(stored)
    for rollup in rollups_of(type_):
        value = value_of(rollup, form_id=form_id, record_id=record_id)
        wanted.pop(rollup.field.id, None)
        wanted |= {rollup.field.id: value} if value is not None else {}
    if wanted == stored:
        return
    change_answers(
        form_id=form_id,
        record_id=record_id,
        data=_followed(Door(type_, SYSTEM, at), wanted),
        by=SYSTEM,
        at=at,
    )


def _followed(this: Door, wanted: Mapping[str, object]) -> Mapping[str, object]:
    """Formulas follow the new sums, unless something else in the record is not right."""
    cleaned = judge(this, {}, stored=wanted)
    return wanted if refusal_of(cleaned) is not None else whole(this.form, cleaned, wanted)

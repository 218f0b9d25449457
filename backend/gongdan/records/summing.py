"""Making a form's narrow table beside running work; after a killed worker it goes on."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Final, cast

from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper

from gongdan.forms.queries import FormVersionValue
from gongdan.records import summary
from gongdan.records.converting import pending_in
from gongdan.records.models import FieldIndex, IndexState, SummaryTable
from gongdan.records.patience import execute, patiently

FILLING, READY, RETIRED = "filling", "ready", "retired"
BATCH: Final = 5000
# Nobody reads a table any more that went out of use so long ago.
GRACE: Final = timedelta(seconds=20)
Clock = Callable[[], datetime]


def keep_summary(own: BaseDatabaseWrapper, form: FormVersionValue, *, clock: Clock) -> bool:
    """Bring the narrow table to the form's indexed answers; true while old ones are to go yet."""
    wanted = summary.wanted_columns(form, sound=_sound(form.form_id))
    kept = _newest(form.form_id)
    if wanted and (kept is None or _columns(kept) != wanted):
        kept = _make(own, form, wanted, clock=clock)
    if kept is not None and wanted and kept.state == FILLING:
        _fill(own, form, kept, clock=clock)
    _retire(form.form_id, keep=kept.no if kept is not None and wanted else None, at=clock())
    return _take_away(own, form.form_id, at=clock())


def _sound(form_id: int) -> set[str]:
    """Fields whose answers are all there and of their type."""
    ready = FieldIndex.objects.filter(form_id=form_id, state=IndexState.READY)
    copied = {one.field_id for one in pending_in(form_id)}
    return set(ready.values_list("field_id", flat=True)) - copied


def _newest(form_id: int) -> SummaryTable | None:
    found = SummaryTable.objects.filter(form_id=form_id, state__in=[FILLING, READY])
    return found.order_by("-no").first()


def _columns(kept: SummaryTable) -> summary.Columns:
    return cast("summary.Columns", dict(kept.columns))


def _make(
    own: BaseDatabaseWrapper, form: FormVersionValue, wanted: summary.Columns, *, clock: Clock
) -> SummaryTable:
    """The table, its trigger and what is known of it, in one transaction."""
    last = SummaryTable.objects.filter(form_id=form.form_id).order_by("-no").first()
    no = last.no + 1 if last is not None else 1
    note = (
        "INSERT INTO records_summarytable (form_id, no, columns, state, position, changed_at)"
        " VALUES (%s, %s, %s, %s, 0, %s)"
    )
    told = json.dumps([list(pair) for pair in wanted.items()])

    def make() -> None:
        own.set_autocommit(False)
        try:
            for statement in summary.make_sql(form, no, wanted):
                execute(own, statement)
            execute(own, note, [form.form_id, no, told, FILLING, clock()])
            own.commit()
        finally:
            own.rollback()
            own.set_autocommit(True)

    patiently(make)
    return SummaryTable.objects.get(form_id=form.form_id, no=no)


def _fill(
    own: BaseDatabaseWrapper, form: FormVersionValue, kept: SummaryTable, *, clock: Clock
) -> None:
    """Copy what is there, batch by batch; each is kept together with how far it came."""
    # Shorter than the wait after which the server looks for deadlocks: it is never the record's
    # own transaction that gives way.
    execute(own, "SET lock_timeout = '500ms'")
    statement = summary.fill_sql(form, kept.no, _columns(kept))
    position: int | None = kept.position
    while position is not None:
        position = patiently(partial(_advance, own, statement, kept, position))
    execute(own, "SET lock_timeout = '2s'")
    execute(own, f"ANALYZE {summary.table_of(form.form_id, kept.no)}")
    kept.state, kept.changed_at = READY, clock()
    kept.save(update_fields=["state", "changed_at"])


def _advance(
    own: BaseDatabaseWrapper, statement: str, kept: SummaryTable, position: int
) -> int | None:
    """One batch; where it ended, or nothing when there was no more."""
    own.set_autocommit(False)
    try:
        with own.cursor() as cursor:
            cursor.execute(statement, [position, BATCH])
            (reached,) = cursor.fetchone()
            if reached is not None:
                note = "UPDATE records_summarytable SET position = %s WHERE id = %s"
                cursor.execute(note, [reached, kept.pk])
        own.commit()
    finally:
        own.rollback()
        own.set_autocommit(True)
    return None if reached is None else int(reached)


def _retire(form_id: int, *, keep: int | None, at: datetime) -> None:
    others = SummaryTable.objects.filter(form_id=form_id, state__in=[FILLING, READY])
    others = others if keep is None else others.exclude(no=keep)
    others.update(state=RETIRED, changed_at=at)


def _take_away(own: BaseDatabaseWrapper, form_id: int, *, at: datetime) -> bool:
    """Drop what went out of use a while ago; true when something is left for the next run."""
    for one in SummaryTable.objects.filter(form_id=form_id, state=RETIRED).order_by("no"):
        if one.changed_at > at - GRACE:
            continue
        with suppress(OperationalError):
            for statement in summary.drop_sql(form_id, one.no):
                patiently(partial(execute, own, statement))
            one.delete()
    return SummaryTable.objects.filter(form_id=form_id, state=RETIRED).exists()


__all__ = ["FILLING", "READY", "RETIRED", "keep_summary"]

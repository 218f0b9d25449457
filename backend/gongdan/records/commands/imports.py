"""Taking a table over as records: give a file, say what its columns mean, try it, run it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongdan.accounts.queries import actor_for_person_id
from gongdan.audit.commands import append
from gongdan.files import queries as files
from gongdan.files.commands import attach
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound, Refusal
from gongdan.kernel.events import Subject
from gongdan.kernel.later import later
from gongdan.records import carrying, importing
from gongdan.records.causes import quietly
from gongdan.records.errors import ImportBusy
from gongdan.records.events import ImportAsked, ImportBegun, ImportEnded
from gongdan.records.finding import Door, door
from gongdan.records.models import RecordImport
from gongdan.records.sheets.columns import ColumnGuess
from gongdan.records.sheets.sheet import look

SUBJECT = "record_import"
SAMPLE = 8
LONGEST_SHOWN = 200
BUSY = ("checking", "running")


@transaction.atomic
def begin_import(*, record_type: str, file_id: UUID, by: Actor, at: datetime) -> int:
    """Look into a table and suggest what its columns mean; returns the import's id."""
    this = door(record_type, "edit", by=by, at=at)
    name = files.file(file_id, by=by).name
    with files.download(file_id, by=by).content as content:
        seen = look(content, sample=SAMPLE)
    run = RecordImport.objects.create(
        record_type=record_type,
        file_id=file_id,
        file_name=name,
        columns=[_column(one) for one in seen.columns],
        sample=[[cell[:LONGEST_SHOWN] for cell in row] for row in seen.sample],
        mapping=importing.suggest(seen.columns, this.form.fields, keys=this.type.content.keys),
        started_by=by.as_dict(),
        started_by_id=by.rights.person_id,
        created_at=at,
    )
    on = Subject(SUBJECT, run.pk)
    attach(ids=[file_id], subject=on, is_internal=True, by=by, at=at)
    append(ImportBegun(record_type=record_type, file_name=name), on=on, by=by, at=at)
    return run.pk


@transaction.atomic
def ask_import(
    *,
    run_id: int,
    mapping: Mapping[str, object],
    is_trial: bool,
    by: Actor,
    at: datetime,
) -> None:
    """Have the table tried, or taken over for good, with these meanings of its columns."""
    run = RecordImport.objects.select_for_update().filter(pk=run_id).first()
    if run is None or run.started_by_id != by.rights.person_id:
        raise NotFound(what="Import")
    if run.state in BUSY or run.state == "done":
        raise ImportBusy(state=run.state)
    this = door(run.record_type, "edit", by=by, at=at)
    names = [str(column["name"]) for column in run.columns]
    carrying.meaning(this, mapping, names)
    run.mapping, run.state = dict(mapping), "checking" if is_trial else "running"
    run.position, run.counts, run.problems, run.failure = 0, {}, [], None
    run.save()
    append(ImportAsked(is_trial=is_trial), on=Subject(SUBJECT, run.pk), by=by, at=at)
    from gongdan.records import jobs

    later(jobs.carry_import, run_id=run.pk)


def carry_import(*, run_id: int, clock: carrying.Clock) -> None:
    """Carry an import through its file; after a killed worker it goes on where it stopped."""
    run = RecordImport.objects.get(pk=run_id)
    if run.state not in BUSY or run.started_by_id is None:
        return
    by = actor_for_person_id(run.started_by_id)
    is_trial = run.state == "checking"
    tally = _tally(run)
    try:
        this = door(run.record_type, "edit", by=by, at=clock())
        with carrying.rows_of(run, this) as (reading, rows):
            for place, batch in enumerate(carrying.batches(rows)):
                if place * carrying.BATCH >= tally.position:
                    _carry(run, this, reading, batch, tally, is_trial=is_trial)
    except Refusal as because:
        run.failure = {"code": because.code, "facts": because.facts}
    run.state = "failed" if run.failure else ("checked" if is_trial else "done")
    _end(run, tally, by=by, at=clock())


@transaction.atomic
def _carry(
    run: RecordImport,
    this: Door,
    reading: importing.Reading,
    batch: list[importing.RowAnswers],
    tally: carrying.Tally,
    *,
    is_trial: bool,
) -> None:
    """A batch and the position behind it are one transaction."""
    with quietly():
        carrying.take(this, reading, batch, tally, is_trial=is_trial)
    _note(run, tally)


@transaction.atomic
def _end(run: RecordImport, tally: carrying.Tally, *, by: Actor, at: datetime) -> None:
    run.finished_at = at
    run.save(update_fields=["state", "failure", "finished_at"])
    event = ImportEnded(state=run.state, counts=dict(tally.counts))
    append(event, on=Subject(SUBJECT, run.pk), by=by, at=at)


def _note(run: RecordImport, tally: carrying.Tally) -> None:
    run.position, run.counts, run.problems = tally.position, dict(tally.counts), tally.problems
    run.save(update_fields=["position", "counts", "problems"])


def _tally(run: RecordImport) -> carrying.Tally:
    tally = carrying.Tally(position=run.position, problems=list(run.problems))
    tally.counts.update(run.counts)
    return tally


def _column(column: ColumnGuess) -> dict[str, object]:
    shown = [sample[:LONGEST_SHOWN] for sample in column.samples]
    return {**dataclasses.asdict(column), "samples": shown}

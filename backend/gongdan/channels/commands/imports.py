"""What somebody does with an import: give a file, say what its columns mean, try it, run it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from gongdan.audit.commands import append
from gongdan.catalog import queries as catalog
from gongdan.channels.errors import ImportFileMissing, ImportNotInState
from gongdan.channels.events import (
    SUBJECT,
    ImportBegun,
    ImportCancelled,
    ImportCheckAsked,
    ImportMapped,
    ImportRunAsked,
)
from gongdan.channels.finding import lock
from gongdan.channels.imports import guessing, mapping
from gongdan.channels.models import BUSY, ImportRun
from gongdan.channels.permissions import require_importer
from gongdan.channels.queries.imports import profile, zone
from gongdan.files import queries as files
from gongdan.files.commands import attach
from gongdan.kernel.actors import SYSTEM, Actor
from gongdan.kernel.events import Event, Subject
from gongdan.kernel.later import later
from gongdan.records.sheets.columns import ColumnGuess
from gongdan.records.sheets.sheet import GUESS, How, Look, look

SAMPLE = 8
LONGEST_SHOWN = 200
STARTABLE = ("draft", "checked", "cancelled", "failed")
RUNNABLE = ("checked", "cancelled", "failed")


@dataclass(frozen=True, kw_only=True)
class NewImport:
    """A file to be imported: an upload, or for the command line a path."""

    application: str
    file_id: UUID | None = None
    path: str = ""
    profile: str = ""


@transaction.atomic
def begin(*, new: NewImport, by: Actor, at: datetime) -> ImportRun:
    """Look into a file and prepare its import; refused when it is no table."""
    require_importer(by, application=new.application)
    application = catalog.application(new.application)
    name = files.file(new.file_id, by=by).name if new.file_id else Path(new.path).name
    content = profile(new.profile).content if new.profile else None
    how = _how(content) if content else GUESS
    with open_file(new.file_id, new.path, name) as file:
        seen = look(file, how, sample=SAMPLE)
    made = ImportRun(
        application=application.code,
        file_id=new.file_id,
        path=new.path,
        file_name=name,
        profile=new.profile,
        mapping=content or guessing.suggest(seen.columns, source=_source(name)),
        started_by=by.as_dict(),
        started_by_id=by.rights.person_id,
        created_at=at,
        **_seen(seen),
    )
    made.save(force_insert=True)
    if new.file_id:
        attach(ids=[new.file_id], subject=_subject(made), is_internal=True, by=by, at=at)
    _record(made, ImportBegun(file_name=name, application=application.code), by=by, at=at)
    return made


@transaction.atomic
def map_columns(
    *, run_id: int, content: Mapping[str, object], profile_key: str, by: Actor, at: datetime
) -> ImportRun:
    """Say what the columns stand for; what was tried with another mapping is forgotten."""
    run = lock(run_id, by=by)
    _require_state(run, STARTABLE)
    how = _how(content)
    with open_file(run.file_id, run.path, run.file_name) as file:
        seen = look(file, how, sample=SAMPLE)
    names = [column.name for column in seen.columns]
    mapping.parse(content, columns=names, zone=zone())
    for key, value in _seen(seen).items():
        setattr(run, key, value)
    run.mapping, run.profile, run.state = dict(content), profile_key, "draft"
    run.position = run.problem_count = 0
    run.save()
    run.problems.all().delete()
    event = ImportMapped(profile=profile_key, mapping=dict(content))
    _record(run, event, by=by, at=at)
    return run


@transaction.atomic
def ask_check(*, run_id: int, by: Actor, at: datetime) -> ImportRun:
    """Have the whole file tried without keeping anything."""
    run = lock(run_id, by=by)
    _require_state(run, STARTABLE)
    _parse(run)
    run.state, run.position, run.failure = "checking", 0, None
    run.save(update_fields=["state", "position", "failure"])
    _later(run, "check_import", by=by)
    _record(run, ImportCheckAsked(), by=by, at=at)
    return run


@transaction.atomic
def ask_run(*, run_id: int, by: Actor, at: datetime) -> ImportRun:
    """Have the import run; one that was cancelled or failed goes on where it stopped."""
    run = lock(run_id, by=by)
    _require_state(run, RUNNABLE)
    _parse(run)
    if run.started_at is None or run.state == "checked":
        run.position = run.created = run.already_there = run.refused = run.refused_rows = 0
        run.rejects.all().delete()
        run.started_at = at
    run.state, run.failure, run.finished_at = "running", None, None
    run.save()
    _later(run, "run_import", by=by)
    _record(run, ImportRunAsked(), by=by, at=at)
    return run


@transaction.atomic
def cancel(*, run_id: int, by: Actor, at: datetime) -> ImportRun:
    """Stop after the batch that is being kept now; what was kept stays."""
    run = lock(run_id, by=by)
    _require_state(run, BUSY)
    was_running = run.state == "running"
    run.state = "cancelled" if was_running else "draft"
    run.finished_at = at if was_running else None
    run.save(update_fields=["state", "finished_at"])
    _record(run, ImportCancelled(position=run.position), by=by, at=at)
    return run


def open_file(file_id: UUID | None, path: str, name: str) -> BinaryIO:
    """The file's bytes; whether the actor may read it was judged when it was given."""
    try:
        return files.download(file_id, by=SYSTEM).content if file_id else Path(path).open("rb")
    except OSError as gone:
        raise ImportFileMissing(name=name) from gone


def _later(run: ImportRun, job: str, *, by: Actor) -> None:
    """Leave it to a worker; an import from the command line is carried by the command itself."""
    if run.file_id is None or by.rights.person_id is None:
        return
    from gongdan.channels import jobs

    later(getattr(jobs, job), run_id=run.pk, person_id=by.rights.person_id)


def _parse(run: ImportRun) -> mapping.Reading:
    names = [str(column["name"]) for column in run.columns]
    return mapping.parse(run.mapping, columns=names, zone=zone())


def _require_state(run: ImportRun, allowed: tuple[str, ...]) -> None:
    if run.state not in allowed:
        raise ImportNotInState(state=run.state)


def _how(content: Mapping[str, object]) -> How:
    return How(str(content.get("encoding") or ""), str(content.get("delimiter") or ""))


def _seen(seen: Look) -> dict[str, object]:
    return {
        "format": seen.format,
        "encoding": seen.encoding.encoding,
        "confidence": max(seen.encoding.confidence, 0),
        "delimiter": seen.delimiter,
        "columns": [_column(column) for column in seen.columns],
        "sample": [[cell[:LONGEST_SHOWN] for cell in row] for row in seen.sample],
    }


def _column(column: ColumnGuess) -> dict[str, object]:
    shown = [sample[:LONGEST_SHOWN] for sample in column.samples]
    return {**dataclasses.asdict(column), "samples": shown}


def _source(name: str) -> str:
    return Path(name).stem[:40] or "import"


def _subject(run: ImportRun) -> Subject:
    return Subject(SUBJECT, run.pk)


def _record(run: ImportRun, event: Event, *, by: Actor, at: datetime) -> None:
    append(event, on=_subject(run), by=by, at=at)

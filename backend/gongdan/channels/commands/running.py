"""What an import does by itself: batch by batch, each with its position in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from gongdan.audit.commands import append
from gongdan.channels.events import (
    SUBJECT,
    ImportAdvanced,
    ImportChecked,
    ImportDone,
    ImportFailed,
)
from gongdan.channels.finding import lock
from gongdan.channels.imports.orders import Found
from gongdan.channels.imports.rows import RowProblem
from gongdan.channels.models import BUSY, ImportProblem, ImportReject, ImportRun
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Refusal
from gongdan.kernel.events import Event, Subject, plain
from gongdan.workorders.commands.importing import Batch, import_batch

MOST_PROBLEMS = 100


@dataclass
class Tally:
    """What a dry run counted."""

    rows: int = 0
    orders: int = 0
    refused: int = 0
    refused_rows: int = 0
    problem_count: int = 0
    first: list[RowProblem] = field(default_factory=list)

    def add(self, found: Found) -> None:
        """Count one order."""
        self.rows += len(found.rows)
        self.orders += 1
        if found.order is None:
            self.refused += 1
            self.refused_rows += len(found.rows)
            self.problem_count += len(found.problems)
            self.first.extend(found.problems[: MOST_PROBLEMS - len(self.first)])


@transaction.atomic
def note_progress(*, run_id: int, position: int, by: Actor, at: datetime) -> bool:
    """Say how far the dry run is; whether it is still wanted."""
    run = lock(run_id, by=by)
    if run.state != "checking":
        return False
    run.position = position
    run.save(update_fields=["position"])
    _record(run, ImportAdvanced(position=position), by=by, at=at)
    return True


@transaction.atomic
def finish_check(*, run_id: int, tally: Tally, by: Actor, at: datetime) -> None:
    """Keep what the dry run counted and the first of its problems."""
    run = lock(run_id, by=by)
    if run.state != "checking":
        return
    run.state, run.checked_at, run.position = "checked", at, 0
    run.total, run.total_rows = tally.orders, tally.rows
    run.refused, run.refused_rows = tally.refused, tally.refused_rows
    run.problem_count = tally.problem_count
    run.created = run.already_there = 0
    run.save()
    run.problems.all().delete()
    ImportProblem.objects.bulk_create(
        ImportProblem(run=run, row=one.row, column=one.column, code=one.code, facts=_facts(one))
        for one in tally.first
    )
    event = ImportChecked(orders=tally.orders, refused=tally.refused, problems=tally.problem_count)
    _record(run, event, by=by, at=at)


@transaction.atomic
def advance(*, run_id: int, batch: Sequence[Found], position: int, by: Actor, at: datetime) -> bool:
    """Keep one batch that begins at a position; whether the import is to go on."""
    run = lock(run_id, by=by)
    if run.state != "running" or run.position != position:
        return False
    good = [found.order for found in batch if found.order is not None]
    source = str(run.mapping["source"])
    kept = import_batch(
        batch=Batch(application=run.application, source=source, orders=good), by=by, at=at
    )
    bad = [found for found in batch if found.order is None]
    ImportReject.objects.bulk_create(
        (reject for found in bad for reject in _rejects(run, found)), ignore_conflicts=True
    )
    run.position += len(batch)
    run.created += kept.created
    run.already_there += kept.already_there
    run.refused += len(bad)
    run.refused_rows += sum(len(found.rows) for found in bad)
    run.save()
    _record(run, ImportAdvanced(position=run.position), by=by, at=at)
    return True


@transaction.atomic
def finish(*, run_id: int, by: Actor, at: datetime) -> None:
    """The whole file was gone through."""
    run = lock(run_id, by=by)
    if run.state != "running":
        return
    run.state, run.finished_at, run.total = "done", at, run.position
    run.save(update_fields=["state", "finished_at", "total"])
    event = ImportDone(created=run.created, already_there=run.already_there, refused=run.refused)
    _record(run, event, by=by, at=at)


@transaction.atomic
def fail(*, run_id: int, because: Refusal, by: Actor, at: datetime) -> None:
    """The import cannot go on; what was kept stays."""
    run = lock(run_id, by=by)
    if run.state not in BUSY:
        return
    facts = {key: plain(value) for key, value in because.facts.items()}
    run.failure = {"code": because.code, "message": because.message, "facts": facts}
    run.state, run.finished_at = "failed", at
    run.save(update_fields=["failure", "state", "finished_at"])
    _record(run, ImportFailed(code=because.code, facts_then=facts), by=by, at=at)


def _rejects(run: ImportRun, found: Found) -> list[ImportReject]:
    return [
        ImportReject(
            run=run,
            row=row.no,
            cells=row.cells,
            problems=[
                {"column": one.column, "code": one.code, **_facts(one)}
                for one in found.problems
                if one.row == row.no
            ],
        )
        for row in found.rows
    ]


def _facts(problem: RowProblem) -> dict[str, str]:
    return {"value": problem.value, "target": problem.target}


def _record(run: ImportRun, event: Event, *, by: Actor, at: datetime) -> None:
    append(event, on=Subject(SUBJECT, run.pk), by=by, at=at)

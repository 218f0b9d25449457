"""The same done to every record of a list: begun, carried on behind the pages, put an end to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

from django.db import transaction

from gongdan.accounts.queries import actor_for_person_id
from gongdan.audit.commands import append
from gongdan.expressions import Expression
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Forbidden, NotFound, Refusal
from gongdan.kernel.events import Subject
from gongdan.kernel.later import later
from gongdan.records.commands.bulk import Outcome, change_each, delete_each
from gongdan.records.errors import BulkBusy
from gongdan.records.events import BulkRunAsked, BulkRunEnded
from gongdan.records.finding import Door, door
from gongdan.records.listing import Wanted
from gongdan.records.models import BulkRun
from gongdan.records.queries.bulk_runs import BUSY, extent, ids_behind

SUBJECT: Final = "record_bulk_run"
# Whoever stops it waits for one batch at most.
BATCH: Final = 50
MOST_PROBLEMS: Final = 100
BulkAct = Literal["change", "delete"]
Clock = Callable[[], datetime]


@dataclass(frozen=True, kw_only=True)
class BulkWanted:
    """Which records (a list's condition and words), and what becomes of them."""

    act: BulkAct
    answers: Mapping[str, object] = field(default_factory=dict)
    filter: Expression | None = None
    q: str = ""


@transaction.atomic
def begin_bulk_run(
    *, record_type: str, wanted: BulkWanted, is_trial: bool, by: Actor, at: datetime
) -> int:
    """Have the same done to all records of a list, or tried; returns the run's id."""
    if by.rights.person_id is None:
        raise Forbidden(permission="records.edit")
    run = BulkRun(
        record_type=record_type,
        act=wanted.act,
        answers=dict(wanted.answers),
        wanted={"filter": wanted.filter, "q": wanted.q},
        started_by_id=by.rights.person_id,
        created_at=at,
    )
    _ask(run, is_trial=is_trial, by=by, at=at)
    return run.pk


@transaction.atomic
def ask_bulk_run(*, run_id: int, is_trial: bool, by: Actor, at: datetime) -> None:
    """Have it tried once more, or done for good; what was done already then stays as it is."""
    run = _own(run_id, by=by)
    if run.state in BUSY or run.state == "done":
        raise BulkBusy(state=run.state)
    _ask(run, is_trial=is_trial, by=by, at=at)


@transaction.atomic
def stop_bulk_run(*, run_id: int, by: Actor, at: datetime) -> None:
    """Put an end to it between two batches; what was done is done."""
    run = _own(run_id, by=by)
    if run.state in BUSY:
        _end(run, "stopped", by=by, at=at)


def carry_bulk_run(*, run_id: int, clock: Clock) -> None:
    """Go through the records to the end; after a killed worker it goes on where it stopped."""
    while _advance(run_id=run_id, at=clock()):
        pass


def _ask(run: BulkRun, *, is_trial: bool, by: Actor, at: datetime) -> None:
    this = door(run.record_type, _need(run), by=by, at=at)
    run.total, run.last = extent(this.type, _list(run), by=by, act=_need(run))
    run.state = "checking" if is_trial else "running"
    run.position, run.gone_through, run.counts, run.problems = 0, 0, {}, []
    run.failure, run.finished_at = None, None
    run.save()
    event = BulkRunAsked(
        record_type=run.record_type, act=run.act, total=run.total, is_trial=is_trial
    )
    append(event, on=Subject(SUBJECT, run.pk), by=by, at=at)
    from gongdan.records import jobs

    later(jobs.carry_bulk_run, run_id=run.pk)


@transaction.atomic
def _advance(*, run_id: int, at: datetime) -> bool:
    """One batch, kept together with how far it came."""
    run = BulkRun.objects.select_for_update().get(pk=run_id)
    if run.state not in BUSY:
        return False
    by = actor_for_person_id(run.started_by_id)
    try:
        this = door(run.record_type, _need(run), by=by, at=at)
        page = (run.position, run.last, BATCH)
        ids = ids_behind(this.type, _list(run), by=by, act=_need(run), page=page)
        outcomes = _treat(this, run, ids)
    except Refusal as because:
        run.failure = {"code": because.code, "facts": because.facts}
        _end(run, "failed", by=by, at=at)
        return False
    _note(run, ids, outcomes)
    if len(ids) < BATCH:
        _end(run, "checked" if run.state == "checking" else "done", by=by, at=at)
        return False
    run.save()
    return True


@transaction.atomic
def _treat(this: Door, run: BulkRun, ids: Sequence[int]) -> list[Outcome]:
    """A trial does everything and then takes it back, so that it says exactly what would come."""
    deletes = run.act == "delete"
    outcomes = delete_each(this, ids) if deletes else change_each(this, ids, run.answers)
    if run.state == "checking":
        transaction.set_rollback(True)
    return outcomes


def _note(run: BulkRun, ids: Sequence[int], outcomes: Sequence[Outcome]) -> None:
    counts = Counter(run.counts)
    for one in outcomes:
        counts["refused" if one.problems else "changed" if one.changed else "same"] += 1
    refused = [
        {"id": one.id, "title": one.title, **problem.as_dict()}
        for one in outcomes
        for problem in one.problems
    ]
    run.counts = dict(counts)
    run.problems = [*run.problems, *refused][:MOST_PROBLEMS]
    run.gone_through += len(ids)
    run.position = ids[-1] if ids else run.position


def _end(run: BulkRun, state: str, *, by: Actor, at: datetime) -> None:
    run.state, run.finished_at = state, at
    run.save()
    event = BulkRunEnded(state=state, counts=dict(run.counts))
    append(event, on=Subject(SUBJECT, run.pk), by=by, at=at)


def _own(run_id: int, *, by: Actor) -> BulkRun:
    rows = BulkRun.objects.select_for_update()
    run = rows.filter(pk=run_id, started_by_id=by.rights.person_id or 0).first()
    if run is None:
        raise NotFound(what="Change")
    return run


def _need(run: BulkRun) -> Literal["edit", "delete"]:
    return "delete" if run.act == "delete" else "edit"


def _list(run: BulkRun) -> Wanted:
    return Wanted(filter=run.wanted["filter"], q=run.wanted["q"])

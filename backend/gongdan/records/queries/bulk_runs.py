"""What is being done to whole lists of records, and the records that are still to come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from gongdan.catalog.queries.record_types import RecordTypeValue
from gongdan.catalog.record_access import Act
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound
from gongdan.records import sql
from gongdan.records.filtering import Condition
from gongdan.records.listing import Wanted
from gongdan.records.models import BulkRun
from gongdan.records.permissions import scope_sql
from gongdan.records.queries.lists import condition

BUSY: Final = ("checking", "running")
SHOWN: Final = 5


@dataclass(frozen=True, kw_only=True)
class BulkRunValue:
    """What is done to which list, how far it came, and what became of its records.

    ``counts`` are of the changed, the same and the refused.
    """

    id: int
    record_type: str
    act: str
    answers: Mapping[str, object]
    wanted: Mapping[str, object]
    state: str
    total: int
    gone_through: int
    counts: Mapping[str, int]
    problems: Sequence[Mapping[str, object]]
    failure: Mapping[str, object] | None
    created_at: datetime
    finished_at: datetime | None


def bulk_run(run_id: int, *, by: Actor) -> BulkRunValue:
    """One's own run."""
    run = BulkRun.objects.filter(pk=run_id, started_by_id=by.rights.person_id or 0).first()
    if run is None:
        raise NotFound(what="Change")
    return _value(run)


def bulk_runs(record_type: str, *, by: Actor) -> list[BulkRunValue]:
    """One's own newest runs over a type's records, the newest first."""
    runs = BulkRun.objects.filter(record_type=record_type, started_by_id=by.rights.person_id or 0)
    return [_value(run) for run in runs.order_by("-id")[:SHOWN]]


def extent(type_: RecordTypeValue, wanted: Wanted, *, by: Actor, act: Act) -> tuple[int, int]:
    """How many records of a list somebody may treat so, and the last of them by id."""
    where, params = _treatable(type_, wanted, by=by, act=act)
    found = sql.fetch(
        f"SELECT count(*), coalesce(max(r.id), 0) FROM records_record r WHERE {where}",  # noqa: S608
        params,
    )
    return sql.whole(found[0][0]), sql.whole(found[0][1])


def ids_behind(
    type_: RecordTypeValue, wanted: Wanted, *, by: Actor, act: Act, page: tuple[int, int, int]
) -> list[int]:
    """The next of them: behind one id, up to another, at most so many."""
    where, params = _treatable(type_, wanted, by=by, act=act)
    found = sql.fetch(
        f"SELECT r.id FROM records_record r WHERE {where}"  # noqa: S608
        " AND r.id > %s AND r.id <= %s ORDER BY r.id LIMIT %s",
        [*params, *page],
    )
    return [sql.whole(row[0]) for row in found]


def _treatable(type_: RecordTypeValue, wanted: Wanted, *, by: Actor, act: Act) -> Condition:
    where, params = condition(type_, wanted, by=by)
    scope, of_scope = scope_sql(type_, by=by, act=act)
    return f"{where} AND {scope}", [*params, *of_scope]


def _value(run: BulkRun) -> BulkRunValue:
    return BulkRunValue(
        id=run.pk,
        record_type=run.record_type,
        act=run.act,
        answers=run.answers,
        wanted=run.wanted,
        state=run.state,
        total=run.total,
        gone_through=run.gone_through,
        counts=run.counts,
        problems=run.problems,
        failure=run.failure,
        created_at=run.created_at,
        finished_at=run.finished_at,
    )

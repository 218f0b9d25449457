"""An import of records as its page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound
from gongdan.records.models import RecordImport


@dataclass(frozen=True, kw_only=True)
class RecordImportValue:
    """What the table holds, what its columns mean, what became of its rows."""

    id: int
    record_type: str
    file_name: str
    columns: Sequence[Mapping[str, object]]
    sample: Sequence[Sequence[str]]
    mapping: Mapping[str, object]
    state: str
    position: int
    counts: Mapping[str, int]
    problems: Sequence[Mapping[str, object]]
    failure: Mapping[str, object] | None


def record_import(run_id: int, *, by: Actor) -> RecordImportValue:
    """One's own import."""
    run = RecordImport.objects.filter(pk=run_id, started_by_id=by.rights.person_id or 0).first()
    if run is None:
        raise NotFound(what="Import")
    return RecordImportValue(
        id=run.pk,
        record_type=run.record_type,
        file_name=run.file_name,
        columns=run.columns,
        sample=run.sample,
        mapping=run.mapping,
        state=run.state,
        position=run.position,
        counts=run.counts,
        problems=run.problems,
        failure=run.failure,
    )

"""Going through a form's records for one field: begun on publishing, done in batches, resumable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction

from gongdan.accounts.permissions import require
from gongdan.audit.commands import append
from gongdan.catalog.commands.record_types import publish_record_type
from gongdan.catalog.queries.record_types import record_type, record_type_versions
from gongdan.forms import choosing
from gongdan.forms import queries as forms
from gongdan.forms.commands.merging import disable_options
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.queries.upgrades import conversion_at
from gongdan.kernel.actors import SYSTEM, Actor
from gongdan.kernel.errors import InvalidInput, NotFound, Problem
from gongdan.kernel.events import Subject
from gongdan.kernel.later import later
from gongdan.kernel.times import now
from gongdan.records import reworking
from gongdan.records.converting import CONVERT
from gongdan.records.events import FieldWorkBegun, FieldWorkEnded
from gongdan.records.models import FieldWork, Record
from gongdan.records.reworking import CLAIM, Report

BATCH = 1000
MERGE = "merge"


@transaction.atomic
def begin_fieldwork(*, form_code: str, by: Actor, at: datetime) -> list[int]:
    """What the newest version asks of records that are there: answers to copy, values to claim."""
    form = forms.current_version(form_code)
    if not Record.objects.filter(form_id=form.form_id).exists():
        return []
    begun = []
    for one in form.fields:
        if one.replaces is not None:
            about: dict[str, object] = {"replaces": one.replaces}
            begun.append(_begin(form.form_id, one.id, CONVERT, about, by=by, at=at))
        if one.unique_within is not None:
            about = {"within": list(one.unique_within)}
            begun.append(_begin(form.form_id, one.id, CLAIM, about, by=by, at=at))
    return [key for key in begun if key is not None]


def prepare_fieldwork(form_id: int) -> None:
    """Begin it together with the use of a version: from then on readers look through old fields."""
    begin_fieldwork(form_code=forms.form_code(form_id), by=SYSTEM, at=now())


@transaction.atomic
def merge_options(
    *, record_type_code: str, field: str, keys: Sequence[str], into: str, by: Actor, at: datetime
) -> int:
    """Put one option in the place of others, in every record and for good; the work's id."""
    type_ = record_type(record_type_code)
    require(by, "define", application=type_.application)
    form = forms.version(type_.form_version_id)
    every = [each for one in form.fields for each in (one, *one.columns)]
    item = next((one for one in every if field in one.names), None)
    if item is None:
        raise NotFound(what="Field")
    gone = [key for key in keys if key != into]
    _refuse_unknown(item, gone, into)
    about: dict[str, object] = {"merged": dict.fromkeys(gone, into)}
    begun = _begin(form.form_id, item.id, MERGE, about, by=by, at=at)
    if begun is None:
        raise NotFound(what="Options to merge")
    disable_options(code=form.form_code, field=item, keys=gone, by=by, at=at)
    if forms.current_version(form.form_code).id != form.id:
        content = record_type_versions(record_type_code, by=by)[0].content
        publish_record_type(code=record_type_code, content=content, by=by, at=at)
    return begun


def _refuse_unknown(item: FieldDefinition, gone: Sequence[str], into: str) -> None:
    """Options can only be merged into one that may be chosen."""
    known = {str(one["key"]) for one in choosing.options_of(item)}
    problems = [
        Problem(path="keys", code="forms.not_an_option", key=key)
        for key in gone
        if key not in known
    ]
    if into not in choosing.active_keys(item):
        problems.append(Problem(path="into", code="forms.not_an_option", key=into))
    if problems:
        raise InvalidInput(problems=problems)


def carry_fieldwork(*, work_id: int, clock: Callable[[], datetime]) -> None:
    """Go through the records to the end; after a killed worker it goes on where it stopped."""
    while _advance(work_id=work_id, at=clock()):
        pass


@transaction.atomic
def _advance(*, work_id: int, at: datetime) -> bool:
    """One batch, kept together with how far it came."""
    work = FieldWork.objects.select_for_update().get(pk=work_id)
    if work.state != "running":
        return False
    batch = reworking.heads(work, BATCH)
    report = Report(dict(work.counts), list(work.failures))
    if batch:
        _go_through(work, batch, report)
        work.position = batch[-1].id
    work.counts, work.failures = report.counts, report.failures
    if len(batch) < BATCH:
        work.state, work.finished_at = "done", at
    work.save()
    if work.state == "done":
        event = FieldWorkEnded(field=work.field_id, kind=work.kind, counts=work.counts)
        append(event, on=Subject("form", work.form_id), by=SYSTEM, at=at)
        _build_again(work)
    return work.state == "running"


def _build_again(work: FieldWork) -> None:
    """Views and the narrow table take the new field as it is from now on."""
    if work.kind == CONVERT:
        from gongdan.records import jobs

        later(jobs.build_indexes, form_code=forms.form_code(work.form_id))


def _go_through(work: FieldWork, batch: Sequence[reworking.Head], report: Report) -> None:
    form = forms.current_version(forms.form_code(work.form_id))
    if work.kind == CONVERT:
        how = conversion_at(work.created_at)
        reworking.convert_batch(work, batch, form, how, report)
    elif work.kind == CLAIM:
        reworking.claim_batch(work, batch, form, report)
    else:
        reworking.merge_batch(work, batch, form, SYSTEM, report)


def _begin(
    form_id: int,
    field_id: str,
    kind: str,
    about: dict[str, object],
    *,
    by: Actor,
    at: datetime,
) -> int | None:
    """Begin it once; nothing when it was begun before."""
    work, is_new = FieldWork.objects.get_or_create(
        form_id=form_id,
        field_id=field_id,
        kind=kind,
        about=about,
        defaults={"by": by.as_dict(), "created_at": at},
    )
    if not is_new:
        return None
    event = FieldWorkBegun(field=field_id, kind=kind, about=about)
    append(event, on=Subject("form", form_id), by=by, at=at)
    from gongdan.records import jobs

    later(jobs.carry_fieldwork, work_id=work.pk)
    return work.pk

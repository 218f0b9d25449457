"""The records that an application file brings along: chosen at export, found again by their key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, cast

from gongdan.catalog.queries.record_types import RecordTypeValue, record_type, record_types
from gongdan.catalog.sections import Section
from gongdan.forms import queries as forms
from gongdan.forms.definition import FieldDefinition
from gongdan.kernel.actors import Actor
from gongdan.records.apart import LINK
from gongdan.records.causes import quietly
from gongdan.records.commands import bin as recycling
from gongdan.records.commands.records import NewRecord, change, create
from gongdan.records.errors import SampleOfOther
from gongdan.records.models import Record
from gongdan.records.permissions import visible
from gongdan.records.queries.documents import document, documents
from gongdan.records.sample_answers import Reading, carried, is_carried, taken
from gongdan.records.sample_keys import keys_of, record_with, remember

Part = Mapping[str, object]
MOST: Final = 500


def some_samples(application: str, chosen: Sequence[str], by: Actor) -> list[dict[str, object]]:
    """The chosen records, what is linked to before what links to it."""
    types = _types(application, by)
    wanted = {type_.code: _ids(type_, chosen, by) for type_ in types}
    keys: dict[tuple[str, int], str] = {}
    parts: list[dict[str, object]] = []
    for type_ in types:
        rows = list(Record.objects.filter(form_id=type_.form_id, id__in=wanted[type_.code]))
        rows.sort(key=lambda one: one.pk)
        whole = documents([(type_.form_id, one.pk) for one in rows]) if rows else {}
        known = keys_of(type_, rows, whole)
        keys |= {(type_.code, pk): f"{type_.code}/{key}" for pk, key in known.items()}
        for row in rows:
            answers = carried(_fields(type_, by), whole[row.pk], keys=keys)
            code = keys[type_.code, row.pk]
            parts.append({"code": code, "name": {"zh-CN": row.title}, "answers": answers})
    return parts


def put_sample(application: str, part: Part, by: Actor, at: datetime) -> None:
    """Make the record of the file, or make it as the file says."""
    type_, key = _split(application, str(part["code"]), by)
    fields = _fields(type_, by)
    said = cast("Part", part.get("answers") or {})
    answers = taken(fields, said, Reading(lambda code: _found(application, code, by)))
    found = record_with(type_, key)
    with quietly():
        if found is None:
            new = NewRecord(answers=answers)
            found = create(record_type=type_.code, new=new, by=by, at=at)
        else:
            held = document(type_.form_id, found)
            gone = [one.code for one in fields if one.code not in answers and one.id in held]
            answers |= dict.fromkeys(gone)
            change(record_type=type_.code, record_id=found, answers=answers, by=by, at=at)
    remember(type_, key, found)


def retire_sample(application: str, code: str, by: Actor, at: datetime) -> None:
    """Put a record into the bin that the file has no more."""
    type_, key = _split(application, code, by)
    found = record_with(type_, key)
    if found is not None:
        recycling.delete(record_type=type_.code, record_id=found, by=by, at=at)


def _types(application: str, by: Actor) -> list[RecordTypeValue]:
    """The application's record types, those that are linked to before those that link."""
    briefs = [one for one in record_types(by=by, application=application) if one.no is not None]
    known = {one.code: record_type(one.code) for one in briefs}
    ordered: dict[str, RecordTypeValue] = {}

    def visit(code: str, waiting: frozenset[str]) -> None:
        if code in ordered or code in waiting or code not in known:
            return
        for one in forms.version(known[code].form_version_id).fields:
            if one.kind == LINK:
                visit(str(one.settings.get("record_type")), waiting | {code})
        ordered[code] = known[code]

    for code in known:
        visit(code, frozenset())
    return list(ordered.values())


def _ids(type_: RecordTypeValue, chosen: Sequence[str], by: Actor) -> list[int]:
    if type_.code in chosen:
        rows = Record.objects.filter(form_id=type_.form_id, deleted_at=None)
        seen = visible(rows, type_, by=by).order_by("id")
        return list(seen.values_list("id", flat=True)[:MOST])
    keys = (one.partition("/") for one in chosen)
    found = (record_with(type_, key) for code, _, key in keys if code == type_.code and key)
    return [one for one in found if one is not None]


def _fields(type_: RecordTypeValue, by: Actor) -> list[FieldDefinition]:
    fields = forms.version(type_.form_version_id).fields
    return [one for one in fields if is_carried(one, type_, by=by)]


def _split(application: str, code: str, by: Actor) -> tuple[RecordTypeValue, str]:
    noun, _, key = code.partition("/")
    if noun not in {one.code for one in record_types(by=by, application=application)}:
        raise SampleOfOther(record_type=noun, application=application)
    return record_type(noun), key


def _found(application: str, code: str, by: Actor) -> int | None:
    type_, key = _split(application, code, by)
    return record_with(type_, key)


def _nothing(_application: str, _by: Actor) -> list[dict[str, object]]:
    return []


SAMPLES = Section("records", _nothing, put_sample, retire_sample, some_samples)

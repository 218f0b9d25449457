"""One record with everything linked to it, and what happened to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from gongdan.audit.queries import EntryValue
from gongdan.audit.queries import history as entries_of
from gongdan.catalog.queries.record_types import RecordTypeValue, record_type, record_type_of_form
from gongdan.forms import queries as forms
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.queries.past import retired_fields
from gongdan.forms.reach import by_name
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text
from gongdan.records.apart import LINK
from gongdan.records.finding import Door, door, find, subject
from gongdan.records.judging import access_of
from gongdan.records.models import Record
from gongdan.records.permissions import visible
from gongdan.records.queries.documents import document
from gongdan.records.queries.lists import Row, rows_of
from gongdan.records.references import BackLink, back_links
from gongdan.records.registry import Holder, holders_of
from gongdan.records.shown_rows import seen_by
from gongdan.records.wording import Eyes, shown

MOST_LINKED = 50
CHANGED = "records.changed"


@dataclass(frozen=True)
class LinkedRecord:
    """A record at the other end of a link."""

    id: int
    number: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Linked:
    """Records of one type linked by one field, this way or back."""

    field: str
    label: Text
    record_type: str
    type_name: Text
    records: list[LinkedRecord]
    count: int


@dataclass(frozen=True, kw_only=True)
class Detail:
    """A record as its page shows it."""

    row: Row
    form_version_id: int
    access: dict[str, str]
    may_edit: bool
    may_delete: bool
    links: list[Linked]
    back_links: list[Linked]
    holders: list[Holder]


@dataclass(frozen=True)
class ChangedField:
    """What one answer was and became, in words; nothing where that is not to be seen."""

    code: str
    label: Text
    before: str
    after: str
    is_masked: bool


@dataclass(frozen=True, kw_only=True)
class Happened:
    """One line of a record's history."""

    at: datetime
    by: str
    event: str
    changes: list[ChangedField]


def record(
    code: str, record_id: int, *, by: Actor, at: datetime, language: str = "zh-CN"
) -> Detail:
    """One record and what is linked to it, as the actor may see it."""
    this = door(code, "read", by=by, at=at)
    found = find(this, record_id)
    access = access_of(this.form, this.type, by=by)
    backs = back_links(found.form_id, [found.pk])
    types = {form_id: record_type_of_form(form_id) for form_id in {one.form_id for one in backs}}
    held = [(one.form_id, one.record_id) for one in backs if types[one.form_id] is None]
    return Detail(
        row=rows_of(this.type, [found.pk], by=by, language=language)[0],
        form_version_id=found.form_version_id,
        access=by_name(this.form.fields, access),
        may_edit=_may(this, found, "edit"),
        may_delete=_may(this, found, "delete"),
        links=_links(this, found),
        back_links=_backs(backs, types, by),
        holders=holders_of(held[:MOST_LINKED], by=by),
    )


def history(
    code: str, record_id: int, *, by: Actor, at: datetime, language: str = "zh-CN"
) -> list[Happened]:
    """What happened to a record, newest first; answers the actor may not see stay unsaid.

    Fields that are asked no longer are told as they were asked last.
    """
    this = door(code, "read", by=by, at=at)
    found = find(this, record_id)
    entries = entries_of(subject(found.pk))
    whole = document(found.form_id, found.pk)
    befores, afters = (
        seen_by(by, this.form.definition, _documents(entries, side), whole=whole)
        for side in ("before", "after")
    )
    eyes = Eyes(this.type, by, language)
    retired = _retired(this, {key for entry in entries for key in _changes(entry)})
    sides = [
        (fields, shown(fields, befores, eyes=eyes), shown(fields, afters, eyes=eyes))
        for fields in (this.form.fields, retired)
    ]
    lines = []
    for entry in reversed(entries):
        told = [
            ChangedField(
                one.code,
                dict(one.label),
                was[entry.id].texts.get(one.code, ""),
                is_[entry.id].texts.get(one.code, ""),
                one.code in (*was[entry.id].masked, *is_[entry.id].masked),
            )
            for fields, was, is_ in sides
            for one in fields
            if one.id in _changes(entry) and eyes.access(one) != "hidden"
        ]
        name = str(entry.actor.get("name", ""))
        lines.append(Happened(at=entry.at, by=name, event=entry.event, changes=told))
    return lines


def _retired(this: Door, changed: set[str]) -> tuple[FieldDefinition, ...]:
    """Fields that were changed once and are asked no longer."""
    if changed <= {one.id for one in this.form.fields}:
        return ()
    return tuple(one for one in retired_fields(this.type.form_id) if one.id in changed)


def _changes(entry: EntryValue) -> Mapping[str, Mapping[str, object]]:
    if entry.event != CHANGED:
        return {}
    return cast("Mapping[str, Mapping[str, object]]", entry.facts.get("changes", {}))


def _documents(entries: Sequence[EntryValue], side: str) -> dict[int, dict[str, object]]:
    return {
        entry.id: {key: change.get(side) for key, change in _changes(entry).items()}
        for entry in entries
    }


def _may(this: Door, found: Record, act: str) -> bool:
    rows = Record.objects.filter(form_id=found.form_id, id=found.pk)
    wanted = "delete" if act == "delete" else "edit"
    is_open = this.type.is_active
    return is_open and visible(rows, this.type, by=this.by, act=wanted).exists()  # type: ignore[arg-type]


def _links(this: Door, found: Record) -> list[Linked]:
    eyes = Eyes(this.type, this.by)
    fields = [one for one in this.form.fields if one.kind == LINK]
    seen = [one for one in fields if eyes.access(one) in ("read", "edit")]
    if not seen:
        return []
    answers = document(found.form_id, found.pk)
    linked = []
    for one in seen:
        type_ = record_type(str(one.settings["record_type"]))
        ids = cast("list[int]", answers.get(one.id) or [])
        linked.append(_linked(one.code, dict(one.label), type_, ids, this.by))
    return linked


def _backs(
    backs: Sequence[BackLink], types: Mapping[int, RecordTypeValue | None], by: Actor
) -> list[Linked]:
    grouped: defaultdict[tuple[int, str], list[BackLink]] = defaultdict(list)
    for one in backs:
        if types[one.form_id] is not None:
            grouped[one.form_id, one.field_id].append(one)
    found = []
    for (form_id, field_id), links in grouped.items():
        type_ = cast("RecordTypeValue", types[form_id])
        item = _item(links[-1], field_id)
        eyes = Eyes(type_, by)
        if item is None or eyes.access(item) not in ("read", "edit"):
            continue
        label = cast("Text", item.settings.get("back_label") or type_.name)
        ids = [one.record_id for one in links]
        found.append(_linked(item.code, label, type_, ids, by))
    return [one for one in found if one.count]


def _item(link: BackLink, field_id: str) -> FieldDefinition | None:
    fields = forms.version(link.form_version_id).fields
    return next((one for one in fields if one.id == field_id), None)


def _linked(
    code: str, label: Text, type_: RecordTypeValue, ids: Sequence[int], by: Actor
) -> Linked:
    rows = Record.objects.filter(form_id=type_.form_id, id__in=ids, deleted_at=None)
    seen = list(visible(rows, type_, by=by).order_by("-id").values_list("id", "number", "title"))
    return Linked(
        field=code,
        label=label,
        record_type=type_.code,
        type_name=type_.name,
        records=[LinkedRecord(*row) for row in seen[:MOST_LINKED]],
        count=len(seen),
    )

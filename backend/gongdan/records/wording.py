"""Answers as a person may see them: whole, masked or not at all, in words and as stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from django.conf import settings

from gongdan.accounts.queries.organization import departments_by_ids
from gongdan.accounts.queries.people import people_by_ids
from gongdan.catalog.queries.record_types import RecordTypeValue, record_type
from gongdan.files.queries import files
from gongdan.forms.definition import TABLE, FieldDefinition, Json
from gongdan.forms.kind import ExportContext, FieldKind
from gongdan.forms.masking import masked
from gongdan.forms.registry import KINDS
from gongdan.kernel.actors import SYSTEM, Actor
from gongdan.kernel.texts import pick
from gongdan.records.models import Record
from gongdan.records.permissions import access_to, visible

Answers = Mapping[str, object]
Key = tuple[str, str]
RECORD = "record"
UNSEEN = "•••"


@dataclass(frozen=True)
class Shown:
    """One record's answers by field code; ``masked`` names those shown only in part."""

    answers: dict[str, object] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    masked: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Names:
    """The names of what answers refer to, read in a handful of queries for all of them."""

    known: Mapping[Key, str]

    def __call__(self, kind: str, key: int | str) -> str:
        """The name, or the key where nothing is known."""
        found = self.known.get((kind, str(key)))
        return str(key) if found is None else found


def shown(
    fields: Iterable[FieldDefinition], documents: Mapping[int, Answers], *, eyes: Eyes
) -> dict[int, Shown]:
    """The answers of several records as somebody may see them, by record id."""
    seen = [sight for one in fields if (sight := eyes.sight(one)) is not None]
    names = names_in(
        [one.item for one in seen], documents.values(), language=eyes.language, by=eyes.by
    )
    how = ExportContext(language=eyes.language, time_zone=settings.ORG_TIME_ZONE, name_of=names)
    return {key: _shown(seen, answers, how) for key, answers in documents.items()}


@dataclass(frozen=True)
class Sight:
    """A field as somebody sees it: of a sub-table only the columns they may read."""

    item: FieldDefinition
    is_masked: bool


@dataclass(frozen=True)
class Eyes:
    """Who looks at the records of a type, in which language; whether masks are to be lifted."""

    type: RecordTypeValue
    by: Actor
    language: str = "zh-CN"

    def access(self, one: FieldDefinition, table: str = "") -> str:
        """What the looker may do with a field; a sensitive one is shown masked to everybody."""
        found = access_to(one, self.type, by=self.by, table=table)
        is_masked = one.is_sensitive or KINDS[one.kind].is_secret
        return "masked" if is_masked and found in ("read", "edit") else found

    def sight(self, one: FieldDefinition) -> Sight | None:
        """The field as the looker sees it, asked once for all records; nothing when hidden."""
        level = self.access(one)
        if level == "hidden":
            return None
        if one.columns:
            seen = (each for each in one.columns if self.access(each, one.code) in ("read", "edit"))
            one = replace(one, columns=tuple(seen))
        return Sight(one, level == "masked")


def names_in(
    fields: Iterable[FieldDefinition],
    documents: Iterable[Answers],
    *,
    language: str,
    by: Actor = SYSTEM,
) -> Names:
    """The names behind the ids in documents; of records those that somebody may see."""
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    asked = [one for one in fields if _names_others(one)]
    for answers in documents:
        for one in asked:
            for kind, key in _references(one, answers.get(one.id)):
                wanted[kind].add(key)
    return Names(
        {
            (kind.partition(":")[0], key): name
            for kind, keys in wanted.items()
            for key, name in _named(kind, keys, language, by).items()
        }
    )


def _named(kind: str, keys: Iterable[str], language: str, by: Actor) -> Mapping[str, str]:
    noun, _, record_type_code = kind.partition(":")
    if noun == RECORD:
        return _records(keys, record_type_code, by)
    return _NAMED[kind](keys, language)


def _shown(seen: Iterable[Sight], answers: Answers, how: ExportContext) -> Shown:
    found = Shown()
    for sight in seen:
        one = sight.item
        value = cast("Json", answers.get(one.id))
        if value is None:
            continue
        text = KINDS[one.kind].export_text(value, one, how)
        if sight.is_masked:
            found.masked.append(one.code)
            found.texts[one.code] = masked(text or "•", one.mask or "all")
            continue
        found.answers[one.code] = _by_code(one, value)
        found.texts[one.code] = text
    return found


def _by_code(one: FieldDefinition, value: Json) -> object:
    """Rows of a sub-table with their columns' codes."""
    if one.kind != TABLE or not isinstance(value, list):
        return value
    return [
        {"id": row.get("id"), **{each.code: row[each.id] for each in one.columns if each.id in row}}
        for row in value
        if isinstance(row, dict)
    ]


def _names_others(one: FieldDefinition) -> bool:
    kind = type(KINDS[one.kind])
    return one.kind == TABLE or kind.references is not FieldKind.references


def _references(one: FieldDefinition, value: object) -> Iterable[Key]:
    if value is None:
        return
    if one.columns and isinstance(value, list):
        for row in value:
            for column in one.columns:
                yield from _references(column, cast("Answers", row).get(column.id))
        return
    for reference in KINDS[one.kind].references(cast("Json", value)):
        name = _kind_of(one) if reference.kind == RECORD else reference.kind
        if name in _NAMED or name.startswith(RECORD):
            yield name, str(reference.id)


def _kind_of(one: FieldDefinition) -> str:
    """Records of which type a link, or a choice among records, names."""
    source = one.settings.get("source")
    of = source if isinstance(source, dict) else one.settings
    return f"{RECORD}:{of.get('record_type', '')}"


def _people(keys: Iterable[str], _language: str) -> dict[str, str]:
    found = people_by_ids(int(key) for key in keys)
    return {str(key): one.name for key, one in found.items()}


def _departments(keys: Iterable[str], language: str) -> dict[str, str]:
    found = departments_by_ids(int(key) for key in keys)
    return {str(key): pick(one.name, language) for key, one in found.items()}


def _files(keys: Iterable[str], _language: str) -> dict[str, str]:
    from uuid import UUID

    return {str(one.id): one.name for one in files([UUID(key) for key in keys])}


def _records(keys: Iterable[str], code: str, by: Actor) -> dict[str, str]:
    """Titles of those that are there and may be seen; of the others only that there is one."""
    type_, ids = record_type(code), [int(key) for key in keys]
    rows = Record.objects.filter(form_id=type_.form_id, id__in=ids, deleted_at=None)
    seen = visible(rows, type_, by=by)
    titles = {str(key): title for key, title in seen.values_list("id", "title")}
    return {**dict.fromkeys(map(str, ids), UNSEEN), **titles}


_NAMED = {
    "person": _people,
    "department": _departments,
    "file": _files,
}

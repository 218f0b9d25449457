"""The keys under which records travel in application files: the same on every installation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, cast

from gongdan.catalog.queries.record_types import RecordTypeValue
from gongdan.forms import queries as forms
from gongdan.forms.definition import Json
from gongdan.forms.plan import place_of
from gongdan.forms.registry import KINDS
from gongdan.records import sql
from gongdan.records.columns import column_of
from gongdan.records.models import Record, SampleRecord

BETWEEN: Final = " | "
LONGEST: Final = 200


def key_of(type_: RecordTypeValue, record: Record, answers: Mapping[str, object]) -> str:
    """What the type is matched by, else the record's number, else its title."""
    fields = {one.code: one for one in forms.version(type_.form_version_id).fields}
    named = [fields[code] for code in type_.content.keys if code in fields]
    values = [(one, cast("Json", answers.get(one.id))) for one in named]
    if values and all(value is not None for _, value in values):
        parts = [str(KINDS[one.kind].reading(value, one)) for one, value in values]
        return BETWEEN.join(parts)[:LONGEST]
    return (record.number or record.title)[:LONGEST]


def keys_of(
    type_: RecordTypeValue,
    records: Sequence[Record],
    documents: Mapping[int, Mapping[str, object]],
) -> dict[int, str]:
    """The keys of several records; one that came with a file keeps the key it came with."""
    ids = [one.pk for one in records]
    kept = SampleRecord.objects.filter(form_id=type_.form_id, record_id__in=ids)
    known = dict(kept.values_list("record_id", "key"))
    return {one.pk: known.get(one.pk) or key_of(type_, one, documents[one.pk]) for one in records}


def record_with(type_: RecordTypeValue, key: str) -> int | None:
    """The live record of a key: the one that came with it, else the only one it fits."""
    live = Record.objects.filter(form_id=type_.form_id, deleted_at=None)
    came = SampleRecord.objects.filter(form_id=type_.form_id, key=key)
    known = came.values_list("record_id", flat=True).first()
    if known is not None and live.filter(id=known).exists():
        return known
    found = _matching(type_, key)
    if found is None:
        named = live.filter(number=key) if live.filter(number=key).exists() else None
        rows = live.filter(title=key) if named is None else named
        found = list(rows.values_list("id", flat=True)[:2])
    return found[0] if len(found) == 1 else None


def remember(type_: RecordTypeValue, key: str, record_id: int) -> None:
    """Keep the key a record came with."""
    SampleRecord.objects.update_or_create(
        form_id=type_.form_id, key=key, defaults={"record_id": record_id}
    )


def _matching(type_: RecordTypeValue, key: str) -> list[int] | None:
    """The records whose matching fields say the key; nothing when the type has no such fields."""
    fields = {one.code: one for one in forms.version(type_.form_version_id).fields}
    named = [fields[code] for code in type_.content.keys if code in fields]
    parts = key.split(BETWEEN)
    if not named or len(parts) != len(named):
        return None
    same = " AND ".join(f"({column_of(place_of(one)).sql})::text = %s" for one in named)
    rows = sql.fetch(
        f"SELECT r.id FROM records_record r WHERE r.form_id = %s"  # noqa: S608
        f" AND r.deleted_at IS NULL AND {same} ORDER BY r.id LIMIT 2",
        [type_.form_id, *parts],
    )
    return [sql.whole(row[0]) for row in rows]

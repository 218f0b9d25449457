"""What of changed answers a reader of history is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from gongdan.forms.definition import TABLE, FieldDefinition
from gongdan.forms.reach import rows_of_columns

Reads = Callable[[FieldDefinition, str], bool]
OPEN_FIELDS = ("title", "description", "wished_at")


def changes_told(
    changes: Mapping[str, object], fields: Mapping[str, FieldDefinition], *, reads: Reads
) -> dict[str, object]:
    """Changes of fields that may be read, rows without the columns that may not."""
    return {
        key: _told(fields.get(key), change, reads)
        for key, change in changes.items()
        if key in OPEN_FIELDS or (key in fields and reads(fields[key], ""))
    }


def _told(one: FieldDefinition | None, change: object, reads: Reads) -> object:
    if one is None or one.kind != TABLE or not isinstance(change, Mapping):
        return change
    seen = tuple(column for column in one.columns if reads(column, one.code))
    table = replace(one, columns=seen)
    return {side: rows_of_columns(table, value) for side, value in change.items()}

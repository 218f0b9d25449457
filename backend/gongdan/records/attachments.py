"""Files that answers name become part of the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast
from uuid import UUID

from gongdan.files.commands import attach
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.registry import KINDS
from gongdan.records.finding import Door, subject

FILE = "file"


def attach_files(
    this: Door, record_id: int, *, before: Mapping[str, object], after: Mapping[str, object]
) -> None:
    """Make the files that were not named before the record's own."""
    fresh = files_in(this.form.fields, after) - files_in(this.form.fields, before)
    if fresh:
        ids = [UUID(one) for one in sorted(fresh)]
        attach(ids=ids, subject=subject(record_id), is_internal=False, by=this.by, at=this.at)


def files_in(fields: Iterable[FieldDefinition], answers: Mapping[str, object]) -> set[str]:
    """The ids of all files that answers name, in rows of sub-tables too."""
    found: set[str] = set()
    for one in fields:
        value = answers.get(one.id)
        if one.columns and isinstance(value, list):
            for row in value:
                found |= files_in(one.columns, cast("Mapping[str, object]", row))
        elif value is not None:
            named = KINDS[one.kind].references(cast("Json", value))
            found |= {str(each.id) for each in named if each.kind == FILE}
    return found

"""Files that answers name become part of the record."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from gongdan.files.commands import attach
from gongdan.forms.named_files import files_in
from gongdan.records.finding import Door, subject


def attach_files(
    this: Door, record_id: int, *, before: Mapping[str, object], after: Mapping[str, object]
) -> None:
    """Make the files that were not named before the record's own."""
    fresh = files_in(this.form.fields, after) - files_in(this.form.fields, before)
    if fresh:
        ids = [UUID(one) for one in sorted(fresh)]
        attach(ids=ids, subject=subject(record_id), is_internal=False, by=this.by, at=this.at)

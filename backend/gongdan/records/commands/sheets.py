"""Drop a table and get an application: what was guessed and corrected is made, rows and all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongdan.catalog.commands import record_types
from gongdan.forms import commands as forms
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text
from gongdan.records.commands.imports import ask_import, begin_import


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A proposal as it was corrected, and the table it came from."""

    file_id: UUID
    application: str
    code: str
    name: Text
    icon: str
    content: Mapping[str, object]
    settings: Mapping[str, object]
    mapping: Mapping[str, object]


@transaction.atomic
def make_from_sheet(*, wanted: Wanted, by: Actor, at: datetime) -> int:
    """Make form and record type, and have the rows taken over; returns the import's id."""
    new = record_types.NewRecordType(code=wanted.code, name=wanted.name, icon=wanted.icon)
    record_types.begin_record_type(application=wanted.application, new=new, by=by, at=at)
    forms.save_draft(code=wanted.code, content=dict(wanted.content), by=by, at=at)
    forms.publish(code=wanted.code, by=by, at=at)
    record_types.publish_record_type(code=wanted.code, content=wanted.settings, by=by, at=at)
    run = begin_import(record_type=wanted.code, file_id=wanted.file_id, by=by, at=at)
    ask_import(run_id=run, mapping=wanted.mapping, is_trial=False, by=by, at=at)
    return run

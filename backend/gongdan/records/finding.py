"""A record found through the door of its type, or the refusal that says there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from gongdan.catalog.queries.record_types import RecordTypeValue, record_type
from gongdan.catalog.record_access import Act
from gongdan.forms import queries as forms
from gongdan.forms.queries import FormVersionValue
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound, Stale
from gongdan.kernel.events import Subject
from gongdan.records.errors import RecordTypeRetired
from gongdan.records.models import Record
from gongdan.records.permissions import require_act, visible

KIND = "record"


@dataclass(frozen=True)
class Door:
    """Somebody before the records of a type: everything goes through what this says."""

    type: RecordTypeValue
    by: Actor
    at: datetime

    @property
    def form(self) -> FormVersionValue:
        """The form as the type's newest version has it."""
        return forms.version(self.type.form_version_id)


def door(code: str, act: Act, *, by: Actor, at: datetime) -> Door:
    """The door of a record type for something to be done; refused to who may not do it at all."""
    type_ = record_type(code)
    require_act(type_, act, by=by)
    if act != "read" and not type_.is_active:
        raise RecordTypeRetired(record_type=code)
    return Door(type_, by, at)


def open_door(code: str, *, by: Actor, at: datetime) -> Door:
    """The door for somebody whom a link let in, who may do nothing but hand in one record."""
    type_ = record_type(code)
    if not type_.is_active:
        raise RecordTypeRetired(record_type=code)
    return Door(type_, by, at)


def find(this: Door, record_id: int, *, act: Act = "read", deleted: bool = False) -> Record:
    """One record with which the actor may do this; else there is none."""
    return _first(this, record_id, act=act, deleted=deleted, is_locked=False)


def lock(
    this: Door, record_id: int, *, act: Act, rev: int | None = None, deleted: bool = False
) -> Record:
    """The same, locked; refused when somebody else changed it since ``rev``."""
    record = _first(this, record_id, act=act, deleted=deleted, is_locked=True)
    if rev is not None and record.rev != rev:
        raise Stale()
    return record


def subject(record_id: int) -> Subject:
    """What history is about."""
    return Subject(KIND, record_id)


def _first(this: Door, record_id: int, *, act: Act, deleted: bool, is_locked: bool) -> Record:
    rows = Record.objects.filter(
        form_id=this.type.form_id, id=record_id, deleted_at__isnull=not deleted
    )
    if is_locked:
        rows = rows.select_for_update()
    found = visible(rows, this.type, by=this.by, act=act).first()
    if found is None:
        raise NotFound(what="Record")
    return found

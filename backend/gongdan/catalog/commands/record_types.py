"""Making record types, naming them and publishing their versions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongdan.accounts.permissions import require
from gongdan.audit.commands import append
from gongdan.catalog import queries, record_content, registry
from gongdan.catalog.changing import apply
from gongdan.catalog.errors import CodeTaken, FormTaken, UnknownRecordType
from gongdan.catalog.events import RecordTypeChanged, RecordTypeCreated, RecordTypePublished
from gongdan.catalog.models import RecordType, RecordTypeVersion
from gongdan.forms import commands as form_commands
from gongdan.forms import queries as forms
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, Problem
from gongdan.kernel.events import Event, Subject
from gongdan.kernel.texts import Text, is_text

CODE = re.compile(r"[a-z][a-z0-9_-]{0,39}")
SUBJECT = "record_type"


@dataclass(frozen=True, kw_only=True)
class RecordTypeFacts:
    """What a record type is called, and the form its records fill in."""

    code: str
    name: Text
    form: str
    icon: str = ""
    position: int = 0


@transaction.atomic
def create_record_type(*, application: str, facts: RecordTypeFacts, by: Actor, at: datetime) -> int:
    """Make a record type over a form of its own; records are kept once a version is published."""
    require(by, "define", application=application)
    _require_code_and_name(facts.code, facts.name)
    if RecordType.objects.filter(code=facts.code).exists():
        raise CodeTaken(code=facts.code)
    form_id = forms.form_id(facts.form)
    if RecordType.objects.filter(form_id=form_id).exists():
        raise FormTaken(form=facts.form)
    made = RecordType.objects.create(
        application_id=queries.application_id(application),
        code=facts.code,
        name=facts.name,
        icon=facts.icon,
        form_id=form_id,
        position=facts.position,
    )
    event = RecordTypeCreated(code=facts.code, application=application, form=facts.form)
    _record(made, event, by=by, at=at)
    return made.pk


@dataclass(frozen=True, kw_only=True)
class NewRecordType:
    """A record type wished for; without a form named, one of the same code is begun."""

    code: str
    name: Text
    icon: str = ""
    position: int = 0
    form: str | None = None


@transaction.atomic
def begin_record_type(*, application: str, new: NewRecordType, by: Actor, at: datetime) -> int:
    """Make a record type, and its form where none is named."""
    if new.form is None:
        form_commands.create(code=new.code, name=new.name, application=application, by=by, at=at)
    facts = RecordTypeFacts(
        code=new.code,
        name=new.name,
        form=new.form or new.code,
        icon=new.icon,
        position=new.position,
    )
    return create_record_type(application=application, facts=facts, by=by, at=at)


@dataclass(frozen=True, kw_only=True)
class RecordTypeLook:
    """A record type as it should be shown."""

    name: Text
    icon: str = ""
    position: int = 0
    is_active: bool = True


@transaction.atomic
def change_record_type(*, code: str, look: RecordTypeLook, by: Actor, at: datetime) -> None:
    """Rename a record type, move it, or switch it off and on; its records stay."""
    locked = _lock(code, by=by)
    _require_code_and_name(code, look.name)
    wanted = {
        "name": look.name,
        "icon": look.icon,
        "position": look.position,
        "is_active": look.is_active,
    }
    changes = apply(locked, wanted)
    _record(locked, RecordTypeChanged(code=code, changes=changes), by=by, at=at)


@transaction.atomic
def retire_record_type(*, code: str, by: Actor, at: datetime) -> None:
    """Offer a record type no longer; its records stay readable."""
    locked = _lock(code, by=by)
    changes = apply(locked, {"is_active": False})
    _record(locked, RecordTypeChanged(code=code, changes=changes), by=by, at=at)


@transaction.atomic
def publish_record_type(
    *, code: str, content: Mapping[str, object], by: Actor, at: datetime
) -> int:
    """Publish a version with the newest form; records are judged by it from now on."""
    locked = _lock(code, by=by)
    form = forms.current_version(locked.form.code)
    record_content.parse(content, fields={one.code for one in form.fields})
    last = locked.versions.order_by("-no").first()
    version = RecordTypeVersion.objects.create(
        type=locked,
        no=last.no + 1 if last else 1,
        form_version_id=form.id,
        content=dict(content),
        published_at=at,
        published_by=by.as_dict(),
    )
    registry.prepare_form(form.form_id)
    event = RecordTypePublished(code=code, no=version.no, form_version_id=form.id)
    _record(locked, event, by=by, at=at)
    return version.pk


def _lock(code: str, *, by: Actor) -> RecordType:
    types = RecordType.objects.select_related("application", "form").filter(code=code)
    locked = types.select_for_update(of=("self",)).first()
    if locked is None:
        raise UnknownRecordType(code=code)
    require(by, "define", application=locked.application.code)
    return locked


def _require_code_and_name(code: str, name: object) -> None:
    problems = []
    if not CODE.fullmatch(code):
        problems.append(Problem(path="code", code="catalog.code_malformed"))
    if not is_text(name):
        problems.append(Problem(path="name", code="catalog.text_needed"))
    if problems:
        raise InvalidInput(problems=problems)


def _record(type_: RecordType, event: Event, *, by: Actor, at: datetime) -> None:
    append(event, on=Subject(SUBJECT, type_.pk), by=by, at=at)

"""Reads of record types: the newest version of each, as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import QuerySet

from gongdan.accounts.permissions import require
from gongdan.catalog.errors import RecordTypeUnpublished, UnknownRecordType
from gongdan.catalog.models import RecordType, RecordTypeVersion
from gongdan.catalog.record_access import RecordAccess, access_of
from gongdan.catalog.record_content import RecordContent, read
from gongdan.kernel.actors import Actor
from gongdan.kernel.prepared import prepared
from gongdan.kernel.recall import recalled
from gongdan.kernel.texts import Text

EMPTY = RecordContent()


@dataclass(frozen=True)
class RecordTypeValue:
    """A record type with its newest published version."""

    id: int
    code: str
    name: Text
    icon: str
    application: str
    form_id: int
    position: int
    is_active: bool
    version_id: int
    no: int
    form_version_id: int
    content: RecordContent

    def access(self, by: Actor) -> RecordAccess:
        """How far the actor goes with records of this type."""
        return access_of(by, application=self.application, content=self.content)


@dataclass(frozen=True)
class RecordTypeBrief:
    """A record type in a list, published or not, with what the reader may do."""

    code: str
    name: Text
    icon: str
    application: str
    form: str
    position: int
    is_active: bool
    no: int | None
    access: str


@dataclass(frozen=True)
class RecordTypeVersionValue:
    """One published version for the type's builders."""

    no: int
    form_version: int
    content: Mapping[str, object]
    published_at: datetime
    published_by: Mapping[str, object]


@recalled
def record_type(code: str) -> RecordTypeValue:
    """One record type with its newest version; refused when it has none."""
    newest = _of_code(code)
    if newest:
        return _value(newest[0])
    if RecordType.objects.filter(code=code).exists():
        raise RecordTypeUnpublished(code=code)
    raise UnknownRecordType(code=code)


@recalled
def record_type_of_form(form_id: int) -> RecordTypeValue | None:
    """The record type that a form belongs to, if any."""
    newest = _of_form(form_id)
    return _value(newest[0]) if newest else None


@prepared
def _of_code(code: str) -> QuerySet[RecordTypeVersion]:
    return _newest().filter(type__code=code).order_by("-no")[:1]


@prepared
def _of_form(form_id: int) -> QuerySet[RecordTypeVersion]:
    return _newest().filter(type__form_id=form_id).order_by("-no")[:1]


@prepared
def _of_each_type() -> QuerySet[RecordTypeVersion]:
    return _newest().order_by("type_id", "-no").distinct("type_id")


def published_record_types() -> list[RecordTypeValue]:
    """The newest version of every record type that has one."""
    return [_value(version) for version in _of_each_type()]


def record_types(*, by: Actor, application: str | None = None) -> list[RecordTypeBrief]:
    """The record types whose records the actor may read, in their order; builders see all."""
    rows = RecordType.objects.select_related("application", "form").order_by("position", "id")
    if application is not None:
        rows = rows.filter(application__code=application)
    newest = {one.id: one for one in published_record_types()}
    briefs = [_brief(row, newest.get(row.pk), by) for row in rows]
    return [one for one in briefs if one.access != "none"]


def record_type_brief(code: str, *, by: Actor) -> RecordTypeBrief:
    """One record type for somebody who may read its records; else there is none."""
    row = RecordType.objects.select_related("application", "form").filter(code=code).first()
    if row is None:
        raise UnknownRecordType(code=code)
    newest = _newest().filter(type=row).order_by("-no").first()
    brief = _brief(row, _value(newest) if newest else None, by)
    if brief.access == "none":
        raise UnknownRecordType(code=code)
    return brief


def record_type_versions(code: str, *, by: Actor) -> list[RecordTypeVersionValue]:
    """The published versions, newest first, for the type's builders."""
    row = RecordType.objects.select_related("application").filter(code=code).first()
    if row is None:
        raise UnknownRecordType(code=code)
    require(by, "define", application=row.application.code)
    return [
        RecordTypeVersionValue(
            no=one.no,
            form_version=one.form_version_id,
            content=one.content,
            published_at=one.published_at,
            published_by=one.published_by,
        )
        for one in row.versions.order_by("-no")
    ]


def _newest() -> QuerySet[RecordTypeVersion]:
    return RecordTypeVersion.objects.select_related("type__application")


def _value(version: RecordTypeVersion) -> RecordTypeValue:
    type_ = version.type
    return RecordTypeValue(
        id=type_.pk,
        code=type_.code,
        name=type_.name,
        icon=type_.icon,
        application=type_.application.code,
        form_id=type_.form_id,
        position=type_.position,
        is_active=type_.is_active and type_.application.is_active,
        version_id=version.pk,
        no=version.no,
        form_version_id=version.form_version_id,
        content=_content(version.pk),
    )


def _brief(row: RecordType, newest: RecordTypeValue | None, by: Actor) -> RecordTypeBrief:
    content = newest.content if newest else EMPTY
    return RecordTypeBrief(
        code=row.code,
        name=row.name,
        icon=row.icon,
        application=row.application.code,
        form=row.form.code,
        position=row.position,
        is_active=row.is_active,
        no=newest.no if newest else None,
        access=access_of(by, application=row.application.code, content=content).level,
    )


@lru_cache(maxsize=500)
def _content(version_id: int) -> RecordContent:
    return read(RecordTypeVersion.objects.get(pk=version_id).content)

"""Work-order types as their builders see them: what holds, what it binds, how it came about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from gongdan.accounts.permissions import may, require
from gongdan.catalog.errors import UnknownType
from gongdan.catalog.models import WorkOrderType, WorkOrderTypeVersion
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text


@dataclass(frozen=True)
class TypeBrief:
    """A type in a builder's list."""

    code: str
    name: Text
    description: Text
    icon: str
    application: str
    position: int
    is_active: bool
    form: str
    process: str
    no: int
    published_at: datetime | None


@dataclass(frozen=True)
class TypeVersionBrief:
    """One version of a type."""

    no: int
    published_at: datetime
    published_by: Mapping[str, object]
    form: str
    form_no: int
    process: str
    process_no: int


@dataclass(frozen=True)
class TypeDefinition:
    """A type with everything its newest version says, and the versions before."""

    brief: TypeBrief
    content: Mapping[str, object]
    versions: list[TypeVersionBrief]
    is_behind: bool


def types_to_build(*, by: Actor, application: str | None = None) -> list[TypeBrief]:
    """The types the actor may change, in their order."""
    rows = WorkOrderType.objects.select_related("application").order_by("position", "code")
    if application is not None:
        rows = rows.filter(application__code=application)
    mine = [row for row in rows if may(by, "define", application=row.application.code)]
    newest = {
        version.type_id: version
        for version in _versions().filter(type__in=mine).order_by("type_id", "no")
    }
    return [_brief(row, newest.get(row.pk)) for row in mine]


def type_definition(code: str, *, by: Actor) -> TypeDefinition:
    """One type with its settings and versions."""
    row = WorkOrderType.objects.select_related("application").filter(code=code).first()
    if row is None:
        raise UnknownType(code=code)
    require(by, "define", application=row.application.code)
    versions = list(_versions().filter(type=row).order_by("-no"))
    newest = versions[0] if versions else None
    return TypeDefinition(
        brief=_brief(row, newest),
        content=newest.content if newest else {},
        versions=[_version(one) for one in versions],
        is_behind=newest is not None and _is_behind(newest),
    )


def type_version_content(code: str, no: int, *, by: Actor) -> Mapping[str, object]:
    """What one version of a type says."""
    row = _versions().filter(type__code=code, no=no).first()
    if row is None:
        raise UnknownType(code=code)
    require(by, "define", application=row.type.application.code)
    content: Mapping[str, object] = row.content
    return content


def _versions() -> QuerySet[WorkOrderTypeVersion]:
    related = ("type__application", "form_version__form", "process_version__process")
    return WorkOrderTypeVersion.objects.select_related(*related)


def _is_behind(version: WorkOrderTypeVersion) -> bool:
    """Whether its form or process has been published anew since."""
    return "retired" in (version.form_version.state, version.process_version.state)


def _brief(row: WorkOrderType, newest: WorkOrderTypeVersion | None) -> TypeBrief:
    return TypeBrief(
        code=row.code,
        name=row.name,
        description=row.description,
        icon=row.icon,
        application=row.application.code,
        position=row.position,
        is_active=row.is_active,
        form=newest.form_version.form.code if newest else "",
        process=newest.process_version.process.code if newest else "",
        no=newest.no if newest else 0,
        published_at=newest.published_at if newest else None,
    )


def _version(row: WorkOrderTypeVersion) -> TypeVersionBrief:
    return TypeVersionBrief(
        no=row.no,
        published_at=row.published_at,
        published_by=row.published_by,
        form=row.form_version.form.code,
        form_no=row.form_version.no,
        process=row.process_version.process.code,
        process_no=row.process_version.no,
    )


def types_following(process: str) -> list[int]:
    """The newest versions of the types that follow a process, by their ids, oldest type first."""
    newest = WorkOrderTypeVersion.objects.order_by("type_id", "-no").distinct("type_id")
    rows = WorkOrderTypeVersion.objects.filter(pk__in=newest.values("pk")).filter(
        process_version__process__code=process
    )
    return list(rows.order_by("type_id").values_list("pk", flat=True))

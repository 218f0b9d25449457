"""An application written out as one file, and the files imported into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.conf import settings

from gongdan.accounts.permissions import require
from gongdan.accounts.queries import listings
from gongdan.accounts.queries.organization import department_value, team_value
from gongdan.catalog import packaging, queries
from gongdan.catalog.errors import UnknownImport
from gongdan.catalog.models import InstalledPackage, RecordType, WorkOrderTypeVersion
from gongdan.catalog.models import RecordTypeVersion as KeptVersion
from gongdan.catalog.packaging_normal import as_now
from gongdan.catalog.sections import sections
from gongdan.catalog.signing import signed
from gongdan.flows import queries as flows
from gongdan.forms import queries as forms
from gongdan.kernel.actors import Actor
from gongdan.rules import queries as rules
from gongdan.rules.published import PURPOSES
from gongdan.sla import queries as sla

Part = dict[str, object]


@dataclass(frozen=True)
class InstalledValue:
    """One import of a file into an application."""

    no: int
    application: str
    checksum: str
    signed_by: str
    installed_at: datetime
    installed_by: Mapping[str, object]
    is_undone: bool


def package_of(application: str, *, by: Actor, samples: Sequence[str] = ()) -> dict[str, object]:
    """Everything the application is made of as published now, in its full form.

    ``samples`` name the records that go along: all of a type, or one by its key.
    """
    require(by, "define", application=application)
    about = queries.application(application)
    department = department_value(about.department_id) if about.department_id else None
    package: dict[str, object] = {
        "format": packaging.FORMAT,
        "application": {
            "code": about.code,
            "name": about.name,
            "icon": about.icon,
            "department": department.code if department else None,
            "desk_team": team_value(about.desk_team_id).code,
            "position": about.position,
        },
        "roles": _roles(application),
        "categories": _categories(application),
        "forms": _forms(application, by=by),
        "processes": _processes(application, by=by),
        "record_types": _record_types(application),
        "types": _types(application),
        "rule_sets": _rule_sets(application, by=by),
        "sla_policies": _policies(application),
        **{one.name: one.parts(application, samples, by) for one in sections()},
    }
    return {name: part for name, part in package.items() if part or name == "format"}


def package_text(application: str, *, by: Actor, samples: Sequence[str] = ()) -> str:
    """The application as the text of a file, signed where this installation has a key."""
    package = package_of(application, by=by, samples=samples)
    seed = bytes.fromhex(settings.PACKAGE_KEY)
    return packaging.written(signed(package, seed=seed) if seed else package)


def installed_packages(application: str, *, by: Actor) -> list[InstalledValue]:
    """The files imported into an application, the newest first."""
    require(by, "define", application=application)
    rows = InstalledPackage.objects.filter(application=application).order_by("-no")
    return [_installed(row) for row in rows]


def base_of(application: str) -> dict[str, object]:
    """The file that was imported last and not undone: what both sides grew out of."""
    rows = InstalledPackage.objects.filter(application=application, is_undone=False)
    newest = rows.order_by("-no").first()
    return as_now(newest.content) if newest else {}


def samples_in(*packages: Mapping[str, object]) -> list[str]:
    """The keys of the records that files bring along."""
    parts = (part for one in packages for part in cast("list[Part]", one.get("records") or []))
    return list(dict.fromkeys(str(part["code"]) for part in parts))


def before_import(application: str, no: int, *, by: Actor) -> dict[str, object]:
    """How the application was before an import."""
    require(by, "define", application=application)
    found = InstalledPackage.objects.filter(application=application, no=no).first()
    if found is None:
        raise UnknownImport(no=no)
    return as_now(found.before)


def _roles(application: str) -> list[Part]:
    held = {grant.role_id for grant in listings.grants(application=application)}
    return [
        {
            "code": role.key,
            "name": role.name,
            "scope": role.scope,
            "permissions": sorted(role.permissions),
            "fields": role.fields,
        }
        for role in listings.roles()
        if role.pk in held and not role.is_builtin
    ]


def _categories(application: str) -> list[Part]:
    rows = queries.categories(application=application)
    codes = {row.id: row.code for row in rows}
    parts: list[Part] = [
        {
            "code": row.code,
            "name": row.name,
            "parent": codes.get(row.parent_id) if row.parent_id else None,
            "position": row.position,
            "is_active": row.is_active,
        }
        for row in rows
    ]
    return _parents_first(parts)


def _parents_first(parts: list[Part], parent: object = None) -> list[Part]:
    return [
        one
        for part in parts
        if part["parent"] == parent
        for one in (part, *_parents_first(parts, part["code"]))
    ]


def _forms(application: str, *, by: Actor) -> list[Part]:
    found = [forms.form(one.code, by=by) for one in forms.forms(by=by, application=application)]
    return [
        {"code": one.brief.code, "name": one.brief.name, "content": one.content}
        for one in sorted(found, key=lambda one: one.brief.code)
        if one.content is not None and one.brief.is_active
    ]


def _processes(application: str, *, by: Actor) -> list[Part]:
    form_of = {str(part["process"]): part["form"] for part in reversed(_types(application))}
    found = [
        flows.process(one.code, by=by) for one in flows.processes(by=by, application=application)
    ]
    return [
        {
            "code": one.brief.code,
            "name": one.brief.name,
            "form": form_of.get(one.brief.code, ""),
            "content": one.content,
        }
        for one in found
        if one.content is not None
    ]


def _types(application: str) -> list[Part]:
    newest = (
        WorkOrderTypeVersion.objects.filter(type__application__code=application)
        .order_by("type_id", "-no")
        .distinct("type_id")
        .select_related("type", "form_version__form", "process_version__process")
    )
    return [
        {
            "code": version.type.code,
            "name": version.type.name,
            "description": version.type.description,
            "icon": version.type.icon,
            "position": version.type.position,
            "is_active": version.type.is_active,
            "form": version.form_version.form.code,
            "process": version.process_version.process.code,
            "content": version.content,
        }
        for version in sorted(newest, key=lambda one: (one.type.position, one.type.code))
    ]


def _record_types(application: str) -> list[Part]:
    newest = (
        KeptVersion.objects.filter(type__application__code=application)
        .order_by("type_id", "-no")
        .distinct("type_id")
        .select_related("type__form")
    )
    return [
        {**_record_type(version.type), "content": version.content}
        for version in sorted(newest, key=lambda one: (one.type.position, one.type.code))
    ]


def _record_type(type_: RecordType) -> Part:
    return {
        "code": type_.code,
        "name": type_.name,
        "icon": type_.icon,
        "position": type_.position,
        "is_active": type_.is_active,
        "form": type_.form.code,
    }


def _rule_sets(application: str, *, by: Actor) -> Part:
    kept = {one.purpose for one in rules.rule_sets(by) if one.application == application}
    contents = {
        purpose: rules.rule_set(application, purpose).content
        for purpose in PURPOSES
        if purpose in kept
    }
    return {purpose: content for purpose, content in contents.items() if content is not None}


def _policies(application: str) -> object:
    sets = {one.application: one.content for one in sla.policy_sets()}
    return sets.get(application)


def _installed(row: InstalledPackage) -> InstalledValue:
    return InstalledValue(
        no=row.no,
        application=row.application,
        checksum=row.checksum,
        signed_by=row.signed_by,
        installed_at=row.installed_at,
        installed_by=row.installed_by,
        is_undone=row.is_undone,
    )

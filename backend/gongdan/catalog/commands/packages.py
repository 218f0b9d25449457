"""Installing an application from its one reviewable file, through the same commands people use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import cast

from django.db import transaction

from gongdan.accounts.permissions import require
from gongdan.audit.commands import append
from gongdan.catalog.commands.applications import ApplicationFacts, create_application
from gongdan.catalog.commands.categories import CategoryFacts, create_category
from gongdan.catalog.commands.record_types import (
    RecordTypeFacts,
    create_record_type,
    publish_record_type,
)
from gongdan.catalog.commands.types import Binding, TypeFacts, create_type, publish_type
from gongdan.catalog.errors import UnknownPackageFormat
from gongdan.catalog.events import PackageInstalled
from gongdan.expressions.values import Type
from gongdan.flows import commands as flows
from gongdan.forms import commands as forms
from gongdan.forms import queries as form_queries
from gongdan.forms.engine import type_of
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Subject
from gongdan.kernel.texts import Text
from gongdan.rules import commands as rules
from gongdan.rules.facts import FACTS
from gongdan.rules.published import PURPOSES
from gongdan.sla import commands as sla

FORMAT = 1
Part = Mapping[str, object]


@transaction.atomic
def install_package(*, package: Part, by: Actor, at: datetime) -> str:
    """Make everything the file describes, or nothing; returns the application's code."""
    require(by, "administer")
    if package.get("format") != FORMAT:
        raise UnknownPackageFormat(format=package.get("format"))
    about = cast("Part", package["application"])
    code = str(about["code"])
    made = _application(about, by=by, at=at)
    _categories(code, _parts(package, "categories"), by=by, at=at)
    for part in _parts(package, "forms"):
        _form(code, part, by=by, at=at)
    for part in _parts(package, "processes"):
        _process(code, part, by=by, at=at)
    for part in _parts(package, "record_types"):
        _record_type(code, part, by=by, at=at)
    for part in _parts(package, "types"):
        _type(code, part, by=by, at=at)
    _rules(code, cast("Part", package.get("rule_sets", {})), by=by, at=at)
    if "sla_policies" in package:
        _policies(code, cast("dict[str, object]", package["sla_policies"]), by=by, at=at)
    append(PackageInstalled(code=code), on=Subject("application", made), by=by, at=at)
    return code


def _application(about: Part, *, by: Actor, at: datetime) -> int:
    facts = ApplicationFacts(
        code=str(about["code"]),
        name=_text(about, "name"),
        icon=str(about.get("icon", "")),
        department=cast("str | None", about.get("department")),
        desk_team=str(about["desk_team"]),
        position=cast("int", about.get("position", 0)),
    )
    return create_application(facts=facts, by=by, at=at)


def _categories(code: str, parts: Sequence[Part], *, by: Actor, at: datetime) -> None:
    for position, part in enumerate(parts):
        facts = CategoryFacts(
            code=str(part["code"]),
            name=_text(part, "name"),
            parent=cast("str | None", part.get("parent")),
            position=position,
        )
        create_category(application=code, facts=facts, by=by, at=at)


def _form(code: str, part: Part, *, by: Actor, at: datetime) -> None:
    form = str(part["code"])
    forms.create(code=form, name=_text(part, "name"), application=code, by=by, at=at)
    content = cast("dict[str, object]", part["content"])
    forms.save_draft(code=form, content=content, by=by, at=at)
    forms.publish(code=form, by=by, at=at)


def _process(code: str, part: Part, *, by: Actor, at: datetime) -> None:
    process = str(part["code"])
    flows.create(code=process, name=_text(part, "name"), application=code, by=by, at=at)
    content = cast("dict[str, object]", part["content"])
    flows.save_draft(code=process, content=content, by=by, at=at)
    flows.publish(code=process, by=by, at=at, types=_types(str(part["form"])))


def _types(form: str) -> dict[str, Type]:
    """What a process's conditions may ask: the order's facts and the answers of its form."""
    fields = form_queries.current_version(form).definition.fields
    return {**FACTS, **{f"answers.{one.code}": type_of(one) for one in fields}}


def _record_type(code: str, part: Part, *, by: Actor, at: datetime) -> None:
    facts = RecordTypeFacts(
        code=str(part["code"]),
        name=_text(part, "name"),
        form=str(part["form"]),
        icon=str(part.get("icon", "")),
        position=cast("int", part.get("position", 0)),
    )
    create_record_type(application=code, facts=facts, by=by, at=at)
    content = cast("Part", part["content"])
    publish_record_type(code=facts.code, content=content, by=by, at=at)


def _type(code: str, part: Part, *, by: Actor, at: datetime) -> None:
    facts = TypeFacts(
        code=str(part["code"]),
        name=_text(part, "name"),
        description=_text(part, "description"),
        icon=str(part.get("icon", "")),
        position=cast("int", part.get("position", 0)),
    )
    create_type(application=code, facts=facts, by=by, at=at)
    binding = Binding(
        form=str(part["form"]),
        process=str(part["process"]),
        content=cast("Part", part["content"]),
    )
    publish_type(code=facts.code, binding=binding, by=by, at=at)


def _rules(code: str, sets: Part, *, by: Actor, at: datetime) -> None:
    for purpose in PURPOSES:
        if purpose not in sets:
            continue
        rev = rules.save_draft(
            application=code,
            purpose=purpose,
            content=cast("dict[str, object]", sets[purpose]),
            expected_rev=0,
            by=by,
            at=at,
        )
        rules.publish(application=code, purpose=purpose, expected_rev=rev, by=by, at=at)


def _policies(code: str, content: dict[str, object], *, by: Actor, at: datetime) -> None:
    sla.save_policy_draft(application=code, content=content, by=by, at=at)
    sla.publish_policies(application=code, by=by, at=at)


def _parts(package: Part, name: str) -> Sequence[Part]:
    return cast("Sequence[Part]", package.get(name, []))


def _text(part: Part, name: str) -> Text:
    return cast("Text", part.get(name, {}))

"""The definitions that may name fields of a form: what is bound to it, and rules beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from gongdan.accounts.queries.listings import roles
from gongdan.catalog.models import (
    InstalledPackage,
    RecordType,
    RecordTypeVersion,
    WorkOrderTypeVersion,
)
from gongdan.flows import queries as flows
from gongdan.forms import queries as forms
from gongdan.forms.across import parts_across
from gongdan.forms.uses import Definition, Searched
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.texts import Text
from gongdan.rules import queries as rules
from gongdan.sla import queries as sla

Part = Mapping[str, object]
PURPOSE_NAMES: Mapping[str, Text] = {
    "keywords": {"zh-CN": "关键词库", "en": "Keyword sets"},
    "classify": {"zh-CN": "分类规则", "en": "Classification rules"},
    "priority": {"zh-CN": "定级规则", "en": "Priority rules"},
    "dispatch": {"zh-CN": "派单规则", "en": "Dispatch rules"},
    "triggers": {"zh-CN": "触发规则", "en": "Trigger rules"},
    "records": {"zh-CN": "业务数据规则", "en": "Record rules"},
}
POLICIES: Text = {"zh-CN": "SLA 策略", "en": "SLA policies"}


def definitions(searched: Searched) -> Iterator[Definition]:
    """Everything below records that may name fields of the form."""
    yield from _record_type(searched)
    yield from _other_forms(searched)
    yield from _processes(searched)
    yield from _rules(searched)
    yield from _policies(searched)
    yield from _roles()
    yield from _packages(searched)


def _record_type(searched: Searched) -> Iterator[Definition]:
    versions = RecordTypeVersion.objects.filter(type__form_id=searched.form_id)
    newest = versions.select_related("type").order_by("-no").first()
    if newest is not None:
        type_ = newest.type
        yield Definition("record_type", type_.code, type_.name, newest.content, is_own=True)


def _other_forms(searched: Searched) -> Iterator[Definition]:
    types = set(RecordType.objects.filter(form_id=searched.form_id).values_list("code", flat=True))
    for one in forms.contents():
        if one.code == searched.code:
            continue
        items = cast("list[Part]", one.content.get("fields") or [])
        for place, part in parts_across(items, record_types=types, form=searched.code):
            content = {"fields": {str(place): part}}
            yield Definition("form", one.code, one.name, content, True, one.is_draft)


def _processes(searched: Searched) -> Iterator[Definition]:
    newest = WorkOrderTypeVersion.objects.order_by("type_id", "-no").distinct("type_id")
    bound = newest.filter(type__in=_types_with(searched)).select_related("form_version")
    ids = {row.process_version_id for row in bound if row.form_version.form_id == searched.form_id}
    codes = sorted({flows.version(key).code for key in ids})
    for code in codes:
        detail = flows.process(code, by=SYSTEM)
        name = dict(detail.brief.name)
        if detail.content is not None:
            yield Definition("process", code, name, detail.content)
        if detail.draft is not None:
            yield Definition("process", code, name, detail.draft.content, is_draft=True)


def _types_with(searched: Searched) -> list[int]:
    rows = WorkOrderTypeVersion.objects.filter(form_version__form_id=searched.form_id)
    return list(rows.values_list("type_id", flat=True).distinct())


def _rules(searched: Searched) -> Iterator[Definition]:
    for one in rules.rule_sets(SYSTEM):
        if one.application not in (searched.application, ""):
            continue
        detail = rules.rule_set(one.application, one.purpose)
        name = one.name or PURPOSE_NAMES[one.purpose]
        if detail.content is not None:
            yield Definition("rule_set", one.purpose, name, detail.content)
        if detail.draft is not None:
            yield Definition("rule_set", one.purpose, name, detail.draft.content, is_draft=True)


def _policies(searched: Searched) -> Iterator[Definition]:
    for one in sla.policy_sets():
        if one.application not in (searched.application, ""):
            continue
        if one.content is not None:
            yield Definition("sla_policies", one.application, POLICIES, one.content)
        if one.draft is not None:
            yield Definition("sla_policies", one.application, POLICIES, one.draft, is_draft=True)


def _roles() -> Iterator[Definition]:
    for role in roles():
        yield Definition("role", role.key, role.name, {"fields": role.fields})


def _packages(searched: Searched) -> Iterator[Definition]:
    installed = InstalledPackage.objects.filter(is_undone=False)
    newest = installed.order_by("application", "-no").distinct("application")
    for row in newest:
        parts = cast("list[Part]", row.content.get("forms") or [])
        about = cast("Part", row.content.get("application") or {})
        for part in parts:
            if part.get("code") == searched.code:
                name = cast("Text", about.get("name") or {})
                code = f"{row.application}/{row.no}"
                yield Definition("package", code, name, {"form": part})

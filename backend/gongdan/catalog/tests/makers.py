"""An application with a form and a record type over it, made by commands."""

from __future__ import annotations

from gongdan.accounts.tests.makers import NOON, World
from gongdan.catalog.commands.applications import ApplicationFacts, create_application
from gongdan.catalog.commands.record_types import (
    RecordTypeFacts,
    create_record_type,
    publish_record_type,
)
from gongdan.catalog.models import Application
from gongdan.forms import commands as forms
from gongdan.kernel.actors import SYSTEM

TIERS = [
    {"key": "vip", "label": {"zh-CN": "重要", "en": "VIP"}},
    {"key": "plain", "label": {"zh-CN": "普通", "en": "Plain"}},
]
CUSTOMER_FIELDS: list[dict[str, object]] = [
    {"code": "name", "kind": "text", "label": {"zh-CN": "名称"}, "required": True},
    {"code": "level", "kind": "select", "label": {"zh-CN": "级别"}, "options": TIERS},
    {"code": "credit", "kind": "number", "label": {"zh-CN": "额度"}, "scale": 2},
    {"code": "since", "kind": "date", "label": {"zh-CN": "合作起始"}},
]
CUSTOMER = {"format": 1, "title": ["name"], "keys": ["name"]}


def make_desk_application(world: World, code: str = "crm") -> None:
    """An application of the service desk."""
    facts = ApplicationFacts(
        code=code, name={"zh-CN": "客户", "en": "Customers"}, desk_team=world.service_desk.code
    )
    if not Application.objects.filter(code=code).exists():
        create_application(facts=facts, by=SYSTEM, at=NOON)


def make_form(
    code: str,
    fields: list[dict[str, object]],
    *,
    application: str = "crm",
    **content: object,
) -> None:
    """A published form."""
    forms.create(code=code, name={"zh-CN": code}, application=application, by=SYSTEM, at=NOON)
    publish_form(code, fields, **content)


def publish_form(code: str, fields: list[dict[str, object]], **content: object) -> None:
    """One more version of a form."""
    whole = {"format": 1, "fields": fields, **content}
    forms.save_draft(code=code, content=whole, by=SYSTEM, at=NOON)
    forms.publish(code=code, by=SYSTEM, at=NOON)


def make_record_type(
    world: World,
    code: str = "customer",
    *,
    fields: list[dict[str, object]] | None = None,
    content: dict[str, object] | None = None,
    form: dict[str, object] | None = None,
) -> None:
    """A published record type over a form of the same code, its application too."""
    make_desk_application(world)
    make_form(code, fields or CUSTOMER_FIELDS, **(form or {}))
    facts = RecordTypeFacts(code=code, name={"zh-CN": code}, form=code)
    create_record_type(application="crm", facts=facts, by=SYSTEM, at=NOON)
    settings = {"format": 1} if fields else CUSTOMER
    publish_record_type(code=code, content={**settings, **(content or {})}, by=SYSTEM, at=NOON)

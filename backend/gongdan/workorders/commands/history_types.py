"""The type that imported orders have: one an application, never offered to anybody."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from gongdan.accounts.commands import PersonDetails, create_person, deactivate_person
from gongdan.accounts.queries import person_by_username
from gongdan.catalog import queries as catalog
from gongdan.catalog.commands.types import (
    Binding,
    TypeFacts,
    create_type,
    offer_type,
    publish_type,
)
from gongdan.catalog.queries import ApplicationValue, TypeValue
from gongdan.flows import commands as flows
from gongdan.forms import commands as forms
from gongdan.kernel.actors import SYSTEM, Actor
from gongdan.kernel.texts import Text

LOCK = 7_320_001
NAME: Text = {"zh-CN": "导入的历史工单", "en": "Imported history"}
FIELDS: dict[str, Text] = {
    "requester_name": {"zh-CN": "来源：请求人", "en": "Source: requester"},
    "team_name": {"zh-CN": "来源：处理组", "en": "Source: group"},
    "assignee_name": {"zh-CN": "来源：处理人", "en": "Source: assignee"},
    "category_name": {"zh-CN": "来源：分类", "en": "Source: category"},
    "status_name": {"zh-CN": "来源：状态", "en": "Source: status"},
    "priority_name": {"zh-CN": "来源：优先级", "en": "Source: priority"},
}
OTHERS = "others"
OTHERS_LABEL: Text = {"zh-CN": "来源：其他", "en": "Source: other facts"}
STEPS = [
    {"key": "filed", "kind": "start", "name": {"zh-CN": "提交", "en": "Filed"}},
    {
        "key": "handle",
        "kind": "handling",
        "name": {"zh-CN": "处理", "en": "Handle"},
        "phase": "handle",
        "status": "in_progress",
        "handlers": [{"kind": "assignee"}],
    },
    {"key": "closed", "kind": "end", "name": {"zh-CN": "关闭", "en": "Closed"}, "phase": "close"},
]
CONTENT: dict[str, object] = {
    "format": 1,
    "number": "IMP-{YYYY}-{seq:6}",
    "situations": [
        {"key": "imported", "text": {"zh-CN": "导入", "en": "Imported"}, "impact": 3, "urgency": 3}
    ],
    "root_causes": [{"key": "imported", "name": {"zh-CN": "导入", "en": "Imported"}}],
}


@transaction.atomic
def history_type(*, application: ApplicationValue, by: Actor, at: datetime) -> TypeValue:
    """The application's type for imported orders; made when the first of them comes."""
    code = f"imported-{application.id}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    found = catalog.newest_type(code)
    if found is not None:
        return found
    forms.create(code=code, name=NAME, application=application.code, by=by, at=at)
    forms.save_draft(code=code, content=_form(), by=by, at=at)
    forms.publish(code=code, by=by, at=at)
    flows.create(code=code, name=NAME, application=application.code, by=by, at=at)
    flows.save_draft(code=code, content={"format": 1, "steps": STEPS}, by=by, at=at)
    flows.publish(code=code, by=by, at=at)
    facts = TypeFacts(code=code, name=NAME)
    create_type(application=application.code, facts=facts, by=by, at=at)
    binding = Binding(form=code, process=code, content=CONTENT)
    made = publish_type(code=code, binding=binding, by=by, at=at)
    offer_type(code=code, is_active=False, by=by, at=at)
    return catalog.type_version(made)


@transaction.atomic
def stand_in_requester(*, source: str, at: datetime) -> int:
    """The one person who stands for all requesters of a source whom nobody here knows."""
    username = f"imported-{source}"
    known = person_by_username(username)
    if known is not None:
        return known.id
    details = PersonDetails(
        username=username,
        name=f"导入的请求人（{source}）",
        name_en=f"Imported requester ({source})",
        is_internal=False,
    )
    # The import made the person, not whoever started it: that takes no administrator.
    person = create_person(details=details, by=SYSTEM, at=at)
    deactivate_person(person_id=person.pk, by=SYSTEM, at=at)
    return person.pk


def _form() -> dict[str, object]:
    fields: list[dict[str, object]] = [
        {"code": code, "kind": "text", "label": label} for code, label in FIELDS.items()
    ]
    fields.append({"code": OTHERS, "kind": "textarea", "label": OTHERS_LABEL})
    return {"format": 1, "fields": fields}

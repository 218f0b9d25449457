"""Trigger rules for tests of running work."""

from __future__ import annotations

from gongdan.accounts.tests.makers import NOON
from gongdan.forms import queries as forms
from gongdan.kernel.actors import SYSTEM
from gongdan.records import queries as records
from gongdan.rules import commands
from gongdan.workorders.models import Decision, WorkOrder

Json = dict[str, object]


def equals(field: str, value: object) -> Json:
    return {"op": "=", "args": [{"field": field}, {"value": value}]}


def names(key: str) -> dict[str, str]:
    return {"zh-CN": f"规则{key}", "en": f"Rule {key}"}


def said(words: str) -> dict[str, str]:
    return {"zh-CN": words, "en": words}


def when(key: str, event: Json | str, *then: Json, **more: object) -> Json:
    """A trigger rule; ``if_`` is its condition, ``else_`` what is done where it does not hold."""
    on = event if isinstance(event, dict) else {"event": event}
    settings = {name.rstrip("_"): value for name, value in more.items()}
    return {"key": key, "name": names(key), "on": [on], "then": list(then), **settings}


def tag(*tags: str) -> Json:
    return {"do": "tag", "add": list(tags)}


def publish_triggers(*rules: Json, application: str = "it", **more: object) -> int:
    """The number of the version that holds from now on."""
    content = {"format": 1, "rules": list(rules), **more}
    where = {"application": application, "purpose": "triggers", "by": SYSTEM, "at": NOON}
    rev = commands.save_draft(content=content, expected_rev=0, **where)  # type: ignore[arg-type]
    return commands.publish(expected_rev=rev, **where)  # type: ignore[arg-type]


def runs_of(order: WorkOrder) -> list[Json]:
    """What the trigger rules did about an order, or were kept from, oldest first."""
    rows = Decision.objects.filter(work_order=order, purpose="trigger").order_by("pk")
    return [{key: value for key, value in row.outcome.items() if key != "name"} for row in rows]


def afresh(order: WorkOrder) -> WorkOrder:
    return WorkOrder.objects.get(pk=order.pk)


def answers(**by_code: object) -> Json:
    """Answers to the form of the tests, by field id."""
    fields = forms.current_version("incident").fields
    ids = {one.code: one.id for one in fields}
    return {ids[code]: value for code, value in by_code.items()}


def answers_of(order: WorkOrder) -> Json:
    return records.answers(form_id=order.form_id, record_id=order.record_id)

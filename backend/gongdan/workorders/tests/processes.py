"""Types whose orders follow a process of the test's own, and what happens in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from gongdan.accounts.tests.makers import NOON, World
from gongdan.audit.models import Entry
from gongdan.audit.queries import history
from gongdan.catalog.commands.types import Binding, TypeFacts, create_type, publish_type
from gongdan.catalog.models import Application
from gongdan.flows import commands as flows
from gongdan.forms import commands as forms
from gongdan.kernel.actors import SYSTEM
from gongdan.records import queries as records
from gongdan.workorders.commands import stages, timers
from gongdan.workorders.commands.intake import Request, submit
from gongdan.workorders.finding import subject
from gongdan.workorders.models import FlowTask, WorkOrder
from gongdan.workorders.tests.makers import make_application
from gongdan.workorders.tests.package import END, START, stage, text, type_content

Json = dict[str, object]
FIELDS: list[Json] = [
    {"code": "amount", "kind": "number", "label": text("金额", "Amount")},
    {"code": "day", "kind": "datetime", "label": text("日期", "Day")},
    {"code": "note", "kind": "text", "label": text("备注", "Note")},
    {
        "code": "lines",
        "kind": "subtable",
        "label": text("明细", "Lines"),
        "columns": [{"code": "sku", "kind": "text", "label": text("物料", "Item")}],
    },
]


def person(who: str) -> list[Json]:
    """A rule that names somebody by the name they sign in with."""
    return [{"kind": "person", "person": who}]


def work(key: str = "work", **settings: object) -> Json:
    """A stage the handler does."""
    usual = {"handlers": person("zhouhaisheng")}
    return stage(key, text(key, key), **{**usual, **settings})


def ask(key: str = "ask", *who: str, **settings: object) -> Json:
    """An approval by these people."""
    handlers = [{"kind": "person", "person": one} for one in who or ("gaomin",)]
    return {**stage(key, text(key, key), handlers=handlers, **settings), "kind": "approval"}


def publish(*steps: Json, code: str = "flow") -> None:
    """A type whose orders walk these steps between start and end."""
    if not Application.objects.exists():
        make_application()
    name = text(code, code)
    forms.create(code=code, name=name, application="it", by=SYSTEM, at=NOON)
    forms.save_draft(code=code, content={"format": 1, "fields": FIELDS}, by=SYSTEM, at=NOON)
    forms.publish(code=code, by=SYSTEM, at=NOON)
    flows.create(code=code, name=name, application="it", by=SYSTEM, at=NOON)
    content: Json = {"format": 1, "steps": [START, *steps, END]}
    flows.save_draft(code=code, content=content, by=SYSTEM, at=NOON)
    flows.publish(code=code, by=SYSTEM, at=NOON)
    create_type(application="it", facts=TypeFacts(code=code, name=name), by=SYSTEM, at=NOON)
    binding = Binding(form=code, process=code, content=type_content(code.upper()))
    publish_type(code=code, binding=binding, by=SYSTEM, at=NOON)


def revise(*steps: Json, code: str = "flow") -> None:
    """Let new orders of a type walk other steps from now on."""
    content: Json = {"format": 1, "steps": [START, *steps, END]}
    flows.save_draft(code=code, content=content, by=SYSTEM, at=NOON)
    flows.publish(code=code, by=SYSTEM, at=NOON)
    binding = Binding(form=code, process=code, content=type_content(code.upper()))
    publish_type(code=code, binding=binding, by=SYSTEM, at=NOON)


def ids(code: str = "flow") -> dict[str, str]:
    """The ids of the form's fields, and of the table's columns, by code."""
    from gongdan.forms import queries

    fields = queries.current_version(code).fields
    columns = [column for one in fields for column in one.columns]
    return {one.code: one.id for one in (*fields, *columns)}


def file(world: World, *, code: str = "flow", at: datetime = NOON, **answers: object) -> WorkOrder:
    """An order of that type by the requester."""
    known = ids(code)
    given = {known[name]: value for name, value in answers.items()}
    request = Request(type=code, title="三楼会议室", answers=given)
    return submit(request=request, by=world.actor("requester"), at=at)


def task(order: WorkOrder, step: str) -> FlowTask:
    """The newest task of a step."""
    return FlowTask.objects.filter(work_order=order, step=step).latest("instance_id", "no")


def complete(
    world: World,
    order: WorkOrder,
    step: str = "work",
    *,
    who: str = "handler",
    at: datetime = NOON,
    answers: Mapping[str, object] | None = None,
) -> None:
    """Finish a stage, with answers by code."""
    known = ids()
    given = {known[name]: value for name, value in (answers or {}).items()}
    stages.complete_task(
        number=order.number,
        task_id=task(order, step).pk,
        completion=stages.Completion(answers=given),
        by=world.actor(who),
        at=at,
    )


def stands_at(order: WorkOrder) -> list[str]:
    """Where it waits for people or for itself."""
    found = FlowTask.objects.filter(work_order=order, state="pending").order_by("no")
    return list(found.values_list("step", flat=True))


def told(order: WorkOrder, event: str) -> list[dict[str, object]]:
    """The facts of every such event, in their order."""
    entries = history(subject(order))
    return [entry.facts for entry in entries if entry.event == f"workorders.{event}"]


def fire(*, at: datetime) -> None:
    """Fire everything due until nothing is, as the worker would."""
    for _ in range(20):
        for each in timers.due_timers(at=at):
            timers.fire(timer_id=each, at=at)


def afresh(order: WorkOrder) -> WorkOrder:
    """The order as it is stored now."""
    return WorkOrder.objects.get(pk=order.pk)


def answers(order: WorkOrder, code: str = "flow") -> dict[str, object]:
    """What is answered, by code."""
    stored = records.answers(form_id=order.form_id, record_id=order.record_id)
    return {name: stored[key] for name, key in ids(code).items() if key in stored}


def actors(order: WorkOrder, event: str) -> list[str]:
    """Who did it, each time."""
    found = Entry.objects.filter(subject_id=order.pk, event=f"workorders.{event}").order_by("id")
    return [str(entry.actor["kind"]) for entry in found]

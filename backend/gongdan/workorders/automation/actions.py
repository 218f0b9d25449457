"""What actions do: to the order, to other records and orders, to other systems and people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from gongdan.deliveries.commands import Webhook, queue_webhook
from gongdan.expressions import evaluate, plain
from gongdan.flows.actions import Action
from gongdan.flows.steps.action import Automatic
from gongdan.forms.definition import FieldDefinition
from gongdan.kernel.actors import SYSTEM
from gongdan.records.commands import records
from gongdan.search.indexing import index
from gongdan.workorders.automation.filing import NewOrder, file_order
from gongdan.workorders.change import Change
from gongdan.workorders.commands.details import apply_answers
from gongdan.workorders.deciding import Said, classify_order, dispatch_order, grade_order
from gongdan.workorders.errors import UnknownChoice
from gongdan.workorders.events import ActionDone, DetailsChanged
from gongdan.workorders.finding import subject
from gongdan.workorders.handlers import ids_in
from gongdan.workorders.members import pool_of
from gongdan.workorders.models import FlowTask
from gongdan.workorders.texts import clean_title


@dataclass
class Doing:
    """One action under way: the order under change, the task, the facts as they are for it."""

    this: Change
    row: FlowTask
    action: Action
    facts: Mapping[str, object]
    number: int

    def value(self) -> object:
        """The action's own value."""
        return plain(evaluate(self.action.value or {}, self.facts))

    def values(self) -> dict[str, object]:
        """The action's values by name."""
        given = self.action.values.items()
        return {name: plain(evaluate(one, self.facts)) for name, one in given}


def do_actions(this: Change, row: FlowTask) -> bool:
    """Do them one after the other; each sees what those before it did."""
    step = this.run.graph.step(row.step)
    actions = step.actions if isinstance(step, Automatic) else ()
    for number, action in enumerate(actions):
        doing = Doing(this, row, action, this.facts_at(row.token), number)
        said = DOERS[action.do](doing)
        this.note(_done(doing, said))
    return True


@dataclass(frozen=True)
class Told:
    """What history says of an action."""

    detail: str = ""
    person_ids: tuple[int, ...] = ()


def _done(doing: Doing, said: Told) -> ActionDone:
    row, action = doing.row, doing.action
    return ActionDone(
        step_key=row.step,
        step_name=doing.this.run.name(row.step),
        do=action.do,
        detail=said.detail[:200],
        person_ids=list(said.person_ids),
        text=dict(action.text),
    )


def _set_field(doing: Doing) -> Told:
    this, field = doing.this, _field(doing.this, doing.action.target)
    changes = apply_answers(this, {field.id: doing.value()}, by=SYSTEM)
    this.note(DetailsChanged(changes=changes))
    return Told(field.code)


def _set_title(doing: Doing) -> Told:
    order = doing.this.order
    order.title = clean_title(str(doing.value() or ""))
    body = f"{order.title}\n{order.description}"
    index(subject=subject(order), part="order", body=body, is_internal=False)
    return Told(order.title)


def _add_tag(doing: Doing) -> Told:
    order = doing.this.order
    order.tags = sorted({*order.tags, doing.action.target})
    return Told(doing.action.target)


def _create_record(doing: Doing) -> Told:
    new = records.NewRecord(answers=doing.values())
    code, at = doing.action.target, doing.this.at
    made = records.create(record_type=code, new=new, by=SYSTEM, at=at)
    return Told(f"{code} {made}")


def _change_record(doing: Doing) -> Told:
    """The records that a link of the form names; the type is the link's own."""
    field = _field(doing.this, doing.action.target)
    code = str(field.settings.get("record_type", ""))
    if not code:
        raise UnknownChoice(what="link", value=field.code)
    ids = ids_in(doing.facts.get(f"answers.{field.code}"))
    for record_id in ids:
        records.change(
            record_type=code,
            record_id=record_id,
            answers=doing.values(),
            by=SYSTEM,
            at=doing.this.at,
        )
    return Told(f"{code} {', '.join(map(str, ids))}")


def _create_order(doing: Doing) -> Told:
    title = str(doing.value() or "")
    new = NewOrder(type=doing.action.target, title=title, answers=doing.values())
    return Told(file_order(doing.this, new).number)


def _webhook(doing: Doing) -> Told:
    """Leaves once everything is committed, under a key that never changes."""
    this, row, url = doing.this, doing.row, doing.action.target
    order = this.order
    body = {"number": order.number, "step": row.step, "at": this.at.isoformat(), **doing.values()}
    webhook = Webhook(
        url=url,
        body=body,
        key=f"process.{row.instance_id}.{row.no}.{doing.number}",
        about=f"{order.number} {row.step}",
        concerns=order.number,
    )
    queue_webhook(webhook=webhook, by=SYSTEM, at=this.at)
    return Told(urlsplit(url).hostname or "")


def _message(doing: Doing) -> Told:
    people = pool_of(doing.this.order, doing.action.whom, doing.facts, at=doing.this.at)
    return Told(person_ids=tuple(people))


def _run_rules(doing: Doing) -> Told:
    PURPOSES[doing.action.target](doing.this)
    return Told(doing.action.target)


def _classify(this: Change) -> None:
    classify_order(this, Said(category=False, grade=False))


def _field(this: Change, code: str) -> FieldDefinition:
    found = next((one for one in this.form.fields if one.code == code), None)
    if found is None:
        raise UnknownChoice(what="field", value=code)
    return found


PURPOSES: Mapping[str, Callable[[Change], None]] = {
    "classify": _classify,
    "priority": grade_order,
    "dispatch": dispatch_order,
}
DOERS: Mapping[str, Callable[[Doing], Told]] = {
    "set_field": _set_field,
    "set_title": _set_title,
    "add_tag": _add_tag,
    "create_record": _create_record,
    "change_record": _change_record,
    "create_order": _create_order,
    "webhook": _webhook,
    "message": _message,
    "run_rules": _run_rules,
}

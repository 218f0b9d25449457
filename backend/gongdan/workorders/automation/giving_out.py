"""Work given out for one order: other orders it waits for, and parts for several people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Max

from gongdan.accounts.queries.people import person_value
from gongdan.expressions import evaluate, plain
from gongdan.flows.graph import Condition
from gongdan.flows.steps.suborder import Suborder
from gongdan.flows.steps.subtasks import Part, Subtasks
from gongdan.kernel.later import later
from gongdan.kernel.texts import pick
from gongdan.search.indexing import index
from gongdan.workorders.automation.filing import NewOrder, file_order
from gongdan.workorders.change import Change
from gongdan.workorders.duties import stood_in_handler
from gongdan.workorders.events import SubtaskAdded, SubtaskWaived
from gongdan.workorders.finding import subject
from gongdan.workorders.handlers import find_handler
from gongdan.workorders.holding import ENDED
from gongdan.workorders.jobs import call_children_off, child_ended
from gongdan.workorders.models import ChildOrder, FlowTask, Subtask

Facts = Mapping[str, object]
TITLE_LIMIT = 200
NOT_NEEDED = "流程不再需要 / the process does not need it any more"


def give_out_orders(this: Change, row: FlowTask) -> bool:
    """Make them; the work goes on at once unless it waits for them."""
    step = this.run.graph.step(row.step)
    if not isinstance(step, Suborder):
        return True
    for number, facts in enumerate(_facts_of_rows(this, row, step.each)):
        new = NewOrder(
            type=step.type,
            title=_words(step.title, facts)[:TITLE_LIMIT],
            answers={code: plain(evaluate(one, facts)) for code, one in step.answers.items()},
        )
        made = file_order(this, new)
        ChildOrder.objects.create(task=row, order=made, row=number)
        if made.status in ENDED:
            # It ended before anybody could know who waits for it.
            later(child_ended, order_id=made.pk)
    return not (step.waits and row.children.exists())


def give_out_parts(this: Change, row: FlowTask) -> bool:
    """Add them; the work goes on at once unless it waits for them."""
    step = this.run.graph.step(row.step)
    if not isinstance(step, Subtasks):
        return True
    for facts in _facts_of_rows(this, row, step.each):
        for part in step.items:
            _add(this, row, part, suffix=_words(step.title, facts))
    return not (step.waits and Subtask.objects.filter(task=row, state="open").exists())


def call_off(this: Change, row: FlowTask) -> None:
    """The process went elsewhere: parts are let go, orders given up."""
    if row.kind == "suborder" and row.children.exists():
        later(call_children_off, task_id=row.pk)
    for part in Subtask.objects.filter(task=row, state="open"):
        part.state, part.done_at, part.waived_reason = "waived", this.at, NOT_NEEDED
        part.save(update_fields=["state", "done_at", "waived_reason"])
        this.note(SubtaskWaived(no=part.no, title=part.title, reason=NOT_NEEDED))


def ended(this: Change) -> None:
    """The order that made this one hears of its end once it is committed."""
    if ChildOrder.objects.filter(order=this.order).exists():
        later(child_ended, order_id=this.order.pk)


def _facts_of_rows(this: Change, row: FlowTask, each: str) -> list[Facts]:
    """The facts once, or once for each row with its cells."""
    facts = this.facts_at(row.token)
    if not each:
        return [facts]
    rows = this.rows_of(each)
    return [{**facts, **{f"row.{code}": value for code, value in one.items()}} for one in rows]


def _words(title: Condition | None, facts: Facts) -> str:
    value = plain(evaluate(title, facts)) if title is not None else ""
    return "" if value is None else str(value)


def _add(this: Change, row: FlowTask, part: Part, *, suffix: str) -> None:
    order = this.order
    handler = find_handler(order, part.handlers, this.run.facts, at=this.at)
    handler = stood_in_handler(handler, order, at=this.at)
    title = " ".join(filter(None, [pick(part.title, "zh-CN"), suffix]))[:TITLE_LIMIT]
    last: int | None = order.subtasks.aggregate(last=Max("no"))["last"]
    added = Subtask.objects.create(
        work_order=order,
        no=(last or 0) + 1,
        title=title,
        team_id=None if handler.person_id else next(iter(handler.team_ids), order.team_id),
        assignee_id=handler.person_id,
        due_at=_due(this, part),
        task=row,
        created_at=this.at,
    )
    index(subject=subject(order), part=f"subtask:{added.no}", body=title, is_internal=True)
    this.concerned.append(handler.person_id)
    name = person_value(handler.person_id).name if handler.person_id else None
    this.note(
        SubtaskAdded(
            no=added.no,
            title=title,
            team_id=added.team_id,
            assignee_id=handler.person_id,
            assignee=name,
        )
    )


def _due(this: Change, part: Part) -> datetime | None:
    if part.minutes is None:
        return None
    return this.run.calendar(None).reach(this.at, part.minutes * 60)

"""Secrets in a stranger's work order: in every text that a person can write into one."""

from __future__ import annotations

from decimal import Decimal

from gongdan.accounts.tests.makers import NOON, World
from gongdan.channels.links import Link, token
from gongdan.files import commands as files
from gongdan.forms import queries as forms
from gongdan.workorders.commands.assignment import Assignment, accept, assign
from gongdan.workorders.commands.conversation import Draft, comment
from gongdan.workorders.commands.effort import NewPart, NewTime, add_part, log_time
from gongdan.workorders.commands.subtasks import NewSubtask, add_subtask
from gongdan.workorders.commands.ties import link, set_tags
from gongdan.workorders.models import Clock, Decision, FlowTask, WorkOrder
from gongdan.workorders.tests.makers import make_application, make_work_order
from tests.contract.samples import SEARCHED
from tests.contract.secrets import Secret

OUTSIDE = "s3cret-order"
INSIDE = "s3cret-note"
STAFF = frozenset({"handler", "lead", "administrator"})


def plant_order(world: World) -> list[Secret]:
    """An order of the requester's, taken up by the handler: what both may read, and only staff."""
    make_application()
    order = make_work_order(
        world,
        type="repair",
        title=f"{SEARCHED} {OUTSIDE} title",
        description=f"{SEARCHED} {OUTSIDE} description",
        answers={_place(): f"{SEARCHED} {OUTSIDE} place"},
        contact_phone=f"{OUTSIDE}-phone",
    )
    to = Assignment(team="network", assignee_id=world.handler.pk)
    assign(number=order.number, to=to, by=world.actor("administrator"), at=NOON)
    accept(number=order.number, by=world.actor("handler"), at=NOON)
    _say(world, order)
    names = _work(world, order)
    return [
        Secret(OUTSIDE, STAFF | {"requester"}, names),
        Secret(INSIDE, STAFF),
    ]


def _place() -> str:
    """The id of the text field of the tests' form."""
    form = forms.current_version("incident")
    return next(field.id for field in form.fields if field.code == "place")


def _say(world: World, order: WorkOrder) -> None:
    for who, word in (("requester", OUTSIDE), ("handler", INSIDE)):
        by = world.actor(who)
        sent = files.Sent(name=f"{SEARCHED} {word}.txt", chunks=[word.encode()])
        draft = Draft(
            body=f"{SEARCHED} {word} said",
            is_internal=word == INSIDE,
            attachment_ids=[files.store(sent=sent, by=by, at=NOON)],
        )
        comment(number=order.number, draft=draft, by=by, at=NOON)


def _work(world: World, order: WorkOrder) -> dict[str, object]:
    by, number, inside = world.actor("handler"), order.number, f"{SEARCHED} {INSIDE}"
    new_part = NewPart(name=inside, quantity=Decimal(1), unit_cost=Decimal(1))
    subtask = NewSubtask(title=inside, assignee_id=world.handler.pk)
    time = log_time(number=number, new=NewTime(minutes=5, note=inside), by=by, at=NOON)
    part = add_part(number=number, new=new_part, by=by, at=NOON)
    added = add_subtask(number=number, new=subtask, by=by, at=NOON)
    set_tags(number=number, tags=[OUTSIDE], by=by, at=NOON)
    other = make_work_order(world, title="另一张单")
    tie = link(number=number, other=other.number, kind="related", by=world.actor("lead"), at=NOON)
    return {
        "work-orders/number": number,
        "requests/number": number,
        # The links of somebody else's order: they open that one and no other.
        "tracking/token": token(Link(other.number, "track", 0)),
        "confirmations/token": token(Link(other.number, "confirm", 0)),
        "decision_id": Decision.objects.filter(work_order=order).order_by("id")[0].pk,
        "metric": Clock.objects.filter(work_order=order).order_by("id")[0].metric,
        "task_id": FlowTask.objects.filter(instance__work_order=order).order_by("-id")[0].pk,
        "work-orders/key": "lockout",
        "subtask_id": added.pk,
        "entry_id": time.pk,
        "part_id": part.pk,
        "link_id": tie.pk,
    }

"""Five people decide the same approval at the same moment: one outcome, four clear refusals."""

from __future__ import annotations

from functools import partial

from gongdan.accounts.models import Person
from gongdan.accounts.tests.makers import World, make_person
from gongdan.audit.queries import verify
from gongdan.workorders.finding import subject
from gongdan.workorders.models import FlowTask, WorkOrder
from gongdan.workorders.tests.makers import make_work_order
from tests.concurrency.at_once import at_once, browser
from tests.stories.office import events_of
from tests.stories.test_s4_approvals import with_approval


def press(person: Person, order: WorkOrder) -> int:
    task = FlowTask.objects.get(work_order=order, assignee=person)
    address = f"work-orders/{order.number}/tasks/{task.pk}/decision"
    return browser(person).put(address, {"verdict": "approved"}).status_code


def test_five_simultaneous_votes_of_any_have_one_outcome(world: World) -> None:
    voters = [make_person(f"voter{n}", name=f"表决人{n}") for n in range(5)]
    with_approval(*voters, mode="any")
    order = make_work_order(world, type="purchase")

    statuses = at_once([partial(press, one, order) for one in voters])

    assert sorted(statuses) == [200, 409, 409, 409, 409]
    tasks = FlowTask.objects.filter(work_order=order, step="ask")
    outcomes = sorted(tasks.values_list("outcome", flat=True))
    assert outcomes == ["approved", "decided", "decided", "decided", "decided"]
    assert len(events_of(order.number, "voted")) == 1
    assert not verify(subject(order)).faults

"""Several people reach for one task of a pool at the same moment: one has it, others hear so."""

from __future__ import annotations

from functools import partial

from gongdan.accounts.models import Person
from gongdan.accounts.tests.makers import World, make_person
from gongdan.workorders.models import FlowTask, WorkOrder
from gongdan.workorders.tests.makers import make_work_order
from tests.concurrency.at_once import at_once, browser
from tests.stories.office import events_of
from tests.stories.test_s4_approvals import named, with_steps


def reach(person: Person, order: WorkOrder) -> int:
    task = FlowTask.objects.get(work_order=order, step="pack")
    return browser(person).put(f"work-orders/{order.number}/tasks/{task.pk}/claim").status_code


def test_of_five_who_claim_a_task_at_once_one_has_it(world: World) -> None:
    people = [make_person(f"packer{n}", name=f"打包人{n}") for n in range(5)]
    pack = {
        "key": "pack",
        "kind": "handling",
        "name": {"zh-CN": "打包", "en": "Pack"},
        "handlers": named(*people),
        "dispatch": "pool",
    }
    with_steps(pack)
    order = make_work_order(world, type="purchase")

    statuses = at_once([partial(reach, one, order) for one in people])

    assert sorted(statuses) == [200, 409, 409, 409, 409]
    assert FlowTask.objects.get(work_order=order, step="pack").assignee_id is not None
    assert len(events_of(order.number, "duty_moved")) == 1

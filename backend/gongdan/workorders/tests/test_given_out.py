"""Orders and parts given out, and what the system tries again, whatever happens meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection

from gongdan.accounts.models import Role
from gongdan.accounts.tests.makers import NOON, World
from gongdan.workorders.commands import children, steering
from gongdan.workorders.commands.subtasks import complete_subtask
from gongdan.workorders.models import FlowInstance, Timer, WorkOrder
from gongdan.workorders.tests.processes import (
    Json,
    ask,
    complete,
    file,
    fire,
    person,
    publish,
    stands_at,
    work,
)

pytestmark = pytest.mark.django_db

PART: Json = {"key": "part", "title": {"en": "part"}, "handlers": person("zhouhaisheng")}
PARTS: Json = {"key": "parts", "kind": "subtasks", "items": [PART]}
MORE: Json = {"key": "more", "kind": "suborder", "type": "other", "title": {"value": "配套"}}


def test_what_was_given_out_in_one_branch_is_not_given_out_again_by_another(world: World) -> None:
    publish(work(), code="other")
    ways = [{"key": f"way{n}", "steps": [step]} for n, step in enumerate((MORE, PARTS, work()))]
    publish({"key": "all", "kind": "parallel", "branches": ways})
    order = file(world)

    complete(world, order)

    assert WorkOrder.objects.count() == 2
    assert order.subtasks.count() == 1
    assert stands_at(order) == ["more", "parts"]


def test_what_is_too_much_for_one_step_is_done_by_the_next(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongdan.workorders.staging.MOST_AT_ONCE", 2)
    title = {"do": "set_title", "value": {"value": "x"}}
    steps = [{"key": f"a{n}", "kind": "action", "do": [title]} for n in range(5)]
    publish(*steps, work())

    order = file(world)
    before = (stands_at(order), Timer.objects.filter(work_order=order, state="armed").exists())
    fire(at=NOON)

    assert before == (["a2"], True)
    assert stands_at(order) == ["work"]


def rest_and_go_on(world: World, order: WorkOrder, *, meanwhile: Callable[[], object]) -> None:
    lead = world.actor("lead")
    steering.suspend(number=order.number, reason="等", by=lead, at=NOON)
    meanwhile()
    steering.unsuspend(number=order.number, by=lead, at=NOON)


def waiting_jobs(name: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = %s", [name])
        return int(cursor.fetchone()[0])


def test_an_order_that_ended_while_the_work_rested_is_noticed(world: World) -> None:
    publish(work(), code="other")
    publish(MORE, work("after"))
    order = file(world)
    child = WorkOrder.objects.exclude(pk=order.pk).get()

    def meanwhile() -> None:
        complete(world, child)
        assert children.child_ended(order_id=child.pk, at=NOON) is False

    rest_and_go_on(world, order, meanwhile=meanwhile)

    assert waiting_jobs("workorders.child_ended") == 2
    assert children.child_ended(order_id=child.pk, at=NOON)
    assert stands_at(order) == ["after"]


def test_parts_that_were_done_while_the_work_rested_are_noticed(world: World) -> None:
    publish(PARTS, work("after"))
    order = file(world)
    by, pk = world.actor("handler"), order.subtasks.get().pk

    rest_and_go_on(
        world,
        order,
        meanwhile=lambda: complete_subtask(number=order.number, subtask_id=pk, by=by, at=NOON),
    )

    assert stands_at(order) == ["after"]


def test_what_is_tried_again_is_tried_when_the_work_goes_on(world: World, settings: object) -> None:
    settings.WEBHOOK_HOSTS = ["nowhere.example.com"]  # type: ignore[attr-defined]
    call = {"do": "webhook", "url": "https://nowhere.example.com/in"}
    send = {"key": "send", "kind": "action", "do": [call], "on_failure": "retry", "tries": 2}
    publish(send, work())
    settings.WEBHOOK_HOSTS = []  # type: ignore[attr-defined]
    order = file(world)

    rest_and_go_on(world, order, meanwhile=lambda: fire(at=NOON + timedelta(hours=1)))

    assert FlowInstance.objects.get(work_order=order).incidents[0]["step"] == "send"


def test_an_order_made_that_ends_at_once_lets_the_work_go_on(world: World) -> None:
    nobody = {**ask("ask"), "handlers": [{"kind": "role", "role": "auditor"}], "when_empty": "pass"}
    Role.objects.create(key="auditor", name={"en": "Auditor"})
    publish(nobody, code="other")
    publish(MORE, work("after"))

    order = file(world)
    child = WorkOrder.objects.exclude(pk=order.pk).get()

    assert (child.status, waiting_jobs("workorders.child_ended")) == ("closed", 1)
    assert children.child_ended(order_id=child.pk, at=NOON)
    assert stands_at(order) == ["after"]

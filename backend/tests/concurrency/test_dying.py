"""Whoever works on an order may die at any statement: all of a step is there, or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from django.db import connection, transaction

from gongdan.accounts.tests.makers import NOON, World
from gongdan.audit.queries import history, verify
from gongdan.deliveries import commands as deliveries
from gongdan.deliveries.carriers import CARRIERS, Parcel
from gongdan.deliveries.models import Delivery
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import Refusal
from gongdan.workorders.commands import handover, steering, timers
from gongdan.workorders.commands.approvals import Ballot, Withdrawal, vote, withdraw
from gongdan.workorders.commands.resolution import Resolution, confirm, reopen, resolve
from gongdan.workorders.finding import subject
from gongdan.workorders.models import FlowTask, StageVisit, Timer, WorkOrder
from gongdan.workorders.tests.package import CONFIRM
from gongdan.workorders.tests.processes import (
    Json,
    ask,
    complete,
    file,
    person,
    publish,
    task,
    work,
)
from tests.concurrency.dying import dies_at, everywhere

if TYPE_CHECKING:
    from pytest_django.fixtures import SettingsWrapper

Act = Callable[[], object]
HOST = "erp.example.com"
CALL: Json = {"do": "webhook", "url": f"https://{HOST}/in", "body": {}}
NOTE: Json = {"do": "set_field", "field": "note", "value": {"value": "好"}}
SOLVED = Resolution(solution="重启交换机端口，线路恢复正常。", root_cause="hardware")


@pytest.fixture(autouse=True)
def _host(settings: SettingsWrapper) -> None:
    settings.WEBHOOK_HOSTS = [HOST]


def both(*ways: list[Json]) -> Json:
    branches = [{"key": f"way{n}", "steps": steps} for n, steps in enumerate(ways)]
    return {"key": "both", "kind": "parallel", "branches": branches}


def approve(world: World, order: WorkOrder, step: str, who: str) -> Act:
    row, by = task(order, step), world.actor(who)
    ballot = Ballot(verdict="approved")
    return lambda: vote(number=order.number, task_id=row.pk, ballot=ballot, by=by, at=NOON)


def a_stage_with_an_action_that_splits(world: World) -> tuple[WorkOrder, Act]:
    level = {"key": "late", "minutes": 5, "do": "reassign", "handlers": person("chenli")}
    late = ask("ask", "gaomin", limit_minutes=60, ladder=[level])
    publish(work(on_leave=[NOTE, CALL]), both([late], [work("b", limit_minutes=30)]))
    order = file(world)
    return order, lambda: complete(world, order)


def a_vote_that_joins(world: World) -> tuple[WorkOrder, Act]:
    send = {"key": "send", "kind": "action", "do": [CALL]}
    publish(both([ask("one", "gaomin")], [ask("two", "chenli")]), send, work())
    order = file(world)
    approve(world, order, "one", "approver")()
    return order, approve(world, order, "two", "lead")


def a_level_of_a_ladder(world: World) -> tuple[WorkOrder, Act]:
    level = {"key": "late", "minutes": 0, "do": "reassign", "handlers": person("chenli")}
    publish(work(limit_minutes=60, ladder=[level]))
    order, at = file(world), NOON + timedelta(hours=2)
    timer = Timer.objects.get(kind="stage_level", state="armed")
    return order, lambda: timers.fire(timer_id=timer.pk, at=at)


def an_order_withdrawn(world: World) -> tuple[WorkOrder, Act]:
    publish(ask("ask", "gaomin"), work())
    order, by, why = file(world), world.actor("requester"), Withdrawal(reason="填错了")
    return order, lambda: withdraw(number=order.number, withdrawal=why, by=by, at=NOON)


def an_order_taken_elsewhere(world: World) -> tuple[WorkOrder, Act]:
    publish(ask("ask", "gaomin"), work(), work("after", on_enter=[CALL]))
    order, by = file(world), world.actor("lead")
    way = steering.Redirection(step_key="ask", target_key="after", reason="急")
    return order, lambda: steering.redirect(number=order.number, way=way, by=by, at=NOON)


def an_order_suspended(world: World) -> tuple[WorkOrder, Act]:
    publish(both([ask("one", "gaomin", limit_minutes=60)], [work(limit_minutes=30)]))
    order, by = file(world), world.actor("lead")
    return order, lambda: steering.suspend(number=order.number, reason="等", by=by, at=NOON)


def an_order_taken_up_again(world: World) -> tuple[WorkOrder, Act]:
    publish(work("repair", requires=["solution"]), CONFIRM)
    order, by = file(world), world.actor("requester")
    resolve(number=order.number, resolution=SOLVED, by=world.actor("handler"), at=NOON)
    confirm(number=order.number, by=by, at=NOON)
    return order, lambda: reopen(number=order.number, reason="又坏了", by=by, at=NOON)


def an_order_that_makes_others(world: World) -> tuple[WorkOrder, Act]:
    title = {"value": "配套"}
    publish(work(), code="other")
    publish(work(), {"key": "more", "kind": "suborder", "type": "other", "title": title})
    order = file(world)
    return order, lambda: complete(world, order)


def a_duty_handed_over(world: World) -> tuple[WorkOrder, Act]:
    publish(work(handlers=[*person("wujianguo"), *person("chenli")]))
    order, gone = file(world), world.other_handler
    gone.is_active = False
    gone.save(update_fields=["is_active"])
    return order, lambda: handover.hand_over(person_id=gone.pk, at=NOON)


ALWAYS = [a_stage_with_an_action_that_splits, a_vote_that_joins, a_level_of_a_ladder]
SELDOM = [
    an_order_withdrawn,
    an_order_taken_elsewhere,
    an_order_suspended,
    an_order_taken_up_again,
    an_order_that_makes_others,
    a_duty_handed_over,
]


@pytest.mark.parametrize(
    "situation",
    [*ALWAYS, *(pytest.param(one, marks=pytest.mark.long) for one in SELDOM)],
    ids=lambda one: one.__name__,
)
def test_a_step_killed_at_any_statement_is_there_whole_or_not_at_all_and_never_twice(
    world: World, situation: Callable[[World], tuple[WorkOrder, Act]]
) -> None:
    order, act = situation(world)
    expected = tried(order, act)

    deaths = everywhere(act, nothing_happened=lambda: None)

    assert deaths > 10
    assert told_of(order) == expected
    with suppress(Refusal):
        act()
    assert told_of(order) == expected
    assert not verify(subject(order)).faults


def test_after_every_death_the_same_step_can_be_done_again(world: World) -> None:
    order, act = a_vote_that_joins(world)
    expected = tried(order, act)
    again: list[object] = []

    everywhere(act, nothing_happened=lambda: again.append(tried(order, act)))

    assert again == [expected] * len(again)
    assert Delivery.objects.filter(kind="webhook").count() == 1


def tried(order: WorkOrder, act: Act) -> object:
    """What there would be after it, without doing it."""
    with transaction.atomic():
        act()
        found = told_of(order)
        transaction.set_rollback(True)
    return found


def told_of(order: WorkOrder) -> object:
    """The order, its process, its history, its moments, and what is to leave the house."""
    now = WorkOrder.objects.get(pk=order.pk)
    own = {"work_order": order}
    return {
        "order": (now.status, now.stage_key, now.closed_how, now.rev),
        "tasks": list(
            FlowTask.objects.filter(**own)
            .order_by("instance_id", "no")
            .values_list("step", "round", "state", "outcome", "assignee_id")
        ),
        "visits": sorted(StageVisit.objects.filter(**own).values_list("step", "round", "state")),
        "moments": sorted(Timer.objects.filter(**own).values_list("kind", "state")),
        "history": [entry.event for entry in history(subject(order))],
        "deliveries": list(Delivery.objects.values_list("key", "state")),
        "jobs": jobs(),
        "orders": WorkOrder.objects.count(),
    }


def jobs() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name FROM procrastinate_jobs ORDER BY task_name")
        return [name for (name,) in cursor.fetchall()]


def test_what_leaves_the_house_arrives_under_one_key_however_often_its_sender_dies(
    world: World, tmp_path: Path
) -> None:
    send = {"key": "send", "kind": "action", "do": [CALL]}
    publish(send, work())
    file(world)
    delivery, arrived = Delivery.objects.get(kind="webhook"), tmp_path / "arrived"

    deaths = 0
    while dies_at(deaths + 1, lambda: deliver(delivery, arrived)):
        deaths += 1
        if Delivery.objects.get(pk=delivery.pk).state == "sent":
            break

    keys = arrived.read_text().split()
    assert deaths >= 5
    assert Delivery.objects.get(pk=delivery.pk).state == "sent"
    assert set(keys) == {delivery.key}
    assert deliver(delivery, arrived) is None
    assert arrived.read_text().split() == keys


def deliver(delivery: Delivery, arrived: Path) -> object:
    """Send it to another side that only writes down what arrives."""

    def note(parcel: Parcel) -> None:
        with arrived.open("a") as book:
            book.write(f"{parcel.key}\n")
            book.flush()
            os.fsync(book.fileno())

    other_side = replace(CARRIERS[delivery.kind], send=note)
    with patch.dict(CARRIERS, {delivery.kind: other_side}):
        return deliveries.deliver(delivery_id=delivery.pk, by=SYSTEM, at=NOON)

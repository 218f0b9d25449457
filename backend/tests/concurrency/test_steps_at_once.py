"""Competing acts in one process, let go at the same moment: one outcome, and a whole order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from gongdan.accounts.models import Person
from gongdan.accounts.tests.makers import NOON, World
from gongdan.audit.queries import verify
from gongdan.flows.progress import coverage
from gongdan.kernel.errors import Refusal
from gongdan.workorders.commands import claiming, handover, steering, timers
from gongdan.workorders.commands.approvals import (
    Ballot,
    HandOver,
    Withdrawal,
    delegate,
    take_back,
    vote,
    withdraw,
)
from gongdan.workorders.commands.resolution import Resolution, confirm, reject_solution, reopen
from gongdan.workorders.commands.resolution import resolve as solve
from gongdan.workorders.commands.stages import Completion, complete_task
from gongdan.workorders.finding import subject
from gongdan.workorders.models import FlowInstance, FlowTask, Timer, WorkOrder
from gongdan.workorders.positions import load
from gongdan.workorders.staging import graph_of
from gongdan.workorders.tests.package import CONFIRM
from gongdan.workorders.tests.processes import Json, ask, file, person, publish, task, work
from tests.concurrency.at_once import at_once

Act = Callable[[], object]
Race = tuple[WorkOrder, list[Act]]
SOLVED = Resolution(solution="重启交换机端口，线路恢复正常。", root_cause="hardware")
MORE_TRIALS = 300


def ballot(world: World, order: WorkOrder, who: str, verdict: str = "approved") -> Act:
    votes = FlowTask.objects.filter(work_order=order, kind="approval", state="pending")
    row, by = votes.get(assignee=getattr(world, who)), world.actor(who)
    cast = Ballot(verdict=verdict, comment="好", target="work" if verdict == "returned" else "")  # type: ignore[arg-type]
    return lambda: vote(number=order.number, task_id=row.pk, ballot=cast, by=by, at=NOON)


def finish(world: World, order: WorkOrder, step: str) -> Act:
    row, by = task(order, step), world.actor("handler")
    done = Completion()
    return lambda: complete_task(
        number=order.number, task_id=row.pk, completion=done, by=by, at=NOON
    )


def redirect(world: World, order: WorkOrder, step: str, target: str) -> Act:
    way, by = (
        steering.Redirection(step_key=step, target_key=target, reason="急"),
        world.actor("lead"),
    )
    return lambda: steering.redirect(number=order.number, way=way, by=by, at=NOON)


def approve_and_withdraw(world: World) -> Race:
    order = file(world)
    by, why = world.actor("requester"), Withdrawal(is_final=True, reason="不要了")
    away = lambda: withdraw(number=order.number, withdrawal=why, by=by, at=NOON)  # noqa: E731
    return order, [ballot(world, order, "approver"), away]


def two_of_any(world: World) -> Race:
    order = file(world)
    return order, [ballot(world, order, "approver"), ballot(world, order, "lead", "rejected")]


def reject_and_return(world: World) -> Race:
    order = file(world)
    finish(world, order, "work")()
    return order, [
        ballot(world, order, "approver", "rejected"),
        ballot(world, order, "lead", "returned"),
    ]


def suspend_and_approve(world: World) -> Race:
    order, by = file(world), world.actor("lead")
    rest = lambda: steering.suspend(number=order.number, reason="等", by=by, at=NOON)  # noqa: E731
    return order, [rest, ballot(world, order, "approver")]


def jump_and_time_out(world: World) -> Race:
    order, late = file(world), NOON + timedelta(hours=3)
    timer = Timer.objects.get(kind="stage_level", state="armed", work_order=order)
    go = redirect(world, order, "work", "far")
    return order, [go, lambda: timers.fire(timer_id=timer.pk, at=late)]


def claim_and_dispatch(world: World) -> Race:
    order = file(world)
    row, lead, one = task(order, "pool"), world.actor("lead"), world.actor("handler")
    number, other = order.number, world.other_handler.pk
    name = lambda: claiming.dispatch(  # noqa: E731
        number=number, task_id=row.pk, person_id=other, by=lead, at=NOON
    )
    return order, [
        lambda: claiming.claim(number=number, task_id=row.pk, by=one, at=NOON),
        name,
    ]


def join_together(world: World) -> Race:
    order = file(world)
    return order, [ballot(world, order, "approver"), ballot(world, order, "lead")]


def approve_and_leave(world: World) -> Race:
    Person.objects.filter(pk=world.approver.pk).update(is_active=True)
    order = file(world)
    Person.objects.filter(pk=world.approver.pk).update(is_active=False)
    gone = lambda: handover.hand_over(person_id=world.approver.pk, at=NOON)  # noqa: E731
    return order, [ballot(world, order, "approver"), gone]


def take_back_and_go_on(world: World) -> Race:
    order = file(world)
    ballot(world, order, "approver")()
    row, by = task(order, "first"), world.actor("approver")
    back = lambda: take_back(number=order.number, task_id=row.pk, by=by, at=NOON)  # noqa: E731
    return order, [back, ballot(world, order, "lead")]


def delegate_and_approve(world: World) -> Race:
    order = file(world)
    row, by = task(order, "ask"), world.actor("approver")
    to = HandOver(person_id=world.lead.pk)
    give = lambda: delegate(number=order.number, task_id=row.pk, to=to, by=by, at=NOON)  # noqa: E731
    return order, [give, ballot(world, order, "approver")]


def confirm_and_refuse(world: World) -> Race:
    order, by = file(world), world.actor("requester")
    solve(number=order.number, resolution=SOLVED, by=world.actor("handler"), at=NOON)
    no = lambda: reject_solution(number=order.number, reason="还坏", by=by, at=NOON)  # noqa: E731
    return order, [lambda: confirm(number=order.number, by=by, at=NOON), no]


def reopen_twice(world: World) -> Race:
    order, by = file(world), world.actor("requester")
    solve(number=order.number, resolution=SOLVED, by=world.actor("handler"), at=NOON)
    confirm(number=order.number, by=by, at=NOON)
    again = lambda: reopen(number=order.number, reason="又坏", by=by, at=NOON)  # noqa: E731
    return order, [again, again]


LATE: Json = {"key": "late", "minutes": 0, "do": "go_to", "to": "near"}
REPAIR = [work("repair", requires=["solution"]), CONFIRM]
POOL = work("pool", handlers=[*person("zhouhaisheng"), *person("wujianguo")], dispatch="pool")
JOIN = {
    "key": "both",
    "kind": "parallel",
    "branches": [
        {"key": "a", "steps": [ask("one", "gaomin")]},
        {"key": "b", "steps": [ask("two", "chenli")]},
    ],
}
# What is drawn, who races, and how many of the two may succeed.
RACES: dict[str, tuple[list[Json], Callable[[World], Race], set[int]]] = {
    "approve, withdraw": ([ask("ask", "gaomin"), work()], approve_and_withdraw, {1}),
    "approve, reject of any": ([ask("ask", "gaomin", "chenli", mode="any")], two_of_any, {1}),
    "reject, return": ([work(), ask("ask", "gaomin", "chenli")], reject_and_return, {1}),
    "suspend, approve": ([ask("ask", "gaomin"), work()], suspend_and_approve, {1, 2}),
    "jump, time-out": (
        [work(limit_minutes=60, ladder=[LATE]), work("near"), work("far")],
        jump_and_time_out,
        {1, 2},
    ),
    "claim, dispatch": ([POOL], claim_and_dispatch, {1, 2}),
    "two branches": ([JOIN, work()], join_together, {2}),
    "approve, leave": ([ask("ask", "gaomin"), work()], approve_and_leave, {1, 2}),
    "take back, go on": (
        [ask("first", "gaomin"), ask("second", "chenli"), work()],
        take_back_and_go_on,
        {1},
    ),
    "delegate, approve": ([ask("ask", "gaomin"), work()], delegate_and_approve, {1, 2}),
    "confirm, refuse": (REPAIR, confirm_and_refuse, {1}),
    "reopen, reopen": (REPAIR, reopen_twice, {1}),
}


def tried(act: Act) -> str:
    try:
        act()
    except Refusal as refusal:
        return refusal.code
    return ""


def run(world: World, race: str) -> tuple[int, list[str]]:
    """How many succeeded, and what is no longer whole."""
    order, acts = RACES[race][1](world)
    said = at_once([lambda act=act: tried(act) for act in acts])
    return said.count(""), faults(order)


def faults(order: WorkOrder) -> list[str]:
    """Why its newest run could not be walked from here, or where its history is broken."""
    instance = FlowInstance.objects.filter(work_order=order).latest("pk")
    position, status = load(instance), WorkOrder.objects.get(pk=order.pk).status
    is_over = position.state not in ("running", "suspended")
    live = {token.id for token in position.live_tokens()}
    open_tasks = position.unfinished_tasks()
    armed = Timer.objects.filter(work_order=order, state="armed")
    places = set(graph_of(instance).places)
    laws = {
        "tokens live as long as the run": bool(live) is not is_over,
        "the order ends with its run": is_over == (status in ("closed", "cancelled")),
        "every open task has its token": all(one.token in live for one in open_tasks),
        "somebody can go on": is_over or bool(open_tasks or position.incidents),
        "no more arrive than left": all(one.arrived <= one.expected for one in position.scopes),
        "nothing ticks when all is over": not (is_over and armed.exists()),
        "the drawing shows every place": set(coverage(graph_of(instance), position)) == places,
        "history is unbroken": not verify(subject(order)).faults,
    }
    return [law for law, holds in laws.items() if not holds]


@pytest.mark.parametrize("race", list(RACES))
def test_two_who_act_at_the_same_moment_leave_one_whole_order(world: World, race: str) -> None:
    steps, _, successes = RACES[race]
    publish(*steps)

    succeeded, faults_left = run(world, race)

    assert succeeded in successes
    assert faults_left == []


@pytest.mark.long
@pytest.mark.parametrize("race", list(RACES))
def test_the_same_three_hundred_times(world: World, race: str) -> None:
    steps, _, successes = RACES[race]
    publish(*steps)

    outcomes = [run(world, race) for _ in range(MORE_TRIALS)]

    assert {succeeded for succeeded, _ in outcomes} <= successes
    assert [faults_left for _, faults_left in outcomes if faults_left] == []

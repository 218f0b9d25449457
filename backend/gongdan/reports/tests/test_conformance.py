"""How finished work kept to its process: every step passed, left out, or not taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random
from statistics import median
from typing import TYPE_CHECKING

import pytest

from gongdan.accounts.tests.makers import NOON, World
from gongdan.flows import queries as flows
from gongdan.flows.errors import ProcessNotFound
from gongdan.flows.progress import coverage
from gongdan.kernel.errors import Forbidden
from gongdan.reports.queries.behind import orders_behind
from gongdan.reports.queries.conformance import Asked, conformance, drawn, followed
from gongdan.reports.queries.scope import Wanted
from gongdan.workorders.commands.stages import skip_task
from gongdan.workorders.models import FlowInstance, StageVisit, WorkOrder
from gongdan.workorders.positions import load
from gongdan.workorders.tests.processes import Json, complete, file, publish, stands_at, task, work

if TYPE_CHECKING:
    from conftest import Api
    from gongdan.reports.conformed import Conformance, StepConformance

pytestmark = pytest.mark.django_db

NOVEMBER = Wanted(first_date=date(2026, 11, 1), last_date=date(2026, 12, 31))
MONTHS = {"from": "2026-11-01", "to": "2026-12-31"}
LATER = NOON + timedelta(days=20)
FINISHED = Asked(code="flow")


def branch(key: str, *steps: Json, **more: object) -> Json:
    return {"key": key, "steps": list(steps), **more}


def equals(value: object) -> Json:
    return {"op": "=", "args": [{"field": "answers.note"}, {"value": value}]}


def nobody_asked() -> Json:
    """An approval for which nobody is found, and which then passes by itself."""
    handlers = [{"kind": "field", "field": "note"}]
    step = work("ask", handlers=handlers, when_empty="pass")
    return {**step, "kind": "approval"}


def publish_way() -> None:
    choice = {
        "key": "choice",
        "kind": "exclusive",
        "branches": [
            branch("big", work("visit", limit_minutes=60), when=equals("大")),
            branch("small", is_default=True),
        ],
    }
    both = {
        "key": "both",
        "kind": "parallel",
        "branches": [branch("one", work("east")), branch("two", work("west"))],
    }
    first = work("first", limit_minutes=120, skippable_by="lead")
    publish(first, choice, both)


def leave_out(world: World, order: WorkOrder, step: str, *, at: datetime, reason: str) -> None:
    number, by = order.number, world.actor("lead")
    skip_task(number=number, task_id=task(order, step).pk, reason=reason, by=by, at=at)


def walk(world: World, chance: Random) -> WorkOrder:
    """An order that goes its way by chance: sometimes late, sometimes past a step."""
    at = NOON + timedelta(minutes=chance.randrange(600))
    order = file(world, at=at, note=chance.choice(["大", "小"]))
    while waiting := stands_at(order):
        at += timedelta(minutes=chance.randrange(1, 400))
        step = chance.choice(waiting)
        if step == "first" and chance.random() < 0.4:
            leave_out(world, order, step, at=at, reason=chance.choice(["看过了", "不需要"]))
        else:
            complete(world, order, step, at=at)
    return order


def step_of(found: Conformance, key: str) -> StepConformance:
    return next(step for step in found.steps if step.key == key)


def told(world: World, asked: Asked = FINISHED, who: str = "administrator") -> Conformance:
    return conformance(asked, NOVEMBER, by=world.actor(who), at=LATER)


@pytest.mark.parametrize("seed", [1, 2])
def test_every_step_of_a_finished_order_is_exactly_one_of_three_and_the_numbers_agree(
    world: World, seed: int
) -> None:
    publish_way()
    chance = Random(seed)  # noqa: S311 the same orders each time
    for _ in range(6):
        walk(world, chance)

    found = told(world)

    graph = flows.current_version("flow").graph
    became: Counter[tuple[str, str]] = Counter()
    for instance in FlowInstance.objects.all():
        became.update(coverage(graph, load(instance)).items())
    assert {state for _, state in became} <= {"visited", "skipped", "not_taken"}
    assert [step.key for step in found.steps] == list(drawn(graph))
    for step in found.steps:
        assert step.passed == became[step.key, "visited"]
        assert step.skipped == became[step.key, "skipped"]
        assert step.not_taken == became[step.key, "not_taken"]
        assert step.passed + step.skipped + step.not_taken == found.orders == 6
        assert sum(one.count for one in step.reasons) == step.skipped


@pytest.mark.parametrize("seed", [4])
def test_how_late_is_the_median_and_the_worst_of_the_late_stays(world: World, seed: int) -> None:
    publish_way()
    chance = Random(seed)  # noqa: S311 the same orders each time
    for _ in range(6):
        walk(world, chance)

    first = step_of(told(world), "first")

    stays = StageVisit.objects.filter(step="first", late_seconds__gt=0)
    late = [visit.late_seconds / 60 for visit in stays]
    assert first.late == len(late)
    assert first.late_median_minutes == pytest.approx(median(late), abs=0.06)
    assert first.late_worst_minutes == pytest.approx(max(late), abs=0.06)


def test_who_left_a_step_out_and_why_and_what_passed_by_itself(world: World) -> None:
    publish(work("first", skippable_by="lead"), nobody_asked(), work())
    order = file(world)
    leave_out(world, order, "first", at=NOON, reason="昨天看过")
    complete(world, order)

    found = told(world)

    (by_lead,) = step_of(found, "first").reasons
    (by_itself,) = step_of(found, "ask").reasons
    assert (by_lead.by, by_lead.reason, by_lead.count) == ("陈立", "昨天看过", 1)
    assert (by_itself.by_kind, by_itself.reason) == ("system", "nobody")
    assert (found.skipped_orders, found.late_orders) == (1, 0)


def test_each_number_opens_the_orders_behind_it(world: World) -> None:
    publish_way()
    chance = Random(6)  # noqa: S311 the same orders each time
    for _ in range(6):
        walk(world, chance)

    found = told(world)

    for step in found.steps:
        for what in ("passed", "skipped", "not_taken", "late"):
            behind = orders_behind(
                FINISHED,
                step.key,
                what,  # type: ignore[arg-type]
                wanted=NOVEMBER,
                by=world.actor("administrator"),
                at=LATER,
            )
            assert behind.total == len(behind.items) == getattr(step, what)


def test_running_work_is_told_apart_with_what_is_late_now(world: World) -> None:
    publish_way()
    file(world, note="小")

    finished, running = told(world), told(world, Asked(code="flow", ended="running"))

    assert (finished.orders, running.orders) == (0, 1)
    assert (step_of(running, "first").open, step_of(running, "first").late_now) == (1, 1)


def test_each_version_is_told_alone_and_the_newest_followed_first(world: World) -> None:
    from gongdan.flows import commands
    from gongdan.kernel.actors import SYSTEM

    publish_way()
    walk(world, Random(1))  # noqa: S311 the same order each time
    content = dict(flows.current_version("flow").content)
    content["steps"] = [one for one in content["steps"] if one["key"] != "both"]  # type: ignore[attr-defined]
    commands.save_draft(code="flow", content=content, by=SYSTEM, at=NOON)
    commands.publish(code="flow", by=SYSTEM, at=NOON)

    older, newer = told(world), told(world, Asked(code="flow", no=2))

    assert (older.version, older.orders) == (1, 1)
    assert [(one.no, one.orders) for one in older.versions] == [(1, 1)]
    assert (newer.version, newer.orders) == (2, 0)
    assert "both" not in {step.key for step in newer.steps}


def test_branches_say_in_how_many_orders_they_were_taken(world: World) -> None:
    publish_way()
    for note in ("大", "小", "小"):
        order = file(world, note=note)
        while waiting := stands_at(order):
            complete(world, order, waiting[0])

    taken = {(one.split, one.key): one.orders for one in told(world).branches}

    assert taken == {("choice", "big"): 1, ("choice", "small"): 2,
                     ("both", "one"): 3, ("both", "two"): 3}  # fmt: skip


def test_the_processes_of_a_period_are_listed_for_who_may_read_numbers(world: World) -> None:
    publish_way()
    walk(world, Random(2))  # noqa: S311 the same order each time

    seen = followed(NOVEMBER, ended="finished", by=world.actor("administrator"), at=LATER)

    assert [(one.code, one.orders) for one in seen] == [("flow", 1)]
    with pytest.raises(Forbidden):
        told(world, who="handler")
    with pytest.raises(Forbidden):
        told(world, who="customer")


def test_an_unknown_process_is_not_found(world: World) -> None:
    publish_way()

    with pytest.raises(ProcessNotFound):
        told(world, Asked(code="nothing"))
    with pytest.raises(ProcessNotFound):
        told(world, Asked(code="flow", no=7))


def test_the_report_is_saved_for_a_spreadsheet(
    api: Api, world: World, clock: Callable[[datetime], None]
) -> None:
    publish_way()
    walk(world, Random(3))  # noqa: S311 the same order each time
    clock(datetime(2026, 12, 20, 4, 0, tzinfo=UTC))
    administrator = api.as_person(world.administrator)
    address = "reports/conformance/flow"

    csv = administrator.get(f"{address}/export", **MONTHS)
    book = administrator.get(f"{address}/export", **{**MONTHS, "as": "xlsx"})
    page = administrator.get(address, **MONTHS).json()
    behind = administrator.get(f"{address}/orders", step="filed", what="passed", **MONTHS).json()

    lines = csv.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("流程,版本,节点,编码,工单数,走过,跳过")
    assert len(lines) == 1 + len(page["steps"])
    assert book.content.startswith(b"PK")
    assert (page["orders"], behind["total"]) == (1, 1)


def test_an_order_taken_up_again_still_counts_once(world: World) -> None:
    from gongdan.workorders.commands.resolution import reopen

    publish_way()
    order = walk(world, Random(3))  # noqa: S311 the same order each time
    before = {step.key: (step.passed, step.skipped, step.not_taken) for step in told(world).steps}

    reopen(number=order.number, reason="没好", by=world.actor("administrator"), at=NOON)
    while waiting := stands_at(order):
        complete(world, order, waiting[0], at=NOON + timedelta(days=2))

    found = told(world)
    assert found.orders == 1
    assert all(sum(before[step.key]) == 1 for step in found.steps)
    assert all(step.passed + step.skipped + step.not_taken == 1 for step in found.steps)

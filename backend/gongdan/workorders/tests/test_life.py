"""An order's whole life, step by step, with what each step refuses."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.audit.queries import history
from gongdan.flows.errors import ChecklistIncomplete, JumpRefused, SkipNotAllowed
from gongdan.kernel.actors import SYSTEM
from gongdan.workorders.commands import assignment, resolution, stages, timers, waiting
from gongdan.workorders.commands.conversation import Draft, comment
from gongdan.workorders.errors import (
    NotInStatus,
    NotYours,
    ReasonNeeded,
    RootCauseNeeded,
    SolutionNeeded,
    StagesOpen,
)
from gongdan.workorders.finding import subject
from gongdan.workorders.models import Clock, FlowTask, Holding, StageVisit, Timer, WorkOrder
from gongdan.workorders.tests.makers import make_work_order

pytestmark = pytest.mark.django_db

SOLVED = resolution.Resolution(solution="更换了交换机端口", root_cause="hardware")


def minutes(count: int) -> datetime:
    return NOON + timedelta(minutes=count)


def afresh(order: WorkOrder) -> WorkOrder:
    return WorkOrder.objects.select_related("application").get(pk=order.pk)


def events(order: WorkOrder) -> list[str]:
    return [entry.event.removeprefix("workorders.") for entry in history(subject(order))]


def accepted(world: World, **facts: object) -> WorkOrder:
    order = make_work_order(world, **facts)
    who = "handler" if order.team_id == world.network.pk else "other_handler"
    assignment.accept(number=order.number, by=world.actor(who), at=minutes(5))
    return afresh(order)


def test_a_plain_order_goes_from_filed_to_closed_and_every_moment_is_somebodys() -> None:
    world = make_world()
    order = accepted(world)
    handler, requester = world.actor("handler"), world.actor("requester")

    comment(number=order.number, draft=Draft(body="我马上到"), by=handler, at=minutes(10))
    wait = waiting.Wait(reason="requester", note="哪个房间？")
    waiting.wait(number=order.number, wait=wait, by=handler, at=minutes(20))
    comment(number=order.number, draft=Draft(body="三楼 302"), by=requester, at=minutes(50))
    resolution.resolve(number=order.number, resolution=SOLVED, by=handler, at=minutes(60))
    resolution.confirm(number=order.number, by=requester, at=minutes(70))

    order = afresh(order)
    assert order.status == "closed"
    assert order.closed_how == "confirmed"
    assert order.first_response_at == minutes(10)
    assert order.paused_seconds == 30 * 60
    clocks = {row.metric: row for row in Clock.objects.filter(work_order=order)}
    assert clocks["first_response"].elapsed_seconds == 10 * 60
    assert clocks["resolution"].elapsed_seconds == 30 * 60
    assert [row.state for row in clocks.values()] == ["fulfilled", "fulfilled"]
    spans = list(Holding.objects.filter(work_order=order).order_by("from_at"))
    assert sum(((one.to_at - one.from_at) for one in spans), timedelta()) == minutes(70) - NOON
    assert [one.status for one in spans] == [
        "assigned",
        "in_progress",
        "waiting",
        "in_progress",
        "resolved",
    ]
    assert not Timer.objects.filter(work_order=order, state="armed").exists()
    assert [visit.step for visit in StageVisit.objects.filter(work_order=order).order_by("pk")] == [
        "filed",
        "assign",
        "handle",
        "confirm",
        "closed",
    ]


def test_it_cannot_be_resolved_without_solution_and_root_cause() -> None:
    world = make_world()
    order = accepted(world)
    handler = world.actor("handler")
    before = events(order)

    short = resolution.Resolution(solution="好", root_cause="hardware")
    without = resolution.Resolution(solution="更换了端口", root_cause="")
    with pytest.raises(SolutionNeeded):
        resolution.resolve(number=order.number, resolution=short, by=handler, at=minutes(9))
    with pytest.raises(RootCauseNeeded):
        resolution.resolve(number=order.number, resolution=without, by=handler, at=minutes(9))

    assert afresh(order).status == "in_progress"
    assert events(order) == before


def test_not_satisfied_returns_it_to_the_same_handler_and_counts_a_reopening() -> None:
    world = make_world()
    order = accepted(world)
    handler, requester = world.actor("handler"), world.actor("requester")
    resolution.resolve(number=order.number, resolution=SOLVED, by=handler, at=minutes(60))

    with pytest.raises(ReasonNeeded):
        resolution.reject_solution(number=order.number, reason=" ", by=requester, at=minutes(61))
    resolution.reject_solution(number=order.number, reason="还是断", by=requester, at=minutes(70))

    order = afresh(order)
    assert (order.status, order.reopen_count) == ("in_progress", 1)
    assert order.assignee_id == world.handler.pk
    assert order.stage_key == "handle"
    clock = Clock.objects.get(work_order=order, metric="resolution")
    assert (clock.state, clock.elapsed_seconds) == ("running", 60 * 60)


def test_a_closed_order_is_reopened_and_runs_again() -> None:
    world = make_world()
    order = accepted(world)
    handler, requester = world.actor("handler"), world.actor("requester")
    resolution.resolve(number=order.number, resolution=SOLVED, by=handler, at=minutes(60))
    resolution.confirm(number=order.number, by=requester, at=minutes(61))

    resolution.reopen(number=order.number, reason="又断了", by=requester, at=minutes(90))

    order = afresh(order)
    assert (order.status, order.stage_key, order.reopen_count) == ("in_progress", "handle", 1)
    resolution.resolve(number=order.number, resolution=SOLVED, by=handler, at=minutes(95))
    assert afresh(order).status == "resolved"


def test_silence_closes_it_after_three_working_days_with_a_mark() -> None:
    world = make_world()
    order = accepted(world)
    handler = world.actor("handler")
    resolution.resolve(number=order.number, resolution=SOLVED, by=handler, at=minutes(60))
    timer = Timer.objects.get(work_order=order, kind="auto_close")

    assert timer.due_at == minutes(60) + timedelta(days=3)
    assert not timers.fire(timer_id=timer.pk, at=timer.due_at - timedelta(seconds=1))
    assert timers.fire(timer_id=timer.pk, at=timer.due_at)
    assert not timers.fire(timer_id=timer.pk, at=timer.due_at)

    order = afresh(order)
    assert (order.status, order.closed_how) == ("closed", "silence")


def test_only_a_lead_closes_in_the_requesters_name_and_only_with_a_reason() -> None:
    world = make_world()
    order = accepted(world)
    handler, lead = world.actor("handler"), world.actor("lead")
    resolution.resolve(number=order.number, resolution=SOLVED, by=handler, at=minutes(60))

    with pytest.raises(NotYours):
        resolution.close_for_requester(
            number=order.number, reason="电话确认", by=handler, at=minutes(70)
        )
    with pytest.raises(ReasonNeeded):
        resolution.close_for_requester(number=order.number, reason="", by=lead, at=minutes(70))
    resolution.close_for_requester(number=order.number, reason="电话确认", by=lead, at=minutes(70))

    assert afresh(order).closed_how == "in_name"


def test_repair_passes_its_four_stages_and_a_jump_is_refused_and_recorded() -> None:
    world = make_world()
    order = accepted(world, type="repair", title="3 号注塑机设备漏油")
    by = world.actor("other_handler")
    assert order.stage_key == "assess"

    with pytest.raises(JumpRefused):
        stages.go_to_stage(
            number=order.number,
            wish=stages.StageWish(step_key="repair"),
            by=by,
            at=minutes(6),
        )
    assert afresh(order).stage_key == "assess"
    assert events(order)[-1] == "jump_refused"
    with pytest.raises(StagesOpen):
        resolution.resolve(number=order.number, resolution=SOLVED, by=by, at=minutes(7))

    stages.complete_task(
        number=order.number,
        task_id=open_task(order).pk,
        completion=stages.Completion(note="密封圈老化"),
        by=by,
        at=minutes(60),
    )
    assert afresh(order).stage_key == "parts"


def open_task(order: WorkOrder) -> FlowTask:
    return FlowTask.objects.get(work_order=order, state="pending")


def test_a_stage_is_skipped_only_with_permission_and_reason_and_it_is_recorded() -> None:
    world = make_world()
    order = accepted(world, type="repair", title="3 号注塑机设备漏油")
    task = open_task(order)

    with pytest.raises(SkipNotAllowed):
        stages.skip_task(
            number=order.number,
            task_id=task.pk,
            reason="昨天评估过",
            by=world.actor("other_handler"),
            at=minutes(10),
        )
    stages.skip_task(
        number=order.number,
        task_id=task.pk,
        reason="昨天评估过",
        by=world.actor("administrator"),
        at=minutes(10),
    )

    visit = StageVisit.objects.get(work_order=order, step="assess")
    assert (visit.state, visit.skip_reason) == ("skipped", "昨天评估过")
    assert "stage_skipped" in events(order)


def test_overrunning_a_stage_by_a_minute_is_recorded_once() -> None:
    world = make_world()
    order = accepted(world, type="repair", title="3 号注塑机设备漏油")
    task = open_task(order)
    due = minutes(5) + timedelta(hours=2)
    assert task.due_at == due

    fired = [timers.fire(timer_id=one, at=due) for one in timers.due_timers(at=due)]
    again = timers.due_timers(at=due + timedelta(minutes=1))

    assert fired.count(True) == len(fired)
    assert events(order).count("stage_overdue") == 1
    assert events(order).count("stage_warned") == 1
    assert again == []
    stages.complete_task(
        number=order.number,
        task_id=task.pk,
        completion=stages.Completion(),
        by=world.actor("other_handler"),
        at=due + timedelta(minutes=1),
    )
    assert StageVisit.objects.get(work_order=order, step="assess").late_seconds == 60


def test_the_safety_checklist_holds_the_repair_open() -> None:
    world = make_world()
    order = accepted(world, type="repair", title="3 号注塑机设备漏油")
    by = world.actor("other_handler")
    finish_stage(order, by_name="other_handler", world=world, at=minutes(30))
    finish_stage(order, by_name="other_handler", world=world, at=minutes(40))
    assert afresh(order).stage_key == "repair"

    with pytest.raises(ChecklistIncomplete):
        resolution.resolve(number=order.number, resolution=SOLVED, by=by, at=minutes(50))

    assert afresh(order).status == "in_progress"


def finish_stage(order: WorkOrder, *, by_name: str, world: World, at: datetime) -> None:
    stages.complete_task(
        number=order.number,
        task_id=open_task(order).pk,
        completion=stages.Completion(),
        by=world.actor(by_name),
        at=at,
    )


def test_a_warning_comes_once_at_three_quarters_and_a_breach_at_the_end() -> None:
    world = make_world()
    order = accepted(world)
    start, warning, due = NOON, minutes(45), minutes(60)
    assert Clock.objects.get(work_order=order, metric="first_response").due_at == due

    for moment in (start, warning, due):
        for timer in timers.due_timers(at=moment):
            timers.fire(timer_id=timer, at=moment)

    told = events(order)
    assert told.count("clock_warned") == 1
    assert told.count("clock_breached") == 1
    assert afresh(order).is_breached


def test_a_cancelled_order_lives_no_more() -> None:
    world = make_world()
    order = accepted(world)

    with pytest.raises(NotYours):
        resolution.cancel(
            number=order.number, reason="不修了", by=world.actor("handler"), at=minutes(9)
        )
    resolution.cancel(
        number=order.number, reason="不修了", by=world.actor("requester"), at=minutes(9)
    )

    order = afresh(order)
    assert order.status == "cancelled"
    assert not FlowTask.objects.filter(work_order=order, state="pending").exists()
    assert not Timer.objects.filter(work_order=order, state="armed").exists()
    with pytest.raises(NotInStatus):
        resolution.cancel(number=order.number, reason="x", by=SYSTEM, at=minutes(10))

"""Orders in which everything goes otherwise than drawn: none may ever stand still in silence."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongdan.accounts.commands import deactivate_person
from gongdan.accounts.commands.stand_ins import Absence, set_stand_in
from gongdan.accounts.models import Membership
from gongdan.accounts.tests.makers import NOON, World
from gongdan.flows import commands as flows
from gongdan.flows.errors import RedirectRefused, SkipNotAllowed
from gongdan.kernel.actors import SYSTEM
from gongdan.workorders.commands import handover, steering
from gongdan.workorders.commands.approvals import (
    Ballot,
    HandOver,
    Withdrawal,
    delegate,
    vote,
    withdraw,
)
from gongdan.workorders.commands.resolution import Resolution, confirm, reopen, resolve
from gongdan.workorders.commands.stages import skip_task
from gongdan.workorders.errors import NotYours, StagesOpen, WorkOrderNotFound
from gongdan.workorders.models import FlowInstance, FlowTask, Timer, WorkOrder
from gongdan.workorders.queries.stages import progress_of
from gongdan.workorders.tests.package import CONFIRM, END, START
from gongdan.workorders.tests.processes import (
    Json,
    afresh,
    ask,
    complete,
    file,
    fire,
    person,
    publish,
    stands_at,
    task,
    told,
    work,
)

pytestmark = pytest.mark.django_db

SOLVED = Resolution(solution="重启交换机端口，线路恢复正常。", root_cause="hardware")
DAY = timedelta(days=1)


def repair(**settings: object) -> Json:
    return work("repair", requires=["solution"], **settings)


def solve(world: World, order: WorkOrder) -> None:
    resolve(number=order.number, resolution=SOLVED, by=world.actor("handler"), at=NOON)


def say(world: World, order: WorkOrder, step: str, who: str, verdict: str = "approved") -> None:
    ballot = Ballot(verdict=verdict, comment="好")  # type: ignore[arg-type]
    votes = FlowTask.objects.filter(work_order=order, step=step, state="pending")
    row = votes.get(assignee=getattr(world, who))
    vote(number=order.number, task_id=row.pk, ballot=ballot, by=world.actor(who), at=NOON)


def gone(world: World, who: str) -> None:
    person_id = getattr(world, who).pk
    deactivate_person(person_id=person_id, by=world.actor("administrator"), at=NOON)
    handover.hand_over(person_id=person_id, at=NOON)


def test_what_is_solved_but_still_to_be_approved_is_not_solved_yet(world: World) -> None:
    publish(repair(), ask("check", "gaomin"), CONFIRM)
    order = file(world)

    solve(world, order)
    before = afresh(order).status
    say(world, order, "check", "approver")

    assert (before, afresh(order).status) == ("in_progress", "resolved")
    assert Timer.objects.get(kind="auto_close", state="armed").work_order_id == order.pk


def test_a_confirmation_closes_nothing_that_others_still_approve(world: World) -> None:
    publish(repair(), CONFIRM, ask("audit", "gaomin"))
    order = file(world)
    solve(world, order)

    confirm(number=order.number, by=world.actor("requester"), at=NOON)
    between = afresh(order).status
    say(world, order, "audit", "approver")

    assert (between, afresh(order).status) == ("in_progress", "closed")


def test_a_confirmation_in_one_branch_leaves_the_other_under_way(world: World) -> None:
    rest = {"key": "rest", "kind": "delay", "minutes": 60, "time": "clock"}
    ways = [
        {"key": "a", "steps": [repair(), CONFIRM]},
        {"key": "b", "steps": [rest, work("clean")]},
    ]
    publish({"key": "both", "kind": "parallel", "branches": ways})
    order = file(world)
    solve(world, order)

    confirm(number=order.number, by=world.actor("requester"), at=NOON)
    fire(at=NOON + timedelta(hours=2))
    between = (afresh(order).status, stands_at(order))
    complete(world, order, "clean")

    assert between == ("in_progress", ["clean"])
    assert afresh(order).status == "closed"


def test_what_is_done_beside_the_work_keeps_the_order_open(world: World) -> None:
    train = {"key": "aside", "kind": "subprocess", "waits": False, "steps": [work("train")]}
    publish(train, repair(), CONFIRM)
    order = file(world)
    with pytest.raises(StagesOpen):
        solve(world, order)
    complete(world, order, "train")

    solve(world, order)
    confirm(number=order.number, by=world.actor("requester"), at=NOON)

    assert afresh(order).status == "closed"


def test_somebody_whose_turn_is_still_to_come_leaves(world: World) -> None:
    Membership.objects.create(team=world.service_desk, person=world.lead, is_lead=True)
    publish(ask("ask", "gaomin", "wujianguo", mode="in_turn"), work())
    order = file(world)

    gone(world, "other_handler")
    say(world, order, "ask", "approver")

    assert task(order, "ask").assignee_id == world.lead.pk
    assert "吴建国 已离开" in task(order, "ask").because["zh-CN"]


def test_somebody_leaves_while_the_work_rests(world: World) -> None:
    Membership.objects.create(team=world.service_desk, person=world.lead, is_lead=True)
    publish(ask("ask", "gaomin"), work())
    order, lead = file(world), world.actor("lead")
    steering.suspend(number=order.number, reason="等预算", by=lead, at=NOON)

    gone(world, "approver")
    steering.unsuspend(number=order.number, by=lead, at=NOON)
    handover.hand_over_forgotten(at=NOON)

    assert task(order, "ask").assignee_id == world.lead.pk


def looked_at(world: World) -> WorkOrder:
    """An approval of the approver, who asked the lead to look at it first."""
    publish(ask("ask", "gaomin"), work())
    order = file(world)
    to = HandOver(person_id=world.other_handler.pk)
    by = world.actor("approver")
    delegate(number=order.number, task_id=task(order, "ask").pk, to=to, by=by, at=NOON)
    return order


def test_who_was_asked_to_look_leaves_and_the_vote_comes_back(world: World) -> None:
    order = looked_at(world)

    gone(world, "other_handler")

    row = task(order, "ask")
    assert (row.assignee_id, row.owner_id) == (world.approver.pk, None)


def test_the_owner_of_a_vote_leaves_while_another_looks_at_it(world: World) -> None:
    Membership.objects.create(team=world.service_desk, person=world.lead, is_lead=True)
    order = looked_at(world)

    gone(world, "approver")

    row = task(order, "ask")
    assert (row.assignee_id, row.owner_id) == (world.lead.pk, None)


def test_a_pool_of_which_everybody_left_goes_to_who_holds_the_order(world: World) -> None:
    publish(work("pool", handlers=person("wujianguo"), dispatch="pool"))
    order = file(world)

    gone(world, "other_handler")

    row = task(order, "pool")
    assert row.candidate_ids == []
    assert row.assignee_id is not None or row.candidate_team_ids


def test_what_came_back_to_a_requester_who_left_goes_to_the_manager(world: World) -> None:
    Membership.objects.create(team=world.service_desk, person=world.lead, is_lead=True)
    publish(ask("ask", "gaomin", on_reject="start"), work())
    order = file(world)
    say(world, order, "ask", "approver", "rejected")

    gone(world, "requester")

    assert task(order, "filed").assignee_id == world.lead.pk


def test_a_team_that_takes_over_from_who_left_sees_the_stage(world: World) -> None:
    publish(work(handlers=[*person("wujianguo"), {"kind": "team", "team": "network"}]))
    order = file(world)

    gone(world, "other_handler")

    row = task(order, "work")
    assert (row.assignee_id, row.candidate_team_ids) == (None, [world.network.pk])


def test_who_is_stood_in_for_may_do_the_stage_too(world: World) -> None:
    publish(work(handlers=person("gaomin")))
    absence = Absence(
        person_id=world.approver.pk,
        stand_in_id=world.lead.pk,
        from_at=NOON - DAY,
        until_at=NOON + DAY,
    )
    set_stand_in(absence=absence, by=world.actor("administrator"), at=NOON)
    order = file(world)

    complete(world, order, "work", who="approver")

    assert afresh(order).status == "closed"


@pytest.mark.parametrize(
    ("allowed", "who", "may"),
    [
        ("handler", "handler", True),
        ("handler", "approver", False),
        ("lead", "lead", True),
        ("manager", "lead", False),
        ("administrator", "lead", False),
        ("administrator", "administrator", True),
    ],
)
def test_only_whom_the_step_allows_leaves_it_out(
    world: World, allowed: str, who: str, may: bool
) -> None:
    publish(work(skippable_by=allowed), work("after"))
    order = file(world)
    skip = {"number": order.number, "task_id": task(order, "work").pk, "reason": "不需要"}

    def leave_out() -> list[str]:
        skip_task(**skip, by=world.actor(who), at=NOON)  # type: ignore[arg-type]
        return stands_at(order)

    if may:
        assert leave_out() == ["after"]
    else:
        with pytest.raises((SkipNotAllowed, WorkOrderNotFound)):
            leave_out()


def test_a_lead_takes_the_work_elsewhere_and_everybody_hears_why(world: World) -> None:
    publish(ask("ask", "gaomin"), work(), work("after"))
    order = file(world)
    way = steering.Redirection(step_key="ask", target_key="after", reason="审批人长期出差")

    steering.redirect(number=order.number, way=way, by=world.actor("lead"), at=NOON)

    assert stands_at(order) == ["after"]
    assert told(order, "redirected")[0]["reason"] == "审批人长期出差"
    assert world.approver.pk in told(order, "redirected")[0]["person_ids"]
    assert [one["step_key"] for one in told(order, "stage_skipped")] == ["ask", "work"]
    states = {one.key: one.state for one in progress_of(afresh(order), at=NOON).stages}
    assert (states["ask"], states["work"], states["after"]) == ("skipped", "skipped", "present")


@pytest.mark.parametrize("who", ["requester", "handler", "approver"])
def test_nobody_else_takes_the_work_elsewhere(world: World, who: str) -> None:
    publish(ask("ask", "gaomin"), work(), work("after"))
    order = file(world)
    way = steering.Redirection(step_key="ask", target_key="after", reason="我急")

    with pytest.raises((NotYours, WorkOrderNotFound)):
        steering.redirect(number=order.number, way=way, by=world.actor(who), at=NOON)


def test_the_work_is_not_taken_where_it_cannot_stand(world: World) -> None:
    publish(ask("ask", "gaomin"), work())
    order = file(world)
    way = steering.Redirection(step_key="ask", target_key="filed", reason="重来")

    with pytest.raises(RedirectRefused):
        steering.redirect(number=order.number, way=way, by=world.actor("lead"), at=NOON)


def test_a_late_stage_goes_where_its_ladder_says(world: World) -> None:
    level = {"key": "late", "minutes": 0, "do": "go_to", "to": "other"}
    publish(work(limit_minutes=60, ladder=[level]), work("between"), work("other"))
    order = file(world)

    fire(at=NOON + timedelta(hours=2))

    assert stands_at(order) == ["other"]
    assert [one["step_key"] for one in told(order, "stage_skipped")] == ["work", "between"]


def test_a_closed_order_runs_anew_by_the_process_as_it_is_now(world: World) -> None:
    publish(work("first"), repair(), CONFIRM)
    order = file(world)
    complete(world, order, "first")
    solve(world, order)
    confirm(number=order.number, by=world.actor("requester"), at=NOON)
    content: Json = {
        "format": 1,
        "steps": [START, work("first"), repair(), work("report"), CONFIRM, END],
    }
    flows.save_draft(code="flow", content=content, by=SYSTEM, at=NOON)
    flows.publish(code="flow", by=SYSTEM, at=NOON)

    reopen(number=order.number, reason="又坏了", by=world.actor("requester"), at=NOON + DAY)

    ended, again = FlowInstance.objects.filter(work_order=order).order_by("pk")
    assert (ended.state, again.state, again.reopened_from_id) == ("completed", "running", ended.pk)
    assert (ended.process_version.no, again.process_version.no) == (1, 2)
    assert (stands_at(order), afresh(order).reopen_count) == (["repair"], 1)
    stages = {one.key: one.state for one in progress_of(afresh(order), at=NOON).stages}
    assert stages["first"] == "visited"
    assert (stages["repair"], stages["report"]) == ("present", "ahead")


def test_a_reopened_order_keeps_its_version_where_its_form_cannot_answer_the_new(
    world: World,
) -> None:
    publish(repair(), CONFIRM)
    order = file(world)
    solve(world, order)
    confirm(number=order.number, by=world.actor("requester"), at=NOON)
    unknown = {"op": "=", "args": [{"field": "answers.colour"}, {"value": "red"}]}
    way = {"key": "w", "to": "repair", "when": unknown}
    route = {"key": "back", "kind": "route", "ways": [way]}
    content: Json = {"format": 1, "steps": [START, repair(), route, CONFIRM, END]}
    flows.save_draft(code="flow", content=content, by=SYSTEM, at=NOON)
    colours = {"answers.colour": "text"}
    flows.publish(code="flow", by=SYSTEM, at=NOON, types=colours)  # type: ignore[arg-type]

    reopen(number=order.number, reason="又坏了", by=world.actor("requester"), at=NOON + DAY)

    assert FlowInstance.objects.latest("pk").process_version.no == 1


def test_an_order_withdrawn_after_the_system_acted_is_withdrawn(world: World) -> None:
    title = {"do": "set_title", "value": {"value": "x"}}
    publish({"key": "set", "kind": "action", "do": [title]}, ask("ask", "gaomin"))
    order = file(world)

    withdraw(
        number=order.number,
        withdrawal=Withdrawal(reason="填错了", is_final=True),
        by=world.actor("requester"),
        at=NOON,
    )

    assert afresh(order).status == "cancelled"
    assert not FlowTask.objects.filter(work_order=order, state__in=["pending", "waiting"]).exists()

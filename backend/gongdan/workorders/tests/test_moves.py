"""Running work taken to another version of its process, and small revisions it follows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongdan.accounts.tests.makers import NOON, World
from gongdan.audit.queries import verify
from gongdan.flows import commands as flows
from gongdan.flows import queries as processes
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import Forbidden, InvalidInput
from gongdan.workorders.commands.moving import (
    begin_move,
    carry_move,
    follow_revision,
    move_one,
)
from gongdan.workorders.errors import MovedOn, NothingToMove
from gongdan.workorders.finding import subject
from gongdan.workorders.models import FlowInstance, ProcessMove, ProcessMoveItem, StageVisit
from gongdan.workorders.move_plan import Plan
from gongdan.workorders.queries.detail import detail
from gongdan.workorders.queries.lists import row
from gongdan.workorders.queries.moves import move_report, try_move
from gongdan.workorders.queries.passages import passages
from gongdan.workorders.queries.way import way_of
from gongdan.workorders.tests.package import END, START
from gongdan.workorders.tests.processes import (
    Json,
    afresh,
    ask,
    complete,
    file,
    fire,
    publish,
    stands_at,
    task,
    told,
    work,
)

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def publish_again(*steps: Json, is_minor: bool = False) -> int:
    content: Json = {"format": 1, "steps": [START, *steps, END]}
    flows.save_draft(code="flow", content=content, by=SYSTEM, at=NOON)
    return flows.publish(code="flow", is_minor=is_minor, by=SYSTEM, at=NOON)


def plan(**more: object) -> Plan:
    return Plan(**{"process": "flow", "from_no": 1, "to_no": 2, **more})  # type: ignore[arg-type]


def move(world: World, wanted: Plan, *, at: object = NOON) -> ProcessMove:
    by = world.actor("administrator")
    move_id = begin_move(plan=wanted, by=by, at=NOON)
    carry_move(move_id=move_id, by=by, clock=lambda: at)  # type: ignore[arg-type, return-value]
    return ProcessMove.objects.get(pk=move_id)


def both(*roads: Json) -> Json:
    branches = [{"key": f"road{index}", "steps": [road]} for index, road in enumerate(roads)]
    return {"key": "both", "kind": "parallel", "branches": branches}


def versions_of(order: object) -> list[int]:
    found = FlowInstance.objects.filter(work_order=order).order_by("pk")
    return [processes.version(one.process_version_id).no for one in found]


def test_work_goes_on_by_the_new_version_from_where_it_stands(world: World) -> None:
    publish(work("first"), work("second"))
    order = file(world)
    complete(world, order, "first")
    publish_again(work("first"), work("second"), work("third"))

    done = move(world, plan())
    complete(world, order, "second")

    assert versions_of(order) == [2]
    assert stands_at(order) == ["third"]
    assert (done.ended_at, done.items.get().state) == (NOON, "moved")
    (migrated,) = told(order, "process_migrated")
    assert (migrated["from_version"], migrated["to_version"]) == (1, 2)
    assert verify(subject(order)).faults == []


def test_a_step_that_has_another_key_now_takes_its_work_along(world: World) -> None:
    publish(work("first"), work("second"))
    order = file(world)
    complete(world, order, "first")
    before = task(order, "second").assignee_id
    publish_again(work("begin"), work("go_on"))

    move(world, plan(mapping={"first": "begin", "second": "go_on"}))

    row_ = row(order.number, by=world.actor("administrator"), at=NOON)
    assert stands_at(order) == ["go_on"]
    assert task(order, "go_on").assignee_id == before
    assert row_.stage is not None
    assert row_.stage.key == "go_on"
    complete(world, order, "go_on")
    assert afresh(order).status == "closed"


def test_work_in_a_step_that_is_gone_stays_and_says_why(world: World) -> None:
    publish(work("first"), work("second"))
    stays, goes = file(world), file(world)
    complete(world, goes, "first")
    publish_again(work("second"))

    trial = try_move(plan(), by=world.actor("administrator"))
    report = move_report("flow", move(world, plan()).pk, by=world.actor("administrator"))

    assert (trial.total, trial.can_go) == (2, 1)
    assert [one.number for one in trial.orders] == [stays.number, goes.number]
    (hindrance,) = trial.orders[0].hindrances
    assert (hindrance.code, hindrance.step) == ("workorders.move_unmapped", "first")
    assert (report.brief.moved, report.brief.refused) == (1, 1)
    refused = next(one for one in report.orders if one.state == "refused")
    assert (refused.number, refused.code) == (stays.number, "workorders.move_hindered")
    assert stands_at(stays) == ["first"]
    assert versions_of(stays) == [1]
    complete(world, stays, "first")
    assert stands_at(stays) == ["second"]


def test_what_was_done_in_a_step_that_is_gone_is_still_told(world: World) -> None:
    publish(work("first"), work("second"))
    order = file(world)
    complete(world, order, "first")
    publish_again(work("second"))
    administrator = world.actor("administrator")

    move(world, plan())
    complete(world, order, "second")

    stays = passages(order.number, by=administrator, at=NOON)
    assert [one.key for one in stays] == ["filed", "first", "second", "closed"]
    assert detail(order.number, by=administrator, at=NOON).order.status == "closed"
    assert way_of(order.number, by=administrator, at=NOON) is not None


def test_a_split_keeps_its_branches_and_their_number(world: World) -> None:
    publish(both(work("east"), work("west")), work("after"))
    order = file(world)
    complete(world, order, "east")
    publish_again(both(work("east"), work("west")), work("between"), work("after"))

    move(world, plan())
    complete(world, order, "west")

    assert stands_at(order) == ["between"]


def test_a_step_inside_a_split_goes_into_no_other_place(world: World) -> None:
    publish(both(work("east"), work("west")), work("after"))
    order = file(world)
    publish_again(work("east"), both(work("west"), work("north")))

    found = try_move(plan(), by=world.actor("administrator")).orders[0].hindrances

    assert ("workorders.move_other_split", "east") in [(one.code, one.step) for one in found]
    assert move(world, plan()).items.get().state == "refused"
    assert stands_at(order) == ["east", "west"]


def test_votes_go_only_to_an_approval_that_counts_alike(world: World) -> None:
    publish(ask("heads", "gaomin", mode="all"))
    file(world)
    publish_again(ask("heads", "gaomin", mode="any"))

    (hindrance,) = try_move(plan(), by=world.actor("administrator")).orders[0].hindrances

    assert hindrance.code == "workorders.move_other_mode"


def test_a_new_limit_counts_the_time_that_was_used(world: World) -> None:
    publish(work(limit_minutes=240))
    order = file(world)
    publish_again(work(limit_minutes=120))

    move(world, plan(), at=NOON + HOUR)

    visit = StageVisit.objects.get(work_order=order, step="work")
    assert task(order, "work").due_at == NOON + 2 * HOUR
    assert (visit.limit_seconds, visit.due_at) == (7200, NOON + 2 * HOUR)
    fire(at=NOON + 3 * HOUR)
    assert len(told(order, "stage_overdue")) == 1


def test_a_mapping_that_cannot_be_is_refused_as_a_whole(world: World) -> None:
    publish(work("first"), work("second"))
    file(world)
    publish_again(work("first"), work("second"), work("third"))
    administrator = world.actor("administrator")

    with pytest.raises(InvalidInput):
        try_move(plan(mapping={"first": "nowhere"}), by=administrator)
    with pytest.raises(InvalidInput):
        try_move(plan(mapping={"first": "second"}), by=administrator)
    with pytest.raises(InvalidInput):
        try_move(plan(to_no=1), by=administrator)


def test_only_builders_move_work(world: World) -> None:
    publish(work())
    file(world)
    publish_again(work(), work("more"))

    with pytest.raises(Forbidden):
        try_move(plan(), by=world.actor("handler"))
    with pytest.raises(Forbidden):
        begin_move(plan=plan(), by=world.actor("handler"), at=NOON)


def test_only_the_chosen_runs_are_moved(world: World) -> None:
    publish(work())
    one, other = file(world), file(world)
    publish_again(work(), work("more"))
    chosen = FlowInstance.objects.get(work_order=other).pk

    move(world, plan(instance_ids=[chosen]))

    assert (versions_of(one), versions_of(other)) == ([1], [2])
    with pytest.raises(NothingToMove):
        begin_move(plan=plan(instance_ids=[0]), by=world.actor("administrator"), at=NOON)


def test_work_that_ended_meanwhile_is_refused_and_nothing_of_it_touched(world: World) -> None:
    publish(work())
    order = file(world)
    publish_again(work(), work("more"))
    by = world.actor("administrator")
    move_id = begin_move(plan=plan(), by=by, at=NOON)
    complete(world, order)

    item = ProcessMoveItem.objects.get(move_id=move_id)
    with pytest.raises(MovedOn):
        move_one(item_id=item.pk, by=by, at=NOON)
    carry_move(move_id=move_id, by=by, clock=lambda: NOON)

    item.refresh_from_db()
    assert (item.state, item.code) == ("refused", "workorders.moved_on")
    assert versions_of(order) == [1]
    assert afresh(order).status == "closed"


def test_a_job_that_runs_twice_moves_once(world: World) -> None:
    publish(work())
    order = file(world)
    publish_again(work(), work("more"))
    done = move(world, plan())

    carry_move(move_id=done.pk, by=world.actor("administrator"), clock=lambda: NOON)

    assert len(told(order, "process_migrated")) == 1


def test_a_small_revision_reaches_running_work_but_not_its_open_tasks(world: World) -> None:
    publish(work("first", limit_minutes=240), work("second"))
    order = file(world)
    by_other = [{"kind": "person", "person": "gaomin"}]
    revised = publish_again(
        work("first", limit_minutes=60, handlers=by_other),
        work("second", handlers=by_other, limit_minutes=60),
        is_minor=True,
    )

    move_id = follow_revision(process="flow", version=revised, revises=1, by=SYSTEM, at=NOON)
    carry_move(move_id=move_id, by=SYSTEM, clock=lambda: NOON)

    open_task = task(order, "first")
    assert (open_task.assignee_id, open_task.due_at) == (world.handler.pk, NOON + 4 * HOUR)
    complete(world, order, "first", who="administrator")
    following = task(order, "second")
    assert (following.assignee_id, following.due_at) == (world.approver.pk, NOON + HOUR)
    assert told(order, "process_migrated")[0]["is_minor"] is True


def test_new_orders_follow_the_newest_small_revision(world: World) -> None:
    publish(work("first"))
    by_other = [{"kind": "person", "person": "gaomin"}]
    publish_again(work("first", handlers=by_other), is_minor=True)

    order = file(world)

    assert versions_of(order) == [2]
    assert task(order, "first").assignee_id == world.approver.pk


@pytest.mark.parametrize(
    "steps",
    [
        (work("first"), work("second")),
        (work("other"),),
        (work("first", requires=["solution"]),),
        (work("first", skippable_by="lead"),),
        (ask("first"),),
    ],
)
def test_a_small_revision_changes_people_deadlines_and_texts_only(
    world: World, steps: tuple[Json, ...]
) -> None:
    publish(work("first"))

    with pytest.raises(InvalidInput) as refused:
        publish_again(*steps, is_minor=True)

    assert {one.code for one in refused.value.problems} == {"flows.not_minor"}
    assert processes.current_version("flow").no == 1
    assert world

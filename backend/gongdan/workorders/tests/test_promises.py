"""Several promises on one order, their ladder, and calendars that change under them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.audit.queries import history
from gongdan.deliveries.models import Delivery
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import NotFound
from gongdan.sla import commands as sla
from gongdan.workorders.commands import assignment, clocks, details, resolution, timers, waiting
from gongdan.workorders.commands.conversation import Draft, comment
from gongdan.workorders.finding import subject
from gongdan.workorders.models import Clock, Subtask, WorkOrder
from gongdan.workorders.queries.clocks import clocks_of
from gongdan.workorders.queries.ledgers import clock_ledger
from gongdan.workorders.queries.recounting import moves_of
from gongdan.workorders.queries.risks import risks
from gongdan.workorders.queries.verifying import verify
from gongdan.workorders.tests.makers import make_application, make_work_order
from gongdan.workorders.tests.package import text
from gongdan.workorders.tests.situations import facts_of_last, told

if TYPE_CHECKING:
    from pytest_django.fixtures import SettingsWrapper

pytestmark = pytest.mark.django_db

MINUTES = dict.fromkeys("1234", 60)
SOLVED = resolution.Resolution(solution="更换了交换机端口", root_cause="hardware")


def at(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def promised(world: World, *, calendar: str = "always", **policy: object) -> WorkOrder:
    """An order of the requester under one policy for everybody."""
    make_application()
    whole = {
        "key": "all",
        "name": text("全部", "All"),
        "calendar": calendar,
        "targets": {"resolution": dict.fromkeys("1234", 240)},
        "pause_when": ["waiting"],
        **policy,
    }
    content: dict[str, object] = {"format": 1, "policies": [whole]}
    sla.save_policy_draft(application="it", content=content, by=SYSTEM, at=NOON)
    sla.publish_policies(application="it", by=SYSTEM, at=NOON)
    return make_work_order(world)


def clock(order: WorkOrder, metric: str) -> Clock:
    return Clock.objects.filter(work_order=order, metric=metric).order_by("-round")[0]


def ring(until: datetime) -> None:
    """Fire what is due until then, in the order of its time."""
    for timer in timers.due_timers(at=until):
        timers.fire(timer_id=timer, at=until)


def talk(order: WorkOrder, world: World, who: str, minute: int) -> None:
    comment(number=order.number, draft=Draft(body="…"), by=world.actor(who), at=at(minute))


def states(order: WorkOrder) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in Clock.objects.filter(work_order=order).order_by("pk"):
        found.setdefault(row.metric, []).append(row.state)
    return found


EVERYTHING = {
    "first_response": MINUTES,
    "next_response": MINUTES,
    "acceptance": MINUTES,
    "resolution": MINUTES,
    "confirmation": MINUTES,
    "team:network": MINUTES,
}


def test_every_promise_has_a_clock_of_its_own_and_each_begins_in_its_time() -> None:
    world = make_world()
    order = promised(world, targets=EVERYTHING)
    by = world.actor("handler")

    filed = states(order)
    assignment.accept(number=order.number, by=by, at=at(5))
    talk(order, world, "handler", 10)
    talk(order, world, "requester", 20)
    asked = states(order)
    talk(order, world, "handler", 25)
    talk(order, world, "requester", 30)
    talk(order, world, "handler", 35)
    resolution.resolve(number=order.number, resolution=SOLVED, by=by, at=at(40))
    solved = states(order)
    resolution.confirm(number=order.number, by=world.actor("requester"), at=at(50))

    running = ["first_response", "resolution", "acceptance", "team:network"]
    assert {name: kind for name, kind in filed.items() if kind == ["running"]}.keys() == {*running}
    assert asked["next_response"] == ["running"]
    assert solved["next_response"] == ["fulfilled", "fulfilled"]
    assert solved["confirmation"] == ["running"]
    assert set(map(tuple, states(order).values())) == {("fulfilled",), ("fulfilled", "fulfilled")}
    assert clock(order, "next_response").elapsed_seconds == 5 * 60
    assert verify().wrong == []


def test_none_of_several_promises_is_hidden_and_the_nearest_is_on_the_order() -> None:
    order = promised(
        make_world(), targets={"resolution": MINUTES, "first_response": dict.fromkeys("1234", 30)}
    )

    shown = clocks_of([order.pk], at=at(1))[order.pk]

    assert sorted(one.metric for one in shown) == ["first_response", "resolution"]
    order.refresh_from_db()
    assert (order.next_metric, order.next_due_at) == ("first_response", at(30))


def test_a_clock_rests_only_for_the_reasons_its_policy_names() -> None:
    world = make_world()
    order = promised(world, pause_when=["waiting:parts"])
    by = world.actor("handler")
    assignment.accept(number=order.number, by=by, at=at(5))

    waiting.wait(number=order.number, wait=waiting.Wait(reason="supplier"), by=by, at=at(10))
    for_supplier = clock(order, "resolution").state
    waiting.resume(number=order.number, by=by, at=at(20))
    waiting.wait(number=order.number, wait=waiting.Wait(reason="parts"), by=by, at=at(30))

    assert (for_supplier, clock(order, "resolution").state) == ("running", "paused")


def test_who_was_given_it_next_has_their_own_time_to_take_it_on() -> None:
    world = make_world()
    order = promised(world, targets={"acceptance": MINUTES})

    to = assignment.Assignment(assignee_id=world.lead.pk, reason="有空")
    assignment.assign(number=order.number, to=to, by=world.actor("handler"), at=at(30))

    assert states(order) == {"acceptance": ["stopped", "running"]}
    assert clock(order, "acceptance").due_at == at(90)


def test_a_changed_priority_keeps_what_was_used_and_marks_the_breach_it_causes() -> None:
    world = make_world()
    order = promised(world, targets={"resolution": {"1": 30, "2": 240, "3": 240, "4": 240}})

    details.change_priority(
        number=order.number, priority=1, reason="全楼断网", by=world.actor("handler"), at=at(60)
    )

    row = clock(order, "resolution")
    assert (row.elapsed_seconds, row.breached_at) == (3600, at(60))
    assert row.breach_cause == "policy_change"
    book = clock_ledger(order.number, "resolution", by=world.actor("handler"), at=at(70))
    assert [(one.before_minutes, one.after_minutes, one.who) for one in book.changes] == [
        (240, 30, "周海生")
    ]
    assert verify().wrong == []


def test_a_promise_that_is_not_made_at_another_priority_stops() -> None:
    world = make_world()
    order = promised(world, targets={"resolution": {"3": 240, "2": 240, "4": 240}})
    by = world.actor("handler")

    details.change_priority(number=order.number, priority=1, reason="急", by=by, at=at(10))
    gone = clock(order, "resolution").state
    details.change_priority(number=order.number, priority=2, reason="不急", by=by, at=at(30))

    assert gone == "stopped"
    assert (clock(order, "resolution").state, clock(order, "resolution").due_at) == (
        "running",
        at(260),
    )
    assert verify().wrong == []


@pytest.mark.parametrize(("on_reopen", "kept"), [("continue", [20 * 60]), ("anew", [20 * 60, 0])])
def test_work_taken_up_again_goes_on_or_begins_anew(on_reopen: str, kept: list[int]) -> None:
    world = make_world()
    order = promised(world, on_reopen=on_reopen)
    by = world.actor("handler")
    assignment.accept(number=order.number, by=by, at=at(5))
    resolution.resolve(number=order.number, resolution=SOLVED, by=by, at=at(20))

    reject = world.actor("requester")
    resolution.reject_solution(number=order.number, reason="还是断的", by=reject, at=at(60))

    rows = Clock.objects.filter(work_order=order).order_by("round")
    assert [row.elapsed_seconds for row in rows] == kept
    assert rows[len(kept) - 1].state == "running"
    assert verify().wrong == []


def level(key: str, **facts: object) -> dict[str, object]:
    return {"key": key, "whom": ["leads"], **facts}


def test_each_level_of_the_ladder_is_told_once_before_and_after_the_due_time() -> None:
    world = make_world()
    ladder = [level("soon", minutes=60, before=True), level("late", minutes=30)]
    order = promised(world, ladder=ladder)

    ring(at(180))
    ring(at(181))
    ring(at(240))
    ring(at(270))

    assert told(order).count("workorders.clock_escalated") == 2
    assert facts_of_last(order)["person_ids"] == [world.lead.pk]
    assert clock(order, "resolution").climbed == ["soon", "late"]


def test_who_knows_is_not_told_again() -> None:
    world = make_world()
    order = promised(world, ladder=[level("late", minutes=0, repeat_minutes=30)])
    ring(at(240))
    ring(at(270))

    clocks.acknowledge(number=order.number, metric="resolution", by=world.actor("lead"), at=at(280))
    ring(at(600))

    assert clock(order, "resolution").climbed == ["late", "late"]
    with pytest.raises(NotFound):
        clocks.acknowledge(
            number=order.number, metric="arrival", by=world.actor("lead"), at=at(280)
        )


def test_a_level_raises_the_priority_and_adds_a_subtask() -> None:
    world = make_world()
    ladder = [
        level("up", minutes=60, before=True, do="raise_priority"),
        level("help", minutes=0, do="subtask", title=text("请协助", "Please help")),
    ]
    order = promised(world, ladder=ladder)
    before = order.priority

    ring(at(180))
    ring(at(240))

    order.refresh_from_db()
    assert order.priority == before - 1
    assert [one.title for one in Subtask.objects.filter(work_order=order)] == ["请协助"]
    assert verify().wrong == []


def test_what_is_not_taken_on_in_time_is_given_to_somebody_else() -> None:
    world = make_world()
    ladder = [level("back", metric="acceptance", do="reassign")]
    order = promised(world, targets={"acceptance": dict.fromkeys("1234", 30)}, ladder=ladder)
    first = order.assignee_id

    ring(at(30))

    order.refresh_from_db()
    assert first is not None
    assert order.assignee_id != first
    assert (order.team_id, order.status) in [
        (world.network.pk, "new"),
        (world.network.pk, "assigned"),
    ]
    assert verify().wrong == []


def test_a_holiday_made_known_moves_open_clocks_after_a_look_at_what_moves() -> None:
    world = make_world()
    order = promised(world, calendar="standard", targets={"resolution": dict.fromkeys("1234", 960)})
    before = clock(order, "resolution").due_at
    administrator = world.actor("administrator")
    assert before is not None

    day = before.date()
    sla.set_day(code="standard", day=day, override={"kind": "holiday"}, by=administrator, at=at(10))
    looked = moves_of("standard", by=administrator, at=at(20))
    still = clock(order, "resolution").due_at
    moved = clocks.recount(calendar="standard", by=administrator, at=at(30))

    assert still == before
    assert [(one.number, one.before) for one in looked.items] == [(order.number, before)]
    assert [one.after for one in moved] == [one.after for one in looked.items]
    assert clock(order, "resolution").due_at == moved[0].after
    assert told(order)[-1] == "workorders.clocks_recounted"
    assert moves_of("standard", by=administrator, at=at(40)).clocks == 0
    assert verify().wrong == []


def test_arriving_keeps_its_promise_once() -> None:
    world = make_world()
    order = promised(world, targets={"arrival": MINUTES})
    by = world.actor("handler")

    clocks.arrive(number=order.number, place="三楼机房", by=by, at=at(20))
    clocks.arrive(number=order.number, by=by, at=at(50))

    order.refresh_from_db()
    assert order.arrived_at == at(20)
    assert states(order) == {"arrival": ["fulfilled"]}


def test_a_lead_sees_what_is_at_risk_and_what_can_be_done() -> None:
    world = make_world()
    order = promised(world)

    far = risks(hours=1, by=world.actor("lead"), at=at(0))
    near = risks(hours=1, by=world.actor("lead"), at=at(200))

    assert far == []
    assert [(one.order.number, one.clock.metric) for one in near] == [(order.number, "resolution")]
    assert "acknowledge" in near[0].acts
    assert risks(hours=8, by=world.actor("other_requester"), at=at(200)) == []


def test_a_clock_changed_by_hand_is_named() -> None:
    order = promised(make_world())
    Clock.objects.filter(work_order=order).update(due_at=at(1))

    found = verify(order.number)

    assert (found.clocks, [one.what for one in found.wrong]) == (1, ["due_at"])


def test_a_promised_date_stands_apart_from_what_is_counted() -> None:
    world = make_world()
    order = promised(world)
    day = datetime.combine(date(2027, 1, 4), NOON.timetz())
    WorkOrder.objects.filter(pk=order.pk).update(promised_at=day)
    by = world.actor("handler")
    assignment.accept(number=order.number, by=by, at=at(5))

    waiting.wait(number=order.number, wait=waiting.Wait(reason="parts"), by=by, at=at(10))
    waiting.resume(number=order.number, by=by, at=at(50))

    order.refresh_from_db()
    assert order.promised_at == day
    assert clock(order, "resolution").due_at == at(280)


def test_the_requester_is_told_again_and_again_how_it_stands() -> None:
    world = make_world()
    order, by = promised(world, targets={"update": MINUTES}), world.actor("handler")

    comment(number=order.number, draft=Draft(body="在等配件"), by=by, at=at(30))
    note = Draft(body="配件没到", is_internal=True)
    comment(number=order.number, draft=note, by=by, at=at(40))

    assert clock(order, "update").due_at == at(90)
    assert states(order) == {"update": ["fulfilled", "running"]}
    assert verify().wrong == []


def test_a_changed_priority_begins_anew_where_somebody_gives_the_reason() -> None:
    world = make_world()
    order = promised(world, targets={"resolution": {"1": 30, "2": 240, "3": 240, "4": 240}})

    details.change_priority(
        number=order.number,
        priority=1,
        reason="换了一件事",
        restarts=True,
        by=world.actor("handler"),
        at=at(60),
    )

    assert states(order) == {"resolution": ["stopped", "running"]}
    row = clock(order, "resolution")
    assert (row.elapsed_seconds, row.due_at, row.breached_at) == (0, at(90), None)
    asked = [one.facts for one in history(subject(order)) if "priority_over" in one.event]
    assert [one["restarts"] for one in asked] == [True]
    assert verify().wrong == []


@pytest.mark.parametrize(
    ("hosts", "refused"),
    [(["open.feishu.cn"], ""), ([], "deliveries.address_not_allowed")],
)
def test_a_level_tells_a_chat_group_where_its_address_is_allowed(
    settings: SettingsWrapper, hosts: list[str], refused: str
) -> None:
    settings.WEBHOOK_HOSTS = hosts
    told_group = level("group", minutes=0, do="group", url="https://open.feishu.cn/hook/x")
    order = promised(make_world(), ladder=[told_group])

    ring(at(240))

    said = [one.facts for one in history(subject(order)) if "escalated" in one.event]
    assert [(one["host"], one["refused"]) for one in said] == [("open.feishu.cn", refused)]
    bodies = [one.payload["body"] for one in Delivery.objects.filter(kind="webhook")]
    assert [one["msg_type"] for one in bodies] == ["text"] * (not refused)

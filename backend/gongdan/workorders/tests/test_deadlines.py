"""Deadlines in working time and what happens around them: each level once, with its reason."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongdan.accounts.tests.makers import NOON, World
from gongdan.workorders.commands.waiting import Wait, resume, wait
from gongdan.workorders.models import StageVisit, Timer
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


def level(key: str, minutes: int = 0, **settings: object) -> Json:
    return {"key": key, "minutes": minutes, "whom": ["owner"], **settings}


def act(key: str, do: str, minutes: int = 0, **settings: object) -> Json:
    return {"key": key, "minutes": minutes, "do": do, **settings}


def test_levels_before_at_and_after_the_deadline_happen_once_each(world: World) -> None:
    ladder = [
        level("early", 30, before=True),
        level("now", whom=["owner", "lead"]),
        level("late", 60, do="urge"),
    ]
    publish(work(limit_minutes=120, ladder=ladder))
    order = file(world)

    at_each = []
    for hours in (1, 1.5, 2, 2.5, 3, 4):
        fire(at=NOON + hours * HOUR)
        at_each.append([one["level"] for one in told(order, "stage_escalated")])

    assert at_each == [
        [],
        ["early"],
        ["early", "now"],
        ["early", "now"],
        ["early", "now", "late"],
        ["early", "now", "late"],
    ]
    owner = [world.handler.pk]
    assert told(order, "stage_escalated")[0]["person_ids"] == owner


def test_a_level_after_closing_time_comes_in_the_morning(world: World) -> None:
    publish(work(limit_minutes=300, ladder=[level("late", 120)]))
    order = file(world)

    # 12:00 and five hours of work make 17:00; two more go over the night.
    (timer,) = Timer.objects.filter(kind="stage_level")

    assert timer.due_at == NOON + timedelta(hours=22)
    assert told(order, "stage_escalated") == []


def test_levels_of_a_stage_that_was_finished_never_happen(world: World) -> None:
    publish(work(limit_minutes=60, ladder=[level("late")]), work("after"))
    order = file(world)
    complete(world, order)

    fire(at=NOON + 3 * HOUR)

    assert told(order, "stage_escalated") == []


def test_a_stage_returned_to_has_levels_of_its_own_again(world: World) -> None:
    again = {
        "key": "again",
        "to": "work",
        "when": {"op": "is_empty", "args": [{"field": "answers.note"}]},
    }
    route: Json = {"key": "check", "kind": "route", "ways": [again]}
    publish(work(limit_minutes=60, ladder=[level("late")]), route)
    order = file(world)
    fire(at=NOON + HOUR)
    complete(world, order, at=NOON + HOUR)

    fire(at=NOON + 2 * HOUR)

    assert [one["level"] for one in told(order, "stage_escalated")] == ["late", "late"]


def test_a_pause_moves_the_levels_and_none_happens_twice(world: World) -> None:
    ladder = [level("early", 60, before=True), level("late")]
    publish(work(limit_minutes=120, ladder=ladder))
    order = file(world)
    lead = world.actor("lead")
    fire(at=NOON + HOUR)
    wait(number=order.number, wait=Wait(reason="parts"), by=lead, at=NOON + HOUR)
    fire(at=NOON + 3 * HOUR)
    resume(number=order.number, by=lead, at=NOON + 3 * HOUR)

    fire(at=NOON + 3.5 * HOUR)
    before = [one["level"] for one in told(order, "stage_escalated")]
    fire(at=NOON + 4 * HOUR)

    assert before == ["early"]
    assert [one["level"] for one in told(order, "stage_escalated")] == ["early", "late"]


def test_a_late_stage_can_be_handed_on(world: World) -> None:
    others = [{"kind": "person", "person": "chenli"}]
    publish(work(limit_minutes=60, ladder=[act("move", "reassign", handlers=others)]))
    order = file(world)

    fire(at=NOON + HOUR)

    row = task(order, "work")
    assert row.assignee_id == world.lead.pk
    (moved,) = told(order, "duty_moved")
    assert (moved["from_id"], moved["to_id"], moved["how"]) == (
        world.handler.pk,
        world.lead.pk,
        "ladder",
    )


def test_a_late_vote_can_be_handed_on(world: World) -> None:
    others = [{"kind": "person", "person": "chenli"}]
    ladder = [act("move", "reassign", handlers=others)]
    publish(ask("ask", "gaomin", limit_minutes=60, ladder=ladder), work())
    order = file(world)

    fire(at=NOON + HOUR)

    assert task(order, "ask").assignee_id == world.lead.pk
    assert stands_at(order) == ["ask"]


@pytest.mark.parametrize(
    ("do", "status", "at_step"),
    [("approve", "in_progress", ["work"]), ("reject", "closed", [])],
)
def test_a_late_vote_can_decide_itself(
    world: World, do: str, status: str, at_step: list[str]
) -> None:
    publish(ask("ask", "gaomin", limit_minutes=60, ladder=[act("end", do)]), work())
    order = file(world)

    fire(at=NOON + HOUR)

    assert afresh(order).status == status
    assert stands_at(order) == at_step
    assert task(order, "ask").done_by == {"kind": "system", "id": None, "name": "system"}


def test_a_late_stage_that_may_be_skipped_can_skip_itself(world: World) -> None:
    publish(work(limit_minutes=60, skippable_by="lead", ladder=[act("go", "skip")]), work("after"))
    order = file(world)

    fire(at=NOON + HOUR)

    visit = StageVisit.objects.get(work_order=order, step="work")
    assert stands_at(order) == ["after"]
    assert (visit.state, visit.skipped_by) == (
        "skipped",
        {"kind": "system", "id": None, "name": "system"},
    )


def test_moments_missed_while_the_server_was_down_happen_once_afterwards(world: World) -> None:
    publish(work(limit_minutes=60, ladder=[level("now"), level("late", 60)]))
    order = file(world)

    fire(at=NOON + timedelta(days=2))
    fire(at=NOON + timedelta(days=3))

    assert [one["level"] for one in told(order, "stage_escalated")] == ["now", "late"]

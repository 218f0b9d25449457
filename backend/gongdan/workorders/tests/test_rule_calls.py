"""Trigger rules by the clock, by a button, by another system; and what drafts would change."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongdan.accounts.tests.makers import NOON, World
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import Forbidden
from gongdan.rules import commands as rules
from gongdan.workorders.commands.rule_calls import call_hook, press_button, run_scheduled
from gongdan.workorders.errors import NoSuchButton, NotYours
from gongdan.workorders.models import ShadowDecision
from gongdan.workorders.queries.buttons import buttons
from gongdan.workorders.queries.pipeline import pipeline
from gongdan.workorders.queries.replays import replay, shadow_report
from gongdan.workorders.tests.makers import make_work_order
from gongdan.workorders.tests.rules import (
    Json,
    afresh,
    equals,
    publish_triggers,
    runs_of,
    said,
    tag,
    when,
)
from gongdan.workorders.tests.situations import at_work, told

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(minutes=5)


@pytest.fixture
def world() -> World:
    return at_work()


def late(minutes: int) -> Json:
    return {"event": "schedule", "since": "submitted", "after": minutes}


def button(words: str) -> Json:
    return {"event": "button", "label": said(words)}


def test_a_rule_runs_once_so_long_after_something(world: World) -> None:
    publish_triggers(when("slow", late(120), tag("slow")))
    order = make_work_order(world)

    counts = [run_scheduled(at=NOON + timedelta(minutes=at)) for at in (119, 121, 126, 600)]

    assert counts == [0, 1, 0, 0]
    assert afresh(order).tags == ["slow"]


def test_a_rule_that_did_not_hold_yet_is_asked_again(world: World) -> None:
    publish_triggers(when("slow", late(10), tag("x"), if_=equals("priority", 1)))
    order = make_work_order(world, impact=3, urgency=3)
    at = NOON + timedelta(minutes=20)
    assert run_scheduled(at=at) == 0

    order.priority = 1
    order.save(update_fields=["priority"])

    assert run_scheduled(at=at + timedelta(minutes=5)) == 1


def test_a_rule_that_comes_again_runs_once_each_time(world: World) -> None:
    publish_triggers(
        when("daily", {"event": "schedule", "every": "day", "time": "09:00"}, tag("d"))
    )
    order = make_work_order(world)
    # Noon of these tests is twelve o'clock in Shanghai: the next nine o'clock is 21 hours away.
    morning = NOON + timedelta(hours=21, minutes=2)

    counts = [run_scheduled(at=morning + timedelta(minutes=at)) for at in (0, 5, 24 * 60)]

    assert counts == [1, 0, 1]
    assert len(runs_of(order)) == 2


def test_a_button_shows_where_its_rule_would_run_and_runs_it(world: World) -> None:
    publish_triggers(
        when("up", button("升级"), tag("up"), if_=equals("priority", 4)),
        when("down", button("降级"), tag("down"), if_=equals("priority", 1)),
    )
    order = make_work_order(world, impact=3, urgency=3)
    by = world.actor("handler")

    shown = buttons(order.number, by=by, at=LATER)
    ran = press_button(number=order.number, button="it.up", by=by, at=LATER)

    assert [(one.key, one.label["zh-CN"]) for one in shown] == [("it.up", "升级")]
    assert (ran, afresh(order).tags) == (["up"], ["up"])
    assert "workorders.button_pressed" in told(order)


def test_a_button_is_for_those_who_work_on_the_order(world: World) -> None:
    publish_triggers(when("up", button("升级"), tag("up")))
    order = make_work_order(world)
    asker = world.actor("requester")

    assert buttons(order.number, by=asker, at=LATER) == []
    with pytest.raises(NotYours):
        press_button(number=order.number, button="it.up", by=asker, at=LATER)
    with pytest.raises(NoSuchButton):
        press_button(number=order.number, button="it.x", by=world.actor("handler"), at=LATER)
    assert afresh(order).tags == []


def test_a_hook_brings_values_that_its_rule_asks(world: World) -> None:
    hook = {
        "event": "webhook",
        "hook": "sensor",
        "facts": [{"key": "degrees", "type": "number"}],
    }
    hot = {"op": ">", "args": [{"field": "hook.degrees"}, {"value": 80}]}
    publish_triggers(when("hot", hook, tag("hot"), if_=hot))
    order = make_work_order(world)
    by = world.actor("handler")

    cold = call_hook(number=order.number, hook="sensor", facts={"degrees": 20}, by=by, at=LATER)
    other = call_hook(number=order.number, hook="door", facts={"degrees": 99}, by=by, at=LATER)
    warm = call_hook(number=order.number, hook="sensor", facts={"degrees": 81}, by=by, at=LATER)

    assert (cold, other, warm) == ([], [], ["hot"])
    assert afresh(order).tags == ["hot"]


def draft_of(purpose: str, content: Json) -> dict[str, object]:
    where: dict[str, object] = {"application": "it", "purpose": purpose, "by": SYSTEM, "at": NOON}
    rev = rules.save_draft(content=content, expected_rev=0, **where)  # type: ignore[arg-type]
    return {**where, "expected_rev": rev}


TO_REPAIR: Json = {
    "format": 1,
    "rules": [
        {
            "key": "network",
            "name": said("网络也给维修组"),
            "if": equals("category", "network"),
            "team": "repair",
            "strategy": "pool",
        }
    ],
    "fallback": {"team": "service-desk", "strategy": "pool"},
}


def test_a_draft_run_over_the_newest_orders_shows_what_would_change(world: World) -> None:
    network = make_work_order(world)
    make_work_order(world, title="打印机坏了")
    draft_of("dispatch", TO_REPAIR)

    found = replay("it", "dispatch", last=50, by=world.actor("administrator"), at=LATER)

    assert (found.looked_at, found.changed) == (2, 1)
    assert [(one.number, one.live["team"], one.draft["team"]) for one in found.differences] == [
        (network.number, "network", "repair")
    ]
    assert found.draft_counts["team:repair"] == 1


def test_draft_triggers_are_run_over_what_happened_to_orders(world: World) -> None:
    order = make_work_order(world)
    draft_of("triggers", {"format": 1, "rules": [when("t", "assigned", tag("t"))]})

    found = replay("it", "triggers", last=50, by=world.actor("administrator"), at=LATER)

    assert (found.changed, found.draft_counts) == (1, {"rules:t": 1})
    assert runs_of(order) == []


def test_a_shadow_writes_down_what_it_would_do_and_does_nothing(world: World) -> None:
    where = draft_of("dispatch", TO_REPAIR)
    rules.shadow(days=7, **where)  # type: ignore[arg-type]

    order = make_work_order(world)

    assert order.team_id == world.network.pk
    report = shadow_report("it", "dispatch", by=world.actor("administrator"))
    assert report is not None
    assert (report.looked_at, report.changed) == (1, 1)
    [one] = report.differences
    assert (one.live["team"], one.draft["team"]) == ("network", "repair")


def test_a_shadow_of_triggers_leaves_orders_alone_and_ends_at_its_time(world: World) -> None:
    where = draft_of("triggers", {"format": 1, "rules": [when("t", "created", tag("t"))]})
    rules.shadow(days=1, **where)  # type: ignore[arg-type]

    order = make_work_order(world)
    make_work_order(world, at=NOON + timedelta(days=2))

    assert order.tags == []
    assert [row.outcome for row in ShadowDecision.objects.all()] == [{"rules": ["t"]}]


def test_the_pipeline_tells_every_step_of_one_order(world: World) -> None:
    publish_triggers(
        when("yes", "created", tag("yes"), if_=equals("category", "network")),
        when("no", "created", tag("no"), if_=equals("category", "machine")),
        when("rated", "rated", tag("x")),
    )
    order = make_work_order(world)

    found = pipeline(order.number, with_drafts=False, by=world.actor("administrator"), at=LATER)

    purposes = [step.purpose for step in found.steps]
    assert purposes == ["classify", "priority", "sla", "dispatch", "trigger"]
    outcomes = [step.outcome for step in found.steps]
    assert (outcomes[0]["category"], outcomes[3]["team"]) == ("network", "network")
    fates = [(rule.key, rule.fate) for rule in found.steps[4].rules]
    assert fates == [("yes", "holds"), ("no", "fails")]
    assert found.steps[4].rules[1].conditions[0]["actual"] == "network"
    assert found.steps[3].stored == {"team": "network", "person_id": world.handler.pk}
    assert afresh(order).tags == ["yes"]


def test_the_pipeline_with_drafts_shows_what_would_be(world: World) -> None:
    order = make_work_order(world)
    draft_of("dispatch", TO_REPAIR)

    found = pipeline(order.number, with_drafts=True, by=world.actor("administrator"), at=LATER)

    assert found.steps[3].outcome["team"] == "repair"


def test_only_builders_see_pipelines_and_replays(world: World) -> None:
    order = make_work_order(world)

    with pytest.raises(Forbidden):
        pipeline(order.number, with_drafts=False, by=world.actor("handler"), at=LATER)
    with pytest.raises(Forbidden):
        replay("it", "dispatch", last=5, by=world.actor("handler"), at=LATER)

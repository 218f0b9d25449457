"""What must not go wrong when rules are tried, go stale, or meet what is not there any more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongdan.accounts.models import Person, Team
from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.kernel.actors import SYSTEM
from gongdan.rules import commands as rules
from gongdan.rules.models import RuleSet
from gongdan.rules.published import Purpose
from gongdan.workorders.commands.assignment import accept
from gongdan.workorders.commands.details import Details, change_details
from gongdan.workorders.models import Decision, FlowTask, WorkOrder
from gongdan.workorders.queries.pipeline import pipeline
from gongdan.workorders.queries.replays import replay, shadow_report
from gongdan.workorders.tests.makers import make_application, make_work_order
from gongdan.workorders.tests.rules import Json, afresh, equals, publish_triggers, said, tag, when

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)
PRINTER: Json = {
    "format": 1,
    "threshold": 2,
    "keyword_sets": [
        {"key": "machine", "category": "machine", "words": [{"word": "网络", "weight": 9}]}
    ],
}


@pytest.fixture
def world() -> World:
    world = make_world()
    make_application()
    return world


def save(purpose: Purpose, content: Json) -> int:
    return rules.save_draft(
        application="it", purpose=purpose, content=content, expected_rev=0, by=SYSTEM, at=NOON
    )


def publish(purpose: Purpose, content: Json) -> None:
    rev = save(purpose, content)
    rules.publish(application="it", purpose=purpose, expected_rev=rev, by=SYSTEM, at=NOON)


def dispatching(**target: object) -> Json:
    rule = {"key": "a", "name": said("规则"), "if": {"value": True}, **target}
    return {"format": 1, "rules": [rule], "fallback": {"team": "service-desk", "strategy": "pool"}}


def test_replay_and_pipeline_only_read(world: World) -> None:
    order = make_work_order(world)
    save("dispatch", dispatching(team="repair", strategy="round_robin"))
    save("triggers", {"format": 1, "rules": [when("t", "created", tag("t"))]})
    by = world.actor("administrator")

    with CaptureQueriesContext(connection) as asked:
        replay("it", "dispatch", last=50, by=by, at=LATER)
        replay("it", "triggers", last=50, by=by, at=LATER)
        pipeline(order.number, with_drafts=True, by=by, at=LATER)

    told = [one["sql"].lstrip() for one in asked]
    reading = ("SELECT", "SAVEPOINT", "RELEASE", "WITH")
    assert [one for one in told if not one.startswith(reading) or "FOR UPDATE" in one] == []


def test_a_draft_of_words_is_run_over_past_orders_with_the_rules_that_hold(world: World) -> None:
    order = make_work_order(world)
    save("keywords", PRINTER)

    found = replay("it", "keywords", last=50, by=world.actor("administrator"), at=LATER)

    [one] = found.differences
    assert (one.number, one.live["category"], one.draft["category"]) == (
        order.number,
        "network",
        "machine",
    )


def test_a_shadow_of_words_is_written_down_and_changes_nothing(world: World) -> None:
    rev = save("keywords", PRINTER)
    rules.shadow(application="it", purpose="keywords", expected_rev=rev, days=3, by=SYSTEM, at=NOON)

    order = make_work_order(world)

    assert order.category is not None
    assert order.category.code == "network"
    report = shadow_report("it", "keywords", by=world.actor("administrator"))
    assert report is not None
    [one] = report.differences
    assert (one.live["category"], one.draft["category"]) == ("network", "machine")


def test_dispatching_again_passes_the_open_duties_on(world: World) -> None:
    order = make_work_order(world)
    accept(number=order.number, by=world.actor("handler"), at=NOON)
    publish("dispatch", dispatching(team="repair", strategy="least_open_load"))
    publish_triggers(
        when("again", {"event": "changed", "field": "title"}, {"do": "assign"}),
    )

    change_details(
        number=order.number, details=Details(title="三楼漏水"), by=world.actor("handler"), at=LATER
    )

    now = afresh(order)
    assert (now.team_id, now.accepted_at) == (world.repair.pk, None)
    holders = FlowTask.objects.filter(work_order=order, state="pending").values_list(
        "assignee_id", flat=True
    )
    assert set(holders) == {now.assignee_id}


def test_a_team_that_closed_is_passed_over_in_the_chain(world: World) -> None:
    Person.objects.filter(pk__in=[world.handler.pk, world.lead.pk]).update(is_available=False)
    publish(
        "dispatch",
        dispatching(team="network", strategy="least_open_load", then=["repair", "service-desk"]),
    )
    Team.objects.filter(code="repair").update(is_active=False)

    order = make_work_order(world)

    assert order.team_id == world.service_desk.pk


def test_a_rule_of_a_team_that_closed_leaves_the_order_with_somebody(world: World) -> None:
    publish("dispatch", dispatching(team="repair", strategy="round_robin"))
    Team.objects.filter(code="repair").update(is_active=False)

    order: WorkOrder = make_work_order(world)

    assert order.team_id is not None
    assert order.team_id != world.repair.pk
    assert Decision.objects.filter(work_order=order, purpose="dispatch").exists()


def test_a_rule_that_asks_for_a_field_that_went_does_not_hold_and_breaks_nothing(
    world: World,
) -> None:
    asking = when("gone", "created", tag("gone"), if_=equals("answers.lost", "三楼"))
    content = {"format": 1, "rules": [asking, when("here", "created", tag("here"))]}
    triggers = RuleSet.objects.create(application="it", purpose="triggers")
    triggers.versions.create(no=1, content=content, state="published", published_at=NOON)

    order = make_work_order(world)

    assert order.tags == ["here"]


def test_a_rule_whose_people_left_tells_nobody_and_breaks_nothing(world: World) -> None:
    Person.objects.filter(pk=world.lead.pk).update(is_active=False)
    outcome = {"do": "notify", "to": ["person:chenli"], "text": said("看一下")}
    publish_triggers(when("told", "created", outcome), when("here", "created", tag("here")))

    order = make_work_order(world)

    assert order.tags == ["here"]

"""Trigger rules at work: what they wait for, what they do, and what keeps them from it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongdan.accounts.tests.makers import NOON, World
from gongdan.rules import queries as rules
from gongdan.workorders.commands.assignment import Assignment, accept, assign
from gongdan.workorders.commands.conversation import Draft, comment
from gongdan.workorders.commands.details import Details, change_details, change_priority
from gongdan.workorders.commands.satisfaction import rate
from gongdan.workorders.commands.ties import set_tags
from gongdan.workorders.commands.timers import due_timers, fire
from gongdan.workorders.models import Comment, Decision, WorkOrder
from gongdan.workorders.queries.timeline import timeline
from gongdan.workorders.tests.makers import make_work_order
from gongdan.workorders.tests.rules import (
    afresh,
    answers,
    answers_of,
    equals,
    publish_triggers,
    runs_of,
    said,
    tag,
    when,
)
from gongdan.workorders.tests.situations import at_work, closed

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(minutes=5)


@pytest.fixture
def world() -> World:
    return at_work()


def test_a_rule_runs_in_the_transaction_of_what_caused_it_and_says_why(world: World) -> None:
    publish_triggers(when("vip", "created", tag("重点"), if_=equals("channel", "portal")))

    order = make_work_order(world)

    assert order.tags == ["重点"]
    assert runs_of(order) == [{"rule": "vip", "done": [{"do": "tag"}], "holds": True}]
    trace = Decision.objects.get(work_order=order, purpose="trigger").trace
    assert trace["rule"]["conditions"][0]["actual"] == "portal"
    lines = timeline(number=order.number, by=world.actor("handler"))
    ran = next(line for line in lines if line.event == "workorders.rule_ran")
    assert (ran.text["zh-CN"], ran.actor.kind) == ("规则「规则vip」执行", "rule")


def test_a_rule_whose_condition_does_not_hold_does_the_other_thing_or_nothing(
    world: World,
) -> None:
    never = equals("channel", "phone")
    publish_triggers(
        when("nothing", "created", tag("a"), if_=never),
        when("other", "created", tag("b"), if_=never, else_=[tag("c")]),
    )

    order = make_work_order(world)

    assert order.tags == ["c"]
    assert [run["rule"] for run in runs_of(order)] == ["other"]


def test_a_later_rule_sees_what_an_earlier_one_did(world: World) -> None:
    second = {"op": "includes", "args": [{"field": "tags"}, {"value": "first"}]}
    publish_triggers(
        when("one", "created", tag("first")), when("two", "created", tag("second"), if_=second)
    )

    order = make_work_order(world)

    assert order.tags == ["first", "second"]


def test_the_organizations_rules_run_before_the_applications(world: World) -> None:
    publish_triggers(when("own", "created", tag("own")))
    publish_triggers(when("all", "created", tag("all")), application="")

    order = make_work_order(world)

    assert [run["rule"] for run in runs_of(order)] == ["all", "own"]


def test_a_rule_for_one_type_leaves_the_others_alone(world: World) -> None:
    publish_triggers(when("repairs", "created", tag("repair"), for_type="repair"))

    incident = make_work_order(world)
    repair = make_work_order(world, type="repair", title="设备漏油")

    assert (incident.tags, repair.tags) == ([], ["repair"])


def test_changed_compares_with_how_it_was_before_the_causing_command(world: World) -> None:
    changed = {"op": "changed", "args": [{"field": "answers.place"}]}
    amount = {"op": "changed", "args": [{"field": "answers.amount"}]}
    publish_triggers(
        when("noise", {"event": "changed", "field": "title"}, tag("title"), if_=changed),
        when("amount", {"event": "changed", "field": "title"}, tag("amount"), if_=amount),
    )
    order = make_work_order(world, answers=answers(place="三楼", amount="1"))

    details = Details(title="四楼网络断了", answers=answers(place="四楼", amount="1"))
    change_details(number=order.number, details=details, by=world.actor("handler"), at=LATER)

    assert afresh(order).tags == ["title"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [({}, ["x"]), ({"to": 1}, ["x"]), ({"from": 4, "to": 1}, ["x"]), ({"to": 2}, [])],
)
def test_a_field_may_be_wanted_from_and_to(
    world: World, wanted: dict[str, object], expected: list[str]
) -> None:
    publish_triggers(when("p", {"event": "changed", "field": "priority", **wanted}, tag("x")))
    order = make_work_order(world, impact=3, urgency=3)

    change_priority(
        number=order.number, priority=1, reason="急", by=world.actor("handler"), at=LATER
    )

    assert afresh(order).tags == expected


@pytest.mark.parametrize(
    ("who", "is_internal", "expected"),
    [("requester", False, ["asked"]), ("handler", False, []), ("handler", True, ["note"])],
)
def test_who_wrote_and_who_may_read_it_can_be_wanted(
    world: World, who: str, is_internal: bool, expected: list[str]
) -> None:
    publish_triggers(
        when("r", {"event": "commented", "by": "requester", "visibility": "public"}, tag("asked")),
        when("n", {"event": "commented", "visibility": "internal"}, tag("note")),
    )
    order = make_work_order(world)

    draft = Draft(body="怎么样了", is_internal=is_internal)
    comment(number=order.number, draft=draft, by=world.actor(who), at=LATER)

    assert afresh(order).tags == expected


def test_what_was_said_can_be_asked_for(world: World) -> None:
    asks = {"op": "contains", "args": [{"field": "comment.text"}, {"value": "发票"}]}
    publish_triggers(when("r", "commented", tag("invoice"), if_=asks))
    order = make_work_order(world)

    for body in ("你好", "我要发票"):
        draft = Draft(body=body)
        comment(number=order.number, draft=draft, by=world.actor("requester"), at=LATER)

    assert [run["rule"] for run in runs_of(order)] == ["r"]


def test_status_assignment_and_stages_can_be_waited_for(world: World) -> None:
    publish_triggers(
        when("s", {"event": "status", "to": "in_progress"}, tag("working")),
        when("a", "assigned", tag("given")),
        when("l", {"event": "stage_left", "stage": "assign"}, tag("left")),
        when("e", {"event": "stage_entered", "stage": "handle"}, tag("entered")),
    )
    order = make_work_order(world)

    accept(number=order.number, by=world.actor("handler"), at=LATER)

    assert sorted(afresh(order).tags) == ["entered", "given", "left", "working"]


def test_promises_at_risk_and_broken_can_be_waited_for(world: World) -> None:
    publish_triggers(
        when("r", {"event": "at_risk", "metric": "first_response"}, tag("risk")),
        when("b", {"event": "breached", "metric": "first_response"}, tag("late")),
    )
    order = make_work_order(world)
    late = NOON + timedelta(hours=2)

    for timer in due_timers(at=late):
        fire(timer_id=timer, at=late)

    assert sorted(afresh(order).tags) == ["late", "risk"]


def test_a_bad_rating_can_be_waited_for(world: World) -> None:
    publish_triggers(when("bad", {"event": "rated", "at_most": 2}, tag("unhappy")))
    good, bad = closed(world), closed(world)

    rate(number=good.number, score=5, by=world.actor("requester"), at=LATER)
    rate(number=bad.number, score=2, by=world.actor("requester"), at=LATER)

    assert (afresh(good).tags, afresh(bad).tags) == ([], ["unhappy"])


def test_an_automatic_reply_is_no_response_and_wakes_no_rule(world: World) -> None:
    text = {"zh-CN": "已收到 {{number}}，{{requester}}", "en": "Got {{number}}"}
    publish_triggers(
        when("r", "created", {"do": "reply", "text": text}), when("c", "commented", tag("talk"))
    )

    order = make_work_order(world)

    written = Comment.objects.get(work_order=order)
    assert written.body == f"已收到 {order.number}，何建军"
    assert (written.is_automatic, written.author_name) == (True, "规则r")
    assert (order.first_response_at, order.tags) == (None, [])


def test_what_refuses_an_outcome_is_kept_and_stops_nobodys_work(world: World) -> None:
    publish_triggers(
        when("s", "created", {"do": "subtask", "title": said("查"), "team": "repair"}, tag("x")),
        when("o", "created", {"do": "notify", "to": ["person:nobody"], "text": said("喂")}),
    )

    order = make_work_order(world)

    assert order.tags == ["x"]
    assert order.subtasks.get().title == "查"
    refused = [{"do": "notify", "refused": "workorders.nobody_meant"}]
    assert runs_of(order)[1]["done"] == refused


def test_a_rule_runs_once_in_a_chain_and_the_second_time_leaves_a_trace(world: World) -> None:
    publish_triggers(
        when("ping", {"event": "changed", "field": "tags"}, tag("ping")),
        when("pong", {"event": "changed", "field": "tags"}, tag("pong")),
    )
    order = make_work_order(world)

    set_tags(number=order.number, tags=["go"], by=world.actor("handler"), at=LATER)

    assert afresh(order).tags == ["go", "ping", "pong"]
    assert [(run["rule"], run.get("suppressed")) for run in runs_of(order)] == [
        ("ping", None),
        ("pong", None),
        ("ping", "already_ran"),
        ("pong", "already_ran"),
    ]


def test_rules_that_file_orders_end_at_the_tenth_link(world: World) -> None:
    more = {"do": "order", "type": "incident", "title": said("再来一单")}
    publish_triggers(when("more", "created", more))

    make_work_order(world)

    assert WorkOrder.objects.count() == 11
    last = WorkOrder.objects.latest("pk")
    assert runs_of(last) == [{"rule": "more", "suppressed": "too_deep"}]


def test_a_runaway_rule_switches_itself_off_and_names_its_owner(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongdan.workorders.commands.reactions.MOST_AN_HOUR", 2)
    publish_triggers(when("chatty", "commented", {"do": "tag", "remove": ["x"]}))
    order = make_work_order(world)

    for minute in range(4):
        comment(
            number=order.number,
            draft=Draft(body="在吗"),
            by=world.actor("requester"),
            at=LATER + timedelta(minutes=minute),
        )

    assert [run.get("suppressed") for run in runs_of(order)] == [
        None,
        None,
        "ran_away",
        "switched_off",
    ]
    assert list(rules.rule_set("it", "triggers").switched_off) == ["chatty"]
    events = [line.event for line in timeline(number=order.number, by=world.actor("handler"))]
    assert "workorders.rule_ran_away" in events


def test_a_rule_that_cannot_be_judged_is_passed_over_with_a_trace(world: World) -> None:
    broken = {"op": "=", "args": [{"op": "/", "args": [{"value": 1}, {"value": 0}]}, {"value": 1}]}
    publish_triggers(when("b", "created", tag("b"), if_=broken), when("c", "created", tag("c")))

    order = make_work_order(world)

    assert order.tags == ["c"]


def test_stop_ends_its_set_and_a_set_that_takes_the_first_hit_ends_after_one(
    world: World,
) -> None:
    publish_triggers(when("a", "created", tag("a"), {"do": "stop"}), when("b", "created", tag("b")))
    publish_triggers(
        when("c", "created", tag("c")), when("d", "created", tag("d")), application="", hit="first"
    )

    order = make_work_order(world)

    assert sorted(order.tags) == ["a", "c"]


def test_the_rules_set_priority_category_answers_team_and_helpers(world: World) -> None:
    publish_triggers(
        when(
            "all",
            "created",
            {"do": "classify", "category": "machine"},
            {"do": "priority", "priority": 2},
            {"do": "set", "field": "answers.place", "value": {"field": "category"}},
            {"do": "assign", "team": "repair", "strategy": "least_open_load"},
            {"do": "collaborate", "to": ["person:chenli"], "kind": "watcher"},
        )
    )

    order = make_work_order(world, answers=answers(amount="3"))

    assert (order.priority, order.is_priority_overridden) == (2, False)
    assert order.category is not None
    assert order.category.code == "machine"
    assert order.team_id == world.repair.pk
    assert answers_of(order) == answers(amount="3", place="machine")
    assert [one.person_id for one in order.participants.filter(kind="watcher")] == [world.lead.pk]
    assert runs_of(order)[0]["done"] == [
        {"do": "classify"},
        {"do": "priority"},
        {"do": "set"},
        {"do": "assign"},
        {"do": "collaborate"},
    ]


def test_the_rules_leave_a_priority_alone_that_a_person_set(world: World) -> None:
    publish_triggers(when("p", "assigned", {"do": "priority", "priority": 3}))
    order = make_work_order(world)
    change_priority(
        number=order.number, priority=1, reason="急", by=world.actor("handler"), at=LATER
    )

    to = Assignment(team="repair", reason="")
    assign(number=order.number, to=to, by=world.actor("lead"), at=LATER)

    assert afresh(order).priority == 1
    assert runs_of(order)[-1]["done"] == [
        {"do": "priority", "refused": "workorders.priority_stands"}
    ]


def test_without_rules_nothing_is_asked_or_written(world: World) -> None:
    order = make_work_order(world)

    assert runs_of(order) == []


def test_what_a_later_rule_wrote_over_says_so() -> None:
    world = at_work()
    up, down = ({"do": "priority", "priority": level} for level in (1, 3))
    publish_triggers(when("up", "created", up), when("down", "created", down))

    order = make_work_order(world)

    assert afresh(order).priority == 3
    assert [one["done"] for one in runs_of(order)] == [
        [{"do": "priority", "overridden_by": "down"}],
        [{"do": "priority"}],
    ]

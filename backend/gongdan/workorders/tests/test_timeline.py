"""The timeline and who held an order."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from gongdan.accounts.tests.makers import NOON, World
from gongdan.workorders.commands.assignment import Assignment, assign
from gongdan.workorders.commands.conversation import Draft, comment
from gongdan.workorders.commands.effort import NewPart, NewTime, add_part, log_time
from gongdan.workorders.commands.resolution import reopen
from gongdan.workorders.commands.subtasks import NewSubtask, add_subtask
from gongdan.workorders.errors import NotYours, WorkOrderNotFound
from gongdan.workorders.models import Comment
from gongdan.workorders.queries.holders import holders
from gongdan.workorders.queries.timeline import timeline
from gongdan.workorders.tests.processes import ask, file, publish, work
from gongdan.workorders.tests.situations import LATER, SOON, at_work, closed, given_to_handler

pytestmark = pytest.mark.django_db

INSIDE_ONLY = {
    "workorders.classified",
    "workorders.graded",
    "workorders.clock_started",
    "workorders.stage_entered",
    "workorders.time_logged",
    "workorders.part_issued",
    "workorders.subtask_added",
    "workorders.tagged",
}


def test_a_scripted_case_reads_in_order() -> None:
    world = at_work()
    order, by = given_to_handler(world), world.actor("handler")
    comment(number=order.number, draft=Draft(body="12:30 到。"), by=by, at=SOON)
    part = NewPart(name="温控阀", quantity=Decimal(1), unit_cost=Decimal(1280))
    add_part(number=order.number, new=part, by=by, at=SOON + timedelta(minutes=1))
    subtask = NewSubtask(title="通知排产", team="repair")
    add_subtask(number=order.number, new=subtask, by=by, at=SOON + timedelta(minutes=2))

    lines = timeline(number=order.number, by=by)

    assert lines[0].event == "workorders.submitted"
    assert [line.text["zh-CN"] for line in lines][-2:] == [
        "出库 温控阀 ×1，¥1,280.00",
        "添加子任务 1：通知排产，交给 维修组",
    ]
    assert [line.at for line in lines] == sorted(line.at for line in lines)
    assert [line.comment.body for line in lines if line.comment] == ["12:30 到。"]


def test_one_search_finds_words_in_every_kind_of_line() -> None:
    world = at_work()
    order, by = given_to_handler(world), world.actor("handler")
    mail = Draft(body="附上 Purchase Order", channel="email")
    comment(number=order.number, draft=mail, by=world.actor("requester"), at=SOON)
    note = Draft(body="阀芯卡滞", is_internal=True)
    comment(number=order.number, draft=note, by=by, at=SOON)
    part = NewPart(name="温控阀", code="TV-32", quantity=Decimal(1), unit_cost=Decimal(1))
    add_part(number=order.number, new=part, by=by, at=SOON)
    add_subtask(
        number=order.number, new=NewSubtask(title="通知排产", team="repair"), by=by, at=SOON
    )
    to = Assignment(team="network", assignee_id=world.lead.pk, reason="交班")
    assign(number=order.number, to=to, by=by, at=LATER)

    def found(q: str) -> list[str]:
        return [line.event for line in timeline(number=order.number, by=by, q=q)]

    assert found("purchase order") == ["workorders.commented"]
    assert found("阀芯") == ["workorders.commented"]
    assert found("tv-32") == ["workorders.part_issued"]
    assert found("排产") == ["workorders.subtask_added"]
    assert found("交班") == ["workorders.assigned"]
    assert found("没有这个词") == []


def test_the_requester_sees_only_what_is_public() -> None:
    world = at_work()
    order, by = given_to_handler(world), world.actor("handler")
    comment(number=order.number, draft=Draft(body="内部", is_internal=True), by=by, at=SOON)
    comment(number=order.number, draft=Draft(body="马上到"), by=by, at=SOON)
    log_time(number=order.number, new=NewTime(minutes=30, note="夜班"), by=by, at=SOON)
    to = Assignment(team="network", assignee_id=world.lead.pk, reason="周海生太忙")
    assign(number=order.number, to=to, by=by, at=LATER)

    lines = timeline(number=order.number, by=world.actor("requester"))

    assert INSIDE_ONLY.isdisjoint({line.event for line in lines})
    assert [line.comment.body for line in lines if line.comment] == ["马上到"]
    assert [line.facts for line in lines if line.facts] == []
    assert [line.decision_id for line in lines if line.decision_id] == []
    assert [line for line in lines if "周海生太忙" in str(line)] == []
    assert timeline(number=order.number, by=world.actor("requester"), q="太忙") == []


def test_a_stranger_has_no_timeline() -> None:
    world = at_work()
    order = given_to_handler(world)

    with pytest.raises(WorkOrderNotFound):
        timeline(number=order.number, by=world.actor("other_requester"))


def test_speech_that_came_without_history_is_shown_too() -> None:
    world = at_work()
    order = given_to_handler(world)
    Comment.objects.create(
        work_order=order,
        author_name="旧系统",
        is_internal=False,
        body="从前说过的话",
        created_at=NOON - timedelta(days=1),
    )

    lines = timeline(number=order.number, by=world.actor("handler"))

    assert lines[0].comment is not None
    assert lines[0].comment.body == "从前说过的话"
    assert lines[0].actor.name == "旧系统"


def test_the_spans_add_up_to_the_age_to_the_minute() -> None:
    world = at_work()
    order, by = given_to_handler(world), world.actor("handler")
    to = Assignment(team="network", assignee_id=world.lead.pk)
    assign(number=order.number, to=to, by=by, at=NOON + timedelta(minutes=10, seconds=40))
    now = NOON + timedelta(hours=2, seconds=50)

    spans = holders(number=order.number, by=by, at=now)

    age = int((now - order.created_at).total_seconds() // 60)
    assert sum(span.minutes for span in spans) == age
    assert (spans[0].from_at, spans[-1].to_at) == (order.created_at, now)
    assert [span.to_at for span in spans[:-1]] == [span.from_at for span in spans[1:]]
    assert spans[-1].person is not None
    assert spans[-1].person.name == "陈立"


def test_the_time_between_closing_and_reopening_belongs_to_nobody() -> None:
    world = at_work()
    order = closed(world)
    reopened_at = SOON + timedelta(hours=1)
    reopen(number=order.number, reason="又坏了", by=world.actor("requester"), at=reopened_at)
    now = reopened_at + timedelta(minutes=5)

    spans = holders(number=order.number, by=world.actor("handler"), at=now)

    gap = [span for span in spans if span.person is None and span.status == "closed"]
    assert [(span.from_at, span.to_at) for span in gap] == [(SOON, reopened_at)]
    assert sum(span.minutes for span in spans) == int(
        (now - order.created_at).total_seconds() // 60
    )


def test_a_closed_order_grows_no_older() -> None:
    world = at_work()
    order = closed(world)

    spans = holders(number=order.number, by=world.actor("handler"), at=SOON + timedelta(days=30))

    assert spans[-1].to_at == SOON


def test_the_requester_does_not_read_who_held_it() -> None:
    world = at_work()
    order = given_to_handler(world)

    with pytest.raises(NotYours):
        holders(number=order.number, by=world.actor("requester"), at=LATER)


def test_a_long_conversation_costs_no_more_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    world = at_work()
    order, by = given_to_handler(world), world.actor("handler")
    drafts = [Draft(body=f"第 {number} 句", mention_ids=[world.lead.pk]) for number in range(8)]
    said = [comment(number=order.number, draft=each, by=by, at=SOON) for each in drafts]

    with django_assert_max_num_queries(9):
        lines = timeline(number=order.number, by=by)

    assert len([line for line in lines if line.comment]) == len(said)


def test_people_are_named_in_each_language_as_they_write_it(world: World) -> None:
    publish(ask("ask", "gaomin"), work())
    order = file(world)

    lines = timeline(number=order.number, by=world.actor("lead"))

    asked = next(line.text for line in lines if line.event.endswith("approval_asked"))
    assert asked["zh-CN"].startswith("轮到 高敏 审批")
    assert asked["en"].startswith("Gao Min is asked to approve")

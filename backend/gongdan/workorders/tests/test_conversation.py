"""Talking in an order."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from gongdan.files import queries as files
from gongdan.files.errors import FileNotFound
from gongdan.files.tests.makers import store
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import InvalidInput
from gongdan.search.queries import matching_ids
from gongdan.workorders.commands.conversation import Draft, comment
from gongdan.workorders.commands.ties import add_participant
from gongdan.workorders.errors import (
    MentionRefused,
    NotYours,
    TextTooLong,
    WorkOrderClosed,
    WorkOrderNotFound,
)
from gongdan.workorders.events import SUBJECT
from gongdan.workorders.models import Clock, Comment
from gongdan.workorders.queries.timeline import timeline
from gongdan.workorders.tests.situations import (
    LATER,
    SOON,
    afresh,
    at_work,
    closed,
    given_to_handler,
    snapshot,
    told,
    waiting_for_requester,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_DIR = tmp_path


def test_a_reply_is_the_first_response_and_the_requester_reads_it() -> None:
    world = at_work()
    order = given_to_handler(world)

    comment(
        number=order.number, draft=Draft(body="我 12:30 到。"), by=world.actor("handler"), at=SOON
    )

    assert afresh(order).first_response_at == SOON
    assert afresh(order).comment_count == 1
    assert "workorders.commented" in told(order)
    lines = timeline(number=order.number, by=world.actor("requester"))
    said = [line.comment.body for line in lines if line.comment]
    assert said == ["我 12:30 到。"]


def test_a_reply_keeps_the_promise_to_answer() -> None:
    world = at_work()
    order = given_to_handler(world)

    comment(
        number=order.number, draft=Draft(body="我 12:30 到。"), by=world.actor("handler"), at=SOON
    )

    open_clocks = Clock.objects.filter(work_order=order, metric="first_response")
    assert not open_clocks.filter(state__in=["running", "paused"]).exists()


def test_a_second_reply_does_not_move_the_first_response() -> None:
    world = at_work()
    order = given_to_handler(world)
    by = world.actor("handler")
    comment(number=order.number, draft=Draft(body="收到。"), by=by, at=SOON)

    comment(number=order.number, draft=Draft(body="到了。"), by=by, at=LATER)

    assert afresh(order).first_response_at == SOON
    assert afresh(order).comment_count == 2


@pytest.mark.parametrize(
    ("who", "draft"),
    [
        ("handler", Draft(body="查过日志。", is_internal=True)),
        ("handler", Draft(body="已收到您的请求。", is_automatic=True)),
        ("requester", Draft(body="还没好吗？")),
    ],
    ids=["note", "automatic", "requester"],
)
def test_only_a_person_who_answers_in_public_stops_the_clock(who: str, draft: Draft) -> None:
    world = at_work()
    order = given_to_handler(world)

    comment(number=order.number, draft=draft, by=world.actor(who), at=SOON)

    assert afresh(order).first_response_at is None


def test_what_the_system_writes_is_automatic() -> None:
    world = at_work()
    order = given_to_handler(world)

    written = comment(number=order.number, draft=Draft(body="已收到。"), by=SYSTEM, at=SOON)

    assert written.is_automatic
    assert written.author_id is None
    assert afresh(order).first_response_at is None


def test_the_requesters_answer_ends_the_waiting() -> None:
    world = at_work()
    order = waiting_for_requester(world)

    comment(
        number=order.number, draft=Draft(body="三楼东侧。"), by=world.actor("requester"), at=LATER
    )

    assert afresh(order).status == "in_progress"
    assert told(order)[-2:] == ["workorders.resumed", "workorders.status_changed"]


def test_a_note_never_reaches_the_requester() -> None:
    world = at_work()
    order = given_to_handler(world)
    file = store(world.actor("handler"), name="日志.txt")
    draft = Draft(body="疑似他自己拔的线", is_internal=True, attachment_ids=[file])

    comment(number=order.number, draft=draft, by=world.actor("handler"), at=SOON)

    requester = world.actor("requester")
    lines = timeline(number=order.number, by=requester)
    assert [line for line in lines if line.comment] == []
    assert timeline(number=order.number, by=requester, q="拔的线") == []
    assert timeline(number=order.number, by=requester, q="日志") == []
    with pytest.raises(FileNotFound):
        files.file(file, by=requester)


def test_search_finds_a_note_only_inside() -> None:
    world = at_work()
    order = given_to_handler(world)
    draft = Draft(body="疑似他自己拔的线", is_internal=True)

    comment(number=order.number, draft=draft, by=world.actor("handler"), at=SOON)

    public = matching_ids("拔的线", kind=SUBJECT, include_internal=False)
    inside = matching_ids("拔的线", kind=SUBJECT, include_internal=True)
    assert list(public) == []
    assert list(inside) == [order.pk]


def test_an_attachment_of_a_reply_is_open_to_the_requester() -> None:
    world = at_work()
    order = given_to_handler(world)
    file = store(world.actor("handler"), name="说明.txt")
    draft = Draft(body="请看说明", attachment_ids=[file])

    comment(number=order.number, draft=draft, by=world.actor("handler"), at=SOON)

    requester = world.actor("requester")
    assert files.file(file, by=requester).name == "说明.txt"
    lines = timeline(number=order.number, by=requester, q="说明.txt")
    assert [each.name for line in lines if line.comment for each in line.comment.attachments] == [
        "说明.txt"
    ]


def test_a_requester_cannot_write_a_note() -> None:
    world = at_work()
    order = given_to_handler(world)
    before = snapshot(order)

    with pytest.raises(NotYours):
        comment(
            number=order.number,
            draft=Draft(body="只给处理人看", is_internal=True),
            by=world.actor("requester"),
            at=SOON,
        )

    assert snapshot(order) == before


def test_a_requester_who_also_watches_still_sees_no_notes() -> None:
    world = at_work()
    order = given_to_handler(world)
    order.participants.create(person=world.requester, kind="watcher", added_at=SOON)
    draft = Draft(body="内部讨论", is_internal=True)
    comment(number=order.number, draft=draft, by=world.actor("handler"), at=SOON)

    lines = timeline(number=order.number, by=world.actor("requester"))

    assert [line for line in lines if line.comment] == []


def test_a_stranger_does_not_find_the_order() -> None:
    world = at_work()
    order = given_to_handler(world)
    before = snapshot(order)

    with pytest.raises(WorkOrderNotFound):
        comment(
            number=order.number,
            draft=Draft(body="让我看看"),
            by=world.actor("other_requester"),
            at=SOON,
        )

    assert snapshot(order) == before


@pytest.mark.parametrize(
    ("body", "refusal"),
    [("长" * 20_001, TextTooLong), ("a\x00b", InvalidInput), ("  \n ", InvalidInput)],
    ids=["too long", "control character", "empty"],
)
def test_what_cannot_be_kept_is_refused(body: str, refusal: type[Exception]) -> None:
    world = at_work()
    order = given_to_handler(world)
    before = snapshot(order)

    with pytest.raises(refusal):
        comment(number=order.number, draft=Draft(body=body), by=world.actor("handler"), at=SOON)

    assert snapshot(order) == before


def test_twenty_thousand_characters_are_kept() -> None:
    world = at_work()
    order = given_to_handler(world)

    written = comment(
        number=order.number, draft=Draft(body="长" * 20_000), by=world.actor("handler"), at=SOON
    )

    assert Comment.objects.get(pk=written.pk).body == "长" * 20_000


def test_somebody_who_cannot_see_the_order_cannot_be_mentioned() -> None:
    world = at_work()
    order = given_to_handler(world)
    before = snapshot(order)
    draft = Draft(body="请看", is_internal=True, mention_ids=[world.other_handler.pk])

    with pytest.raises(MentionRefused):
        comment(number=order.number, draft=draft, by=world.actor("handler"), at=SOON)

    assert snapshot(order) == before


def test_the_requester_cannot_be_mentioned_in_a_note() -> None:
    world = at_work()
    order = given_to_handler(world)
    draft = Draft(body="请看", is_internal=True, mention_ids=[world.requester.pk])

    with pytest.raises(MentionRefused):
        comment(number=order.number, draft=draft, by=world.actor("handler"), at=SOON)


def test_a_collaborator_can_be_mentioned_and_answers_in_a_note() -> None:
    world = at_work()
    order = given_to_handler(world)
    by = world.actor("handler")
    add_participant(
        number=order.number, person_id=world.other_handler.pk, kind="collaborator", by=by, at=SOON
    )
    draft = Draft(body="请看", is_internal=True, mention_ids=[world.other_handler.pk])
    asked = comment(number=order.number, draft=draft, by=by, at=SOON)

    comment(
        number=order.number,
        draft=Draft(body="看过了", is_internal=True),
        by=world.actor("other_handler"),
        at=LATER,
    )

    assert asked.mentions == [world.other_handler.pk]
    lines = timeline(number=order.number, by=by)
    assert [line.comment.role for line in lines if line.comment] == ["handler", "other"]


def test_a_closed_order_takes_no_replies_but_notes() -> None:
    world = at_work()
    order = closed(world)
    by = world.actor("handler")
    before = snapshot(order)

    with pytest.raises(WorkOrderClosed):
        comment(number=order.number, draft=Draft(body="再补一句"), by=by, at=LATER)

    assert snapshot(order) == before
    later = LATER + timedelta(minutes=1)
    noted = comment(
        number=order.number, draft=Draft(body="归档", is_internal=True), by=by, at=later
    )
    assert noted.is_internal

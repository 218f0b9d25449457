"""Who hears of what: the rules, and that nobody hears what they may not see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from gongdan.accounts.models import Membership, Person
from gongdan.accounts.tests.makers import NOON, World
from gongdan.audit.models import Entry
from gongdan.deliveries.models import Delivery
from gongdan.kernel.errors import Refusal
from gongdan.notifications.models import Notice
from gongdan.notifications.subscribers import follow
from gongdan.notifications.tests.makers import (
    fire_timers,
    follow_all,
    heard,
    last_text,
    mailed,
)
from gongdan.workorders.commands import assignment, conversation, resolution, stages
from gongdan.workorders.commands.conversation import Draft
from gongdan.workorders.commands.resolution import Resolution
from gongdan.workorders.commands.satisfaction import rate, urge
from gongdan.workorders.commands.subtasks import NewSubtask, add_subtask
from gongdan.workorders.commands.ties import add_participant
from gongdan.workorders.models import FlowTask, WorkOrder
from gongdan.workorders.tests.makers import make_work_order
from gongdan.workorders.tests.situations import LATER, SOON, at_work, given_to_handler

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def half_past_noon(clock: Callable[[datetime], None]) -> None:
    clock(LATER)


@pytest.fixture
def world() -> World:
    return at_work()


def say(order: WorkOrder, world: World, who: str, body: str, **more: object) -> None:
    draft = Draft(body=body, **more)
    conversation.comment(number=order.number, draft=draft, by=world.actor(who), at=SOON)


def solve(order: WorkOrder, world: World) -> None:
    done = Resolution(solution="换了一个网口，已经恢复", root_cause="hardware")
    resolution.resolve(number=order.number, resolution=done, by=world.actor("handler"), at=SOON)


def test_the_assignee_hears_of_a_dispatched_order_and_nobody_else_does(world: World) -> None:
    make_work_order(world)

    follow_all()

    told = list(Notice.objects.values_list("kind", flat=True))
    assert told == ["assigned"]
    assert Delivery.objects.count() == 1


def test_the_whole_team_hears_of_an_order_in_its_pool_but_gets_no_mail(world: World) -> None:
    make_work_order(world, title="想问一件事")

    follow_all()

    assert heard(world.desk_handler) == ["team"]
    assert last_text(world.desk_handler) == "进了服务台，等人接单"
    assert Delivery.objects.count() == 0


def test_who_does_something_is_not_told_of_it(world: World) -> None:
    order = given_to_handler(world)

    say(order, world, "handler", "马上到")
    follow_all()

    assert heard(world.requester) == ["reply"]
    assert last_text(world.requester) == "周海生回复了您：马上到"
    assert "reply" not in heard(world.handler)


def test_a_requesters_reply_reaches_the_assignee(world: World) -> None:
    order = given_to_handler(world)

    say(order, world, "requester", "还是不行")
    follow_all()

    assert heard(world.handler)[-1] == "reply"
    assert mailed(world.handler)[-1] == "reply"


def test_an_internal_note_never_reaches_the_requester(world: World) -> None:
    order = given_to_handler(world)
    mentioned = [world.lead.pk]

    say(order, world, "handler", "客户脾气大", is_internal=True, mention_ids=mentioned)
    follow_all()

    assert heard(world.requester) == []
    assert heard(world.lead)[-1] == "mention"
    assert last_text(world.lead) == "周海生提到了您：客户脾气大"


def test_a_collaborator_hears_of_notes(world: World) -> None:
    order = given_to_handler(world)
    add_participant(
        number=order.number,
        person_id=world.other_handler.pk,
        kind="collaborator",
        by=world.actor("handler"),
        at=SOON,
    )

    say(order, world, "handler", "配电间要断电", is_internal=True)
    follow_all()

    assert heard(world.other_handler) == ["joined", "note"]


def test_whoever_may_no_longer_see_the_order_hears_nothing(world: World) -> None:
    order = given_to_handler(world)
    say(order, world, "handler", "客户脾气大", is_internal=True, mention_ids=[world.lead.pk])
    Person.objects.filter(pk=world.lead.pk).update(is_active=False)

    follow_all()

    assert heard(world.lead) == []


def test_a_mention_in_a_note_stays_unheard_by_someone_outside(world: World) -> None:
    order = given_to_handler(world)
    say(order, world, "handler", "客户脾气大", is_internal=True)
    entry = Entry.objects.get(event="workorders.commented")
    entry.facts = {**entry.facts, "mentions": [world.requester.pk, world.other_requester.pk]}

    follow(entry)

    assert heard(world.requester) == []
    assert heard(world.other_requester) == []


def test_a_warning_is_told_once_to_the_assignee_and_a_breach_to_the_lead_too(
    world: World, clock: Callable[[datetime], None]
) -> None:
    given_to_handler(world)
    tomorrow = NOON + timedelta(hours=26)
    clock(tomorrow)

    fire_timers(at=tomorrow)
    follow_all()
    follow_all()

    # The first response and the solution were each warned of and each broken.
    assert heard(world.handler).count("warning") == 2
    assert heard(world.handler).count("breach") == 2
    assert heard(world.lead).count("warning") == 0
    assert heard(world.lead).count("breach") == 2


def test_a_resolved_order_asks_its_requester_with_a_signed_link(world: World) -> None:
    order = given_to_handler(world)

    solve(order, world)
    follow_all()

    mail = Delivery.objects.get(person=world.requester)
    assert heard(world.requester) == ["confirm"]
    assert mail.about == f"[{order.number}] 请您确认：三楼网络断了"
    assert "/portal/confirm/" in mail.payload["text"]
    assert "/portal/t/" in mail.payload["text"]
    assert "何建军，您好" in mail.payload["html"]


def test_a_rejected_solution_goes_back_to_the_handler_with_the_reason(world: World) -> None:
    order = given_to_handler(world)
    solve(order, world)

    resolution.reject_solution(
        number=order.number, reason="还是断", by=world.actor("requester"), at=LATER
    )
    follow_all()

    assert heard(world.handler)[-1] == "reopened"
    assert last_text(world.handler) == "何建军觉得没好，退回给您：还是断"


def test_silence_is_told_to_the_requester(world: World) -> None:
    order = given_to_handler(world)
    solve(order, world)

    resolution.close_after_silence(number=order.number, at=LATER)
    follow_all()

    assert heard(world.requester) == ["confirm", "closed"]


def test_a_low_rating_reaches_the_lead_and_a_good_one_does_not(world: World) -> None:
    order = given_to_handler(world)
    solve(order, world)

    rate(number=order.number, score=5, by=world.actor("requester"), at=LATER)
    rate(number=order.number, score=2, comment="等太久", by=world.actor("requester"), at=LATER)
    follow_all()

    assert heard(world.lead) == ["low_rating"]
    assert last_text(world.lead) == "何建军只给了 2 分：等太久"


def test_urging_reaches_the_assignee(world: World) -> None:
    order = given_to_handler(world)

    urge(number=order.number, by=world.actor("requester"), at=SOON)
    follow_all()

    assert heard(world.handler)[-1] == "urged"


def test_the_owner_of_a_subtask_hears_of_it(world: World) -> None:
    order = given_to_handler(world)
    new = NewSubtask(title="放线", assignee_id=world.other_handler.pk)

    add_subtask(number=order.number, new=new, by=world.actor("handler"), at=SOON)
    follow_all()

    assert heard(world.other_handler) == ["subtask"]
    assert last_text(world.other_handler) == "周海生请您完成子任务「放线」"


def test_a_transfer_is_told_to_both(world: World) -> None:
    order = given_to_handler(world)
    to = assignment.Assignment(assignee_id=world.lead.pk, reason="请假")

    assignment.assign(number=order.number, to=to, by=world.actor("lead"), at=SOON)
    assignment.assign(
        number=order.number,
        to=assignment.Assignment(assignee_id=world.handler.pk),
        by=world.actor("lead"),
        at=SOON,
    )
    follow_all()

    assert heard(world.handler)[-2:] == ["transferred", "assigned"]


def test_a_vips_order_says_so(world: World) -> None:
    make_work_order(world, who="customer")

    follow_all()

    vip = Notice.objects.get(kind="assigned")
    assert vip.text == {"zh-CN": "VIP · 派给您了", "en": "VIP · Assigned to you"}


def test_a_skipped_stage_is_told_to_the_team_s_leads(world: World) -> None:
    order = make_work_order(world, type="repair", title="三楼网络断了")
    assignment.accept(number=order.number, by=world.actor("handler"), at=NOON)
    Membership.objects.filter(person=world.handler).update(is_lead=True)
    task = FlowTask.objects.get(work_order=order, state="pending")

    stages.skip_task(
        number=order.number, task_id=task.pk, reason="不用评估", by=world.actor("lead"), at=SOON
    )
    follow_all()

    assert heard(world.lead) == []
    assert heard(world.handler)[-1] == "stage_skipped"
    assert last_text(world.handler) == "陈立跳过了阶段「技术评估」：不用评估"


def test_a_refused_jump_is_told_to_the_lead(world: World) -> None:
    order = make_work_order(world, type="repair", title="三楼网络断了")
    assignment.accept(number=order.number, by=world.actor("handler"), at=NOON)
    wish = stages.StageWish(step_key="repair")

    with pytest.raises(Refusal):
        stages.go_to_stage(number=order.number, wish=wish, by=world.actor("handler"), at=SOON)
    follow_all()

    assert heard(world.lead) == ["jump_refused"]


def test_a_stage_over_its_limit_is_told_to_owner_and_lead(world: World) -> None:
    order = make_work_order(world, type="repair", title="三楼网络断了")
    assignment.accept(number=order.number, by=world.actor("handler"), at=NOON)

    fire_timers(at=NOON + timedelta(hours=2, minutes=1))
    follow_all()

    assert "stage_late" in heard(world.handler)
    assert "stage_late" in heard(world.lead)


def test_handing_an_entry_over_twice_tells_nobody_twice(world: World) -> None:
    make_work_order(world)

    follow_all()
    follow_all()

    assert Notice.objects.count() == 1
    assert Delivery.objects.count() == 1


def test_old_news_is_told_as_read_and_without_a_mail(
    world: World, clock: Callable[[datetime], None]
) -> None:
    make_work_order(world)
    clock(NOON + timedelta(days=5))

    follow_all()

    assert list(Notice.objects.values_list("is_read", flat=True)) == [True]
    assert Delivery.objects.count() == 0


def test_very_old_news_is_not_told(world: World, clock: Callable[[datetime], None]) -> None:
    make_work_order(world)
    clock(NOON + timedelta(days=40))

    follow_all()

    assert Notice.objects.count() == 0


def test_an_imported_past_is_passed_over(world: World) -> None:
    order = make_work_order(world)
    WorkOrder.objects.filter(pk=order.pk).update(is_imported=True)

    follow_all()

    assert Notice.objects.count() == 0

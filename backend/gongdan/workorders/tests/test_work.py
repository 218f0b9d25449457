"""What is done in an order: subtasks, time and parts, people, links, tags."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from gongdan.accounts.models import Person
from gongdan.kernel.errors import InvalidInput, NotFound
from gongdan.workorders.commands.effort import (
    NewPart,
    NewTime,
    add_part,
    log_time,
    remove_part,
    remove_time,
)
from gongdan.workorders.commands.subtasks import (
    NewSubtask,
    add_subtask,
    complete_subtask,
    waive_subtask,
)
from gongdan.workorders.commands.ties import (
    add_participant,
    link,
    remove_participant,
    set_tags,
    unlink,
)
from gongdan.workorders.errors import (
    AlreadyThere,
    AssigneeUnavailable,
    DueInThePast,
    NotYours,
    OutOfRange,
    OwnerNeeded,
    ReasonNeeded,
    SubtaskNotOpen,
    TextTooLong,
    TooManyOf,
    UnknownChoice,
    WorkOrderClosed,
    WorkOrderNotFound,
)
from gongdan.workorders.finding import find
from gongdan.workorders.models import Link, PartUsed, TimeEntry, WorkOrder
from gongdan.workorders.permissions import visible
from gongdan.workorders.tests.makers import make_work_order
from gongdan.workorders.tests.situations import (
    LATER,
    SOON,
    afresh,
    at_work,
    closed,
    facts_of_last,
    given_to_handler,
    snapshot,
    told,
)

pytestmark = pytest.mark.django_db


def test_a_subtask_gives_another_department_this_order_only() -> None:
    world = at_work()
    order, other = given_to_handler(world), make_work_order(world)
    helper = world.actor("other_handler")

    added = add_subtask(
        number=order.number,
        new=NewSubtask(title="通知排产", assignee_id=world.other_handler.pk, due_at=LATER),
        by=world.actor("handler"),
        at=SOON,
    )

    assert (added.no, added.state, added.due_at) == (1, "open", LATER)
    assert find(order.number, by=helper).pk == order.pk
    with pytest.raises(WorkOrderNotFound):
        find(other.number, by=helper)


def test_subtasks_are_numbered_within_their_order() -> None:
    world = at_work()
    order, by = given_to_handler(world), world.actor("handler")
    first = NewSubtask(title="领料", team="repair")
    second = NewSubtask(title="试机", assignee_id=world.other_handler.pk)

    numbers = [
        add_subtask(number=order.number, new=first, by=by, at=SOON).no,
        add_subtask(number=order.number, new=second, by=by, at=SOON).no,
    ]

    assert numbers == [1, 2]


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        (NewSubtask(title="领料"), OwnerNeeded),
        (NewSubtask(title=" ", team="repair"), InvalidInput),
        (NewSubtask(title="长" * 201, team="repair"), TextTooLong),
        (NewSubtask(title="领料", team="nobody"), UnknownChoice),
        (NewSubtask(title="领料", team="repair", due_at=SOON), DueInThePast),
    ],
    ids=["no owner", "no title", "too long", "unknown team", "due now"],
)
def test_a_subtask_that_cannot_be_done_is_refused(
    new: NewSubtask, refusal: type[Exception]
) -> None:
    world = at_work()
    order = given_to_handler(world)
    before = snapshot(order)

    with pytest.raises(refusal):
        add_subtask(number=order.number, new=new, by=world.actor("handler"), at=SOON)

    assert snapshot(order) == before


def test_an_outside_customer_cannot_be_given_a_subtask() -> None:
    world = at_work()
    order = given_to_handler(world)
    new = NewSubtask(title="提供账号", assignee_id=world.customer.pk)

    with pytest.raises(AssigneeUnavailable):
        add_subtask(number=order.number, new=new, by=world.actor("handler"), at=SOON)


def test_a_requester_cannot_give_out_subtasks() -> None:
    world = at_work()
    order = given_to_handler(world)
    before = snapshot(order)

    with pytest.raises(NotYours):
        add_subtask(
            number=order.number,
            new=NewSubtask(title="领料", team="repair"),
            by=world.actor("requester"),
            at=SOON,
        )

    assert snapshot(order) == before


def test_a_member_of_its_team_finishes_a_subtask() -> None:
    world = at_work()
    order = given_to_handler(world)
    new = NewSubtask(title="领料", team="repair")
    added = add_subtask(number=order.number, new=new, by=world.actor("handler"), at=SOON)

    done = complete_subtask(
        number=order.number, subtask_id=added.pk, by=world.actor("other_handler"), at=LATER
    )

    assert (done.state, done.done_at) == ("done", LATER)
    assert facts_of_last(order) == {"no": 1, "title": "领料"}


def test_a_watcher_does_not_finish_somebody_elses_subtask() -> None:
    world = at_work()
    order, by = given_to_handler(world), world.actor("handler")
    new = NewSubtask(title="领料", assignee_id=world.handler.pk)
    added = add_subtask(number=order.number, new=new, by=by, at=SOON)
    add_participant(
        number=order.number, person_id=world.other_handler.pk, kind="watcher", by=by, at=SOON
    )
    before = snapshot(order)

    with pytest.raises(NotYours):
        complete_subtask(
            number=order.number, subtask_id=added.pk, by=world.actor("other_handler"), at=LATER
        )

    assert snapshot(order) == before


def test_a_lead_waives_a_subtask_with_a_reason() -> None:
    world = at_work()
    order = given_to_handler(world)
    new = NewSubtask(title="领料", team="repair")
    added = add_subtask(number=order.number, new=new, by=world.actor("handler"), at=SOON)

    waived = waive_subtask(
        number=order.number,
        subtask_id=added.pk,
        reason="改用库存",
        by=world.actor("lead"),
        at=LATER,
    )

    assert (waived.state, waived.waived_reason) == ("waived", "改用库存")
    assert facts_of_last(order) == {"no": 1, "title": "领料", "reason": "改用库存"}


@pytest.mark.parametrize(
    ("who", "reason", "refusal"),
    [("handler", "改用库存", NotYours), ("lead", "  ", ReasonNeeded)],
    ids=["not allowed", "no reason"],
)
def test_a_subtask_is_not_waived_lightly(who: str, reason: str, refusal: type[Exception]) -> None:
    world = at_work()
    order = given_to_handler(world)
    new = NewSubtask(title="领料", team="repair")
    added = add_subtask(number=order.number, new=new, by=world.actor("handler"), at=SOON)
    before = snapshot(order)

    with pytest.raises(refusal):
        waive_subtask(
            number=order.number, subtask_id=added.pk, reason=reason, by=world.actor(who), at=LATER
        )

    assert snapshot(order) == before
    assert order.subtasks.get().state == "open"


def test_a_finished_subtask_is_not_finished_again() -> None:
    world = at_work()
    order, by = given_to_handler(world), world.actor("handler")
    new = NewSubtask(title="领料", team="repair")
    added = add_subtask(number=order.number, new=new, by=by, at=SOON)
    complete_subtask(number=order.number, subtask_id=added.pk, by=by, at=SOON)
    before = snapshot(order)

    with pytest.raises(SubtaskNotOpen):
        complete_subtask(number=order.number, subtask_id=added.pk, by=by, at=LATER)

    assert snapshot(order) == before


def test_working_time_costs_the_rate_of_the_person_to_the_cent() -> None:
    world = at_work()
    order = given_to_handler(world)
    Person.objects.filter(pk=world.handler.pk).update(hourly_rate=Decimal("80.10"))

    logged = log_time(
        number=order.number, new=NewTime(minutes=25), by=world.actor("handler"), at=SOON
    )

    assert logged.cost == Decimal("33.38")
    assert logged.spent_on == date(2026, 11, 23)
    assert facts_of_last(order)["cost"] == "33.38"


def test_time_taken_back_is_gone_but_remembered() -> None:
    world = at_work()
    order, by = given_to_handler(world), world.actor("handler")
    logged = log_time(number=order.number, new=NewTime(minutes=25), by=by, at=SOON)

    remove_time(number=order.number, entry_id=logged.pk, by=by, at=LATER)

    assert not TimeEntry.objects.exists()
    assert facts_of_last(order)["is_removed"] is True


@pytest.mark.parametrize("minutes", [0, 1441])
def test_a_day_has_no_more_minutes(minutes: int) -> None:
    world = at_work()
    order = given_to_handler(world)
    before = snapshot(order)

    with pytest.raises(OutOfRange):
        log_time(
            number=order.number, new=NewTime(minutes=minutes), by=world.actor("handler"), at=SOON
        )

    assert snapshot(order) == before


def test_time_is_not_logged_for_tomorrow() -> None:
    world = at_work()
    order = given_to_handler(world)
    new = NewTime(minutes=5, spent_on=date(2026, 11, 24))

    with pytest.raises(OutOfRange):
        log_time(number=order.number, new=new, by=world.actor("handler"), at=SOON)

    assert not TimeEntry.objects.exists()


def test_a_collaborator_logs_their_own_time_only() -> None:
    world = at_work()
    order, by = given_to_handler(world), world.actor("other_handler")
    add_participant(
        number=order.number,
        person_id=world.other_handler.pk,
        kind="collaborator",
        by=world.actor("handler"),
        at=SOON,
    )

    log_time(number=order.number, new=NewTime(minutes=30), by=by, at=SOON)

    for_another = NewTime(minutes=30, person_id=world.handler.pk)
    with pytest.raises(NotYours):
        log_time(number=order.number, new=for_another, by=by, at=SOON)
    assert TimeEntry.objects.get().person_id == world.other_handler.pk


def test_parts_are_counted_to_the_cent() -> None:
    world = at_work()
    order = given_to_handler(world)
    new = NewPart(name="网线", code="CAT6", quantity=Decimal("12.505"), unit_cost=Decimal("3.30"))

    used = add_part(number=order.number, new=new, by=world.actor("handler"), at=SOON)

    assert used.amount == Decimal("41.27")
    assert facts_of_last(order) == {
        "part": "网线",
        "code": "CAT6",
        "quantity": "12.505",
        "amount": "41.27",
        "is_removed": False,
    }


@pytest.mark.parametrize(
    ("quantity", "unit_cost"),
    [("0", "1"), ("-1", "1"), ("1.0001", "1"), ("1", "0.001"), ("1", "-1"), ("NaN", "1")],
)
def test_impossible_amounts_of_parts_are_refused(quantity: str, unit_cost: str) -> None:
    world = at_work()
    order = given_to_handler(world)
    before = snapshot(order)
    new = NewPart(name="网线", quantity=Decimal(quantity), unit_cost=Decimal(unit_cost))

    with pytest.raises(OutOfRange):
        add_part(number=order.number, new=new, by=world.actor("handler"), at=SOON)

    assert snapshot(order) == before


def test_a_part_taken_back_is_gone_but_remembered() -> None:
    world = at_work()
    order, by = given_to_handler(world), world.actor("handler")
    new = NewPart(name="网线", quantity=Decimal(1), unit_cost=Decimal("3.30"))
    used = add_part(number=order.number, new=new, by=by, at=SOON)

    remove_part(number=order.number, part_id=used.pk, by=by, at=LATER)

    assert not PartUsed.objects.exists()
    assert facts_of_last(order)["is_removed"] is True


def test_a_collaborator_from_another_department_sees_this_order_only() -> None:
    world = at_work()
    order, other = given_to_handler(world), make_work_order(world)
    before = list(visible(WorkOrder.objects.all(), by=world.actor("other_handler")))

    add_participant(
        number=order.number,
        person_id=world.other_handler.pk,
        kind="collaborator",
        by=world.actor("handler"),
        at=SOON,
    )

    after = list(visible(WorkOrder.objects.all(), by=world.actor("other_handler")))
    assert before == []
    assert after == [order]
    assert other not in after


def test_the_requester_is_not_made_a_collaborator() -> None:
    world = at_work()
    order = given_to_handler(world)
    before = snapshot(order)

    with pytest.raises(AlreadyThere):
        add_participant(
            number=order.number,
            person_id=world.requester.pk,
            kind="collaborator",
            by=world.actor("handler"),
            at=SOON,
        )

    assert snapshot(order) == before


def test_joining_twice_happens_once() -> None:
    world = at_work()
    order, by = given_to_handler(world), world.actor("handler")
    joining = {"number": order.number, "person_id": world.approver.pk, "kind": "watcher"}
    add_participant(**joining, by=by, at=SOON)
    before = snapshot(order)

    add_participant(**joining, by=by, at=LATER)

    assert snapshot(order) == before


def test_a_watcher_may_leave_by_themselves() -> None:
    world = at_work()
    order = given_to_handler(world)
    add_participant(
        number=order.number,
        person_id=world.approver.pk,
        kind="watcher",
        by=world.actor("handler"),
        at=SOON,
    )

    remove_participant(
        number=order.number, person_id=world.approver.pk, by=world.actor("approver"), at=LATER
    )

    with pytest.raises(WorkOrderNotFound):
        find(order.number, by=world.actor("approver"))


def test_a_link_is_told_on_both_sides() -> None:
    world = at_work()
    order, other = given_to_handler(world), given_to_handler(world)

    link(
        number=order.number,
        other=other.number,
        kind="blocks",
        by=world.actor("handler"),
        at=SOON,
    )

    assert facts_of_last(order) == {"other": other.number, "kind": "blocks", "is_removed": False}
    assert facts_of_last(other) == {
        "other": order.number,
        "kind": "blocked_by",
        "is_removed": False,
    }


def test_an_order_one_does_not_see_cannot_be_linked() -> None:
    world = at_work()
    order, by = given_to_handler(world), world.actor("handler")
    hidden = given_to_handler(world)
    WorkOrder.objects.filter(pk=hidden.pk).update(team=world.repair, assignee=None)
    before = snapshot(order)

    with pytest.raises(WorkOrderNotFound):
        link(number=order.number, other=hidden.number, kind="related", by=by, at=SOON)

    assert snapshot(order) == before


@pytest.mark.parametrize("kind", ["related", "duplicate"])
def test_an_order_is_not_linked_to_itself(kind: str) -> None:
    world = at_work()
    order = given_to_handler(world)

    with pytest.raises(UnknownChoice):
        link(number=order.number, other=order.number, kind=kind, by=world.actor("handler"), at=SOON)

    assert not Link.objects.exists()


def test_a_relation_is_the_same_from_both_sides() -> None:
    world = at_work()
    order, other, by = given_to_handler(world), given_to_handler(world), world.actor("handler")
    link(number=order.number, other=other.number, kind="related", by=by, at=SOON)

    with pytest.raises(AlreadyThere):
        link(number=other.number, other=order.number, kind="related", by=by, at=LATER)

    assert Link.objects.count() == 1


def test_a_link_can_be_untied_from_the_other_side() -> None:
    world = at_work()
    order, other, by = given_to_handler(world), given_to_handler(world), world.actor("handler")
    made = link(number=order.number, other=other.number, kind="related", by=by, at=SOON)

    unlink(number=other.number, link_id=made.pk, by=by, at=LATER)

    assert not Link.objects.exists()
    assert facts_of_last(order)["is_removed"] is True


def test_a_link_of_other_orders_is_not_found() -> None:
    world = at_work()
    order, by = given_to_handler(world), world.actor("handler")

    with pytest.raises(NotFound):
        unlink(number=order.number, link_id=1, by=by, at=LATER)


def test_tags_are_replaced_and_the_difference_is_told() -> None:
    world = at_work()
    order, by = given_to_handler(world), world.actor("handler")
    set_tags(number=order.number, tags=["夜班", "停线"], by=by, at=SOON)

    set_tags(number=order.number, tags=["停线", " 待 件 ", "停线", ""], by=by, at=LATER)

    assert afresh(order).tags == ["停线", "待 件"]
    assert facts_of_last(order) == {"added": ["待 件"], "removed": ["夜班"]}


@pytest.mark.parametrize(
    ("tags", "refusal"),
    [([str(number) for number in range(21)], TooManyOf), (["长" * 41], TextTooLong)],
    ids=["too many", "too long"],
)
def test_tags_have_limits(tags: list[str], refusal: type[Exception]) -> None:
    world = at_work()
    order = given_to_handler(world)
    before = snapshot(order)

    with pytest.raises(refusal):
        set_tags(number=order.number, tags=tags, by=world.actor("handler"), at=SOON)

    assert snapshot(order) == before


def test_nothing_is_done_in_a_closed_order() -> None:
    world = at_work()
    order, by = closed(world), world.actor("handler")
    before = snapshot(order)

    with pytest.raises(WorkOrderClosed):
        log_time(number=order.number, new=NewTime(minutes=5), by=by, at=LATER)

    assert snapshot(order) == before
    assert "workorders.time_logged" not in told(order)


def test_due_in_an_hour_is_fine() -> None:
    world = at_work()
    order = given_to_handler(world)
    new = NewSubtask(title="领料", team="repair", due_at=SOON + timedelta(hours=1))

    added = add_subtask(number=order.number, new=new, by=world.actor("handler"), at=SOON)

    assert added.due_at == SOON + timedelta(hours=1)

"""Two people press at once: one outcome, one clear refusal, and nobody waits for ever."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from django.db.models import Count

from gongdan.accounts.models import Person
from gongdan.accounts.tests.makers import World, make_person
from gongdan.audit.queries import verify
from gongdan.records.numbers import next_number
from gongdan.workorders.commands.assignment import accept
from gongdan.workorders.finding import subject
from gongdan.workorders.models import Clock, Holding, Satisfaction, WorkOrder
from gongdan.workorders.tests.makers import NOON, make_work_order
from tests.concurrency.at_once import at_once, browser
from tests.stories.office import SOLVED, events_of

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

TRIALS = 6
MORE_TRIALS = 200


def statuses(answers: list[Answer]) -> list[int]:
    return sorted(answer.status_code for answer in answers)


def codes(answers: list[Answer]) -> list[str]:
    return [answer.json()["code"] for answer in answers if answer.status_code >= 400]


def pooled(world: World) -> WorkOrder:
    """An order in the service desk's pool."""
    return make_work_order(world, title="不好用")


def two_at_the_desk(world: World) -> list[Person]:
    second = make_person(
        "zhangqi", name="张琪", roles=("requester", "handler"), team=world.service_desk
    )
    return [world.desk_handler, second]


def whole(order: WorkOrder) -> bool:
    """Its history is unbroken, one span is open at most, each change of state was told once."""
    moves = events_of(order.number, "status_changed")
    befores = [one.facts["before"] for one in moves]
    afters = [one.facts["after"] for one in moves]
    open_spans = Holding.objects.filter(work_order=order, to_at=None).count()
    return not verify(subject(order)).faults and befores[1:] == afters[:-1] and open_spans <= 1


def accept_race(
    world: World, people: list[Person]
) -> tuple[tuple[int, ...], tuple[str, ...], int, bool]:
    """Two of the desk take the same order from the pool; what they are told and what is left."""
    order = pooled(world)
    browsers = [browser(person) for person in people]

    answers = at_once([
        lambda each=each: each.put(f"work-orders/{order.number}/acceptance") for each in browsers
    ])  # fmt: skip

    accepted = len(events_of(order.number, "accepted"))
    return tuple(statuses(answers)), tuple(codes(answers)), accepted, whole(order)


ONE_OF_TWO = {
    ((200, 409), ("workorders.already_accepted",), 1, True),
    ((200, 409), ("workorders.not_in_status",), 1, True),
}


def test_two_take_the_same_order_and_one_gets_it(world: World) -> None:
    people = two_at_the_desk(world)

    outcomes = {accept_race(world, people) for _ in range(TRIALS)}

    assert outcomes <= ONE_OF_TWO


@pytest.mark.long
def test_two_take_the_same_order_two_hundred_times(world: World) -> None:
    people = two_at_the_desk(world)

    outcomes = {accept_race(world, people) for _ in range(MORE_TRIALS)}

    assert outcomes <= ONE_OF_TWO


def test_next_never_gives_two_people_the_same_order(world: World) -> None:
    people = two_at_the_desk(world)
    waiting = {pooled(world).number for _ in range(TRIALS)}
    browsers = [browser(person) for person in people]

    taken = []
    for _ in range(TRIALS // 2):
        answers = at_once([lambda each=each: each.post("todo/next") for each in browsers])
        taken += [answer.json()["number"] for answer in answers if answer.status_code == 200]

    # Somebody may find the only order locked by the other and get nothing, but never the same.
    assert len(taken) == len(set(taken))
    assert set(taken) <= waiting
    assert len(taken) == TRIALS


def test_two_resolve_and_one_is_refused(world: World) -> None:
    browsers = [browser(world.handler), browser(world.lead)]

    for _ in range(TRIALS):
        order = make_work_order(world)
        accept_by_its_holder(world, order)
        answers = at_once([
            lambda each=each, number=order.number: each.put(
                f"work-orders/{number}/resolution", SOLVED
            )
            for each in browsers
        ])  # fmt: skip
        assert statuses(answers) == [200, 409]
        assert codes(answers) == ["workorders.not_in_status"]
        assert len(events_of(order.number, "resolved")) == 1
        assert whole(order)


def accept_by_its_holder(world: World, order: WorkOrder) -> None:
    who = "handler" if order.assignee_id == world.handler.pk else "lead"
    accept(number=order.number, by=world.actor(who), at=NOON)


def test_assign_resolve_and_reject_in_the_same_moment_leave_one_history(world: World) -> None:
    requester, handler, lead = (
        browser(person) for person in (world.requester, world.handler, world.lead)
    )

    for _ in range(TRIALS):
        order = make_work_order(world)
        accept_by_its_holder(world, order)
        number = order.number
        answers = at_once([
            lambda number=number: handler.put(f"work-orders/{number}/resolution", SOLVED),
            lambda number=number: lead.put(
                f"work-orders/{number}/assignment", {"assignee_id": world.lead.pk}
            ),
            lambda number=number: requester.put(
                f"work-orders/{number}/cancellation", {"reason": "不用了"}
            ),
            lambda number=number: requester.post(
                f"work-orders/{number}/comments", {"body": "怎么样了"}
            ),
        ])  # fmt: skip
        assert {answer.status_code for answer in answers} <= {200, 201, 409}
        assert whole(WorkOrder.objects.get(pk=order.pk))


def test_a_stale_page_is_told_so(world: World) -> None:
    order = make_work_order(world)
    accept_by_its_holder(world, order)
    rev = WorkOrder.objects.get(pk=order.pk).rev
    browsers = [browser(world.handler), browser(world.lead)]
    address = f"work-orders/{order.number}/details"

    answers = at_once([
        lambda each=each, title=title: each.put(address, {"title": title, "rev": rev})
        for each, title in zip(browsers, ["二楼", "四楼"], strict=True)
    ])  # fmt: skip

    assert statuses(answers) == [200, 409]
    assert codes(answers) == ["kernel.stale"]


def test_a_request_sent_twice_under_one_key_is_filed_once(world: World) -> None:
    body = {"type": "incident", "title": "三楼网络断了"}
    browsers = [browser(world.requester) for _ in range(6)]

    answers = at_once([
        lambda each=each: each.post(
            "portal/requests", body, headers={"Idempotency-Key": "k-1"}
        )
        for each in browsers
    ])  # fmt: skip

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert WorkOrder.objects.count() == 1


def test_two_answers_to_one_confirmation_count_once(world: World) -> None:
    order = make_work_order(world)
    accept_by_its_holder(world, order)
    browser(world.handler).put(f"work-orders/{order.number}/resolution", SOLVED)
    browsers = [browser(world.requester), browser(world.requester)]
    bodies = [{"is_satisfied": True, "score": 5}, {"is_satisfied": False, "reason": "没好"}]

    answers = at_once([
        lambda each=each, body=body: each.put(f"work-orders/{order.number}/confirmation", body)
        for each, body in zip(browsers, bodies, strict=True)
    ])  # fmt: skip

    after = WorkOrder.objects.get(pk=order.pk)
    assert statuses(answers) == [200, 409]
    assert (after.status, after.reopen_count) in [("closed", 0), ("in_progress", 1)]
    assert Satisfaction.objects.count() == (after.status == "closed")


def test_s2_2_two_hundred_counted_at_once_are_two_hundred_numbers(world: World) -> None:  # noqa: ARG001
    def ten() -> list[str]:
        return [next_number("IT-{YYYY}{MM}{DD}-{seq:4}", at=NOON) for _ in range(10)]

    given = [number for numbers in at_once([ten] * 20) for number in numbers]

    assert len(set(given)) == 200
    assert all(number.startswith("IT-20261123-") for number in given)


def file_at_once(world: World, *, browsers: int, rounds: int) -> dict[str, object]:
    """Orders filed at the same moment: what is answered, and how many of each there are then."""
    each_browser = [browser(world.requester) for _ in range(browsers)]
    body = {"type": "incident", "title": "三楼网络断了"}

    answers = [
        answer
        for _ in range(rounds)
        for answer in at_once([
            lambda each=each: each.post("portal/requests", body) for each in each_browser
        ])
    ]  # fmt: skip

    return {
        "answers": {answer.status_code for answer in answers},
        "numbers": len({answer.json()["number"] for answer in answers}),
        "orders": WorkOrder.objects.count(),
        "clocks": Clock.objects.count(),
    }


def test_s2_2_orders_filed_at_once_each_have_a_number_of_their_own(world: World) -> None:
    filed = file_at_once(world, browsers=10, rounds=2)

    assert filed == {"answers": {201}, "numbers": 20, "orders": 20, "clocks": 40}


@pytest.mark.long
def test_s2_2_two_hundred_filed_at_once_have_two_hundred_numbers(world: World) -> None:
    filed = file_at_once(world, browsers=20, rounds=10)

    assert filed == {"answers": {201}, "numbers": 200, "orders": 200, "clocks": 400}


def test_fifty_created_at_once_are_spread_within_one(world: World) -> None:
    make_person("liuyang", name="刘洋", roles=("requester", "handler"), team=world.network)
    browsers = [browser(world.requester) for _ in range(10)]
    body = {"type": "incident", "title": "三楼网络断了"}

    for _ in range(5):
        at_once([lambda each=each: each.post("portal/requests", body) for each in browsers])

    rows = WorkOrder.objects.values_list("assignee_id").annotate(n=Count("pk"))
    loads = Counter(dict(rows))
    assert sum(loads.values()) == 50
    assert len(loads) == 3
    assert max(loads.values()) - min(loads.values()) <= 1

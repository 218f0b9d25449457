"""What the requester says about it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongdan.workorders.commands.satisfaction import rate, urge
from gongdan.workorders.errors import (
    AlreadyRated,
    NotInStatus,
    NotYours,
    OutOfRange,
    RatingTooEarly,
    UrgedTooSoon,
)
from gongdan.workorders.models import Satisfaction
from gongdan.workorders.tests.situations import (
    LATER,
    SOON,
    afresh,
    at_work,
    closed,
    facts_of_last,
    given_to_handler,
    resolved,
    snapshot,
    told,
)

pytestmark = pytest.mark.django_db


def test_the_requester_rates_a_closed_order() -> None:
    world = at_work()
    order = closed(world)

    rate(number=order.number, score=5, comment="很快", by=world.actor("requester"), at=LATER)

    rated = Satisfaction.objects.get(work_order=order)
    assert (rated.score, rated.comment, rated.at) == (5, "很快", LATER)
    assert facts_of_last(order) == {"score": 5, "comment": "很快", "is_change": False}


def test_within_twelve_hours_they_may_think_again() -> None:
    world = at_work()
    order = resolved(world)
    by = world.actor("requester")
    rate(number=order.number, score=5, by=by, at=LATER)

    rate(number=order.number, score=2, by=by, at=LATER + timedelta(hours=11, minutes=59))

    rated = Satisfaction.objects.get(work_order=order)
    assert (rated.score, rated.at) == (2, LATER)
    assert facts_of_last(order) == {"score": 2, "comment": "", "is_change": True}


def test_after_twelve_hours_the_rating_stays() -> None:
    world = at_work()
    order = resolved(world)
    by = world.actor("requester")
    rate(number=order.number, score=5, by=by, at=LATER)
    before = snapshot(order)

    with pytest.raises(AlreadyRated):
        rate(number=order.number, score=1, by=by, at=LATER + timedelta(hours=12))

    assert snapshot(order) == before
    assert Satisfaction.objects.get(work_order=order).score == 5


def test_an_order_that_is_not_resolved_cannot_be_rated() -> None:
    world = at_work()
    order = given_to_handler(world)
    before = snapshot(order)

    with pytest.raises(RatingTooEarly):
        rate(number=order.number, score=5, by=world.actor("requester"), at=LATER)

    assert snapshot(order) == before
    assert not Satisfaction.objects.exists()


@pytest.mark.parametrize("score", [0, 6])
def test_the_score_lies_between_one_and_five(score: int) -> None:
    world = at_work()
    order = resolved(world)

    with pytest.raises(OutOfRange):
        rate(number=order.number, score=score, by=world.actor("requester"), at=LATER)

    assert not Satisfaction.objects.exists()


def test_nobody_rates_for_the_requester() -> None:
    world = at_work()
    order = resolved(world)

    with pytest.raises(NotYours):
        rate(number=order.number, score=5, by=world.actor("handler"), at=LATER)

    assert not Satisfaction.objects.exists()


def test_the_requester_asks_to_hurry() -> None:
    world = at_work()
    order = given_to_handler(world)

    rest_until = urge(number=order.number, by=world.actor("requester"), at=SOON)

    assert rest_until == SOON + timedelta(minutes=30)
    assert afresh(order).urged_at == SOON
    assert told(order)[-1] == "workorders.urged"


def test_asking_again_within_half_an_hour_is_refused() -> None:
    world = at_work()
    order = given_to_handler(world)
    by = world.actor("requester")
    urge(number=order.number, by=by, at=SOON)
    before = snapshot(order)

    with pytest.raises(UrgedTooSoon):
        urge(number=order.number, by=by, at=SOON + timedelta(minutes=29))

    assert snapshot(order) == before
    assert afresh(order).urged_at == SOON


def test_after_half_an_hour_they_may_ask_again() -> None:
    world = at_work()
    order = given_to_handler(world)
    by = world.actor("requester")
    urge(number=order.number, by=by, at=SOON)

    urge(number=order.number, by=by, at=SOON + timedelta(minutes=30))

    assert told(order)[-2:] == ["workorders.urged", "workorders.urged"]


def test_the_handler_does_not_urge_themselves() -> None:
    world = at_work()
    order = given_to_handler(world)

    with pytest.raises(NotYours):
        urge(number=order.number, by=world.actor("handler"), at=SOON)

    assert afresh(order).urged_at is None


def test_what_is_resolved_needs_no_hurry() -> None:
    world = at_work()
    order = resolved(world)

    with pytest.raises(NotInStatus):
        urge(number=order.number, by=world.actor("requester"), at=LATER)

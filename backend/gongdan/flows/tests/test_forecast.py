"""The way ahead: as the answers stand now, and if everybody says yes."""

from __future__ import annotations

from gongdan.flows.engine import Surroundings
from gongdan.flows.forecast import forecast
from gongdan.flows.graph import Graph
from gongdan.flows.human import Human
from gongdan.flows.moves import Member
from gongdan.flows.tests.makers import (
    Meeting,
    approval,
    branch,
    end,
    equals,
    exclusive,
    handling,
    make_graph,
    start,
)

LI, WU = 11, 12
PEOPLE = {"head": (LI,), "both": (LI, WU)}


def purchase() -> Graph:
    large = branch("large", approval("both", dedupe="whole"), when=equals("size", "large"))
    split = exclusive("how_much", large, branch("small"))
    return make_graph(start(), approval("head"), split, handling("buy"), end())


def people(step: Human) -> tuple[Member, ...]:
    return tuple(Member(person) for person in PEOPLE.get(step.key, ()))


def ahead(meeting: Meeting, **facts: object) -> list[tuple[str, tuple[int, ...]]]:
    graph = purchase()
    around = Surroundings(people=people)
    found = forecast(graph, meeting.position, facts, around=around)
    return [(one.step, one.asked) for one in found.steps]


def test_the_way_ahead_follows_todays_answers_and_asks_nobody_twice() -> None:
    meeting = Meeting(purchase(), people=PEOPLE).begin()

    small = ahead(meeting, size="small")
    large = ahead(meeting, size="large")

    assert small == [("how_much", ()), ("buy", ()), ("end", ())]
    assert large == [("how_much", ()), ("both", (WU,)), ("buy", ()), ("end", ())]


def test_the_branch_expected_is_told_even_when_it_is_empty() -> None:
    meeting = Meeting(purchase(), people=PEOPLE).begin()

    found = forecast(
        purchase(), meeting.position, {"size": "small"}, around=Surroundings(people=people)
    )

    assert found.branches == {"how_much": ("small",)}


def test_what_cannot_be_judged_yet_ends_the_forecast_there() -> None:
    meeting = Meeting(purchase(), people=PEOPLE).begin()

    assert ahead(meeting, size=[1, 2]) == [("how_much", ())]


def test_a_forecast_leaves_the_work_where_it_is() -> None:
    meeting = Meeting(purchase(), people=PEOPLE).begin()
    before = meeting.position

    ahead(meeting, size="large")

    assert meeting.position == before
    assert meeting.stands_at == ["head"]

"""Which team, and which person in it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from gongdan.rules.dispatch import route
from gongdan.rules.strategies import choose
from gongdan.rules.strategies.choosing import Candidate, Choice, Turn
from gongdan.rules.tests.makers import dispatch_content, field, op, published, rule

NETWORK = rule(
    "network",
    op("=", field("category"), "it.network"),
    {"team": "network", "strategy": "least_open_load"},
)
SENIOR = rule(
    "senior",
    op("and", op("=", field("category"), "cs.complaint"), op("=", field("priority"), 1)),
    {"team": "senior", "strategy": "round_robin"},
)
RULES = published("dispatch", dispatch_content([NETWORK, SENIOR]))

ZHOU = Candidate(1, "周海生", open_load=Decimal(3))
XU = Candidate(2, "徐美玲", open_load=Decimal(1))
WU = Candidate(3, "吴建国", open_load=Decimal(1))
TEAM = [ZHOU, XU, WU]


def test_network_faults_go_to_the_network_team() -> None:
    chosen = route(RULES, {"category": "it.network"})

    assert (chosen.team, chosen.strategy, chosen.by, chosen.rule_key) == (
        "network",
        "least_open_load",
        "rule",
        "network",
    )


def test_only_pressing_complaints_go_to_the_senior_experts() -> None:
    assert route(RULES, {"category": "cs.complaint", "priority": 1}).team == "senior"
    assert route(RULES, {"category": "cs.complaint", "priority": 3}).team == "service-desk"


def test_without_a_rule_the_fallback_takes_it() -> None:
    chosen = route(RULES, {"category": None}).as_dict()

    assert chosen == {
        "purpose": "dispatch",
        "by": "fallback",
        "version": {"id": 7, "application": "cs", "no": 3},
        "team": "service-desk",
        "strategy": "pool",
        "rule": None,
        "broken": [],
        "passed_over": 2,
    }


def test_the_least_loaded_takes_it_and_every_score_is_shown() -> None:
    choice = choose("least_open_load", TEAM, Turn())

    assert choice.as_dict() == {
        "strategy": "least_open_load",
        "person_id": 2,
        "candidates": [
            {"person_id": 1, "name": "周海生", "open_load": "3", "score": "3.00",
             "excluded_because": None, "is_chosen": False},
            {"person_id": 2, "name": "徐美玲", "open_load": "1", "score": "1.00",
             "excluded_because": None, "is_chosen": True},
            {"person_id": 3, "name": "吴建国", "open_load": "1", "score": "1.00",
             "excluded_because": None, "is_chosen": False},
        ],
        "cursor": 2,
    }  # fmt: skip


def test_a_tie_goes_to_who_is_next_after_the_last_one_served() -> None:
    assert choose("least_open_load", TEAM, Turn(cursor=2)).person_id == 3
    assert choose("least_open_load", TEAM, Turn(cursor=3)).person_id == 2


def test_who_carries_twice_the_share_takes_twice_the_load() -> None:
    strong = replace(ZHOU, weight=Decimal(4))

    assert choose("least_open_load", [strong, XU, WU], Turn()).person_id == 1


def excluded(choice: Choice) -> dict[int, str | None]:
    return {one.person_id: one.excluded_because for one in choice.candidates}


def test_who_cannot_take_it_is_left_out_with_the_reason() -> None:
    team = [
        replace(ZHOU, is_available=False),
        replace(XU, open_load=Decimal(20)),
        WU,
        Candidate(4, "陈立"),
        Candidate(5, "高敏", open_load=Decimal(9)),
    ]

    choice = choose("least_open_load", team, Turn(requester_id=3, declined_ids=frozenset({4})))

    assert choice.person_id == 5
    assert excluded(choice) == {
        1: "unavailable",
        2: "at_capacity",
        3: "requester",
        4: "declined",
        5: None,
    }


def test_when_nobody_can_take_it_it_stays_with_the_team() -> None:
    team = [replace(one, is_available=False) for one in TEAM]

    choice = choose("round_robin", team, Turn(cursor=2))

    assert (choice.person_id, choice.cursor) == (None, 2)
    assert [one.is_chosen for one in choice.candidates] == [False, False, False]


def test_one_after_the_other_and_round_again() -> None:
    first = choose("round_robin", TEAM, Turn())
    second = choose("round_robin", TEAM, Turn(cursor=first.cursor))
    third = choose("round_robin", TEAM, Turn(cursor=second.cursor))
    again = choose("round_robin", TEAM, Turn(cursor=third.cursor))

    assert [c.person_id for c in (first, second, third, again)] == [1, 2, 3, 1]


def test_a_member_who_left_does_not_start_the_round_anew() -> None:
    assert choose("round_robin", [ZHOU, WU], Turn(cursor=2)).person_id == 3


def test_the_pool_waits_for_somebody_to_take_it() -> None:
    choice = choose("pool", TEAM, Turn(cursor=2, requester_id=1))

    assert (choice.person_id, choice.cursor) == (None, 2)
    assert excluded(choice) == {1: "requester", 2: None, 3: None}


def served(size: int, orders: int) -> list[int]:
    team = [Candidate(number, str(number), capacity=1000) for number in range(1, size + 1)]
    counts, cursor = [0] * size, 0
    for _ in range(orders):
        choice = choose("round_robin", team, Turn(cursor=cursor))
        counts[(choice.person_id or 0) - 1] += 1
        cursor = choice.cursor
    return counts


@given(size=st.integers(1, 9), orders=st.integers(0, 60))
def test_one_after_the_other_is_fair(size: int, orders: int) -> None:
    counts = served(size, orders)

    assert sum(counts) == orders
    assert max(counts) - min(counts) <= 1


people = st.builds(
    Candidate,
    person_id=st.integers(1, 30),
    name=st.just("某人"),
    open_load=st.integers(0, 6).map(Decimal),
    capacity=st.integers(0, 6),
    is_available=st.booleans(),
)


@settings(max_examples=500)
@given(
    team=st.lists(people, max_size=8, unique_by=lambda one: one.person_id),
    cursor=st.integers(0, 31),
    requester=st.integers(1, 30),
)
def test_the_choice_is_always_somebody_who_can_take_it_with_the_least_load(
    team: list[Candidate], cursor: int, requester: int
) -> None:
    choice = choose("least_open_load", team, Turn(cursor=cursor, requester_id=requester))

    able = [
        one
        for one in team
        if one.is_available and one.open_load < one.capacity and one.person_id != requester
    ]
    loads = {one.person_id: one.open_load for one in able}
    assert (choice.person_id is None) == (not able)
    assert loads.get(choice.person_id or 0) == min(loads.values(), default=None)

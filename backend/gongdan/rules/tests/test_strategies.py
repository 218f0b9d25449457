"""Whom each strategy chooses, against an oracle written on its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from random import Random

import pytest

from gongdan.rules.dispatch import route
from gongdan.rules.strategies import STRATEGIES, choose
from gongdan.rules.strategies.choosing import Candidate, Turn
from gongdan.rules.tests.makers import dispatch_content, field, op, published, rule

ZHOU = Candidate(1, "周海生", open_load=Decimal(3), skills={"network": 3, "switch": 2})
XU = Candidate(2, "徐美玲", open_load=Decimal(1), skills={"network": 2})
WU = Candidate(3, "吴建国", open_load=Decimal(1), capacity=2, skills={"华东": 1})
TEAM = [ZHOU, XU, WU]


@pytest.mark.parametrize(
    ("strategy", "turn", "chosen"),
    [
        ("least_open_load", Turn(), 2),
        ("load_ratio", Turn(), 2),
        ("load_ratio", Turn(requester_id=2), 1),
        ("best_skill", Turn(needs={"network": 1}), 1),
        ("best_skill", Turn(needs={"network": 1}, declined_ids=frozenset({1})), 2),
        ("least_open_load", Turn(needs={"network": 3}), 1),
        ("least_open_load", Turn(needs={"华东": 1}), 3),
        ("least_open_load", Turn(needs={"华北": 1}), None),
        ("sticky", Turn(known_id=1), 1),
        ("sticky", Turn(known_id=9), 2),
        ("owner", Turn(owner_id=3), 3),
        ("owner", Turn(), 2),
        ("on_call", Turn(on_call_ids=(3, 1)), 3),
        ("on_call", Turn(on_call_ids=(3, 1), requester_id=3), 1),
        ("on_call", Turn(), 2),
        ("pool", Turn(), None),
    ],
)
def test_each_strategy_chooses_as_its_name_says(
    strategy: str, turn: Turn, chosen: int | None
) -> None:
    assert choose(strategy, TEAM, turn).person_id == chosen


@pytest.mark.parametrize(
    ("changed", "because"),
    [
        ({"is_on_leave": True}, "on_leave"),
        ({"is_on_shift": False}, "off_shift"),
        ({"is_available": False}, "unavailable"),
        ({"open_load": Decimal(20)}, "at_capacity"),
        ({"skills": {}}, "unskilled"),
    ],
)
def test_who_cannot_take_it_is_shown_with_the_reason(
    changed: dict[str, object], because: str
) -> None:
    one = replace(ZHOU, **changed)

    choice = choose("sticky", [one], Turn(known_id=1, needs={"network": 2}))

    assert (choice.person_id, choice.candidates[0].excluded_because) == (None, because)


def test_weighted_turns_are_as_many_as_the_shares_and_evenly_mixed() -> None:
    team = [replace(ZHOU, weight=Decimal(3)), replace(XU, weight=Decimal(1))]
    turn, served = Turn(), list[int]()
    for _ in range(8):
        choice = choose("weighted_round_robin", team, turn)
        served.append(choice.person_id or 0)
        turn = replace(turn, cursor=choice.cursor, credits=choice.credits or {})

    assert Counter(served) == {1: 6, 2: 2}
    assert served[:4].count(2) == served[4:].count(2) == 1


def test_who_joins_late_does_not_take_everything_at_once() -> None:
    team, turn, served = [ZHOU, XU], Turn(), list[int]()
    for number in range(12):
        members = team if number < 6 else [*team, replace(WU, capacity=99)]
        choice = choose("weighted_round_robin", members, turn)
        served.append(choice.person_id or 0)
        turn = replace(turn, cursor=choice.cursor, credits=choice.credits or {})

    assert Counter(served[6:]) == {1: 2, 2: 2, 3: 2}


def test_a_rule_names_skills_of_its_own_and_of_facts_and_who_is_asked_next() -> None:
    target = {
        "team": "network",
        "strategy": "best_skill",
        "needs": {"network": 2},
        "needs_from": ["category", "tags"],
        "then": ["service-desk"],
    }
    rules = published(
        "dispatch", dispatch_content([rule("skilled", op("=", field("priority"), 1), target)])
    )

    chosen = route(rules, {"priority": 1, "category": "switch", "tags": ["华东", "network"]})

    assert chosen.needs == {"network": 2, "switch": 1, "华东": 1}
    assert chosen.then == ("service-desk",)


def oracle(strategy: str, team: list[Candidate], turn: Turn) -> int | None:
    """The same question answered by sorting instead of scoring."""
    able = [
        one
        for one in team
        if one.is_available
        and one.is_on_shift
        and not one.is_on_leave
        and one.person_id != turn.requester_id
        and one.person_id not in turn.declined_ids
        and one.open_load < one.capacity
        and all(one.skills.get(skill, 0) >= level for skill, level in turn.needs.items())
    ]
    if not able or strategy == "pool":
        return None
    ring = sorted(able, key=lambda one: one.person_id)
    ring = [one for one in ring if one.person_id > turn.cursor] + [
        one for one in ring if one.person_id <= turn.cursor
    ]
    places = {one.person_id: place for place, one in enumerate(ring)}

    def share(one: Candidate) -> float:
        return round(float(one.open_load) / float(one.weight), 2)

    def skill(one: Candidate) -> int:
        return -sum(one.skills.get(name, 0) for name in turn.needs)

    def owed(one: Candidate) -> float:
        return -float(turn.credits.get(one.person_id, Decimal(0)) + one.weight)

    def lot(one: Candidate) -> int:
        drawn = sha256(f"{turn.seed}:{one.person_id}".encode()).hexdigest()
        return int(drawn[:16], 16) % 100_000_000

    orders = {
        "load_ratio": lambda one: (round(float(one.open_load) / one.capacity, 4),),
        "round_robin": lambda one: (places[one.person_id],),
        "weighted_round_robin": lambda one: (owed(one),),
        "best_skill": lambda one: (skill(one), share(one)),
        "by_lot": lambda one: (lot(one),),
    }
    order = orders.get(strategy, lambda one: (share(one),))
    first = min(able, key=lambda one: (*order(one), places[one.person_id])).person_id
    wished = {
        "sticky": [turn.known_id],
        "owner": [turn.owner_id],
        "on_call": list(turn.on_call_ids),
    }.get(strategy, [])
    return next((one for one in wished if one in places), first)


def case(seed: int) -> tuple[str, list[Candidate], Turn]:
    dice = Random(seed)  # noqa: S311 cases, not secrets
    team = [
        Candidate(
            person_id=number,
            name=str(number),
            open_load=Decimal(dice.randint(0, 6)),
            weight=Decimal(dice.choice([1, 2, 4])),
            capacity=dice.randint(1, 8),
            is_available=dice.random() < 0.9,
            is_on_shift=dice.random() < 0.85,
            is_on_leave=dice.random() < 0.1,
            skills={name: dice.randint(1, 3) for name in "abc" if dice.random() < 0.7},
        )
        for number in dice.sample(range(1, 20), dice.randint(1, 8))
    ]
    turn = Turn(
        cursor=dice.randint(0, 20),
        requester_id=dice.randint(1, 20),
        declined_ids=frozenset(dice.sample(range(1, 20), dice.randint(0, 2))),
        needs={name: dice.randint(1, 2) for name in "abc" if dice.random() < 0.25},
        credits={number: Decimal(dice.randint(-3, 3)) for number in range(1, 20)},
        known_id=dice.randint(1, 20),
        owner_id=dice.randint(1, 20),
        on_call_ids=tuple(dice.sample(range(1, 20), 2)),
        seed=f"IT-{dice.randint(1, 999)}",
    )
    return dice.choice(sorted(STRATEGIES)), team, turn


def test_five_hundred_cases_equal_the_oracle() -> None:
    cases = [case(seed) for seed in range(500)]

    chosen = [choose(*each).person_id for each in cases]

    assert chosen == [oracle(*each) for each in cases]
    assert sum(one is not None for one in chosen) > 250
    assert {strategy for strategy, _, _ in cases} == set(STRATEGIES)


def test_a_lot_is_drawn_from_the_seed_that_is_kept_and_comes_out_the_same_again() -> None:
    drawn = [choose("by_lot", TEAM, Turn(seed=f"IT-{number}")) for number in range(60)]
    again = [choose("by_lot", TEAM, Turn(seed=f"IT-{number}", cursor=2)) for number in range(60)]

    assert [one.person_id for one in drawn] == [one.person_id for one in again]
    assert {one.person_id for one in drawn} == {one.person_id for one in TEAM}
    assert drawn[7].as_dict()["seed"] == "IT-7"

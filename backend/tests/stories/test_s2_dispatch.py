"""S2.0 to S2.8: what comes in is numbered, sorted, graded and given to the right people."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

import pytest

from gongdan.accounts.models import Person, Team
from gongdan.accounts.tests.makers import make_person
from gongdan.rules.queries import version_content
from gongdan.rules.strategies import choose
from gongdan.rules.strategies.choosing import Candidate, Turn
from gongdan.workorders.models import Decision, WorkOrder
from gongdan.workorders.tests.package import MATRIX
from tests.stories.office import SOLVED, Office, chance, events_of, good, local, order_of, refusal

SHIFTED = {
    "1": {"1": 1, "2": 1, "3": 2},
    "2": {"1": 1, "2": 2, "3": 3},
    "3": {"1": 2, "2": 4, "3": 4},
}


def test_s2_0_the_five_phases_are_a_bar_with_moments_and_durations(office: Office) -> None:
    office.at("2026-11-24 10:00")
    number = office.file()
    office.at("2026-11-24 10:05")
    good(office.put("handler", number, "acceptance"))
    office.at("2026-11-24 10:35")
    good(office.put("handler", number, "resolution", SOLVED))
    office.at("2026-11-24 10:45")
    good(office.put("requester", number, "confirmation", {"is_satisfied": True}))

    stages = office.page(number)["stages"]

    assert [stage["phase"] for stage in stages] == ["create", "assign", "handle", "track", "close"]
    assert [local(stage["entered_at"]) for stage in stages] == [
        "Tue 11-24 10:00",
        "Tue 11-24 10:00",
        "Tue 11-24 10:05",
        "Tue 11-24 10:35",
        "Tue 11-24 10:45",
    ]
    assert [stage["used_minutes"] for stage in stages] == [0, 5, 30, 10, 0]


def test_s2_2_numbers_follow_their_pattern_and_never_repeat(office: Office) -> None:
    numbers = [office.file() for _ in range(5)]

    assert len(set(numbers)) == 5
    assert numbers == sorted(numbers)
    assert all(re.fullmatch(r"IT-20261123-\d{4,}", number) for number in numbers)


def test_s2_2_a_number_can_leave_a_gap_but_is_never_given_twice(office: Office) -> None:
    first = office.file()
    office.client("requester").post("portal/requests", {"type": "incident", "title": "x" * 201})
    second = office.file()

    assert serial(second) > serial(first)


def serial(number: str) -> int:
    return int(number.rpartition("-")[2])


def priorities(office: Office) -> dict[str, dict[str, int]]:
    """The priority every pair of impact and urgency is given by the product."""

    def priority(impact: int, urgency: int) -> int:
        body = {"type": "incident", "title": "试一试", "impact": impact, "urgency": urgency}
        filed = good(office.client("requester").post("work-orders", body), 201)
        return int(filed["order"]["priority"])

    return {str(i): {str(u): priority(i, u) for u in (1, 2, 3)} for i in (1, 2, 3)}


def test_s2_3_the_matrix_gives_nine_of_nine_before_and_after_it_was_edited(
    office: Office,
) -> None:
    builder = office.client("builder")
    before = priorities(office)
    content = dict(version_content("it", "priority", 1)) | {"matrix": SHIFTED}

    saved = good(builder.put("rule-sets/it/priority/draft", {"content": content, "rev": 0}))
    good(builder.post("rule-sets/it/priority/versions", {"rev": saved["rev"]}), 201)

    assert before == MATRIX
    assert priorities(office) == SHIFTED


def test_s2_3_an_override_needs_a_reason_and_is_kept(office: Office) -> None:
    number = office.taken()

    silent = office.put("handler", number, "priority", {"priority": 1, "reason": " "})
    good(office.put("handler", number, "priority", {"priority": 1, "reason": "董事会在用"}))

    assert refusal(silent) == (422, "workorders.reason_needed")
    row = office.page(number)["order"]
    assert (row["priority"], row["is_priority_overridden"]) == (1, True)
    (entry,) = events_of(number, "priority_overridden")
    told = {"priority": 1, "before": 4, "reason": "董事会在用", "restarts": False}
    assert entry.facts == told
    assert entry.actor["name"] == "周海生"


def in_the_pool(office: Office, *, impact: int, urgency: int) -> str:
    """An order nobody can sort: it waits in the service desk's pool."""
    body = {"type": "incident", "title": "不好用", "impact": impact, "urgency": urgency}
    filed = good(office.client("requester").post("work-orders", body), 201)
    number: str = filed["order"]["number"]
    return number


def test_s2_4_priority_comes_first_then_the_nearest_deadline_then_age(office: Office) -> None:
    office.at("2026-11-24 09:00")
    old_and_calm = in_the_pool(office, impact=3, urgency=3)
    office.at("2026-11-24 09:10")
    second = in_the_pool(office, impact=1, urgency=2)
    office.at("2026-11-24 09:20")
    third = in_the_pool(office, impact=1, urgency=2)
    office.at("2026-11-24 09:30")
    first = in_the_pool(office, impact=1, urgency=1)
    office.at("2026-11-24 09:40")
    desk = office.client("desk_handler")

    taken = [good(desk.post("todo/next"))["number"] for _ in range(4)]

    assert taken == [first, second, third, old_and_calm]
    assert refusal(desk.post("todo/next")) == (404, "workorders.nothing_waiting")


def test_s2_4_next_never_gives_two_people_the_same_order(office: Office) -> None:
    make_person("zhangqi", name="张琪", roles=("requester", "handler"),
                team=office.world.service_desk)  # fmt: skip
    second = office.api.as_person(Person.objects.get(username="zhangqi"))
    waiting = {in_the_pool(office, impact=2, urgency=2) for _ in range(6)}
    browsers = [office.client("desk_handler"), second] * 3

    taken = [good(browser.post("todo/next"))["number"] for browser in browsers]

    assert len(set(taken)) == 6
    assert set(taken) == waiting


@dataclass
class Model:
    """An oracle of its own: the members by id, what each has open, and whose turn it was."""

    loads: dict[int, int]
    away: set[int]
    capacity: int
    last: int = 0

    def choose(self, requester: int) -> int | None:
        """The least loaded who may; of equals the next one round."""
        ids = sorted(self.loads)
        later = [one for one in ids if one > self.last] + [one for one in ids if one <= self.last]
        able = [
            one
            for one in later
            if one not in self.away and one != requester and self.loads[one] < self.capacity
        ]
        if not able:
            return None
        best = min(able, key=lambda one: self.loads[one])
        self.loads[best] += 1
        self.last = best
        return best


def five_more(team: Team) -> list[int]:
    people = [
        make_person(f"member{one}", name=f"成员{one}", roles=("requester", "handler"), team=team)
        for one in range(5)
    ]
    return [person.pk for person in people]


def dispatched(
    office: Office, model: Model, luck: random.Random, count: int
) -> Iterator[tuple[int | None, int | None]]:
    """What the product chose and what the oracle chose, while people come, go and finish."""
    members = sorted(model.loads)
    for _ in range(count):
        shift(model, members, luck)
        requester = luck.choice(["requester", "other_requester"])
        order = order_of(office.file(requester))
        yield order.assignee_id, model.choose(getattr(office.world, requester).pk)


def shift(model: Model, members: list[int], luck: random.Random) -> None:
    """Somebody goes or comes back, or somebody finishes something."""
    act, person = luck.random(), luck.choice(members)
    if act < 0.2:
        model.away ^= {person}
        Person.objects.filter(pk=person).update(is_available=person not in model.away)
    elif act < 0.6 and model.loads[person]:
        done = WorkOrder.objects.filter(assignee_id=person, status="assigned").first()
        WorkOrder.objects.filter(pk=done.pk if done else 0).update(status="cancelled")
        model.loads[person] -= 1


def watch_dispatch(
    office: Office, *, seed: int, count: int
) -> tuple[list[int | None], list[int | None]]:
    """As many cases as wished: whom the product chose, and whom the oracle."""
    members = [*five_more(office.world.network), office.world.handler.pk, office.world.lead.pk]
    Person.objects.filter(pk__in=members).update(capacity=6)
    model = Model(loads=dict.fromkeys(members, 0), away=set(), capacity=6)

    both = list(dispatched(office, model, chance(seed), count))
    return [chosen for chosen, _ in both], [expected for _, expected in both]


def candidates_in_traces() -> list[int]:
    """How many people each stored choice was made from."""
    traces = Decision.objects.filter(purpose="dispatch").values_list("trace", flat=True)
    return [len(trace["choice"]["candidates"]) for trace in traces]


def test_s2_5_the_chosen_person_is_the_oracles_in_every_case(office: Office) -> None:
    chosen, oracle = watch_dispatch(office, seed=20261123, count=30)

    assert chosen == oracle
    assert candidates_in_traces() == [7] * 30


def random_case(luck: random.Random) -> tuple[list[Candidate], Turn, str]:
    """A team of up to eight in any mood, and whose turn it was."""
    people = [
        Candidate(
            person_id=one,
            name=f"成员{one}",
            open_load=Decimal(luck.randrange(8)),
            capacity=luck.choice([2, 5, 20]),
            is_available=luck.random() < 0.8,
        )
        for one in luck.sample(range(1, 20), luck.randrange(9))
    ]
    turn = Turn(cursor=luck.randrange(20), requester_id=luck.randrange(20))
    return people, turn, luck.choice(["least_open_load", "round_robin", "pool"])


def expected(people: list[Candidate], turn: Turn, strategy: str) -> int | None:
    """The same by another road: sort all who may by load and by distance from the cursor."""
    able = [
        one
        for one in people
        if one.is_available and one.open_load < one.capacity and one.person_id != turn.requester_id
    ]
    measures = {
        "least_open_load": lambda one: (one.open_load, (one.person_id - turn.cursor - 1) % 1000),
        "round_robin": lambda one: (one.person_id - turn.cursor - 1) % 1000,
    }
    if strategy == "pool" or not able:
        return None
    return min(able, key=measures[strategy]).person_id


def test_s2_5_rule_and_load_choose_the_oracles_person_in_500_cases() -> None:
    luck = chance(500)
    cases = [random_case(luck) for _ in range(500)]

    chosen = [choose(strategy, people, turn).person_id for people, turn, strategy in cases]

    assert chosen == [expected(*case) for case in cases]
    assert len(set(chosen)) > 10


@pytest.mark.long
def test_s2_5_the_chosen_person_is_the_oracles_in_500_orders(office: Office) -> None:
    chosen, oracle = watch_dispatch(office, seed=11, count=500)

    assert chosen == oracle
    assert candidates_in_traces() == [7] * 500


def test_s2_5_the_history_says_why_this_person(office: Office) -> None:
    Person.objects.filter(pk=office.world.lead.pk).update(capacity=0)
    number = office.file()
    (entry,) = events_of(number, "dispatched")
    address = f"work-orders/{number}/decisions/{entry.facts['decision_id']}"

    why = good(office.client("handler").get(address))

    assert why["outcome"] == {"team": "network", "person_id": office.world.handler.pk}
    candidates = {one["name"]: one for one in why["trace"]["choice"]["candidates"]}
    assert candidates["周海生"]["is_chosen"]
    assert candidates["陈立"]["excluded_because"] == "at_capacity"
    assert entry.facts["assignee"] == "周海生"


def test_s2_5_nobody_available_leaves_it_to_the_team_and_warns(office: Office) -> None:
    Person.objects.filter(pk__in=[office.world.handler.pk, office.world.lead.pk]).update(
        is_available=False
    )

    number = office.file()
    office.until("2026-11-23 12:45")

    row = office.page(number)["order"]
    assert (row["status"], row["assignee"], row["team"]["code"]) == ("new", None, "network")
    (warned,) = events_of(number, "clock_warned")
    assert (warned.facts["team_id"], warned.facts["assignee_id"]) == (office.world.network.pk, None)
    assert number in office.listed("handler", view="unassigned")


def test_s2_6_a_network_fault_reaches_the_network_team_with_no_hand_moved(office: Office) -> None:
    number = office.file(title="3楼网络断了", description="早上开始")

    row = office.page(number)["order"]

    assert (row["category"]["code"], row["team"]["code"]) == ("network", "network")
    assert row["status"] == "assigned"
    assert events_of(number, "assigned") == []
    order = order_of(number)
    assert order.assigned_at == order.created_at


def test_s2_6_what_is_fine_is_no_network_fault(office: Office) -> None:
    number = office.file(title="网络正常，打印机卡纸")

    row = office.page(number)["order"]

    assert (row["category"], row["team"]["code"]) == (None, "service-desk")


def test_s2_8_rules_leave_nothing_waiting_for_a_hand(office: Office) -> None:
    office.at("2026-11-24 09:00")
    numbers = [office.file(title="网络断了") for _ in range(9)] + [office.file(title="咨询一下")]

    orders = [order_of(number) for number in numbers]

    waits = [
        (order.assigned_at - order.created_at).total_seconds()
        for order in orders
        if order.assigned_at and order.assignee_id
    ]
    assert len(waits) == 9
    assert median(waits) < 60
    assert sum(order.reassign_count for order in orders) == 0

"""S1.4: whatever people do in whatever order, each change of state is told and none is illegal."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from gongdan.audit.queries import verify
from gongdan.config.ticking import Ticker
from gongdan.workorders.finding import subject
from gongdan.workorders.models import Holding, WorkOrder
from tests.stories.office import (
    SOLVED,
    Office,
    chance,
    events_of,
    good,
    order_of,
    refusal,
    shanghai,
)

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

START = shanghai("2026-11-24 09:00")
STATUSES = ["new", "assigned", "in_progress", "waiting", "resolved", "closed", "cancelled"]
# From each status the statuses one act, or the time, may lead to.
LEGAL = {
    "new": {"assigned", "in_progress", "cancelled"},
    "assigned": {"new", "in_progress", "cancelled"},
    "in_progress": {"new", "waiting", "resolved", "cancelled"},
    "waiting": {"in_progress", "new", "cancelled"},
    "resolved": {"closed", "in_progress"},
    "closed": {"in_progress"},
    "cancelled": set(),
}
# Every act with the body it is sent with, and the statuses in which it is not refused.
ACTS: dict[str, tuple[str, str, str, dict[str, object], set[str]]] = {
    "accept": ("handler", "put", "acceptance", {}, {"new", "assigned"}),
    "transfer": (
        "lead", "put", "assignment", {"team": "network", "reason": "换人"},
        {"new", "assigned", "in_progress", "waiting"},
    ),
    "wait": ("handler", "put", "waiting", {"reason": "requester", "note": "?"}, {"in_progress"}),
    "resume": ("handler", "delete", "waiting", {}, {"waiting"}),
    "reply": (
        "requester", "post", "comments", {"body": "好"},
        {"new", "assigned", "in_progress", "waiting", "resolved"},
    ),
    "resolve": ("handler", "put", "resolution", dict(SOLVED), {"in_progress"}),
    "confirm": ("requester", "put", "confirmation", {"is_satisfied": True}, {"resolved"}),
    "reject": (
        "requester", "put", "confirmation", {"is_satisfied": False, "reason": "没好"}, {"resolved"},
    ),
    "close": ("lead", "put", "closure", {"reason": "电话确认"}, {"resolved"}),
    "reopen": ("requester", "delete", "closure?reason=again", {}, {"resolved", "closed"}),
    "cancel": (
        "requester", "put", "cancellation", {"reason": "不用了"},
        {"new", "assigned", "in_progress", "waiting"},
    ),
}  # fmt: skip


def act(office: Office, number: str, name: str) -> Answer:
    """Do one of the acts over HTTP."""
    who, verb, what, body, _ = ACTS[name]
    send = getattr(office.client(who), verb)
    answer: Answer = send(f"work-orders/{number}/{what}", body)
    return answer


@dataclass
class Walk:
    """Random acts on a handful of orders, minute by minute."""

    office: Office
    chance: random.Random
    at: datetime = START
    numbers: list[str] = field(default_factory=list)
    legal: int = 0
    wrong: list[tuple[str, str, str, int]] = field(default_factory=list)

    def step(self) -> None:
        """A little later somebody does something; what must be refused is, and changes nothing."""
        self.at += timedelta(minutes=self.chance.choice([1, 7, 45, 300]))
        self.office.move(self.at)
        Ticker().tick()
        alive = [number for number in self.numbers if order_of(number).status != "cancelled"]
        if len(alive) < 4:
            self.numbers.append(self.office.file())
            return
        self._act(self.chance.choice(alive))

    def _act(self, number: str) -> None:
        before = order_of(number)
        weights = [1 if name == "cancel" else 8 for name in ACTS]
        name = self.chance.choices(list(ACTS), weights)[0]
        answer = act(self.office, number, name)
        after, is_legal = order_of(number), before.status in ACTS[name][4]
        self.legal += is_legal
        is_fine = answer.status_code in (200, 201) if is_legal else answer.status_code == 409
        if not is_fine or (not is_legal and after.rev != before.rev):
            self.wrong.append((name, before.status, answer.content.decode(), answer.status_code))


def watch(office: Office, *, seed: int, legal_acts: int) -> Walk:
    """Walk until so many legal acts were done."""
    walk = Walk(office, chance(seed))
    while walk.legal < legal_acts:
        walk.step()
    return walk


def broken_laws(number: str) -> list[str]:
    """Every change of state has actor, time, from and to; it is legal, and follows the last."""
    order = order_of(number)
    moves = events_of(number, "status_changed")
    path = ["new", *(str(one.facts["after"]) for one in moves)]
    laws = {
        "follows the last": [one.facts["before"] for one in moves] == path[:-1],
        "ends where the order stands": path[-1] == order.status,
        "legal": all(after in LEGAL[before] for before, after in pairwise(path)),
        "who, when, why": all(one.actor["name"] and one.at and one.facts["why"] for one in moves),
        "history is unbroken": verify(subject(order)).faults == [],
        "always somebody's": gaps(order) == [],
    }
    return [f"{number}: {law}" for law, holds in laws.items() if not holds]


def gaps(order: WorkOrder) -> list[datetime]:
    """Moments of a living order at which nobody held it."""
    spans = list(Holding.objects.filter(work_order=order).order_by("from_at", "pk"))
    ends = {one.at for one in events_of(order.number, "closed")}
    pairs = pairwise(spans)
    return [
        one.to_at
        for one, after in pairs
        if one.to_at is not None and one.to_at != after.from_at and one.to_at not in ends
    ]


def test_s1_4_a_random_walk_leaves_a_whole_and_legal_history(office: Office) -> None:
    walk = watch(office, seed=1, legal_acts=60)

    assert walk.wrong == []
    assert [law for number in walk.numbers for law in broken_laws(number)] == []


@pytest.mark.long
def test_s1_4_a_random_walk_of_1000_legal_acts_leaves_a_whole_and_legal_history(
    office: Office,
) -> None:
    walk = watch(office, seed=2, legal_acts=1000)

    assert walk.wrong == []
    assert [law for number in walk.numbers for law in broken_laws(number)] == []


def filed(office: Office) -> str:
    return office.file(title="不好用")


def waiting(office: Office) -> str:
    number = office.taken()
    good(act(office, number, "wait"))
    return number


def closed(office: Office) -> str:
    number = office.resolved()
    good(act(office, number, "confirm"))
    return number


def cancelled(office: Office) -> str:
    number = office.file()
    good(act(office, number, "cancel"))
    return number


AT: dict[str, Callable[[Office], str]] = {
    "new": filed,
    "assigned": Office.file,
    "in_progress": Office.taken,
    "waiting": waiting,
    "resolved": Office.resolved,
    "closed": closed,
    "cancelled": cancelled,
}
BULK: dict[str, tuple[str, dict[str, object]]] = {
    "accept": ("handler", {"act": "accept"}),
    "transfer": ("lead", {"act": "assign", "team": "network", "reason": "换人"}),
    "close": ("lead", {"act": "close", "reason": "电话确认"}),
}


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("name", BULK)
def test_s1_4_single_and_bulk_refuse_the_same_acts_with_the_same_words(
    office: Office, status: str, name: str
) -> None:
    office.clients["handler"] = office.client("administrator")
    number = AT[status](office)
    who, bulk = BULK[name]
    assert order_of(number).status == status

    together = office.client(who).post("bulk/work-orders", {"numbers": [number], **bulk})
    one_by_one = [] if good(together)["done"] else [act(office, number, name)]

    refused = [(409, each["code"]) for each in good(together)["refused"]]
    assert refused == [refusal(answer) for answer in one_by_one]
    assert bool(good(together)["done"]) == (status in ACTS[name][4])


@pytest.mark.parametrize("status", STATUSES)
def test_s1_4_the_page_offers_no_act_that_would_be_refused(office: Office, status: str) -> None:
    office.clients["handler"] = office.client("administrator")
    number = AT[status](office)

    offered = office.page(number, "handler")["actions"]

    names = {"accept": "accept", "wait": "wait", "resume": "resume", "resolve": "resolve"}
    shown = {act for act, button in names.items() if button in offered}
    assert shown == {act for act in names if status in ACTS[act][4]}

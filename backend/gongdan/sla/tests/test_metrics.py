"""When each promise begins, what keeps it, and what it rests for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongdan.sla.metrics import Situation, comes_again, is_metric, standing, wanted
from gongdan.sla.tests.makers import local

NINE, TEN, ELEVEN = (local(f"2026-11-23T{hour:02}:00") for hour in (9, 10, 11))
NEW = Situation(status="new", submitted_at=NINE, team="network")
GIVEN = replace(NEW, status="assigned", assigned_at=TEN)
TAKEN = replace(GIVEN, status="in_progress", is_accepted=True)
ANSWERED = replace(TAKEN, has_responded=True)
ASKED = replace(ANSWERED, asked_at=ELEVEN)
PARTS = replace(ANSWERED, status="waiting", waiting_reason="parts")
DONE = replace(ANSWERED, status="resolved", resolved_at=ELEVEN)
CLOSED = replace(DONE, status="closed")
CANCELLED = replace(NEW, status="cancelled")
AT_STAGE = replace(ANSWERED, stages={"assess": TEN})
WAITING = frozenset({"waiting"})
FOR_PARTS = frozenset({"waiting:parts"})
IN_STAGE = frozenset({"stage:assess"})
NEVER: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("metric", "now", "pauses", "state"),
    [
        ("first_response", NEW, WAITING, "running"),
        ("first_response", TAKEN, WAITING, "running"),
        ("first_response", ANSWERED, WAITING, "fulfilled"),
        ("first_response", CANCELLED, WAITING, "stopped"),
        ("first_response", replace(NEW, status="closed"), WAITING, "stopped"),
        ("next_response", ANSWERED, WAITING, "fulfilled"),
        ("next_response", ASKED, WAITING, "running"),
        ("next_response", replace(PARTS, asked_at=ELEVEN), WAITING, "running"),
        ("update", NEW, WAITING, "running"),
        ("update", replace(ANSWERED, told_at=TEN), WAITING, "running"),
        ("update", PARTS, WAITING, "paused"),
        ("update", DONE, WAITING, "fulfilled"),
        ("acceptance", NEW, WAITING, "stopped"),
        ("acceptance", GIVEN, WAITING, "running"),
        ("acceptance", TAKEN, WAITING, "fulfilled"),
        ("arrival", TAKEN, WAITING, "running"),
        ("arrival", replace(TAKEN, arrived_at=TEN), WAITING, "fulfilled"),
        ("arrival", DONE, WAITING, "stopped"),
        ("resolution", NEW, WAITING, "running"),
        ("resolution", PARTS, WAITING, "paused"),
        ("resolution", PARTS, FOR_PARTS, "paused"),
        ("resolution", PARTS, frozenset({"waiting:supplier"}), "running"),
        ("resolution", PARTS, NEVER, "running"),
        ("resolution", AT_STAGE, IN_STAGE, "paused"),
        ("resolution", ANSWERED, IN_STAGE, "running"),
        ("resolution", DONE, WAITING, "fulfilled"),
        ("resolution", CANCELLED, WAITING, "stopped"),
        ("confirmation", ANSWERED, WAITING, "stopped"),
        ("confirmation", DONE, WAITING, "running"),
        ("confirmation", CLOSED, WAITING, "fulfilled"),
        ("stage:assess", ANSWERED, WAITING, "fulfilled"),
        ("stage:assess", AT_STAGE, WAITING, "running"),
        ("team:network", NEW, WAITING, "running"),
        ("team:network", replace(NEW, team="desk"), WAITING, "fulfilled"),
        ("team:network", DONE, WAITING, "fulfilled"),
    ],
)
def test_each_promise_is_in_the_state_its_order_asks_for(
    metric: str, now: Situation, pauses: frozenset[str], state: str
) -> None:
    assert wanted(metric, now, pauses) == state


@pytest.mark.parametrize(
    ("metric", "again"),
    [
        ("first_response", False),
        ("next_response", True),
        ("acceptance", True),
        ("confirmation", True),
        ("stage:assess", True),
        ("resolution", False),
        ("team:network", False),
    ],
)
def test_questions_turns_and_visits_are_promises_of_their_own(metric: str, again: bool) -> None:
    assert comes_again(metric) is again


def test_a_question_is_owed_an_answer_since_it_was_asked() -> None:
    assert standing("next_response", ASKED).since == ELEVEN


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("arrival", True),
        ("stage:assess", True),
        ("team:network", True),
        ("stage:", False),
        ("happiness", False),
        (7, False),
    ],
)
def test_only_known_things_can_be_promised(name: object, known: bool) -> None:
    assert is_metric(name) is known

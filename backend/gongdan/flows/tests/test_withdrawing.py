"""Until when a requester takes a request back: anybody's first act, or a step that is named."""

from __future__ import annotations

import pytest

from gongdan.flows.acts import Withdraw
from gongdan.flows.checks import check
from gongdan.flows.errors import WithdrawRefused
from gongdan.flows.tests.makers import (
    WEI,
    Meeting,
    approval,
    end,
    handling,
    make_graph,
    process,
    start,
)

LI, WU, QIAN = 3, 4, 5
STEPS = (approval("first"), approval("second"), approval("third"), end())


def meet(until: str = "") -> Meeting:
    begin = {**start(), "withdraw_until": until} if until else start()
    people = {"first": (LI,), "second": (WU,), "third": (QIAN,)}
    return Meeting(make_graph(begin, *STEPS), people).begin()


def test_the_first_act_ends_it_unless_the_process_says_otherwise() -> None:
    with pytest.raises(WithdrawRefused):
        meet().yes(LI).do(Withdraw(by=WEI))


def test_what_was_done_before_the_step_that_is_named_does_not_end_it() -> None:
    meeting = meet("second").yes(LI).do(Withdraw(by=WEI))

    assert meeting.stands_at == ["start"]
    assert meeting.complete("start").turn() == [LI]


def test_an_act_at_the_step_that_is_named_ends_it() -> None:
    with pytest.raises(WithdrawRefused):
        meet("second").yes(LI).yes(WU).do(Withdraw(by=WEI))


def test_it_can_be_taken_back_for_good_until_then() -> None:
    meeting = meet("third").yes(LI).yes(WU).do(Withdraw(by=WEI, is_final=True))

    assert meeting.position.state == "cancelled"


@pytest.mark.parametrize("until", ["nowhere", "end"])
def test_the_step_is_one_that_people_do(until: str) -> None:
    content = process({**start(), "withdraw_until": until}, handling("work"), end())

    problems = check(content).problems

    assert [(one.code, one.facts["target"]) for one in problems] == [("flows.earlier_wrong", until)]

"""The same act given twice: the second is refused, or finds that there is nothing left to do."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from gongdan.flows.acts import Act, Jump, Redirect, Vote
from gongdan.flows.engine import take
from gongdan.flows.tests.test_laws import AROUND, RunningWork
from gongdan.kernel.errors import Refusal

# How often an act of each kind was given twice, and how often the second changed anything.
GIVEN: Counter[str] = Counter()
CHANGED: Counter[str] = Counter()


class GivenTwice(RunningWork):
    """Random work in which everybody presses twice."""

    def act(self, act: Act) -> None:
        """Do it; what the second press would do is looked at and thrown away."""
        goes_back = self.is_looked_at_for_another(act)
        super().act(act)
        kind, once = type(act).__name__, self.position
        GIVEN[kind] += 1
        try:
            again = take(self.graph, once, act, around=AROUND).position
        except Refusal:
            return
        CHANGED[kind] += again != once and not (goes_back or self.has_gone_on(act))

    def is_looked_at_for_another(self, act: Act) -> bool:
        """It goes back to its owner, who is asked then; the command asks whose turn it is."""
        owned = {one.id for one in self.position.tasks if one.owner is not None}
        return isinstance(act, Vote) and act.task in owned

    def has_gone_on(self, act: Act) -> bool:
        """Taken to a step that is passed at once: the command names the step one is taken from."""
        standing = {one.id: one.step for one in self.position.live_tokens()}
        if isinstance(act, Jump):
            return act.target not in standing.values()
        return isinstance(act, Redirect) and standing.get(act.token) != act.target


def pressed_twice(examples: int) -> None:
    """So many pieces of random work."""
    run_state_machine_as_test(
        GivenTwice,
        settings=settings(
            max_examples=examples,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_an_act_given_twice_is_done_once() -> None:
    pressed_twice(150)

    assert CHANGED.total() == 0
    assert GIVEN.total() > 100


@pytest.mark.long
def test_every_kind_of_act_given_twice_is_done_once() -> None:
    pressed_twice(3_000)

    assert CHANGED.total() == 0
    assert set(GIVEN) == {kind.__name__ for kind in get_args(Act)}

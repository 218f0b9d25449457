"""The same act given twice: the second is refused, or finds that there is nothing left to do."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from gongdan.flows.acts import Act, Redirect
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
        super().act(act)
        kind, once = type(act).__name__, self.position
        GIVEN[kind] += 1
        try:
            again = take(self.graph, once, act, around=AROUND).position
        except Refusal:
            return
        CHANGED[kind] += again != once and not self.has_gone_on(act)

    def has_gone_on(self, act: Act) -> bool:
        """Taken to a step that is passed at once: the command names the step one is taken from."""
        standing = {one.id: one.step for one in self.position.live_tokens()}
        return isinstance(act, Redirect) and standing.get(act.token) != act.target


def test_every_act_given_twice_is_done_once() -> None:
    run_state_machine_as_test(
        GivenTwice,
        settings=settings(
            max_examples=150,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )

    assert CHANGED.total() == 0
    assert set(GIVEN) == {kind.__name__ for kind in get_args(Act)}

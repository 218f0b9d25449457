"""The engine carries several threads at once: what kinds that split the work will rely on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pytest

from gongdan.flows.acts import Cancel, Complete, Retry, Return
from gongdan.flows.engine import Outcome, take
from gongdan.flows.errors import ReturnRefused
from gongdan.flows.graph import Branch, Graph, Step
from gongdan.flows.moves import Case, Into, Next
from gongdan.flows.position import Position, from_json
from gongdan.flows.progress import coverage
from gongdan.flows.steps.end import End
from gongdan.flows.steps.exclusive import Exclusive
from gongdan.flows.steps.handling import Handling
from gongdan.flows.steps.start import Start
from gongdan.flows.tests.makers import WEI, begin, equals


@dataclass(frozen=True, kw_only=True)
class Everywhere(Step):
    """A split into all its branches."""

    kind: ClassVar[str] = "everywhere"
    is_stage: ClassVar[bool] = False

    alternatives: tuple[Branch, ...] = ()

    @property
    def branches(self) -> tuple[Branch, ...]:
        return self.alternatives

    def on_enter(self, case: Case) -> Next:  # noqa: ARG002
        return Into(tuple(branch.key for branch in self.alternatives))


def make_threads() -> Graph:
    choice = Exclusive(
        key="choice",
        alternatives=(
            Branch(key="c1", when=equals("far", True), steps=(Handling(key="travel"),)),
            Branch(key="c2", is_default=True),
        ),
    )
    split = Everywhere(
        key="split",
        alternatives=(
            Branch(key="a", steps=(Handling(key="a1"), Handling(key="a2"))),
            Branch(key="b", steps=(choice, Handling(key="b1"))),
            Branch(key="c"),
        ),
    )
    return Graph(
        (Start(key="start"), Handling(key="first"), split, Handling(key="last"), End(key="end"))
    )


def complete(graph: Graph, position: Position, step: str, **facts: object) -> Outcome:
    task = next(task for task in position.open_tasks() if task.step == step)
    return take(graph, position, Complete(task=task.id, by=WEI, facts=facts))


def open_steps(position: Position) -> list[str]:
    return [task.step for task in position.open_tasks()]


def test_all_threads_must_arrive_before_the_work_goes_on() -> None:
    graph = make_threads()

    inside = complete(graph, begin(graph).position, "first").position
    halfway = complete(graph, complete(graph, inside, "a1").position, "a2").position
    joined = complete(graph, halfway, "b1").position
    done = complete(graph, joined, "last").position

    assert open_steps(inside) == ["a1", "b1"]
    assert open_steps(halfway) == ["b1"]
    assert open_steps(joined) == ["last"]
    assert (done.state, done.live_tokens()) == ("completed", ())
    assert [(scope.expected, scope.arrived) for scope in done.scopes] == [(3, 3), (1, 1)]
    assert coverage(graph, done)["travel"] == "not_taken"


def test_returning_out_of_one_thread_stops_the_others() -> None:
    graph = make_threads()
    inside = complete(graph, begin(graph).position, "first").position
    task = next(task for task in inside.open_tasks() if task.step == "b1")

    back = take(graph, inside, Return(task=task.id, target="first", by=WEI, reason="缺资料"))

    assert open_steps(back.position) == ["first"]
    assert len(back.position.live_tokens()) == 1
    assert {scope.state for scope in back.position.scopes} == {"cancelled", "joined"}


def test_returning_within_a_thread_leaves_the_others_alone() -> None:
    graph = make_threads()
    inside = complete(graph, begin(graph).position, "first").position
    further = complete(graph, inside, "a1").position
    task = next(task for task in further.open_tasks() if task.step == "a2")

    back = take(graph, further, Return(task=task.id, target="a1", by=WEI, reason="重做"))

    assert sorted(open_steps(back.position)) == ["a1", "b1"]


def test_a_thread_cannot_return_into_another() -> None:
    graph = make_threads()
    inside = complete(graph, begin(graph).position, "first").position
    further = complete(graph, inside, "a1").position
    task = next(task for task in further.open_tasks() if task.step == "b1")

    with pytest.raises(ReturnRefused) as refused:
        take(graph, further, Return(task=task.id, target="a1", by=WEI, reason="不行"))

    assert refused.value.facts["allowed"] == ["first"]


def test_an_incident_stops_one_thread_only() -> None:
    graph = make_threads()

    stuck = complete(graph, begin(graph).position, "first", far=object()).position
    further = complete(graph, stuck, "a1").position
    mended = take(graph, further, Retry(by=WEI, facts={"far": True})).position

    assert [incident.step for incident in stuck.incidents] == ["choice"]
    assert open_steps(stuck) == ["a1"]
    assert from_json(further.as_json()) == further
    assert sorted(open_steps(mended)) == ["a2", "travel"]


def test_cancelling_stops_every_thread() -> None:
    graph = make_threads()
    inside = complete(graph, begin(graph).position, "first").position

    cancelled = take(graph, inside, Cancel(by=WEI, reason="不用了")).position

    assert (cancelled.state, cancelled.live_tokens(), cancelled.open_tasks()) == (
        "cancelled",
        (),
        (),
    )

"""Splits as specified: how many branches are taken, how many must be through, what an end ends."""

from __future__ import annotations

import pytest

from gongdan.flows.acts import Complete
from gongdan.flows.effects import Copied
from gongdan.flows.engine import Outcome, take
from gongdan.flows.graph import Graph
from gongdan.flows.position import Position
from gongdan.flows.progress import coverage
from gongdan.flows.tests.makers import (
    WEI,
    Json,
    begin,
    branch,
    codes,
    end,
    equals,
    exclusive,
    handling,
    make_graph,
    process,
    start,
)


def parallel(key: str, *ways: Json, **settings: object) -> Json:
    branches = [{name: way[name] for name in ("key", "steps")} for way in ways]
    return {"key": key, "kind": "parallel", "branches": branches, **settings}


def three_ways(**settings: object) -> Graph:
    ways = [branch(f"way_{name}", handling(name)) for name in ("it", "hr", "office")]
    return make_graph(start(), parallel("split", *ways, **settings), handling("last"), end())


def done(graph: Graph, position: Position, step: str, **facts: object) -> Outcome:
    task = next(task for task in position.open_tasks() if task.step == step)
    return take(graph, position, Complete(task=task.id, by=WEI, facts=facts))


def open_steps(position: Position) -> list[str]:
    return [task.step for task in position.open_tasks()]


def test_parallel_takes_every_branch_and_waits_for_all() -> None:
    graph = three_ways()

    inside = begin(graph).position
    two = done(graph, done(graph, inside, "it").position, "office").position
    joined = done(graph, two, "hr").position

    assert open_steps(inside) == ["it", "hr", "office"]
    assert open_steps(two) == ["hr"]
    assert open_steps(joined) == ["last"]


def test_parallel_that_waits_for_the_first_cancels_the_others() -> None:
    graph = three_ways(join="first")

    joined = done(graph, begin(graph).position, "hr").position

    assert open_steps(joined) == ["last"]
    assert coverage(graph, joined)["it"] == "visited"
    assert [task.state for task in joined.tasks] == ["cancelled", "done", "cancelled", "pending"]


def test_parallel_that_waits_for_a_count_goes_on_when_so_many_are_through() -> None:
    graph = three_ways(join="count", count=2)

    one = done(graph, begin(graph).position, "hr").position
    joined = done(graph, one, "it").position

    assert open_steps(one) == ["it", "office"]
    assert open_steps(joined) == ["last"]


def test_inclusive_takes_every_open_branch_and_waits_for_exactly_those() -> None:
    ways = [branch(f"way_{name}", handling(name), when=equals(name, True)) for name in ("a", "b")]
    split = {**exclusive("split", *ways, branch("none", handling("c"))), "kind": "inclusive"}
    graph = make_graph(start(), split, handling("last"), end())

    both = begin(graph, a=True, b=True).position
    only = begin(graph, b=True).position
    neither = begin(graph).position

    assert open_steps(both) == ["a", "b"]
    assert open_steps(done(graph, both, "a").position) == ["b"]
    assert open_steps(done(graph, only, "b").position) == ["last"]
    assert open_steps(neither) == ["c"]


def test_an_end_of_a_branch_lets_the_others_go_on() -> None:
    quick = branch("way_quick", end("enough", ends="branch"))
    graph = make_graph(
        start(), parallel("split", branch("way_a", handling("a")), quick), handling("last"), end()
    )

    inside = begin(graph).position
    joined = done(graph, inside, "a").position

    assert open_steps(inside) == ["a"]
    assert open_steps(joined) == ["last"]


def test_an_end_of_everything_cancels_the_other_branches() -> None:
    refuse = exclusive(
        "choice", branch("no", end("refused", outcome="rejected"), when=equals("no", True)),
        branch("yes"),
    )  # fmt: skip
    graph = make_graph(
        start(),
        parallel("split", branch("way_a", handling("a"), refuse), branch("way_b", handling("b"))),
        end(),
    )

    ended = done(graph, begin(graph).position, "a", no=True).position

    assert (ended.state, ended.open_tasks(), ended.live_tokens()) == ("rejected", (), ())


def test_a_copy_goes_on_at_once_and_names_its_receivers() -> None:
    copy = {"key": "tell", "kind": "copy", "receivers": [{"kind": "team", "team": "net"}]}
    graph = make_graph(start(), copy, handling("work"), end())

    outcome = begin(graph)

    told = [effect for effect in outcome.effects if isinstance(effect, Copied)]
    assert [(one.step, one.receivers[0].value) for one in told] == [("tell", "net")]
    assert open_steps(outcome.position) == ["work"]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (
            [parallel("split", branch("only", handling("a")))],
            ["flows.too_few_branches"],
        ),
        (
            [parallel("split", branch("a"), branch("b"), join="count", count=3), handling("w")],
            ["flows.join_count_wrong"],
        ),
        ([handling("w"), end("early", ends="branch")], ["flows.no_branch_to_end"]),
        (
            [parallel("split", branch("a", end("stop")), branch("b", handling("w")))],
            ["flows.unreachable"],
        ),
        ([{"key": "tell", "kind": "copy"}, handling("w")], ["flows.handlers_missing"]),
    ],
    ids=["one branch", "too many to wait for", "no branch to end", "never joined", "nobody told"],
)
def test_what_cannot_work_is_refused_before_publishing(
    steps: list[Json], expected: list[str]
) -> None:
    assert codes(process(start(), *steps, end()))[: len(expected)] == expected

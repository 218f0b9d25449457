"""Running work in another version of its process: what may go where, and that nothing changes."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gongdan.flows.acts import Act, Complete, Proceed, Start, Vote
from gongdan.flows.checks import check
from gongdan.flows.engine import Surroundings, take
from gongdan.flows.graph import Graph
from gongdan.flows.human import Human
from gongdan.flows.migrating import (
    completed,
    hindrances,
    known_in,
    moved,
    plan_problems,
    proposed,
)
from gongdan.flows.minor import too_much
from gongdan.flows.moves import Member
from gongdan.flows.position import Position, Task
from gongdan.flows.tests.makers import WEI, Json, end, handling, process
from gongdan.flows.tests.strategies import processes

FEW = settings(max_examples=40, deadline=None, phases=(Phase.explicit, Phase.generate))
ROWS: tuple[Json, ...] = ({"sku": "a"}, {"sku": "b"})
NAMES = ("key", "return_to", "to")
START: Json = {"key": "start", "kind": "start"}


def people(step: Human) -> tuple[Member, ...]:
    named = {"department_head": "p6", "manager": "p7"}
    ids = [named.get(one.kind, one.value) for one in step.handlers]
    return tuple(Member(int(who[1:]), 1) for who in ids if who not in ("p0", ""))


AROUND = Surroundings(people=people, initiator=WEI.id, rows=lambda _field: ROWS)


def renamed(value: object, *, keys: frozenset[str]) -> object:
    """The same process, every step under another key."""
    if isinstance(value, list):
        return [renamed(one, keys=keys) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        name: f"new_{one}" if name in NAMES and one in keys else renamed(one, keys=keys)
        for name, one in value.items()
    }


def go_on(graph: Graph, position: Position, facts: Json) -> Position:
    waiting = (*position.machine_tasks(), *position.open_tasks())
    return take(graph, position, act_for(waiting[0], facts), around=AROUND).position


def act_for(task: Task, facts: Json) -> Act:
    if task.is_machine:
        return Proceed(task=task.id, by=WEI, facts=facts)
    if task.kind == "approval":
        return Vote(task=task.id, verdict="approved", by=WEI, facts=facts)
    return Complete(task=task.id, by=WEI, facts=facts)


def begun(graph: Graph, facts: Json, steps: int) -> Position:
    position = take(graph, Position(), Start(by=WEI, facts=facts), around=AROUND).position
    for _ in range(steps):
        if position.state == "running":
            position = go_on(graph, position, facts)
    return position


def path(position: Position) -> list[tuple[str, int, str]]:
    return [(visit.step, visit.round, visit.state) for visit in position.visits]


@given(content=processes(), choice=st.integers(0, 2), steps=st.integers(0, 6))
@FEW
def test_moved_work_goes_the_way_it_would_have_gone(content: Json, choice: int, steps: int) -> None:
    facts: Json = {"choice": choice}
    old = check(content).graph
    keys = frozenset(key for key in old.places if "." not in key)
    new = check(renamed(content, keys=keys)).graph  # type: ignore[arg-type]
    mapping = completed({key: f"new_{key}" for key in keys}, old, new)
    stood = begun(old, facts, steps)

    after = moved(stood, mapping)

    assert plan_problems(mapping, old, new) == []
    assert hindrances(stood, mapping, old, new) == []
    while stood.state == "running":
        stood, after = go_on(old, stood, facts), go_on(new, after, facts)
    assert after == moved(stood, mapping)
    assert [(mapping[step], *rest) for step, *rest in path(stood)] == path(after)


@given(content=processes(), choice=st.integers(0, 2), steps=st.integers(0, 6))
@FEW
def test_work_moved_to_a_longer_process_still_ends_once(
    content: Json, choice: int, steps: int
) -> None:
    facts: Json = {"choice": choice}
    longer = {**content, "steps": [*content["steps"][:-1], handling("more"), end()]}  # type: ignore[index]
    old, new = check(content).graph, check(longer).graph
    stood = begun(old, facts, steps)

    after = known_in(moved(stood, completed({}, old, new)), new)

    assert hindrances(stood, completed({}, old, new), old, new) == []
    while after.state == "running":
        after = go_on(new, after, facts)
    assert after.live_tokens() == ()
    assert all(scope.state != "open" for scope in after.scopes)


def test_steps_of_the_same_key_and_kind_are_proposed() -> None:
    old = check(process(START, handling("one"), handling("two"), end())).graph
    new = check(process(START, handling("one"), handling("three"), end())).graph

    assert set(proposed(old, new)) == {"start", "one", "end"}


def test_two_steps_cannot_go_to_one() -> None:
    old = check(process(START, handling("one"), handling("two"), end())).graph
    new = check(process(START, handling("both"), end())).graph
    mapping: Mapping[str, str] = completed({"one": "both", "two": "both"}, old, new)

    (problem,) = plan_problems(mapping, old, new)

    assert problem.code == "workorders.move_target_taken"


def test_what_was_done_in_a_step_that_is_gone_does_not_reach_the_engine() -> None:
    old = check(process(START, handling("one"), handling("two"), end())).graph
    new = check(process(START, handling("two"), end())).graph
    stood = begun(old, {}, 1)

    known = known_in(stood, new)

    assert [visit.step for visit in stood.visits] == ["start", "one", "two"]
    assert [visit.step for visit in known.visits] == ["start", "two"]
    assert [task.step for task in known.tasks] == ["two"]


def test_texts_people_and_deadlines_alone_make_a_small_revision() -> None:
    before = process(START, handling("one", limit_minutes=60), end())
    people_ = [{"kind": "requester"}]
    texts = {"name": {"en": "One"}, "button": {"en": "Done"}, "sentence": {"en": "Soon"}}
    after = process(START, handling("one", limit_minutes=30, handlers=people_, **texts), end())

    assert too_much(before, after) == []
    assert [one.code for one in too_much(before, process(START, end()))] == ["flows.not_minor"]

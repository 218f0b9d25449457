"""Publish-time checks: what must be right before anybody works by a process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongdan.expressions import Type, fields_of
from gongdan.flows.conditions import condition_problems
from gongdan.flows.definition import Called, nothing, read_definition
from gongdan.flows.doubts import doubts
from gongdan.flows.filling import never_filled
from gongdan.flows.graph import Condition, Graph, Step, every_step
from gongdan.flows.human import Human
from gongdan.flows.references import fields_named
from gongdan.flows.registry import ALONE, Outside
from gongdan.flows.steps.end import End
from gongdan.flows.steps.route import Route
from gongdan.flows.steps.start import Start
from gongdan.flows.steps.wait import Wait
from gongdan.flows.turns import ways_wrong
from gongdan.kernel.errors import Problem

MOST_STEPS = 100
ROW = "row."


@dataclass(frozen=True)
class Report:
    """Problems forbid publishing; warnings do not. Each names its step in ``facts["step"]``."""

    graph: Graph
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def check(
    content: Mapping[str, object],
    *,
    types: Mapping[str, Type] | None = None,
    called: Called = nothing,
    around: Outside = ALONE,
) -> Report:
    """Everything wrong with a process; conditions are type-checked when the types are known.

    ``called`` gives the content of the processes it calls, ``around`` what is known of its types.
    """
    definition = read_definition(content, called=called)
    graph = definition.graph
    problems = [*definition.problems, *_structure(graph)]
    if types is not None:
        problems.extend(_conditions(graph, types))
        problems.extend(_unknown_fields(graph, types))
    problems.extend(never_filled(graph, around))
    return Report(graph=graph, problems=tuple(problems), warnings=tuple(doubts(graph, around)))


def _structure(graph: Graph) -> Iterator[Problem]:
    steps = list(every_step(graph.steps))
    yield from _keys(steps)
    yield from _starts(graph, steps)
    yield from _sequence(graph.steps, path="process")
    yield from ways_wrong(graph)
    if len(steps) > MOST_STEPS:
        yield _problem("process", "flows.too_many_steps", most=MOST_STEPS)
    if not any(isinstance(step, Human) for step in steps):
        yield _problem("process", "flows.nobody_works")


def _keys(steps: list[Step]) -> Iterator[Problem]:
    times = Counter(step.key for step in steps if step.key)
    for key in (key for key, count in times.items() if count > 1):
        yield _problem(key, "flows.key_twice", key=key)


def _starts(graph: Graph, steps: list[Step]) -> Iterator[Problem]:
    starts = [step for step in steps if isinstance(step, Start)]
    if not starts or not isinstance(graph.steps[0], Start):
        yield _problem("process", "flows.start_missing")
    for step in starts[1:]:
        yield _problem(step.key, "flows.start_twice")


def _sequence(steps: tuple[Step, ...], *, path: str) -> Iterator[Problem]:
    """A sequence at the top must come to an end; one in a branch may join the others again."""
    for index, step in enumerate(steps):
        for branch in step.branches:
            yield from _sequence(branch.steps, path=step.key)
        if isinstance(step, End) or _ends(step):
            yield from (_problem(beyond.key, "flows.unreachable") for beyond in steps[index + 1 :])
            return
    if path == "process":
        yield _problem("process", "flows.end_missing")


def _ends(step: Step) -> bool:
    """Whether no token ever leaves the step for what follows: every way in it ends everything."""
    if isinstance(step, End):
        return step.ends == "all"
    return step.ends_when(sum(any(map(_ends, branch.steps)) for branch in step.branches))


def _conditions(graph: Graph, types: Mapping[str, Type]) -> Iterator[Problem]:
    for step in every_step(graph.steps):
        for path, condition in _judged(step):
            if any(name.startswith(ROW) for name in fields_of(condition)):
                continue
            for found in condition_problems(condition, types, path=f"{step.key}.{path}"):
                yield Problem(path=found.path, code=found.code, **{**found.facts, "step": step.key})


def _unknown_fields(graph: Graph, types: Mapping[str, Type]) -> Iterator[Problem]:
    """Fields that a step sets, asks or waits for and that the form does not have."""
    for step in every_step(graph.steps):
        for code in sorted(fields_named(step)):
            if f"answers.{code}" not in types:
                yield _problem(step.key, "flows.field_unknown", name=code)


def _judged(step: Step) -> Iterator[tuple[str, Condition]]:
    """Every condition of a step, with its place."""
    for index, branch in enumerate(step.branches):
        if branch.when is not None:
            yield f"branches.{index}.when", branch.when
    if isinstance(step, Route):
        yield from ((f"ways.{index}.when", way.when) for index, way in enumerate(step.ways))
    if isinstance(step, Wait) and step.when is not None:
        yield "when", step.when


def _problem(step: str, code: str, **facts: object) -> Problem:
    return Problem(path=step, code=code, **{"step": step, **facts})

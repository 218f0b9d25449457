"""Publish-time checks: what must be right before anybody works by a process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongdan.expressions import Type, fields_of
from gongdan.flows.conditions import condition_problems
from gongdan.flows.definition import Called, nothing, read_definition
from gongdan.flows.graph import PHASES, Condition, Graph, Step
from gongdan.flows.human import Human
from gongdan.flows.references import fields_named
from gongdan.flows.steps.end import End
from gongdan.flows.steps.handling import Handling
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
) -> Report:
    """Everything wrong with a process; conditions are type-checked when the types are known.

    ``called`` gives the content of the processes it calls.
    """
    definition = read_definition(content, called=called)
    graph = definition.graph
    problems = [*definition.problems, *_structure(graph)]
    if types is not None:
        problems.extend(_conditions(graph, types))
        problems.extend(_unknown_fields(graph, types))
    return Report(graph=graph, problems=tuple(problems), warnings=tuple(_warnings(graph)))


def _structure(graph: Graph) -> Iterator[Problem]:
    steps = list(_every_step(graph.steps))
    yield from _keys(steps)
    yield from _starts(graph, steps)
    yield from _sequence(graph.steps, path="process")
    yield from ways_wrong(graph)
    if len(steps) > MOST_STEPS:
        yield _problem("process", "flows.too_many_steps", most=MOST_STEPS)
    if not any(isinstance(step, Human) for step in steps):
        yield _problem("process", "flows.nobody_works")


def _every_step(steps: tuple[Step, ...]) -> Iterator[Step]:
    for step in steps:
        yield step
        for branch in step.branches:
            yield from _every_step(branch.steps)


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
    for step in _every_step(graph.steps):
        for path, condition in _judged(step):
            if any(name.startswith(ROW) for name in fields_of(condition)):
                continue
            for found in condition_problems(condition, types, path=f"{step.key}.{path}"):
                yield Problem(path=found.path, code=found.code, **{**found.facts, "step": step.key})


def _unknown_fields(graph: Graph, types: Mapping[str, Type]) -> Iterator[Problem]:
    """Fields that a step sets, asks or waits for and that the form does not have."""
    for step in _every_step(graph.steps):
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


def _warnings(graph: Graph) -> Iterator[Problem]:
    furthest = 0
    for step in _every_step(graph.steps):
        if isinstance(step, Human):
            yield from _human_warnings(step)
        yield from _same_conditions(step)
        phase = PHASES.index(step.phase) if step.phase else furthest
        if phase < furthest:
            yield _problem(step.key, "flows.phase_goes_back")
        furthest = max(furthest, phase) if not isinstance(step, End) else furthest


def _human_warnings(step: Human) -> Iterator[Problem]:
    if step.limit_minutes is None:
        yield _problem(step.key, "flows.no_deadline")
    if step.fields.get("*") == "hidden" and set(step.fields.values()) == {"hidden"}:
        yield _problem(step.key, "flows.nothing_to_see")
    checklist = step.checklist if isinstance(step, Handling) else ()
    if step.skippable_by and any(item.is_mandatory for item in checklist):
        yield _problem(step.key, "flows.checklist_skippable")


def _same_conditions(step: Step) -> Iterator[Problem]:
    seen: list[object] = []
    for branch in step.branches:
        if branch.when is not None and branch.when in seen:
            yield _problem(step.key, "flows.same_condition", branch=branch.key)
        seen.append(branch.when)


def _problem(step: str, code: str, **facts: object) -> Problem:
    return Problem(path=step, code=code, **{"step": step, **facts})

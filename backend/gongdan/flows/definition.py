"""From what a builder stored to a process that can be walked, with everything that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from gongdan.flows.calling import DEEPEST_CALL, as_called
from gongdan.flows.cases import read_cases
from gongdan.flows.graph import Graph, Step
from gongdan.flows.human import Human
from gongdan.flows.kinds import KINDS
from gongdan.flows.reading import ReadCalled, Reader
from gongdan.flows.steps.action import Automatic
from gongdan.kernel.errors import Problem

FORMAT = 1
# So many processes may be called in all: each is read into the one that calls it.
MOST_CALLS = 100
TOO_DEEP = "flows.called_too_deep"
TOO_MANY = "flows.called_too_often"
# The stored content of another process by its code.
Called = Callable[[str], "Mapping[str, object] | None"]


@dataclass(frozen=True)
class Definition:
    """A process as read: its steps as far as they could be read, and the problems found."""

    graph: Graph
    problems: tuple[Problem, ...]


def nothing(_process: str) -> Mapping[str, object] | None:
    """No other processes are known."""
    return None


def read_definition(content: Mapping[str, object], *, called: Called = nothing) -> Definition:
    """Read a stored process; the graph can be trusted only when there are no problems."""
    return _read(content, called, Calls())


def graph_of(content: Mapping[str, object], *, called: Called = nothing) -> Graph:
    """The graph of a published process, which was checked when it was published."""
    return read_definition(content, called=called).graph


@dataclass
class Calls:
    """How deep and how often processes have been called so far."""

    depth: int = 0
    counted: list[str] = field(default_factory=list)

    def deeper(self) -> Calls:
        """Inside one that is called."""
        return Calls(self.depth + 1, self.counted)


def _read(content: Mapping[str, object], called: Called, calls: Calls) -> Definition:
    problems: list[Problem] = []
    reader = Reader(
        content,
        path="process",
        problems=problems,
        read_steps=_read_steps,
        read_called=_calls(called, calls, problems),
    )
    if reader.take("format") != FORMAT:
        reader.refuse("format", "flows.format_unknown")
    steps = reader.steps("steps")
    read_cases(reader)
    _review(reader)
    reader.finish()
    return Definition(graph=Graph(steps), problems=tuple(problems))


def _review(reader: Reader) -> None:
    """What a file from elsewhere holds that we do not: each is to be looked at and struck off."""
    for index, one in enumerate(reader.objects("review")):
        what = one.string("name") or one.string("element")
        step, because = one.string("step"), one.string("code")
        code = "flows.review_open"
        reader.refuse(f"review.{index}", code, what=what, step=step, because=because)


def _calls(called: Called, calls: Calls, problems: list[Problem]) -> ReadCalled:
    """What a subprocess finds when it calls another process, as deep as that is allowed."""

    def read_called(process: str, key: str) -> tuple[Step, ...] | None:
        content = called(process)
        if content is None:
            return None
        calls.counted.append(process)
        if calls.depth >= DEEPEST_CALL:
            problems.append(Problem(path=key, code=TOO_DEEP, step=key, deepest=DEEPEST_CALL))
            return ()
        if len(calls.counted) > MOST_CALLS:
            problems.append(Problem(path=key, code=TOO_MANY, step=key, most=MOST_CALLS))
            return ()
        inside = _read(content, called, calls.deeper())
        if any(one.code == TOO_DEEP for one in inside.problems):
            problems.append(Problem(path=key, code=TOO_DEEP, step=key, deepest=DEEPEST_CALL))
        elif any(one.code == TOO_MANY for one in inside.problems):
            problems.append(Problem(path=key, code=TOO_MANY, step=key, most=MOST_CALLS))
        return as_called(inside.graph.steps, key)

    return read_called


def _read_steps(raw: object, parent: Reader) -> tuple[Step, ...]:
    if not isinstance(raw, list):
        if raw is not None:
            parent.refuse("steps", "flows.value_wrong")
        return ()
    read = (_read_step(item, index, parent) for index, item in enumerate(raw))
    return tuple(one for step in read if step is not None for one in _with_actions(step))


def _with_actions(step: Step) -> Iterator[Step]:
    """What the system does when people's steps begin and end are steps of their own."""
    if isinstance(step, Human) and step.on_enter_do:
        yield Automatic(key=f"{step.key}.enter", name=step.name, actions=step.on_enter_do)
    yield step
    if isinstance(step, Human) and step.on_leave_do:
        yield Automatic(key=f"{step.key}.leave", name=step.name, actions=step.on_leave_do)


def _read_step(raw: object, index: int, parent: Reader) -> Step | None:
    reader = Reader(
        raw,
        path=_path(raw, index, parent),
        problems=parent.problems,
        read_steps=_read_steps,
        read_called=parent.read_called,
        depth=parent.depth + 1,
    )
    kind = reader.take("kind")
    define = KINDS.get(kind) if isinstance(kind, str) else None
    if define is None:
        reader.refuse("kind", "flows.kind_unknown", kind=str(kind))
        return None
    step = define(reader)
    reader.finish()
    return step


def _path(raw: object, index: int, parent: Reader) -> str:
    key = cast("dict[str, object]", raw).get("key") if isinstance(raw, dict) else None
    if isinstance(key, str) and key:
        return key
    return f"{parent.path}.steps.{index}"

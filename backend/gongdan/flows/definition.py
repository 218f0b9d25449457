"""From what a builder stored to a process that can be walked, with everything that is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from gongdan.flows.graph import Graph, Step
from gongdan.flows.kinds import KINDS
from gongdan.flows.reading import Reader
from gongdan.kernel.errors import Problem

FORMAT = 1


@dataclass(frozen=True)
class Definition:
    """A process as read: its steps as far as they could be read, and the problems found."""

    graph: Graph
    problems: tuple[Problem, ...]


def read_definition(content: Mapping[str, object]) -> Definition:
    """Read a stored process; the graph can be trusted only when there are no problems."""
    problems: list[Problem] = []
    reader = Reader(content, path="process", problems=problems, read_steps=_read_steps)
    if reader.take("format") != FORMAT:
        reader.refuse("format", "flows.format_unknown")
    steps = reader.steps("steps")
    reader.finish()
    return Definition(graph=Graph(steps), problems=tuple(problems))


def graph_of(content: Mapping[str, object]) -> Graph:
    """The graph of a published process, which was checked when it was published."""
    return read_definition(content).graph


def _read_steps(raw: object, parent: Reader) -> tuple[Step, ...]:
    if not isinstance(raw, list):
        if raw is not None:
            parent.refuse("steps", "flows.value_wrong")
        return ()
    steps = (_read_step(item, index, parent) for index, item in enumerate(raw))
    return tuple(step for step in steps if step is not None)


def _read_step(raw: object, index: int, parent: Reader) -> Step | None:
    reader = Reader(
        raw,
        path=_path(raw, index, parent),
        problems=parent.problems,
        read_steps=_read_steps,
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

"""How long the work may take at most by the limits of its steps."""

from __future__ import annotations

from dataclasses import dataclass

from gongdan.flows.graph import Graph, Step
from gongdan.flows.human import Human
from gongdan.flows.steps.delay import Delay
from gongdan.flows.steps.end import End


@dataclass(frozen=True)
class Span:
    """Minutes until the work goes on behind something, and until it ended inside; none: never."""

    through: int | None = 0
    ended: int | None = None


def longest_minutes(graph: Graph, *, calendar: str) -> int:
    """Working minutes of one calendar until the work is solved, by the longest way.

    Steps without a limit, those by another calendar and those after the solution count nothing.
    """
    span = _sequence(graph.steps, calendar)
    return max(span.through or 0, span.ended or 0)


def _sequence(steps: tuple[Step, ...], calendar: str) -> Span:
    through, ended = 0, None
    for step in steps:
        span = _step(step, calendar)
        if span.ended is not None:
            ended = max(ended or 0, through + span.ended)
        if span.through is None:
            return Span(None, ended)
        through += span.through
    return Span(through, ended)


def _step(step: Step, calendar: str) -> Span:
    if isinstance(step, End):
        return Span(None, 0) if step.ends == "all" else Span()
    if not step.branches:
        return Span(_own_minutes(step, calendar))
    if step.is_aside:
        return Span()
    inside = [_sequence(branch.steps, calendar) for branch in step.branches]
    goes_on = [one.through for one in inside if one.through is not None]
    ends = [one.ended for one in inside if one.ended is not None]
    return Span(max(goes_on, default=None), max(ends, default=None))


def _own_minutes(step: Step, calendar: str) -> int:
    if isinstance(step, Human) and step.status != "resolved":
        return (step.limit_minutes or 0) if step.calendar in ("", calendar) else 0
    if isinstance(step, Delay) and step.pause.time == "working":
        return (step.pause.minutes or 0) if step.pause.calendar in ("", calendar) else 0
    return 0

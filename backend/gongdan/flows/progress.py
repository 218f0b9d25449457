"""What people see of running work: which steps were done, skipped, passed by, or are to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gongdan.flows.graph import Graph, Place, Text
from gongdan.flows.position import Position
from gongdan.flows.steps.end import End

Coverage = Literal["visited", "skipped", "not_taken", "present", "ahead", "not_reached"]


@dataclass(frozen=True)
class StageProgress:
    """One stage of the bar."""

    key: str
    name: Text
    phase: str
    state: Coverage
    round: int


def stage_bar(graph: Graph, position: Position) -> tuple[StageProgress, ...]:
    """The stages in reading order, each with where the work stands towards it."""
    states = coverage(graph, position)
    return tuple(
        StageProgress(
            key=key,
            name=place.step.name,
            phase=place.step.phase,
            state=states[key],
            round=sum(visit.step == key for visit in position.visits),
        )
        for key, place in graph.places.items()
        if place.step.is_stage
    )


def coverage(graph: Graph, position: Position) -> dict[str, Coverage]:
    """For every configured step exactly one answer: what became of it."""
    return {key: _of(graph, position, place) for key, place in graph.places.items()}


def _of(graph: Graph, position: Position, place: Place) -> Coverage:
    key = place.step.key
    present = [visit.step for visit in position.visits if visit.state == "open"]
    if key in present:
        return "present"
    if any(graph.precedes(here, key) for here in present):
        return "ahead"
    visits = [visit for visit in position.visits if visit.step == key]
    if visits:
        return "skipped" if visits[-1].state == "skipped" else "visited"
    if _is_passed_by(graph, position, place):
        return "not_taken"
    return "ahead" if position.state in ("new", "running") else "not_reached"


def _is_passed_by(graph: Graph, position: Position, place: Place) -> bool:
    """Whether the work took another branch than the one on which the step lies."""
    for corner in place.corners:
        taken = [scope.branches for scope in position.scopes if scope.split == corner.split]
        if taken and corner.branch not in taken[-1]:
            return True
    return any(
        isinstance(graph.step(visit.step), End) and _leads_past(graph, visit.step, place)
        for visit in position.visits
        if visit.state == "done" and position.state != "running"
    )


def _leads_past(graph: Graph, end: str, place: Place) -> bool:
    """Whether an end inside a branch cut off the step that follows the branch's split."""
    for corner in graph.corners(end):
        beside = graph.places[corner.split]
        depth = len(beside.corners)
        ours = place.corners[depth].split if len(place.corners) > depth else place.step.key
        is_sibling = place.corners[:depth] == beside.corners
        if is_sibling and graph.places[ours].index > beside.index:
            return True
    return False

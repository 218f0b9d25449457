"""What people see of running work: which steps were done, skipped, passed by, or are to come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from gongdan.flows.graph import Graph, Place, Text
from gongdan.flows.position import Position

UNDER_WAY = ("new", "running", "suspended")
Coverage = Literal["visited", "skipped", "not_taken", "present", "ahead", "not_reached"]


@dataclass(frozen=True)
class StageProgress:
    """One stage of the bar."""

    key: str
    name: Text
    phase: str
    state: Coverage
    round: int


def stage_bar(
    graph: Graph, position: Position, *, before: Mapping[str, Coverage] | None = None
) -> tuple[StageProgress, ...]:
    """The stages in reading order, each with where the work stands towards it."""
    states = coverage(graph, position, before=before)
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


def coverage(
    graph: Graph, position: Position, *, before: Mapping[str, Coverage] | None = None
) -> dict[str, Coverage]:
    """For every configured step exactly one answer: what became of it.

    Work that was taken up again passed no step anew that was done ``before``.
    """
    found = {key: _of(graph, position, place) for key, place in graph.places.items()}
    passed = {key: one for key, one in (before or {}).items() if one in ("visited", "skipped")}
    return {key: passed.get(key, one) if one == "not_taken" else one for key, one in found.items()}


def _of(graph: Graph, position: Position, place: Place) -> Coverage:
    key = place.step.key
    stands = [visit.step for visit in position.visits if visit.state == "open"]
    if key in stands:
        return "present"
    present = _seen_from(graph, key, stands)
    if any(graph.precedes(here, key) for here in present):
        return "ahead"
    visits = [visit for visit in position.visits if visit.step == key]
    if visits:
        return "skipped" if visits[-1].state == "skipped" else "visited"
    if _is_passed_by(position, place) or _lies_behind(graph, place, present):
        return "not_taken"
    return "ahead" if position.state in UNDER_WAY else "not_reached"


def _seen_from(graph: Graph, key: str, stands: list[str]) -> list[str]:
    """Where the work stands as it concerns a step: what is done beside it is a way of its own."""
    aside = graph.aside(key)
    if aside in stands:
        return [here for here in stands if graph.aside(here) == aside]
    return [here for here in stands if not (graph.aside(here) or graph.step(here).is_aside)]


def _lies_behind(graph: Graph, place: Place, present: list[str]) -> bool:
    """Whether the work stands further down already: a way led past it."""
    turns = [place.step.key, *(corner.split for corner in place.corners)]
    return any(graph.precedes(key, here) for key in turns for here in present)


def _is_passed_by(position: Position, place: Place) -> bool:
    """Whether the work went another way, or went on before this one was through."""
    for corner in place.corners:
        scopes = [scope for scope in position.scopes if scope.split == corner.split]
        if scopes and (corner.branch not in scopes[-1].branches or scopes[-1].state != "open"):
            return True
    return position.state in ("completed", "rejected")

"""Whether the ways that lead to other steps can be walked: back, further down, to who did it."""

from __future__ import annotations

from collections.abc import Iterator

from gongdan.flows.graph import Graph, Place, Step
from gongdan.flows.human import Human
from gongdan.flows.references import rules_of
from gongdan.flows.steps.approval import Approval
from gongdan.flows.steps.route import Route
from gongdan.flows.steps.start import Start
from gongdan.kernel.errors import Problem


def ways_wrong(graph: Graph) -> Iterator[Problem]:
    """Every way of every step that leads nowhere it could go."""
    for place in graph.places.values():
        yield from _refusals(graph, place)
        yield from _routes(graph, place)
        yield from _earlier(graph, place)
        yield from _levels(graph, place)
        yield from _aside(graph, place)
        yield from _withdrawing(graph, place)


def _refusals(graph: Graph, place: Place) -> Iterator[Problem]:
    """A refusal sends the work back to a stage that lies before it on every road."""
    step = place.step
    if not isinstance(step, Approval) or not step.return_to:
        return
    target = graph.places.get(step.return_to)
    is_stage = target is not None and isinstance(target.step, Human)
    if not is_stage or not graph.precedes(step.return_to, step.key):
        yield _problem(step.key, "flows.return_to_wrong", target=step.return_to)


def _routes(graph: Graph, place: Place) -> Iterator[Problem]:
    """Back to what lies before it, or on to what lies after it in its own sequence."""
    step = place.step
    for way in step.ways if isinstance(step, Route) else ():
        target = graph.places.get(way.to)
        is_further = target is not None and (
            target.corners == place.corners and target.index > place.index
        )
        if target is None or not (is_further or graph.precedes(way.to, step.key)):
            yield _problem(step.key, "flows.way_wrong", target=way.to)


def _earlier(graph: Graph, place: Place) -> Iterator[Problem]:
    """Who did a step can be asked only where that step may have been done."""
    for rule in rules_of(place.step):
        if rule.kind != "earlier":
            continue
        target = graph.places.get(rule.value)
        if target is None or not isinstance(target.step, Human):
            yield _problem(place.step.key, "flows.earlier_wrong", target=rule.value)


def _levels(graph: Graph, place: Place) -> Iterator[Problem]:
    """Where a late stage goes lies in its own branch or around it."""
    step = place.step
    for level in step.ladder if isinstance(step, Human) else ():
        if level.to and not _is_around(graph, place, level.to):
            yield _problem(step.key, "flows.level_leads_nowhere", target=level.to)


def _is_around(graph: Graph, place: Place, key: str) -> bool:
    target = graph.places.get(key)
    if target is None or isinstance(target.step, Start) or key == place.step.key:
        return False
    return target.corners == place.corners[: len(target.corners)]


def _withdrawing(graph: Graph, place: Place) -> Iterator[Problem]:
    """Until when a request can be taken back is a step people do."""
    until = place.step.withdraw_until if isinstance(place.step, Start) else ""
    target = graph.places.get(until)
    if until and (target is None or not isinstance(target.step, Human)):
        yield _problem(place.step.key, "flows.earlier_wrong", target=until)


def _aside(graph: Graph, place: Place) -> Iterator[Problem]:
    """What is done beside the work stands at the top, and nothing leads out of it."""
    key = place.step.key
    if place.step.is_aside and place.corners:
        yield _problem(key, "flows.aside_inside")
    block = graph.aside(key)
    if not block:
        return
    if isinstance(place.step, Approval) and place.step.on_reject == "start":
        yield _problem(key, "flows.aside_left", target=graph.steps[0].key)
    for target in _targets(place.step):
        if target in graph.places and graph.aside(target) != block:
            yield _problem(key, "flows.aside_left", target=target)


def _targets(step: Step) -> Iterator[str]:
    """Every step to which one can lead."""
    if isinstance(step, Approval) and step.return_to:
        yield step.return_to
    if isinstance(step, Route):
        yield from (way.to for way in step.ways)
    if isinstance(step, Human):
        yield from (level.to for level in step.ladder if level.to)


def _problem(step: str, code: str, **facts: object) -> Problem:
    return Problem(path=step, code=code, **{"step": step, **facts})

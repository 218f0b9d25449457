"""Real orders walked again by two versions of a process: where they part."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gongdan.flows.graph import Graph
from gongdan.workorders.trying import Sample, Trial, Trying


@dataclass(frozen=True)
class Part:
    """Where two walks differ: ``what`` is path, people, outcome or stuck."""

    what: str
    step: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def compared(sample: Sample, *, before: Graph, after: Graph) -> tuple[Part, ...]:
    """In which ways a request would go otherwise by the second process than by the first."""
    one = Trying(before, sample).walk()
    known = {step: said for step, said in sample.decisions.items() if step in after.places}
    other = Trying(after, replace(sample, decisions=known)).walk()
    return tuple(_parts(one, other))


def _parts(one: Trial, other: Trial) -> list[Part]:
    parts: list[Part] = []
    paths = _path(one), _path(other)
    if paths[0] != paths[1]:
        parts.append(Part("path", _first_other(*paths), *paths))
    people = _people(one), _people(other)
    for step in people[0]:
        asked = people[0][step], people[1].get(step)
        if asked[1] is not None and asked[0] != asked[1]:
            parts.append(Part("people", step, asked[0], asked[1]))
    ends = _end(one), _end(other)
    if ends[0] != ends[1]:
        what = "stuck" if other.walked.incident else "outcome"
        step = other.walked.incident.step if other.walked.incident else ""
        parts.append(Part(what, step, (ends[0],), (ends[1],)))
    return parts


def _path(trial: Trial) -> tuple[str, ...]:
    return tuple(one.passage.step for one in trial.steps if one.passage.asked)


def _first_other(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """The first step of the second walk that the first does not have at its place."""
    for place, step in enumerate(after):
        if place >= len(before) or before[place] != step:
            return step
    return before[len(after)] if len(after) < len(before) else ""


def _people(trial: Trial) -> dict[str, tuple[str, ...]]:
    """Who is asked at each step when it is first reached: people and teams by their ids."""
    found: dict[str, tuple[str, ...]] = {}
    for tried in trial.steps:
        people = sorted(f"p{one.person_id}" for one in tried.people if one.person_id)
        teams = sorted(
            f"t{team}" for one in tried.people if not one.person_id for team in one.team_ids
        )
        found.setdefault(tried.passage.step, (*people, *teams))
    return found


def _end(trial: Trial) -> str:
    return "stuck" if trial.walked.incident else (trial.walked.outcome or trial.walked.state)


def taken(sample: Sample, graph: Graph) -> list[str]:
    """The branches a request takes, as ``split/branch``, each once."""
    known = {step: said for step, said in sample.decisions.items() if step in graph.places}
    walked = Trying(graph, replace(sample, decisions=known)).walk().walked
    found = (f"{split}/{branch}" for split, branches in walked.branches for branch in branches)
    return list(dict.fromkeys(found))

"""Whether the people, teams and roles a process names exist, and what it makes elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from gongdan.accounts.queries.organization import role_name, team_by_code
from gongdan.accounts.queries.people import person_by_username
from gongdan.flows.graph import Graph, Step
from gongdan.flows.human import Human
from gongdan.flows.ladders import ROLE
from gongdan.flows.references import rules_of
from gongdan.flows.registry import unknown_targets
from gongdan.kernel.errors import Problem


def unknown_people(graph: Graph) -> list[Problem]:
    """One problem for each name that nobody bears, at its step."""
    people = [
        Problem(path=key, code=f"flows.{kind}_unknown", step=key, name=name)
        for key, place in graph.places.items()
        for kind, name in _named(place.step)
        if not EXISTS[kind](name)
    ]
    return [*people, *unknown_targets(graph)]


def _named(step: Step) -> Iterator[tuple[str, str]]:
    names = ((rule.kind, rule.value) for rule in rules_of(step) if rule.kind in ("person", "role"))
    teams = (("team", rule.named_team) for rule in rules_of(step) if rule.named_team)
    yield from dict.fromkeys((*names, *teams))
    told = (one for level in step.ladder for one in level.whom) if isinstance(step, Human) else ()
    yield from (("role", one.removeprefix(ROLE)) for one in told if one.startswith(ROLE))


def _is_team(code: str) -> bool:
    team = team_by_code(code)
    return team is not None and team.is_active


def _is_person(username: str) -> bool:
    person = person_by_username(username)
    return person is not None and person.is_active


def _is_role(key: str) -> bool:
    return role_name(key) is not None


EXISTS: Mapping[str, Callable[[str], bool]] = {
    "team": _is_team,
    "person": _is_person,
    "role": _is_role,
}

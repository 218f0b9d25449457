"""Deciding which team takes a request, and how it chooses the person; never nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, cast

from gongdan.rules.matching import Facts, Search
from gongdan.rules.published import Content, Published
from gongdan.rules.tables import find


@dataclass(frozen=True)
class Route:
    """The team, its strategy, and the rule that led there.

    ``needs`` are the least levels by skill, ``role`` what they must hold, ``then`` the teams that
    are asked when nobody of the first can take it; ``accept_minutes`` is the working time in which
    it must be taken on before it is given to somebody else.
    """

    team: str
    strategy: str
    by: Literal["rule", "fallback"]
    version: Published
    search: Search
    needs: Mapping[str, int] = field(default_factory=dict)
    role: str = ""
    then: tuple[str, ...] = ()
    accept_minutes: int | None = None

    @property
    def rule_key(self) -> str:
        """Whose turn-taking this is: the rule's key, empty for the fallback."""
        return str(self.search.hit.rule["key"]) if self.search.hit else ""

    def as_dict(self) -> dict[str, object]:
        """The decision with its reasons as JSON, to be stored."""
        return {
            "purpose": "dispatch",
            "by": self.by,
            "version": self.version.as_dict(),
            "team": self.team,
            "strategy": self.strategy,
            **({"needs": dict(self.needs)} if self.needs else {}),
            **({"role": self.role} if self.role else {}),
            **({"then": list(self.then)} if self.then else {}),
            **({"accept_minutes": self.accept_minutes} if self.accept_minutes else {}),
            **self.search.as_dict(),
        }


def route(version: Published, facts: Facts) -> Route:
    """Where the request goes: the first rule that holds, else the fallback."""
    search = find(version, facts, version.content.get("rules"))
    chosen = search.hit.rule if search.hit else cast("Content", version.content["fallback"])
    return Route(
        team=str(chosen["team"]),
        strategy=str(chosen["strategy"]),
        by="rule" if search.hit else "fallback",
        version=version,
        search=search,
        needs=_needs(chosen, facts),
        role=str(chosen.get("role", "")),
        then=tuple(str(team) for team in cast("list[object]", chosen.get("then", []))),
        accept_minutes=cast("int | None", chosen.get("accept_minutes")),
    )


def _needs(chosen: Content, facts: Facts) -> dict[str, int]:
    """The skills the rule names, and those that facts name: a region, a product."""
    needs = dict(cast("Mapping[str, int]", chosen.get("needs", {})))
    for key in cast("list[str]", chosen.get("needs_from", [])):
        value = facts.get(key)
        values = value if isinstance(value, list | tuple) else [value]
        needs |= {str(one): 1 for one in values if one not in (None, "") and str(one) not in needs}
    return needs

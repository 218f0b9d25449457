"""Deciding which team takes a request, and how it chooses the person; never nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from gongdan.rules.matching import Facts, Search
from gongdan.rules.published import Content, Published
from gongdan.rules.tables import find


@dataclass(frozen=True)
class Route:
    """The team, its strategy, and the rule that led there."""

    team: str
    strategy: str
    by: Literal["rule", "fallback"]
    version: Published
    search: Search

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
    )

"""Deciding how pressing a request is: the first modifier that holds, else impact by urgency."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, cast

from gongdan.rules.matching import Facts, Search
from gongdan.rules.published import Published
from gongdan.rules.tables import find

LOWEST_LEVEL = 3
Matrix = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Grading:
    """The priority, what it was read from, and what had to be assumed."""

    priority: int
    by: Literal["modifier", "matrix"]
    version: Published
    search: Search
    impact: int
    urgency: int
    matrix_priority: int
    assumed: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """The decision with its reasons as JSON, to be stored."""
        return {
            "purpose": "priority",
            "by": self.by,
            "version": self.version.as_dict(),
            "priority": self.priority,
            "impact": self.impact,
            "urgency": self.urgency,
            "matrix_priority": self.matrix_priority,
            "assumed": list(self.assumed),
            **self.search.as_dict(),
        }


def grade(version: Published, facts: Facts) -> Grading:
    """How pressing the request is; a missing impact or urgency counts as the lowest."""
    impact, urgency = _level(facts, "impact"), _level(facts, "urgency")
    matrix = cast("Matrix", version.content["matrix"])
    of_matrix = matrix[str(impact or LOWEST_LEVEL)][str(urgency or LOWEST_LEVEL)]
    search = find(version, facts, version.content.get("modifiers"))
    # Where several are collected the most pressing counts.
    said = [int(str(hit.rule["priority"])) for hit in search.deciding]
    of_modifier = min(said, default=None)
    levels = {"impact": impact, "urgency": urgency}
    return Grading(
        priority=of_matrix if of_modifier is None else of_modifier,
        by="matrix" if of_modifier is None else "modifier",
        version=version,
        search=search,
        impact=impact or LOWEST_LEVEL,
        urgency=urgency or LOWEST_LEVEL,
        matrix_priority=of_matrix,
        assumed=tuple(name for name, level in levels.items() if level is None),
    )


def _level(facts: Facts, name: str) -> int | None:
    value = facts.get(name)
    is_level = isinstance(value, int | Decimal) and value in (1, 2, 3)
    return int(str(value)) if is_level else None

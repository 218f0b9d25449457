"""Finding the first rule whose condition holds, and saying why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from gongdan.expressions import Condition, Expression, evaluate, explain
from gongdan.kernel.errors import Refusal
from gongdan.rules.published import Content

Rule = Mapping[str, object]
Facts = Mapping[str, object]


@dataclass(frozen=True)
class Hit:
    """The rule that holds, with every condition and what it found."""

    rule: Rule
    conditions: tuple[Condition, ...]

    def as_dict(self) -> dict[str, object]:
        """The rule and its conditions as JSON."""
        return {
            "key": self.rule["key"],
            "name": self.rule["name"],
            "conditions": [condition.as_dict() for condition in self.conditions],
        }


@dataclass(frozen=True)
class Broken:
    """A rule that could not be judged: passed over, never silently."""

    key: str
    code: str

    def as_dict(self) -> dict[str, object]:
        """The rule and the refusal as JSON."""
        return {"key": self.key, "code": self.code}


@dataclass(frozen=True)
class Search:
    """What looking for a rule gave: the first that holds, and those that could not be judged."""

    hit: Hit | None
    broken: tuple[Broken, ...]
    passed_over: int

    def as_dict(self) -> dict[str, object]:
        """The search as JSON, to be stored."""
        return {
            "rule": self.hit.as_dict() if self.hit else None,
            "broken": [one.as_dict() for one in self.broken],
            "passed_over": self.passed_over,
        }


def first_match(rules: object, facts: Facts) -> Search:
    """The first enabled rule whose condition holds."""
    broken: list[Broken] = []
    for index, rule in enumerate(entries(rules)):
        if rule.get("is_enabled", True) is False:
            continue
        condition = cast("Expression", rule["if"])
        try:
            if evaluate(condition, facts) is True:
                hit = Hit(rule, explain(condition, facts).conditions)
                return Search(hit, tuple(broken), index)
        except Refusal as refusal:
            broken.append(Broken(str(rule["key"]), refusal.code))
    return Search(None, tuple(broken), sum(1 for _ in entries(rules)))


def entries(raw: object) -> Iterator[Content]:
    """The objects of a list in a content that was validated."""
    yield from cast("list[Content]", raw or [])

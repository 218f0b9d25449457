"""Finding the rules whose condition holds, by the hit policy of their set, and saying why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, cast, get_args

from gongdan.expressions import Condition, Expression, compiled, explain
from gongdan.kernel.errors import Refusal
from gongdan.rules.published import Content

Rule = Mapping[str, object]
Facts = Mapping[str, object]
HitPolicy = Literal["first", "unique", "all", "collect"]
VALID_FROM: Final = "valid_from"
VALID_TO: Final = "valid_to"
HIT_POLICIES: Final[tuple[HitPolicy, ...]] = get_args(HitPolicy)


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
    """What looking for rules gave: those that hold, and those that could not be judged.

    Under ``unique`` several that hold are a conflict, and none of them decides.
    """

    hits: tuple[Hit, ...]
    broken: tuple[Broken, ...]
    passed_over: int
    policy: HitPolicy = "first"

    @property
    def is_conflict(self) -> bool:
        """Whether several hold where only one may."""
        return self.policy == "unique" and len(self.hits) > 1

    @property
    def deciding(self) -> tuple[Hit, ...]:
        """The rules that decide."""
        return () if self.is_conflict else self.hits

    @property
    def hit(self) -> Hit | None:
        """The rule that decides first."""
        return next(iter(self.deciding), None)

    def as_dict(self) -> dict[str, object]:
        """The search as JSON, to be stored."""
        shown: dict[str, object] = {
            "rule": self.hit.as_dict() if self.hit else None,
            "broken": [one.as_dict() for one in self.broken],
            "passed_over": self.passed_over,
        }
        if self.policy == "first":
            return shown
        return {**shown, "hit": self.policy, "rules": [one.as_dict() for one in self.hits]}


def first_match(rules: object, facts: Facts) -> Search:
    """The first enabled rule whose condition holds."""
    return search(entries(rules), facts)


def search(rules: Iterator[Rule] | list[Rule], facts: Facts, policy: HitPolicy = "first") -> Search:
    """The enabled rules whose condition holds: the first, or all of them."""
    hits, broken, passed_over = list[Hit](), list[Broken](), 0
    for rule in rules:
        try:
            holds = is_in_force(rule, facts) and holds_for(rule, facts)
        except Refusal as refusal:
            broken.append(Broken(str(rule["key"]), refusal.code))
            holds = False
        if not holds:
            passed_over += 1
            continue
        hits.append(Hit(rule, conditions_of(rule, facts)))
        if policy == "first":
            break
    return Search(tuple(hits), tuple(broken), passed_over, policy)


def is_in_force(rule: Rule, facts: Facts) -> bool:
    """Whether a rule is switched on, meant for this type of order, and within its days."""
    wanted = rule.get("for_type")
    is_on = rule.get("is_enabled", True) is not False and wanted in (None, facts.get("type"))
    return is_on and is_valid(rule, facts)


def is_valid(limited: Content, facts: Facts) -> bool:
    """Whether today lies in the days a rule or a set is limited to; without a day it does."""
    first, last = limited.get(VALID_FROM), limited.get(VALID_TO)
    if first is None and last is None:
        return True
    today = facts.get("today")
    day = str(today)[:10]
    return today is None or str(first or day) <= day <= str(last or day)


def holds_for(rule: Rule, facts: Facts, before: Facts | None = None) -> bool:
    """Whether a rule's condition holds; a rule without one always does."""
    condition = rule.get("if")
    return condition is None or compiled(cast("Expression", condition))(facts, before) is True


def conditions_of(rule: Rule, facts: Facts, before: Facts | None = None) -> tuple[Condition, ...]:
    """Every condition of a rule with what it found."""
    condition = rule.get("if")
    if condition is None:
        return ()
    return explain(cast("Expression", condition), facts, before).conditions


def hit_policy(content: Content, usual: HitPolicy = "first") -> HitPolicy:
    """The hit policy a set declares."""
    return cast("HitPolicy", content.get("hit", usual))


def entries(raw: object) -> Iterator[Content]:
    """The objects of a list in a content that was validated."""
    yield from cast("list[Content]", raw or [])

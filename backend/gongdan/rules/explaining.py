"""Every rule of a set with what became of it, so that a person can follow what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, cast

from gongdan.expressions import Condition
from gongdan.kernel.errors import Refusal
from gongdan.rules.classify import with_weights
from gongdan.rules.matching import (
    Facts,
    HitPolicy,
    Rule,
    conditions_of,
    entries,
    hit_policy,
    holds_for,
    is_valid,
)
from gongdan.rules.published import WAITING, Published
from gongdan.rules.tables import rules_of

Fate = Literal["holds", "fails", "off", "out_of_date", "other_type", "not_reached", "broken"]


@dataclass(frozen=True)
class Told:
    """One rule: whether it held, what each condition found, and what it would do."""

    key: str
    name: Mapping[str, str]
    fate: Fate
    conditions: tuple[Condition, ...] = ()
    then: object = field(default=None)
    code: str = ""


def tell(
    version: Published,
    facts: Facts,
    *,
    before: Facts | None = None,
    only: Iterable[str] | None = None,
) -> list[Told]:
    """The rules of a set in their order, ``only`` those with these keys where that is said."""
    facts = with_weights(version, facts)
    wanted = None if only is None else set(only)
    told: list[Told] = []
    is_over = False
    rests = not is_valid(version.content, facts)
    for rule, policy in _rules(version):
        if wanted is not None and str(rule["key"]) not in wanted:
            continue
        one = _resting(rule) if rests else _told(rule, facts, before, is_over=is_over)
        is_over = is_over or (one.fate == "holds" and policy == "first")
        told.append(one)
    return told


def _resting(rule: Rule) -> Told:
    """A rule of a set that does not hold on this day."""
    return Told(str(rule["key"]), cast("Mapping[str, str]", rule["name"]), "out_of_date")


def _rules(version: Published) -> Iterator[tuple[Rule, HitPolicy]]:
    usual: HitPolicy = "all" if version.purpose in WAITING else "first"
    name = "modifiers" if version.purpose == "priority" else "rules"
    for rule in entries(version.content.get(name)):
        yield rule, hit_policy(version.content, usual)
    for table in entries(version.content.get("tables")):
        for row in rules_of(table, version.purpose):
            yield row, hit_policy(table)


def _told(rule: Rule, facts: Facts, before: Facts | None, *, is_over: bool) -> Told:
    name = cast("Mapping[str, str]", rule["name"])
    then = rule.get("then", {key: rule[key] for key in SAID if key in rule})
    key = str(rule["key"])
    if rule.get("is_enabled", True) is False:
        return Told(key, name, "off", then=then)
    if not is_valid(rule, facts):
        return Told(key, name, "out_of_date", then=then)
    if rule.get("for_type") not in (None, facts.get("type")):
        return Told(key, name, "other_type", then=then)
    if is_over:
        return Told(key, name, "not_reached", then=then)
    try:
        fate: Fate = "holds" if holds_for(rule, facts, before) else "fails"
        return Told(key, name, fate, conditions_of(rule, facts, before), then)
    except Refusal as refusal:
        return Told(key, name, "broken", then=then, code=refusal.code)


SAID = ("priority", "team", "strategy")

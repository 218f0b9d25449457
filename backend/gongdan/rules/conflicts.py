"""Trigger rules that write the same thing at the same time: warned of, not forbidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import cast

from gongdan.expressions import Expression
from gongdan.expressions.tree import parts_of
from gongdan.rules.matching import Rule, entries
from gongdan.rules.outcomes import writes
from gongdan.rules.published import Content, Published


@dataclass(frozen=True)
class Conflict:
    """Two rules that may run at the same moment and write the same field; the later one wins.

    ``beside`` is whose the other rule is, where it stands in another set that runs as well.
    """

    field: str
    one: str
    other: str
    beside: str | None = None
    other_name: dict[str, str] | None = None


def conflicts(content: Content) -> list[Conflict]:
    """Every pair of enabled rules that write the same field after the same event."""
    return [
        Conflict(name, str(one["key"]), str(other["key"]))
        for one, other in combinations(_enabled(content), 2)
        if _meet(one, other)
        for name in sorted(_written(one) & _written(other))
    ]


def conflicts_beside(
    content: Content, application: str, sets: Iterable[Published]
) -> list[Conflict]:
    """The same between an application's rules and those of sets that run beside them."""
    return [
        Conflict(name, str(one["key"]), str(other["key"]), beside.application, _name(other))
        for beside in sets
        for one, other in product(_enabled(content), _enabled(beside.content))
        if _meet(one, other) and _same_application(one, other, application or beside.application)
        for name in sorted(_written(one) & _written(other))
    ]


def _enabled(content: Content) -> list[Rule]:
    return [rule for rule in entries(content.get("rules")) if rule.get("is_enabled", True)]


def _name(rule: Rule) -> dict[str, str]:
    return dict(cast("dict[str, str]", rule["name"]))


def _same_application(one: Rule, other: Rule, application: str) -> bool:
    """Whether neither is only for orders of another application."""
    asked = [dict(_fixed(rule)).get("application", application) for rule in (one, other)]
    return asked == [application, application]


def _written(rule: Rule) -> set[str]:
    done = [*entries(rule.get("then")), *entries(rule.get("else"))]
    return {name for one in done for name in writes(one)}


def _meet(one: Rule, other: Rule) -> bool:
    types = {one.get("for_type"), other.get("for_type")} - {None}
    return len(types) <= 1 and bool(_events(one) & _events(other)) and not _exclude(one, other)


def _events(rule: Rule) -> set[str]:
    kinds = {str(entry["event"]) for entry in entries(rule["on"])}
    # A new order is submitted and, as a rule, assigned in the same breath.
    return kinds | {"created", "submitted"} if kinds & {"created", "submitted"} else kinds


def _exclude(one: Rule, other: Rule) -> bool:
    """Whether both conditions ask the same fact for different values, so that only one can hold."""
    if one.get("else") or other.get("else"):
        return False
    mine, theirs = dict(_fixed(one)), dict(_fixed(other))
    return any(theirs[name] != value for name, value in mine.items() if name in theirs)


def _fixed(rule: Rule) -> Iterator[tuple[str, object]]:
    condition = cast("Expression", rule.get("if") or {})
    parts = parts_of(condition) if condition.get("op") == "and" else [condition]
    for part in parts:
        args = parts_of(part)
        if part.get("op") == "=" and len(args) == len(("field", "value")):
            asked, value = args
            if "field" in asked and "value" in value:
                yield str(asked["field"]), value["value"]

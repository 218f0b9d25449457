"""Trigger rules that write the same thing at the same time: warned of, not forbidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import cast

from gongdan.expressions import Expression
from gongdan.expressions.tree import parts_of
from gongdan.rules.matching import Rule, entries
from gongdan.rules.outcomes import writes
from gongdan.rules.published import Content


@dataclass(frozen=True)
class Conflict:
    """Two rules that may run at the same moment and write the same field; the later one wins."""

    field: str
    one: str
    other: str


def conflicts(content: Content) -> list[Conflict]:
    """Every pair of enabled rules that write the same field after the same event."""
    rules = [rule for rule in entries(content.get("rules")) if rule.get("is_enabled", True)]
    return [
        Conflict(field, str(one["key"]), str(other["key"]))
        for one, other in combinations(rules, 2)
        if _meet(one, other)
        for field in sorted(_written(one) & _written(other))
    ]


def _written(rule: Rule) -> set[str]:
    done = [*entries(rule.get("then")), *entries(rule.get("else"))]
    return {field for one in done for field in writes(one)}


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
    return any(theirs[field] != value for field, value in mine.items() if field in theirs)


def _fixed(rule: Rule) -> Iterator[tuple[str, object]]:
    condition = cast("Expression", rule.get("if") or {})
    parts = parts_of(condition) if condition.get("op") == "and" else [condition]
    for part in parts:
        args = parts_of(part)
        if part.get("op") == "=" and len(args) == len(("field", "value")):
            field, value = args
            if "field" in field and "value" in value:
                yield str(field["field"]), value["value"]

"""Trigger rules: which of them want what happened, and whether their condition holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, cast

from gongdan.expressions import Condition
from gongdan.expressions.values import Type
from gongdan.kernel.errors import Refusal
from gongdan.rules.matching import (
    Facts,
    Rule,
    conditions_of,
    entries,
    holds_for,
    is_in_force,
    is_valid,
)
from gongdan.rules.published import Content, Published

Kind = Literal[
    "created",
    "submitted",
    "changed",
    "deleted",
    "status",
    "commented",
    "assigned",
    "stage_entered",
    "stage_left",
    "at_risk",
    "breached",
    "rated",
    "schedule",
    "webhook",
    "button",
]
Stop = Literal["none", "set", "all"]
# What a trigger may ask beside the facts every rule may ask.
TRIGGER_FACTS: Final[Mapping[str, Type]] = {
    "status": "text",
    "waiting_reason": "text",
    "stage": "text",
    "team": "text",
    "is_assigned": "boolean",
    "is_at_risk": "boolean",
    "is_breached": "boolean",
    "reopen_count": "number",
    "comment_count": "number",
    "comment.text": "text",
    "comment.by": "text",
    "comment.is_internal": "boolean",
    "rating.score": "number",
    "sla.metric": "text",
}


@dataclass(frozen=True)
class Happening:
    """One thing that happened: what kind, how exactly, and what conditions may ask about it."""

    kind: Kind
    about: Mapping[str, object] = field(default_factory=dict)
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True)
class Triggered:
    """A rule that wants what happened; its condition was not asked yet."""

    version: Published
    rule: Rule
    happening: Happening

    @property
    def key(self) -> str:
        """The rule's key."""
        return str(self.rule["key"])

    @property
    def name(self) -> dict[str, str]:
        """What the rule is called."""
        name = self.rule["name"]
        return dict(name) if isinstance(name, dict) else {}

    @property
    def identity(self) -> tuple[str, str]:
        """Which rule it is, whatever its version."""
        return self.version.application, self.key


@dataclass(frozen=True)
class Judged:
    """Whether a rule's condition holds, what it found, or why it could not be judged."""

    holds: bool
    conditions: tuple[Condition, ...] = ()
    broken: str = ""


def triggered(version: Published, happenings: Iterable[Happening], facts: Facts) -> list[Triggered]:
    """The rules that want one of the happenings, in the order of the set, each once."""
    if not is_valid(version.content, facts):
        return []
    index = _index(version)
    found: dict[int, Triggered] = {}
    for happening in happenings:
        for place, rule, entry in index.get(happening.kind, ()):
            if place in found or not _wants(entry, happening):
                continue
            if is_in_force(rule, facts):
                found[place] = Triggered(version, rule, happening)
    return [found[place] for place in sorted(found)]


def wants_any(version: Published, happenings: Iterable[Happening]) -> bool:
    """Whether any rule of the set waits for such a thing at all."""
    index = _index(version)
    return any(happening.kind in index for happening in happenings)


def changes_between(before: Facts, now: Facts) -> list[Happening]:
    """One for every fact that is another one now."""
    return [
        Happening("changed", {"field": key, "from": before.get(key), "to": value})
        for key, value in now.items()
        if before.get(key) != value
    ]


def judge(rule: Rule, facts: Facts, before: Facts | None) -> Judged:
    """Whether the rule's condition holds now, given how things were before the cause."""
    try:
        holds = holds_for(rule, facts, before)
        return Judged(holds, conditions_of(rule, facts, before) if holds else ())
    except Refusal as refusal:
        return Judged(holds=False, broken=refusal.code)


def outcomes_of(rule: Rule, *, holds: bool) -> list[Content]:
    """What is to be done when the condition holds, or when it does not."""
    return list(entries(rule.get("then" if holds else "else")))


def stop_of(rule: Rule) -> Stop:
    """What a rule that ran keeps from running: nothing, the rest of its set, all sets."""
    return cast("Stop", rule.get("stop", "none"))


_Indexed = tuple[int, Rule, Content]


def _index(version: Published) -> Mapping[str, list[_Indexed]]:
    known = version.kept.get("by_kind")
    if known is None:
        by_kind: dict[str, list[_Indexed]] = {}
        for place, rule in enumerate(entries(version.content.get("rules"))):
            for entry in entries(rule["on"]):
                by_kind.setdefault(str(entry["event"]), []).append((place, rule, entry))
        known = version.kept["by_kind"] = by_kind
    return cast("Mapping[str, list[_Indexed]]", known)


def _wants(entry: Content, happening: Happening) -> bool:
    about = happening.about
    for name, wanted in entry.items():
        if name in _NOT_ASKED:
            continue
        if name == "at_most":
            score = about.get("score")
            if not (isinstance(score, int) and score <= int(str(wanted))):
                return False
        elif wanted not in (None, "any") and about.get(name) != wanted:
            return False
    return True


# Told to people or to the clock, not compared with what happened.
_NOT_ASKED: Final = frozenset(
    {"event", "label", "facts", "every", "time", "day", "since", "after", "days"}
)

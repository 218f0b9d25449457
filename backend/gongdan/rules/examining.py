"""Test cases of a rule set: what is known, what should come of it, what does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from gongdan.kernel.errors import Problem
from gongdan.rules.classify import DECIDES, classify
from gongdan.rules.dispatch import route
from gongdan.rules.matching import Facts, entries
from gongdan.rules.priority import grade
from gongdan.rules.published import WAITING, Content, Published, Purpose, weighing
from gongdan.rules.triggers import Happening, Kind, judge, stop_of, triggered


@dataclass(frozen=True)
class Examined:
    """One test case: what it wants, and what the rules say."""

    place: int
    key: str
    name: Mapping[str, str]
    expected: Mapping[str, object]
    actual: Mapping[str, object]

    @property
    def is_green(self) -> bool:
        """Whether everything the case wants is so."""
        return all(self.actual.get(name) == value for name, value in self.expected.items())

    def problem(self) -> Problem:
        """What keeps the set from being published."""
        wrong = [name for name, value in self.expected.items() if self.actual.get(name) != value]
        return Problem(
            path=f"tests.{self.place}",
            code="rules.test_red",
            name=next(iter(self.name.values()), self.key),
            fact=wrong[0] if wrong else "",
            expected=str(self.expected.get(wrong[0])) if wrong else "",
            actual=str(self.actual.get(wrong[0])) if wrong else "",
        )


def examine(
    purpose: Purpose, content: Content, *, words: Published | None = None
) -> list[Examined]:
    """Every test case of a sound content; rules of classification with the words that hold."""
    version = Published(0, "", purpose, 0, content, words=words)
    cases = enumerate(entries(content.get("tests")))
    return [_examined(version, place, case) for place, case in cases]


def _examined(version: Published, place: int, case: Content) -> Examined:
    facts = cast("Facts", case["facts"])
    event, before = case.get("event"), case.get("before")
    happening = _happening(cast("Content", event), facts) if event else None
    return Examined(
        place=place,
        key=str(case["key"]),
        name=cast("Mapping[str, str]", case["name"]),
        expected=cast("Mapping[str, object]", case["expect"]),
        actual=decided(version, facts, happening, cast("Facts | None", before)),
    )


def _happening(event: Content, facts: Facts) -> Happening:
    return Happening(cast("Kind", event.get("event", "")), about=event, facts=facts)


def decided(
    version: Published,
    facts: Facts,
    happening: Happening | None = None,
    before: Facts | None = None,
) -> dict[str, object]:
    """What a set of any purpose says, as plain values that can be compared."""
    if version.purpose in WAITING:
        return {"rules": running(version, facts, happening, before)}
    if version.purpose in ("classify", "keywords"):
        found = classify(weighing(version) if version.purpose == "keywords" else version, facts)
        said = {name: getattr(found, name) for name in DECIDES}
        return {**said, "tags": list(found.tags)}
    if version.purpose == "priority":
        return {"priority": grade(version, facts).priority}
    way = route(version, facts)
    return {"team": way.team, "strategy": way.strategy}


def running(
    version: Published, facts: Facts, happening: Happening | None, before: Facts | None
) -> list[str]:
    """The keys of the trigger rules that would run, in order; what they do is not done."""
    if happening is None:
        return []
    known = {**facts, **happening.facts}
    keys: list[str] = []
    for one in triggered(version, [happening], known):
        if judge(one.rule, known, before).holds:
            keys.append(one.key)
            if stop_of(one.rule) != "none" or version.content.get("hit") == "first":
                break
    return keys

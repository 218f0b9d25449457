"""What two hundred rules cost: every condition compiled once, asked once, others not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from gongdan.expressions import compilation
from gongdan.rules.published import Published
from gongdan.rules.tests.makers import Json, field, op, published
from gongdan.rules.triggers import Happening, judge, triggered

MANY = 200


class Counting(Mapping[str, object]):
    """Facts that count how often they are asked."""

    def __init__(self, facts: Mapping[str, object]) -> None:
        self.facts, self.asked = facts, list[str]()

    def __getitem__(self, key: str) -> object:
        self.asked.append(key)
        return self.facts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)


def rules() -> Published:
    def one(place: int, event: str) -> Json:
        condition = op("and", op("=", field("channel"), "mail"), op(">", field("impact"), place))
        return {
            "key": f"{event}{place}",
            "name": {"en": str(place)},
            "on": [{"event": event}],
            "if": condition,
            "then": [{"do": "stop"}],
        }

    events = ("created", "rated")
    content = {"format": 1, "rules": [one(place, e) for place in range(MANY) for e in events]}
    return published("triggers", content)


def decide(version: Published, facts: Mapping[str, object]) -> int:
    wanting = triggered(version, [Happening("created")], facts)
    return sum(judge(one.rule, facts, None).holds for one in wanting)


def test_rules_of_other_events_are_not_asked_and_each_condition_only_once() -> None:
    facts = Counting({"channel": "mail", "impact": 0, "type": "incident"})

    held = decide(rules(), facts)

    assert held == 0
    asked = {name: facts.asked.count(name) for name in ("channel", "impact", "type")}
    assert asked == {"channel": MANY, "impact": MANY, "type": MANY}


def test_a_published_version_is_compiled_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    compile_one = compilation.compile_expression

    def counted(expression: Mapping[str, object]) -> compilation.Program:
        made.append(expression)
        return compile_one(expression)

    monkeypatch.setattr(compilation, "compile_expression", counted)
    version, facts = rules(), {"channel": "phone", "impact": 1, "type": "incident"}

    for _ in range(3):
        decide(version, facts)

    assert len(made) == MANY

"""A way drawn back to an earlier step or on to a later one, taken when its condition holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import ClassVar

from gongdan.flows.conditions import held
from gongdan.flows.errors import RouteSpent
from gongdan.flows.graph import Condition, Step, Text
from gongdan.flows.moves import Case, Next, Pass, Turn
from gongdan.flows.reading import Reader

WHEN_SPENT = ("stop", "go_on")
USUAL_MOST = 10


@dataclass(frozen=True)
class Way:
    """One way: where it leads, when, and how often at most."""

    key: str
    to: str
    when: Condition
    most: int = USUAL_MOST
    name: Text = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Route(Step):
    """The first way whose condition holds is taken; straight on when none does."""

    kind: ClassVar[str] = "route"
    is_stage: ClassVar[bool] = False

    ways: tuple[Way, ...] = ()
    when_spent: str = "stop"

    def on_enter(self, case: Case) -> Next:
        """Turn off, or go straight on; a way taken too often is closed."""
        for way in self.ways:
            if held(way.when, case, what=way.key):
                return self._turn(way, case)
        return Pass()

    def _turn(self, way: Way, case: Case) -> Next:
        if case.round <= way.most:
            return Turn(way.key, way.to)
        if self.when_spent == "stop":
            raise RouteSpent(step=self.key)
        return Pass()


def read(reader: Reader) -> Route:
    """The route as stored."""
    return Route(
        key=reader.key(),
        name=reader.text("name"),
        ways=tuple(_read_way(way) for way in reader.objects("ways")),
        when_spent=reader.choice("when_spent", WHEN_SPENT, default="stop"),
    )


def _read_way(reader: Reader) -> Way:
    most = reader.number("most")
    when = reader.condition("when")
    if when is None:
        reader.refuse("when", "flows.condition_missing", branch=str(reader.raw.get("key", "")))
    way = Way(
        key=reader.key(),
        to=reader.string("to"),
        when=when or {},
        most=USUAL_MOST if most is None else most,
        name=reader.text("name"),
    )
    if not 1 <= way.most <= 100:
        reader.refuse("most", "flows.number_wrong", least=1, most=100)
    reader.finish()
    return way


def check(step: Route, reader: Reader) -> None:
    """At least one way, each with its own key."""
    if not step.ways:
        reader.refuse("ways", "flows.too_few_ways")
    keys = Counter(way.key for way in step.ways if way.key)
    for key in (key for key, times in keys.items() if times > 1):
        reader.refuse("ways", "flows.key_twice", key=key)

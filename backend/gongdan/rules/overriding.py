"""Which outcome a later rule wrote over, so that its trace can say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from gongdan.rules.outcomes import writes
from gongdan.rules.published import Content

K = TypeVar("K")
Done = dict[str, object]


@dataclass
class Overriding(Generic[K]):
    """Who wrote each fact last while rules were at work on one thing."""

    last: dict[str, tuple[K, Done]] = field(default_factory=dict)

    def note(self, kept: K, key: str, todo: Sequence[Content], done: Sequence[Done]) -> list[K]:
        """Note what a rule wrote; those whose outcome it wrote over are marked and returned."""
        over: list[K] = []
        for outcome, told in zip(todo, done, strict=True):
            for fact in () if "refused" in told else writes(outcome):
                earlier = self.last.get(fact)
                if earlier is not None and earlier[0] is not kept:
                    earlier[1]["overridden_by"] = key
                    over.append(earlier[0])
                self.last[fact] = (kept, told)
        return over

"""Work orders of another type, made for this one; the work waits for them or goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from gongdan.flows.graph import PHASES, STATUSES, Condition, Step
from gongdan.flows.moves import Case, Next, Opening, Pass, Reject, Stay
from gongdan.flows.reading import Reader

ON_REJECTED = ("go_on", "reject")


@dataclass(frozen=True, kw_only=True)
class Suborder(Step):
    """One order, or one for each row of a sub-table."""

    kind: ClassVar[str] = "suborder"

    type: str = ""
    title: Condition | None = None
    answers: Mapping[str, Condition] = field(default_factory=dict)
    each: str = ""
    waits: bool = True
    on_rejected: str = "go_on"

    def on_enter(self, case: Case) -> Next:  # noqa: ARG002 the orders are made by the caller
        """Have them made, and wait."""
        return Stay((Opening(self.kind),))

    def on_proceed(self, outcome: str) -> Next:
        """All of them ended; one that was refused may refuse the whole."""
        return Reject() if (outcome, self.on_rejected) == ("rejected", "reject") else Pass()


def read(reader: Reader) -> Suborder:
    """The orders as stored."""
    answers = reader.values("answers")
    return Suborder(
        key=reader.key(),
        name=reader.text("name"),
        phase=reader.choice("phase", PHASES, default=""),
        status=reader.choice("status", STATUSES, default=""),
        sentence=reader.text("sentence"),
        type=reader.string("type"),
        title=reader.condition("title"),
        answers=answers,
        each=reader.string("each"),
        waits=reader.flag("waits", default=True),
        on_rejected=reader.choice("on_rejected", ON_REJECTED, default="go_on"),
    )


def check(step: Suborder, reader: Reader) -> None:
    """A type, and a title for its orders."""
    if not step.type:
        reader.refuse("type", "flows.value_wrong")
    if step.title is None:
        reader.refuse("title", "flows.value_wrong")

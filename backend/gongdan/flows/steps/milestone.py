"""A mark on the way that people see in the stage bar; nobody has to do anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gongdan.flows.graph import PHASES, STATUSES, Step
from gongdan.flows.moves import Case, Next, Pass
from gongdan.flows.reading import Reader


@dataclass(frozen=True, kw_only=True)
class Milestone(Step):
    """A mark: passed at once, kept in the history."""

    kind: ClassVar[str] = "milestone"

    def on_enter(self, case: Case) -> Next:  # noqa: ARG002 a milestone looks at nothing
        """Go on."""
        return Pass()


def read(reader: Reader) -> Milestone:
    """The milestone as stored; without a status it leaves the work's status alone."""
    return Milestone(
        key=reader.key(),
        name=reader.text("name", required=True),
        phase=reader.choice("phase", PHASES, default=""),
        status=reader.choice("status", STATUSES, default=""),
        sentence=reader.text("sentence"),
    )


def check(step: Milestone, reader: Reader) -> None:
    """Nothing beyond its settings can be wrong with a milestone."""

"""Where every process begins: the request is in and being classified."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gongdan.flows.acts import Skip, TaskAct
from gongdan.flows.errors import SkipNotAllowed
from gongdan.flows.graph import PHASES, Step
from gongdan.flows.moves import Case, Decided, Decision, Next, Pass
from gongdan.flows.reading import Reader


@dataclass(frozen=True, kw_only=True)
class Start(Step):
    """The first step: passed at once."""

    kind: ClassVar[str] = "start"

    # What is done before this step does not keep the requester from taking their request back.
    withdraw_until: str = ""

    def on_enter(self, case: Case) -> Next:  # noqa: ARG002 a start looks at nothing
        """Go on."""
        return Pass()

    def on_act(self, act: TaskAct) -> Decision:
        """Handed in again by whoever got it back; that cannot be left out."""
        if isinstance(act, Skip):
            raise SkipNotAllowed(step=self.key)
        return Decided("done")


def read(reader: Reader) -> Start:
    """The start as stored."""
    return Start(
        key=reader.key(),
        name=reader.text("name"),
        phase=reader.choice("phase", PHASES, default="create"),
        status=reader.choice("status", ("new",), default="new"),
        sentence=reader.text("sentence"),
        withdraw_until=reader.string("withdraw_until"),
    )


def check(step: Start, reader: Reader) -> None:
    """Nothing beyond its settings can be wrong with a start."""

"""Where a process ends, and with which outcome."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from gongdan.flows.graph import PHASES, Step
from gongdan.flows.moves import Arrive, Case, Finish, Next
from gongdan.flows.reading import Reader

RESULT = re.compile(r"[a-z][a-z0-9_]{0,19}")
OUTCOMES = ("completed", "rejected", "cancelled")


@dataclass(frozen=True, kw_only=True)
class End(Step):
    """The last step on its road: ends the whole process, or its own branch only."""

    kind: ClassVar[str] = "end"

    outcome: str = "completed"
    ends: str = "all"
    result: str = ""

    def on_enter(self, case: Case) -> Next:  # noqa: ARG002 an end looks at nothing
        """End the process, or let this branch count as through."""
        return Arrive() if self.ends == "branch" else Finish(self.outcome, self.result)


def read(reader: Reader) -> End:
    """The end as stored."""
    outcome = reader.choice("outcome", OUTCOMES, default="completed")
    usual = "cancelled" if outcome == "cancelled" else "closed"
    return End(
        key=reader.key(),
        name=reader.text("name"),
        phase=reader.choice("phase", PHASES, default="close"),
        status=reader.choice("status", ("closed", "cancelled"), default=usual),
        sentence=reader.text("sentence"),
        outcome=outcome,
        ends=reader.choice("ends", ("all", "branch"), default="all"),
        result=reader.string("result"),
    )


def check(step: End, reader: Reader) -> None:
    """An end of one branch has to lie in one."""
    if step.ends == "branch" and reader.depth < 2:
        reader.refuse("ends", "flows.no_branch_to_end")
    if step.result and not RESULT.fullmatch(step.result):
        reader.refuse("result", "flows.key_wrong")

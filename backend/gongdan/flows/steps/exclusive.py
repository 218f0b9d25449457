"""One of several ways: the first branch whose condition holds, else the default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gongdan.flows.branching import check_branches, check_default, holds, read_branch
from gongdan.flows.graph import Branch, Step
from gongdan.flows.moves import Case, Into, Next
from gongdan.flows.reading import Reader


@dataclass(frozen=True, kw_only=True)
class Exclusive(Step):
    """A split of which exactly one branch is taken."""

    kind: ClassVar[str] = "exclusive"
    is_stage: ClassVar[bool] = False

    alternatives: tuple[Branch, ...] = ()

    @property
    def branches(self) -> tuple[Branch, ...]:
        """The ways, in the order in which they are tried."""
        return self.alternatives

    def on_enter(self, case: Case) -> Next:
        """Take the first way that is open, else the default."""
        default = next(branch for branch in self.alternatives if branch.is_default)
        taken = next((branch for branch in self.alternatives if holds(branch, case)), default)
        return Into((taken.key,))


def read(reader: Reader) -> Exclusive:
    """The split as stored."""
    return Exclusive(
        key=reader.key(),
        name=reader.text("name"),
        alternatives=tuple(read_branch(branch) for branch in reader.objects("branches")),
    )


def check(step: Exclusive, reader: Reader) -> None:
    """At least two ways, exactly one of them the default."""
    check_branches(step.alternatives, reader)
    check_default(step.alternatives, reader)

"""Every branch whose condition holds, at the same time; the default when none does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gongdan.flows.branching import check_branches, check_default, holds, read_branch
from gongdan.flows.graph import Branch, Step
from gongdan.flows.moves import Case, Into, Next
from gongdan.flows.reading import Reader


@dataclass(frozen=True, kw_only=True)
class Inclusive(Step):
    """A split of which every open branch is taken; its end waits for exactly those."""

    kind: ClassVar[str] = "inclusive"
    is_stage: ClassVar[bool] = False

    alternatives: tuple[Branch, ...] = ()

    @property
    def branches(self) -> tuple[Branch, ...]:
        """The ways, in their order."""
        return self.alternatives

    def on_enter(self, case: Case) -> Next:
        """Take every way that is open, else the default."""
        taken = tuple(branch.key for branch in self.alternatives if holds(branch, case))
        return Into(taken or tuple(one.key for one in self.alternatives if one.is_default))


def read(reader: Reader) -> Inclusive:
    """The split as stored."""
    return Inclusive(
        key=reader.key(),
        name=reader.text("name"),
        alternatives=tuple(read_branch(branch) for branch in reader.objects("branches")),
    )


def check(step: Inclusive, reader: Reader) -> None:
    """At least two ways, exactly one of them the default."""
    check_branches(step.alternatives, reader)
    check_default(step.alternatives, reader)

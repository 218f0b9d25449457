"""All branches at the same time; the work goes on when all, the first or so many are through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, cast

from gongdan.flows.branching import check_branches
from gongdan.flows.graph import Branch, Step
from gongdan.flows.moves import Case, Into, Next
from gongdan.flows.reading import Reader

Join = Literal["all", "first", "count"]
JOINS: tuple[Join, ...] = ("all", "first", "count")


@dataclass(frozen=True, kw_only=True)
class Parallel(Step):
    """A split of which every branch is taken; what is left when enough arrived is cancelled."""

    kind: ClassVar[str] = "parallel"
    is_stage: ClassVar[bool] = False

    alternatives: tuple[Branch, ...] = ()
    join: Join = "all"
    count: int = 0

    @property
    def branches(self) -> tuple[Branch, ...]:
        """The ways."""
        return self.alternatives

    @property
    def needed(self) -> int:
        """How many branches must be through before the work goes on."""
        most = len(self.alternatives)
        return {"all": most, "first": 1, "count": self.count}[self.join]

    def ends_when(self, ending: int) -> bool:
        """Nothing follows when too few branches are left to arrive."""
        return len(self.alternatives) - ending < self.needed

    def on_enter(self, case: Case) -> Next:  # noqa: ARG002 a parallel split looks at nothing
        """Take every way."""
        return Into(tuple(branch.key for branch in self.alternatives), expected=self.needed)


def read(reader: Reader) -> Parallel:
    """The split as stored."""
    return Parallel(
        key=reader.key(),
        name=reader.text("name"),
        alternatives=tuple(_read_branch(branch) for branch in reader.objects("branches")),
        join=cast("Join", reader.choice("join", JOINS, default="all")),
        count=reader.number("count") or 0,
    )


def _read_branch(reader: Reader) -> Branch:
    branch = Branch(key=reader.key(), name=reader.text("name"), steps=reader.steps("steps"))
    reader.finish()
    return branch


def check(step: Parallel, reader: Reader) -> None:
    """At least two ways; a count that some of them can reach."""
    check_branches(step.alternatives, reader)
    is_possible = 1 <= step.count <= len(step.alternatives)
    if step.join == "count" and not is_possible:
        reader.refuse("count", "flows.join_count_wrong", most=len(step.alternatives))

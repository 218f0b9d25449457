"""One of several ways: the first branch whose condition holds, else the default."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from gongdan.flows.errors import ConditionFailed
from gongdan.flows.graph import Branch, Condition, Step
from gongdan.flows.moves import Case, Into, Next
from gongdan.flows.reading import Reader
from gongdan.kernel.errors import Refusal


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
        """Take the first way that is open; an unclear condition is never taken for a no."""
        for branch in self.alternatives:
            if branch.when is not None and _holds(branch.key, branch.when, case):
                return Into((branch.key,))
        default = next(branch for branch in self.alternatives if branch.is_default)
        return Into((default.key,))


def _holds(branch: str, condition: Condition, case: Case) -> bool:
    try:
        return case.holds(condition)
    except Refusal as unclear:
        raise ConditionFailed(branch=branch, detail=unclear.message) from unclear


def read(reader: Reader) -> Exclusive:
    """The split as stored."""
    return Exclusive(
        key=reader.key(),
        name=reader.text("name"),
        alternatives=tuple(_read_branch(branch) for branch in reader.objects("branches")),
    )


def _read_branch(reader: Reader) -> Branch:
    branch = Branch(
        key=reader.key(),
        name=reader.text("name"),
        when=reader.condition("when"),
        is_default=reader.flag("is_default"),
        steps=reader.steps("steps"),
    )
    if branch.is_default and branch.when is not None:
        reader.refuse("when", "flows.default_with_condition", branch=branch.key)
    if not branch.is_default and branch.when is None:
        reader.refuse("when", "flows.condition_missing", branch=branch.key)
    reader.finish()
    return branch


def check(step: Exclusive, reader: Reader) -> None:
    """At least two ways, each with its own key, exactly one of them the default."""
    if len(step.alternatives) < 2:
        reader.refuse("branches", "flows.too_few_branches")
    defaults = sum(branch.is_default for branch in step.alternatives)
    if defaults == 0:
        reader.refuse("branches", "flows.default_missing")
    if defaults > 1:
        reader.refuse("branches", "flows.default_twice")
    keys = Counter(branch.key for branch in step.alternatives if branch.key)
    for key in (key for key, times in keys.items() if times > 1):
        reader.refuse("branches", "flows.key_twice", key=key)

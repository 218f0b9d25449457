"""What all splits share: their branches as stored, and what can be wrong with them."""

from __future__ import annotations

from collections import Counter

from gongdan.flows.conditions import held
from gongdan.flows.graph import Branch
from gongdan.flows.moves import Case
from gongdan.flows.reading import Reader


def holds(branch: Branch, case: Case) -> bool:
    """Whether a branch is open; an unclear condition is never taken for a no."""
    return branch.when is not None and held(branch.when, case, what=branch.key)


def read_branch(reader: Reader) -> Branch:
    """A branch with a condition, or the default."""
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


def check_branches(branches: tuple[Branch, ...], reader: Reader) -> None:
    """At least two branches, each with its own key."""
    if len(branches) < 2:
        reader.refuse("branches", "flows.too_few_branches")
    keys = Counter(branch.key for branch in branches if branch.key)
    for key in (key for key, times in keys.items() if times > 1):
        reader.refuse("branches", "flows.key_twice", key=key)


def check_default(branches: tuple[Branch, ...], reader: Reader) -> None:
    """Exactly one branch is taken when no other is."""
    defaults = sum(branch.is_default for branch in branches)
    if defaults == 0:
        reader.refuse("branches", "flows.default_missing")
    if defaults > 1:
        reader.refuse("branches", "flows.default_twice")

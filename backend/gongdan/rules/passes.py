"""One pass of trigger rules over one thing: in their order, each once in a chain, none silently."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from gongdan.rules.chain import DEEPEST, Chain
from gongdan.rules.matching import Facts
from gongdan.rules.published import Content
from gongdan.rules.triggers import Judged, Triggered, judge, outcomes_of, stop_of


class Ground(Protocol):
    """What rules work on: an order, or a record."""

    chain: Chain
    before: Facts | None

    def facts_for(self, one: Triggered) -> Facts:
        """What a rule may ask now."""

    def is_off(self, one: Triggered) -> bool:
        """Whether the rule switched itself off."""

    def has_run_away(self, one: Triggered) -> bool:
        """Whether rules wrote here so often that this one must be switched off."""

    def leave(self, one: Triggered, judged: Judged, because: dict[str, object]) -> None:
        """Keep why a rule did not run that would have."""

    def run(self, one: Triggered, judged: Judged, todo: list[Content]) -> None:
        """Do what the rule says, and keep why."""


def go_through(wanting: Iterable[Triggered], ground: Ground) -> None:
    """Judge and run the rules that want what happened, until one of them says stop."""
    stopped: set[int] = set()
    for one in wanting:
        if one.version.id in stopped:
            continue
        judged = judge(one.rule, ground.facts_for(one), ground.before)
        todo = outcomes_of(one.rule, holds=judged.holds)
        if judged.broken:
            ground.leave(one, judged, {"broken": judged.broken})
        elif todo and _may_run(one, judged, ground):
            ground.chain.ran.add((ground.chain.subject, *one.identity))
            ground.run(one, judged, todo)
            stop = _stop(one, todo)
            if stop == "all":
                return
            if stop == "set":
                stopped.add(one.version.id)


def _may_run(one: Triggered, judged: Judged, ground: Ground) -> bool:
    """Nothing is held back without a trace."""
    because = _obstacle(one, ground)
    if because:
        ground.leave(one, judged, {"suppressed": because})
    return not because


def _obstacle(one: Triggered, ground: Ground) -> str:
    if (ground.chain.subject, *one.identity) in ground.chain.ran:
        return "already_ran"
    if ground.chain.depth > DEEPEST:
        return "too_deep"
    if ground.is_off(one):
        return "switched_off"
    return "ran_away" if ground.has_run_away(one) else ""


def _stop(one: Triggered, todo: list[Content]) -> str:
    is_stopped = any(outcome["do"] == "stop" for outcome in todo)
    only_one = one.version.content.get("hit") == "first"
    return "set" if is_stopped or only_one else stop_of(one.rule)

"""The ways to choose a person in a team, by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from gongdan.rules.strategies import (
    best_skill,
    by_lot,
    least_open_load,
    load_ratio,
    on_call,
    owner,
    pool,
    round_robin,
    sticky,
    weighted_round_robin,
)
from gongdan.rules.strategies.choosing import Candidate, Choice, Turn

STRATEGIES: Final[Mapping[str, Callable[[Sequence[Candidate], Turn], Choice]]] = {
    kind.KIND: kind.choose
    for kind in (
        least_open_load,
        load_ratio,
        round_robin,
        weighted_round_robin,
        best_skill,
        sticky,
        owner,
        on_call,
        by_lot,
        pool,
    )
}


def choose(strategy: str, candidates: Sequence[Candidate], turn: Turn) -> Choice:
    """Choose with the strategy of this kind."""
    return STRATEGIES[strategy](candidates, turn)

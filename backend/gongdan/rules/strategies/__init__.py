"""The ways to choose a person in a team, by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from gongdan.rules.strategies import least_open_load, pool, round_robin
from gongdan.rules.strategies.choosing import Candidate, Choice, Turn

STRATEGIES: Final[Mapping[str, Callable[[Sequence[Candidate], Turn], Choice]]] = {
    kind.KIND: kind.choose for kind in (least_open_load, round_robin, pool)
}


def choose(strategy: str, candidates: Sequence[Candidate], turn: Turn) -> Choice:
    """Choose with the strategy of this kind."""
    return STRATEGIES[strategy](candidates, turn)

"""Nobody yet: the order waits in the team until somebody takes it."""

from __future__ import annotations

from collections.abc import Sequence

from gongdan.rules.strategies.choosing import (
    Candidate,
    Choice,
    Scored,
    Turn,
    exclusion,
    in_turn,
)

KIND = "pool"


def choose(candidates: Sequence[Candidate], turn: Turn) -> Choice:
    """Choose nobody; show who could take it."""
    shown = tuple(
        Scored(one.person_id, one.name, one.open_load, None, exclusion(one, turn))
        for one in in_turn(candidates, 0)
    )
    return Choice(KIND, None, shown, turn.cursor)

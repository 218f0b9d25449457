"""Whoever looks after the requester's company; else the least loaded."""

from __future__ import annotations

from collections.abc import Sequence

from gongdan.rules.strategies.choosing import Candidate, Choice, Turn, first_of

KIND = "owner"


def choose(candidates: Sequence[Candidate], turn: Turn) -> Choice:
    """Choose the customer's owner, if they can take it."""
    return first_of(KIND, [turn.owner_id] if turn.owner_id else [], candidates, turn)

"""Whoever solved this requester's last request, who knows the story; else the least loaded."""

from __future__ import annotations

from collections.abc import Sequence

from gongdan.rules.strategies.choosing import Candidate, Choice, Turn, first_of

KIND = "sticky"


def choose(candidates: Sequence[Candidate], turn: Turn) -> Choice:
    """Choose who helped last, if they can take it."""
    return first_of(KIND, [turn.known_id] if turn.known_id else [], candidates, turn)

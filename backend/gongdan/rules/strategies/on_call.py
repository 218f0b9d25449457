"""Whoever is on call now by the rota; none of them can: the least loaded on shift."""

from __future__ import annotations

from collections.abc import Sequence

from gongdan.rules.strategies.choosing import Candidate, Choice, Turn, first_of

KIND = "on_call"


def choose(candidates: Sequence[Candidate], turn: Turn) -> Choice:
    """Choose the first on call who can take it."""
    return first_of(KIND, turn.on_call_ids, candidates, turn)

"""The person with the least open work for their share of it."""

from __future__ import annotations

from collections.abc import Sequence

from gongdan.rules.strategies.choosing import Candidate, Choice, Turn, least, load_share

KIND = "least_open_load"


def choose(candidates: Sequence[Candidate], turn: Turn) -> Choice:
    """Choose by open load over weight."""
    return least(KIND, load_share, candidates, turn)

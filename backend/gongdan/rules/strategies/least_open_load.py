"""The person with the least open work for their share of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from gongdan.rules.strategies.choosing import Candidate, Choice, Turn, least

KIND = "least_open_load"


def choose(candidates: Sequence[Candidate], turn: Turn) -> Choice:
    """Choose by open load over weight."""
    return least(KIND, _load, candidates, turn)


def _load(candidate: Candidate) -> Decimal:
    share = candidate.weight if candidate.weight > 0 else Decimal(1)
    return (candidate.open_load / share).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)

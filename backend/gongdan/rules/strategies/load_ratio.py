"""The person whose desk is the least full: open work over what they can carry."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from gongdan.rules.strategies.choosing import Candidate, Choice, Turn, least

KIND = "load_ratio"


def choose(candidates: Sequence[Candidate], turn: Turn) -> Choice:
    """Choose by open load over capacity."""
    return least(KIND, _ratio, candidates, turn)


def _ratio(candidate: Candidate) -> Decimal:
    capacity = max(candidate.capacity, 1)
    return (candidate.open_load / capacity).quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP)

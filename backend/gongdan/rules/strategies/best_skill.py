"""The most skilled in what the work asks for; of equals the one with the least open work."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gongdan.rules.strategies.choosing import Candidate, Choice, Turn, least, load_share

KIND = "best_skill"
# A level weighs more than any load.
LEVEL = Decimal(100_000)


def choose(candidates: Sequence[Candidate], turn: Turn) -> Choice:
    """Choose by the sum of the levels asked for, then by open load."""

    def measure(candidate: Candidate) -> Decimal:
        levels = sum(candidate.skills.get(skill, 0) for skill in turn.needs)
        return load_share(candidate) - levels * LEVEL

    return least(KIND, measure, candidates, turn)

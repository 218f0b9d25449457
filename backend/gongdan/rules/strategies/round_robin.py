"""One after the other, in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gongdan.rules.strategies.choosing import Candidate, Choice, Turn, in_turn, least

KIND = "round_robin"


def choose(candidates: Sequence[Candidate], turn: Turn) -> Choice:
    """Choose who comes next after the one served last."""
    places = {one.person_id: place for place, one in enumerate(in_turn(candidates, turn.cursor))}
    return least(KIND, lambda one: Decimal(places[one.person_id]), candidates, turn)

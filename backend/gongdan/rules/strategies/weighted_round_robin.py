"""One after the other, each as often as their share says, evenly mixed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gongdan.rules.strategies.choosing import Candidate, Choice, Turn, exclusion, least

KIND = "weighted_round_robin"


def choose(candidates: Sequence[Candidate], turn: Turn) -> Choice:
    """Everybody able earns their share; who is owed the most takes it and pays for all."""
    able = [one for one in candidates if exclusion(one, turn) is None]
    owed = {
        one.person_id: turn.credits.get(one.person_id, Decimal(0)) + _share(one) for one in able
    }
    choice = least(KIND, lambda one: -owed[one.person_id], candidates, turn)
    if choice.person_id is None:
        return choice
    paid = owed[choice.person_id] - sum(_share(one) for one in able)
    after = {**turn.credits, **owed, choice.person_id: paid}
    return Choice(KIND, choice.person_id, choice.candidates, choice.cursor, after)


def _share(candidate: Candidate) -> Decimal:
    return candidate.weight if candidate.weight > 0 else Decimal(1)

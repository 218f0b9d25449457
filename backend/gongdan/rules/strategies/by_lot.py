"""By lot: drawn from a seed that is kept, so that anybody can draw again and gets the same."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from gongdan.rules.strategies.choosing import Candidate, Choice, Turn, least

KIND = "by_lot"
DIGITS: Final = 8
FIELD: Final = Decimal(10**DIGITS)


def choose(candidates: Sequence[Candidate], turn: Turn) -> Choice:
    """Choose who draws the smallest lot; each lot comes of the seed and the person."""
    choice = least(KIND, lambda one: _lot(turn.seed, one.person_id), candidates, turn)
    return replace(choice, cursor=turn.cursor, seed=turn.seed)


def _lot(seed: str, person_id: int) -> Decimal:
    drawn = hashlib.sha256(f"{seed}:{person_id}".encode()).digest()
    return Decimal(int.from_bytes(drawn[:8], "big") % 10**DIGITS) / FIELD

"""What every strategy shares: who may be chosen, who is left out and why, whose turn is next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

Exclusion = Literal["unavailable", "at_capacity", "requester", "declined"]


@dataclass(frozen=True)
class Candidate:
    """A member of the team; ``weight`` is their share of the work (2 takes twice as much)."""

    person_id: int
    name: str
    open_load: Decimal = Decimal(0)
    weight: Decimal = Decimal(1)
    capacity: int = 20
    is_available: bool = True
    is_lead: bool = False
    skills: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Turn:
    """Who was served last (``cursor``), and who must not be chosen this time."""

    cursor: int = 0
    requester_id: int | None = None
    declined_ids: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Scored:
    """One candidate as the strategy saw them: less is better."""

    person_id: int
    name: str
    open_load: Decimal
    score: Decimal | None
    excluded_because: Exclusion | None
    is_chosen: bool = False

    def as_dict(self) -> dict[str, object]:
        """The candidate as JSON."""
        return {
            "person_id": self.person_id,
            "name": self.name,
            "open_load": str(self.open_load),
            "score": None if self.score is None else str(self.score),
            "excluded_because": self.excluded_because,
            "is_chosen": self.is_chosen,
        }


@dataclass(frozen=True)
class Choice:
    """Who takes it (nobody: it waits in the team's pool), every candidate, and the new cursor."""

    strategy: str
    person_id: int | None
    candidates: tuple[Scored, ...]
    cursor: int

    @property
    def person_name(self) -> str | None:
        """The name of who takes it."""
        return next((one.name for one in self.candidates if one.is_chosen), None)

    def as_dict(self) -> dict[str, object]:
        """The choice with its reasons as JSON, to be stored."""
        return {
            "strategy": self.strategy,
            "person_id": self.person_id,
            "candidates": [candidate.as_dict() for candidate in self.candidates],
            "cursor": self.cursor,
        }


Measure = Callable[[Candidate], Decimal]


def least(name: str, measure: Measure, candidates: Sequence[Candidate], turn: Turn) -> Choice:
    """Choose the smallest measure; who is next after the cursor wins a tie."""
    scored = [_scored(candidate, measure, turn) for candidate in in_turn(candidates, turn.cursor)]
    open_ones = [one for one in scored if one.score is not None]
    best = min(open_ones, key=lambda one: one.score or Decimal(0), default=None)
    shown = tuple(replace(one, is_chosen=one is best) for one in scored)
    if best is None:
        return Choice(name, None, shown, turn.cursor)
    return Choice(name, best.person_id, shown, best.person_id)


def in_turn(candidates: Sequence[Candidate], cursor: int) -> list[Candidate]:
    """The candidates by id, beginning after the one served last, who need not be here any more."""
    return sorted(candidates, key=lambda one: (one.person_id <= cursor, one.person_id))


def _scored(candidate: Candidate, measure: Measure, turn: Turn) -> Scored:
    because = exclusion(candidate, turn)
    score = None if because else measure(candidate)
    return Scored(candidate.person_id, candidate.name, candidate.open_load, score, because)


def exclusion(candidate: Candidate, turn: Turn) -> Exclusion | None:
    """Why this candidate cannot be chosen, if so."""
    if candidate.person_id == turn.requester_id:
        return "requester"
    if candidate.person_id in turn.declined_ids:
        return "declined"
    if not candidate.is_available:
        return "unavailable"
    return "at_capacity" if candidate.open_load >= candidate.capacity else None

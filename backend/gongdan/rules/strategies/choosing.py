"""What every strategy shares: who may be chosen, who is left out and why, whose turn is next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

Exclusion = Literal[
    "unavailable", "at_capacity", "requester", "declined", "off_shift", "on_leave", "unskilled"
]
Credits = Mapping[int, Decimal]


@dataclass(frozen=True)
class Candidate:
    """A member of the team; ``weight`` is their share of the work (2 takes twice as much).

    ``skills`` are levels by name; regions and products count as skills of level 1.
    """

    person_id: int
    name: str
    open_load: Decimal = Decimal(0)
    weight: Decimal = Decimal(1)
    capacity: int = 20
    is_available: bool = True
    is_lead: bool = False
    is_on_shift: bool = True
    is_on_leave: bool = False
    skills: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Turn:
    """Who was served last (``cursor``), what the work asks for, and who must not be chosen.

    ``needs`` are the least levels by skill; ``credits`` what weighted turns owe each;
    ``known_id`` is who helped this requester last, ``owner_id`` who looks after their company,
    ``on_call_ids`` whose duty it is now, first to last; ``seed`` is what lots are drawn from.
    """

    cursor: int = 0
    requester_id: int | None = None
    declined_ids: frozenset[int] = frozenset()
    needs: Mapping[str, int] = field(default_factory=dict)
    credits: Credits = field(default_factory=dict)
    known_id: int | None = None
    owner_id: int | None = None
    on_call_ids: tuple[int, ...] = ()
    seed: str = ""


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
    """Who takes it (nobody: it waits in the team's pool), every candidate, and the new cursor.

    ``credits`` is what weighted turns owe afterwards; ``None`` where nobody counts them.
    """

    strategy: str
    person_id: int | None
    candidates: tuple[Scored, ...]
    cursor: int
    credits: Credits | None = None
    seed: str = ""

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
            **({"seed": self.seed} if self.seed else {}),
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


def first_of(
    name: str, wanted: Sequence[int], candidates: Sequence[Candidate], turn: Turn
) -> Choice:
    """The first of these people who can take it; none of them can: whoever has the least."""
    choice = least(name, load_share, candidates, turn)
    able = {one.person_id for one in choice.candidates if one.score is not None}
    person_id = next((one for one in wanted if one in able), None)
    if person_id is None:
        return choice
    shown = tuple(replace(one, is_chosen=one.person_id == person_id) for one in choice.candidates)
    return Choice(name, person_id, shown, turn.cursor)


def load_share(candidate: Candidate) -> Decimal:
    """Open work for one's share of it."""
    share = candidate.weight if candidate.weight > 0 else Decimal(1)
    return (candidate.open_load / share).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def in_turn(candidates: Sequence[Candidate], cursor: int) -> list[Candidate]:
    """The candidates by id, beginning after the one served last, who need not be here any more."""
    return sorted(candidates, key=lambda one: (one.person_id <= cursor, one.person_id))


def _scored(candidate: Candidate, measure: Measure, turn: Turn) -> Scored:
    because = exclusion(candidate, turn)
    score = None if because else measure(candidate)
    return Scored(candidate.person_id, candidate.name, candidate.open_load, score, because)


def exclusion(candidate: Candidate, turn: Turn) -> Exclusion | None:
    """Why this candidate cannot be chosen, if so."""
    lacks = any(candidate.skills.get(skill, 0) < level for skill, level in turn.needs.items())
    reasons: tuple[tuple[bool, Exclusion], ...] = (
        (candidate.person_id == turn.requester_id, "requester"),
        (candidate.person_id in turn.declined_ids, "declined"),
        (not candidate.is_available, "unavailable"),
        (candidate.is_on_leave, "on_leave"),
        (not candidate.is_on_shift, "off_shift"),
        (lacks, "unskilled"),
        (candidate.open_load >= candidate.capacity, "at_capacity"),
    )
    return next((reason for holds, reason in reasons if holds), None)

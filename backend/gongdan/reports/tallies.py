"""Sums as parts that can be added, and the figures made from them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Tally:
    """How many, their sum, and where half and nine tenths of them lie below."""

    n: int = 0
    total: float = 0.0
    median: float | None = None
    p90: float | None = None

    def __add__(self, other: Tally) -> Tally:
        # Medians of parts say nothing about the whole.
        return Tally(self.n + other.n, self.total + other.total)

    @property
    def mean(self) -> float | None:
        """Their mean; nothing when there are none."""
        return self.total / self.n if self.n else None

    @property
    def percent(self) -> float | None:
        """The share of those that count as one, in percent."""
        return rounded(100 * self.total / self.n) if self.n else None


NONE = Tally()
Tallies = Mapping[str, Tally]


def added(parts: Iterable[Tallies]) -> dict[str, Tally]:
    """The sums of several groups."""
    whole: dict[str, Tally] = {}
    for part in parts:
        for measure, tally in part.items():
            whole[measure] = whole.get(measure, NONE) + tally
    return whole


def money(cents: float) -> Decimal:
    """A sum of cents as an amount with two decimals."""
    return Decimal(round(cents)).scaleb(-2)


def minutes(seconds: float | None) -> float | None:
    """Seconds as minutes, to a tenth."""
    return None if seconds is None else rounded(seconds / 60)


def rounded(value: float | None, digits: int = 1) -> float | None:
    """To a tenth, or as many digits as asked."""
    return None if value is None else round(value, digits)

"""What a step answers: what becomes of a token that arrives, and what an act on a task decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Judge = Callable[[Mapping[str, object], Mapping[str, object]], bool]


@dataclass(frozen=True)
class Case:
    """The facts of the work as they are now, and how a condition is judged on them."""

    facts: Mapping[str, object]
    judge: Judge

    def holds(self, condition: Mapping[str, object]) -> bool:
        """Whether a condition is true; a condition that cannot be judged raises a refusal."""
        return self.judge(condition, self.facts)


@dataclass(frozen=True)
class Pass:
    """Go on with what follows."""


@dataclass(frozen=True)
class Stay:
    """Wait here, with one open task for each kind named."""

    tasks: tuple[str, ...]


@dataclass(frozen=True)
class Into:
    """Go into branches and wait until ``expected`` of them arrived: all, unless it says fewer."""

    branches: tuple[str, ...]
    expected: int | None = None


@dataclass(frozen=True)
class Arrive:
    """End this branch only: it counts as through, the others go on."""


@dataclass(frozen=True)
class Finish:
    """End the whole process."""

    outcome: str


Next = Pass | Stay | Into | Arrive | Finish


@dataclass(frozen=True)
class Decided:
    """The step is done with this outcome; its other tasks are no longer needed."""

    outcome: str


@dataclass(frozen=True)
class Undecided:
    """The act counts, and the step waits for more."""

    outcome: str


Decision = Decided | Undecided

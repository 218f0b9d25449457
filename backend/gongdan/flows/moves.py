"""What a step answers: what becomes of a token that arrives, and what an act on a task decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongdan.flows.human import Human

Judge = Callable[[Mapping[str, object], Mapping[str, object]], bool]


@dataclass(frozen=True)
class Member:
    """One of the people of a step, and what their vote counts."""

    person_id: int
    weight: int = 1


People = Callable[["Human"], tuple[Member, ...]]


Row = Mapping[str, object]
Rows = Callable[[str], Sequence[Row]]


def no_rows(_field: str) -> Sequence[Row]:
    """No rows at all: for work without sub-tables."""
    return ()


def nobody(_step: Human) -> tuple[Member, ...]:
    """No people at all: for work that asks for none."""
    return ()


@dataclass(frozen=True)
class Approvers:
    """Who approved already: in the step just before, and anywhere on the way."""

    just_before: frozenset[int] = frozenset()
    anywhere: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Case:
    """The facts of the work as they are now, how conditions are judged and people are found."""

    facts: Mapping[str, object]
    judge: Judge
    people: People = nobody
    initiator: int | None = None
    approvers: Approvers = Approvers()
    rows: Rows = no_rows
    round: int = 1

    def holds(self, condition: Mapping[str, object]) -> bool:
        """Whether a condition is true; a condition that cannot be judged raises a refusal."""
        return self.judge(condition, self.facts)


@dataclass(frozen=True)
class Pass:
    """Go on with what follows."""


@dataclass(frozen=True)
class PassOver:
    """Leave the step out, for a reason, and go on with what follows."""

    reason: str


@dataclass(frozen=True)
class Opening:
    """A task to be opened; ``skipped`` says why its person need not be asked."""

    kind: str
    assignee: int | None = None
    weight: int = 1
    skipped: str = ""


@dataclass(frozen=True)
class Stay:
    """Wait here, with these tasks."""

    tasks: tuple[Opening, ...]


@dataclass(frozen=True)
class Reject:
    """Do what the step says of a refusal, without asking anybody."""


@dataclass(frozen=True)
class Into:
    """Go into branches and wait until ``expected`` of them arrived: all, unless it says fewer.

    ``each``: the branches are one and the same, walked once for each row. ``aside``: the work goes
    on meanwhile, and only its end waits for them.
    """

    branches: tuple[str, ...]
    expected: int | None = None
    each: bool = False
    aside: bool = False


@dataclass(frozen=True)
class Turn:
    """Go to another step: back, or on to one further down."""

    way: str
    target: str


@dataclass(frozen=True)
class Arrive:
    """End this branch only: it counts as through, the others go on."""


@dataclass(frozen=True)
class Finish:
    """End the whole process."""

    outcome: str
    result: str = ""


Next = Pass | PassOver | Stay | Reject | Into | Arrive | Finish | Turn


@dataclass(frozen=True)
class Decided:
    """The step is done with this outcome; its other tasks are no longer needed."""

    outcome: str


@dataclass(frozen=True)
class Undecided:
    """The act counts, and the step waits for more."""

    outcome: str


Decision = Decided | Undecided

"""A process as values: steps in sequences, sequences in branches; blocks nest by construction."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from gongdan.flows.acts import TaskAct
from gongdan.flows.moves import Case, Decision, Next

Text = Mapping[str, str]
Condition = Mapping[str, object]

PHASES = ("create", "assign", "handle", "track", "close")
STATUSES = ("new", "assigned", "in_progress", "waiting", "resolved", "closed", "cancelled")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a process; each kind is a subclass in a file of its own under ``steps/``."""

    kind: ClassVar[str]
    is_stage: ClassVar[bool] = True

    key: str
    name: Text = field(default_factory=dict)
    phase: str = ""
    status: str = ""
    sentence: Text = field(default_factory=dict)

    @property
    def branches(self) -> tuple[Branch, ...]:
        """The alternatives inside the step; none unless the kind splits."""
        return ()

    @property
    def is_aside(self) -> bool:
        """Whether the work goes on at once while what is inside is still done."""
        return False

    def ends_when(self, ending: int) -> bool:
        """Whether nothing can follow the step when so many of its branches end everything."""
        return bool(self.branches) and ending == len(self.branches)

    @abstractmethod
    def on_enter(self, case: Case) -> Next:
        """What becomes of a token that arrives here."""

    def on_proceed(self, outcome: str) -> Next:
        """What follows when the wait of the step is over; only kinds that wait by themselves."""
        raise NotImplementedError(f"{self.kind} does not wait for {outcome}")

    def on_act(self, act: TaskAct) -> Decision:
        """What an act on one of the step's tasks decides; only kinds that open tasks are asked."""
        raise NotImplementedError(f"{self.kind} opens no tasks for {type(act).__name__}")


@dataclass(frozen=True, kw_only=True)
class Branch:
    """One alternative of a split: its condition, or the default, and what is done on it."""

    key: str
    name: Text = field(default_factory=dict)
    when: Condition | None = None
    is_default: bool = False
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Corner:
    """A turn taken on the way inside: which branch of which split."""

    split: str
    branch: str


@dataclass(frozen=True)
class Place:
    """Where a step stands: the turns that lead to it, its sequence, its position there."""

    step: Step
    corners: tuple[Corner, ...]
    sequence: tuple[Step, ...]
    index: int


class Graph:
    """A process that can be walked: every step found by its key."""

    def __init__(self, steps: tuple[Step, ...]) -> None:
        self.steps = steps
        self.places: dict[str, Place] = {
            place.step.key: place for place in walk_places(steps, corners=())
        }
        self.waits = any(place.step.kind in ("delay", "wait") for place in self.places.values())

    def step(self, key: str) -> Step:
        """The step with this key."""
        return self.places[key].step

    def after(self, key: str) -> str | None:
        """The step that follows in the same sequence; none at its end."""
        place = self.places[key]
        following = place.sequence[place.index + 1 : place.index + 2]
        return following[0].key if following else None

    def entry(self, key: str) -> str:
        """Where a step is entered: what the system does at its beginning comes first."""
        before = f"{key}.enter"
        return before if before in self.places else key

    def corners(self, key: str) -> tuple[Corner, ...]:
        """The turns that lead to a step, outermost first."""
        return self.places[key].corners

    def branch(self, split: str, key: str) -> Branch:
        """One branch of a split."""
        return next(branch for branch in self.step(split).branches if branch.key == key)

    def keeps_from_withdrawing(self, key: str) -> bool:
        """Whether the requester cannot take back what somebody acted on at this step."""
        until = str(getattr(self.steps[0], "withdraw_until", ""))
        return until not in self.places or not self.precedes(key, until)

    def aside(self, key: str) -> str:
        """The block beside which the work goes on, if the step lies in one."""
        outer = self.places[key].corners[:1]
        return next((one.split for one in outer if self.step(one.split).is_aside), "")

    def precedes(self, earlier: str, later: str) -> bool:
        """Whether ``earlier`` comes before ``later`` on a road that leads to ``later``."""
        here, there = self.places[earlier], self.places[later]
        depth = len(here.corners)
        if there.corners[:depth] != here.corners:
            return False
        beside = there.corners[depth].split if len(there.corners) > depth else later
        return here.index < self.places[beside].index

    def between(self, here: str, there: str) -> list[str]:
        """The stages passed over on the way from one step to a later one, also those in blocks."""
        depth, later = len(self.corners(there)), self.places[there]
        first = self.places[self._at(depth, self.places[here])].index
        return [
            key
            for key, place in self.places.items()
            if place.step.is_stage
            and place.corners[:depth] == later.corners
            and first < self.places[self._at(depth, place)].index < later.index
        ]

    def _at(self, depth: int, place: Place) -> str:
        """The step itself, or the block around it, at an outer depth."""
        return place.corners[depth].split if len(place.corners) > depth else place.step.key


def walk_places(steps: tuple[Step, ...], *, corners: tuple[Corner, ...]) -> Iterator[Place]:
    """Every step with its place, in reading order."""
    for index, step in enumerate(steps):
        yield Place(step, corners, steps, index)
        for branch in step.branches:
            yield from walk_places(branch.steps, corners=(*corners, Corner(step.key, branch.key)))


def every_step(steps: tuple[Step, ...]) -> Iterator[Step]:
    """Every step, also one whose key another has too, in reading order."""
    return (place.step for place in walk_places(steps, corners=()))

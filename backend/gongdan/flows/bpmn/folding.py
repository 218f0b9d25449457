"""From arrows to blocks: sequences, and branches that part at one element and meet at another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

DEEPEST = 40


class Unstructured(Exception):
    """Branches cross: what begins at this element cannot be told as blocks."""

    def __init__(self, element: str) -> None:
        super().__init__(element)
        self.element = element


@dataclass(frozen=True)
class Arrow:
    """An arrow as the folding sees it. A turn leads back, or is a way that is no structure."""

    id: str
    source: str
    target: str
    is_turn: bool = False


@dataclass(frozen=True)
class Turn:
    """The end of a sequence that goes on somewhere else."""

    arrow: Arrow


@dataclass(frozen=True)
class Item:
    """An element in a sequence with what branches off at it."""

    node: str
    branches: tuple[Branch, ...] = ()
    join: str = ""


@dataclass(frozen=True)
class Branch:
    """What lies between a split and its join along one arrow."""

    arrow: Arrow
    items: tuple[Item | Turn, ...] = ()


@dataclass
class Folding:
    """One folding of the arrows of one container; ``reached`` grows while it folds."""

    arrows: Sequence[Arrow]
    joins: Mapping[str, str] = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)
    _out: dict[str, list[Arrow]] = field(init=False, default_factory=dict)
    _turns: set[str] = field(init=False, default_factory=set)
    _place: dict[str, int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for arrow in self.arrows:
            self._out.setdefault(arrow.source, []).append(arrow)
        self._turns = {arrow.id for arrow in self.arrows if arrow.is_turn}

    def fold(self, start: str) -> tuple[Item | Turn, ...]:
        """The sequence that begins at an element; ``Unstructured`` when its branches cross."""
        self._find_turns(start)
        return tuple(self._sequence(start, "", 0))

    def _find_turns(self, start: str) -> None:
        """Arrows that lead back to where one came from, and the order of all elements."""
        done: list[str] = []
        walking, seen = {start}, {start}
        stack = [(start, iter(self._out.get(start, ())))]
        while stack:
            node, arrows = stack[-1]
            arrow = next(arrows, None)
            if arrow is None:
                stack.pop()
                walking.discard(node)
                done.append(node)
            elif arrow.id in self._turns:
                continue
            elif arrow.target in walking:
                self._turns.add(arrow.id)
            elif arrow.target not in seen:
                seen.add(arrow.target)
                walking.add(arrow.target)
                stack.append((arrow.target, iter(self._out.get(arrow.target, ()))))
        self._place = {node: place for place, node in enumerate(reversed(done))}

    def _sequence(self, node: str, stop: str, depth: int) -> list[Item | Turn]:
        items: list[Item | Turn] = []
        while node and node != stop:
            if node in self.reached or depth > DEEPEST:
                raise Unstructured(node)
            self.reached.add(node)
            arrows = self._out.get(node, [])
            if len(arrows) > 1 or (arrows and arrows[0].is_turn):
                join = self._join(node, stop)
                branches = (self._branch(one, join, depth) for one in arrows)
                items.append(Item(node, tuple(branches), join))
                node = join
                continue
            items.append(Item(node))
            if arrows and arrows[0].id in self._turns:
                return [*items, Turn(arrows[0])]
            node = arrows[0].target if arrows else ""
        return items

    def _branch(self, arrow: Arrow, join: str, depth: int) -> Branch:
        if arrow.id in self._turns:
            return Branch(arrow, (Turn(arrow),))
        return Branch(arrow, tuple(self._sequence(arrow.target, join, depth + 1)))

    def _join(self, node: str, stop: str) -> str:
        """Where the branches of a split meet; empty when each goes to its own end."""
        if node in self.joins:
            return self.joins[node]
        starts = [arrow.target for arrow in self._out[node] if arrow.id not in self._turns]
        if len(starts) < 2:
            return starts[0] if starts else ""
        reach = [self._reach(start, until=stop) for start in starts]
        for candidate in sorted(set().union(*reach), key=lambda one: self._place[one]):
            if self._meet(starts, reach, candidate, stop):
                return candidate
        if _are_apart(reach):
            return ""
        raise Unstructured(node)

    def _meet(
        self, starts: Sequence[str], reach: Sequence[set[str]], candidate: str, stop: str
    ) -> bool:
        """Whether branches meet at the candidate and nowhere else before or behind it."""
        arriving = [candidate in one for one in reach]
        if sum(arriving) < 2 and candidate != stop:
            return False
        beyond = self._reach(candidate, until=stop)
        before = [
            self._reach(start, until=candidate) - {candidate} if arrives else one
            for start, one, arrives in zip(starts, reach, arriving, strict=True)
        ]
        return _are_apart(before) and not any(one & beyond for one in before)

    def _reach(self, start: str, *, until: str) -> set[str]:
        found, waiting = {start}, [start]
        while waiting:
            node = waiting.pop()
            if node == until:
                continue
            for arrow in self._out.get(node, ()):
                if arrow.id not in self._turns and arrow.target not in found:
                    found.add(arrow.target)
                    waiting.append(arrow.target)
        return found


def _are_apart(sets: Iterable[set[str]]) -> bool:
    seen: set[str] = set()
    for one in sets:
        if seen & one:
            return False
        seen |= one
    return True

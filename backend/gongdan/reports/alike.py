"""Which requests are alike: those whose wordings share most of what is rare in them. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import log, sqrt

ALIKE = 0.45


@dataclass(frozen=True, kw_only=True)
class Wording:
    """One way a problem was put: of which category, how often, with one order as an example."""

    category_id: int | None
    title: str
    count: int
    number: str
    tokens: frozenset[str]


@dataclass
class Cluster:
    """Wordings of one category that are alike; the first is the most frequent."""

    wordings: list[Wording] = field(default_factory=list)

    @property
    def first(self) -> Wording:
        """The wording that speaks for all of them."""
        return self.wordings[0]

    @property
    def count(self) -> int:
        """How many orders there are in all."""
        return sum(one.count for one in self.wordings)


def clusters(wordings: Iterable[Wording]) -> list[Cluster]:
    """The wordings gathered around the most frequent ones of their category, largest first."""
    kinds: defaultdict[int | None, list[Wording]] = defaultdict(list)
    for one in wordings:
        kinds[one.category_id].append(one)
    weights = _weights([one for kind in kinds.values() for one in kind])
    found = [cluster for kind in kinds.values() for cluster in _gathered(kind, weights)]
    return sorted(found, key=lambda each: (-each.count, each.first.title))


def _gathered(wordings: list[Wording], weights: Mapping[str, float]) -> Iterator[Cluster]:
    found: list[Cluster] = []
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for one in sorted(wordings, key=lambda each: (-each.count, each.title)):
        nearest = _nearest(one, found, holders, weights)
        if nearest is not None:
            found[nearest].wordings.append(one)
            continue
        for token in one.tokens:
            holders[token].append(len(found))
        found.append(Cluster([one]))
    return iter(found)


def _weights(wordings: list[Wording]) -> Mapping[str, float]:
    """What is in every order says little; what is in few, of whatever category, says much."""
    total = sum(one.count for one in wordings)
    seen: Counter[str] = Counter()
    for one in wordings:
        for token in one.tokens:
            seen[token] += one.count
    return {token: log(1 + total / times) for token, times in seen.items()}


def _nearest(
    one: Wording,
    found: list[Cluster],
    holders: Mapping[str, list[int]],
    weights: Mapping[str, float],
) -> int | None:
    shared: defaultdict[int, float] = defaultdict(float)
    for token in sorted(one.tokens):
        for index in holders.get(token, ()):
            shared[index] += weights[token]
    own = _weight(one, weights)
    nearness = {
        index: weight / sqrt(own * _weight(found[index].first, weights))
        for index, weight in shared.items()
    }
    best = max(nearness, key=lambda index: (nearness[index], -index), default=None)
    return best if best is not None and nearness[best] >= ALIKE else None


def _weight(one: Wording, weights: Mapping[str, float]) -> float:
    return sum(weights[token] for token in sorted(one.tokens))

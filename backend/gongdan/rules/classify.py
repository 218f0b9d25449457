"""Deciding what a request is about: the first rule that holds, else the heaviest keywords."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal, cast

from gongdan.rules.facts import WEIGHT, weight_names
from gongdan.rules.keywords import Listed, Match, find_words, listed, normal
from gongdan.rules.matching import Facts, Hit, Search, entries, is_valid
from gongdan.rules.published import Content, Published
from gongdan.rules.tables import find

DECIDES = ("category", "impact", "urgency", "type")
DEFAULT_MARGIN_PERCENT = 10


@dataclass(frozen=True)
class Score:
    """How much one keyword set weighs, and the words that make it."""

    key: str
    category: str
    score: int
    matches: tuple[Match, ...]

    def as_dict(self) -> dict[str, object]:
        """The score as JSON."""
        return {
            "key": self.key,
            "category": self.category,
            "score": self.score,
            "matches": [match.as_dict() for match in self.matches],
        }


@dataclass(frozen=True)
class Classification:
    """What was decided (nothing: the service desk looks), how surely, and why."""

    by: Literal["rule", "keywords", "nothing"]
    version: Published
    search: Search
    category: str | None = None
    impact: int | None = None
    urgency: int | None = None
    type: str | None = None
    tags: tuple[str, ...] = ()
    confidence_percent: int = 0
    margin_percent: int = 0
    scores: tuple[Score, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The decision with its reasons as JSON, to be stored."""
        return {
            "purpose": "classify",
            "by": self.by,
            "version": self.version.as_dict(),
            **({"words": self.version.words.as_dict()} if self.version.words else {}),
            **{name: getattr(self, name) for name in DECIDES},
            "tags": list(self.tags),
            "confidence_percent": self.confidence_percent,
            "margin_percent": self.margin_percent,
            "scores": [score.as_dict() for score in self.scores],
            **self.search.as_dict(),
        }


@dataclass(frozen=True)
class _Ranking:
    """Keyword sets with any word found, the heaviest first."""

    scores: tuple[Score, ...]
    sets: Mapping[str, Content] = field(repr=False)

    @property
    def best(self) -> int:
        return self.scores[0].score if self.scores else 0

    @property
    def margin_percent(self) -> int:
        second = self.scores[1].score if len(self.scores) > 1 else 0
        return (self.best - second) * 100 // self.best if self.best else 0

    @property
    def confidence_percent(self) -> int:
        total = sum(score.score for score in self.scores)
        return self.best * 100 // total if total else 0


def classify(version: Published, facts: Facts) -> Classification:
    """What the request is about."""
    search = find(version, with_weights(version, facts), version.content.get("rules"))
    if search.deciding:
        certain = Classification(
            "rule", version, search, confidence_percent=100, margin_percent=100
        )
        return _decided(certain, _together(search.deciding, search.policy))
    return _by_keywords(version, search, facts)


def with_weights(version: Published, facts: Facts) -> Facts:
    """The facts, and how much each keyword set weighs."""
    names = weight_names(version.words)
    if version.words is None or not names:
        return facts
    weights: dict[str, object] = dict.fromkeys(names, 0)
    for score in _rank(version.words, facts).scores:
        weights[f"{WEIGHT}{score.key}"] = score.score
    return ChainMap(weights, cast("dict[str, object]", facts))


def _together(hits: tuple[Hit, ...], policy: str) -> Content:
    """What the rules that hold say: of all the last word counts, of collected the most pressing."""
    said = [cast("Content", hit.rule["then"]) for hit in hits]
    together: dict[str, object] = {}
    for one in said:
        together.update(one if policy == "all" else {**one, **together})
    if policy == "collect":
        for level in ("impact", "urgency"):
            together.update(_most_pressing(level, said))
    tags = [tag for one in said for tag in cast("list[str]", one.get("tags", []))]
    return {**together, "tags": list(dict.fromkeys(tags))}


def _most_pressing(level: str, said: list[Content]) -> dict[str, object]:
    levels = [int(str(one[level])) for one in said if level in one]
    return {level: min(levels)} if levels else {}


def _by_keywords(version: Published, search: Search, facts: Facts) -> Classification:
    if version.words is None or not is_valid(version.words.content, facts):
        return Classification("nothing", version, search)
    ranking = _rank(version.words, facts)
    weighed = Classification(
        "nothing",
        version,
        search,
        confidence_percent=ranking.confidence_percent,
        margin_percent=ranking.margin_percent,
        scores=ranking.scores,
    )
    if not _is_clear(ranking, version.words.content):
        return weighed
    chosen = ranking.sets[ranking.scores[0].key]
    return _decided(replace(weighed, by="keywords"), chosen)


def _decided(open_one: Classification, source: Content) -> Classification:
    return replace(
        open_one,
        category=cast("str | None", source.get("category")),
        impact=cast("int | None", source.get("impact")),
        urgency=cast("int | None", source.get("urgency")),
        type=cast("str | None", source.get("type")),
        tags=tuple(cast("list[str]", source.get("tags", []))),
    )


def _is_clear(ranking: _Ranking, content: Content) -> bool:
    needed = Decimal(str(content["threshold"]))
    margin = int(str(content.get("margin_percent", DEFAULT_MARGIN_PERCENT)))
    return ranking.best > 0 and ranking.best >= needed and ranking.margin_percent >= margin


def _rank(words: Published, facts: Facts) -> _Ranking:
    title, text = (normal(str(facts.get(name) or "")) for name in ("title", "text"))
    sets = {str(one["key"]): one for one in entries(words.content.get("keyword_sets"))}
    ready = _ready(words, sets)
    scores = [_score(key, one, ready[key], (title, text)) for key, one in sets.items()]
    found = sorted((one for one in scores if one.matches), key=lambda one: -one.score)
    return _Ranking(tuple(found), sets)


def _ready(words: Published, sets: Mapping[str, Content]) -> Mapping[str, Listed]:
    known = words.kept.get("listed")
    if known is None:
        known = words.kept["listed"] = {key: listed(one) for key, one in sets.items()}
    return cast("Mapping[str, Listed]", known)


def _score(key: str, keyword_set: Content, ready: Listed, said: tuple[str, str]) -> Score:
    title, text = said
    matches = [*find_words(ready, title, "title"), *find_words(ready, text, "text")]
    total = sum(match.score for match in matches)
    return Score(key, str(keyword_set["category"]), total, tuple(matches))

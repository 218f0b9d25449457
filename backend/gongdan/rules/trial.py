"""Trying a request out: classified, graded and routed as it would be, changing nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongdan.rules.classify import DECIDES, Classification, classify
from gongdan.rules.dispatch import Route, route
from gongdan.rules.matching import Facts
from gongdan.rules.priority import Grading, grade
from gongdan.rules.published import Published, Purpose


@dataclass(frozen=True)
class Verdict:
    """What each published rule set would decide; ``None`` where there is none."""

    facts: Facts
    classification: Classification | None
    grading: Grading | None
    route: Route | None


def judge(sets: Mapping[Purpose, Published], facts: Facts) -> Verdict:
    """Classify, then grade, then route; what the requester said is kept."""
    known = dict(facts)
    classification = classify(sets["classify"], known) if "classify" in sets else None
    if classification is not None:
        _learn(known, classification)
    grading = grade(sets["priority"], known) if "priority" in sets else None
    if grading is not None:
        known["priority"] = grading.priority
    chosen = route(sets["dispatch"], known) if "dispatch" in sets else None
    return Verdict(known, classification, grading, chosen)


def _learn(known: dict[str, object], classification: Classification) -> None:
    for name in DECIDES:
        if known.get(name) is None:
            known[name] = getattr(classification, name)
    if classification.tags:
        known["tags"] = list(classification.tags)

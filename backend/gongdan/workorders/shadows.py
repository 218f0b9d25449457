"""Shadows of rules: what they would decide is written down beside what is decided, and no more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from gongdan.kernel.errors import Refusal
from gongdan.rules.examining import decided, running
from gongdan.rules.matching import Facts
from gongdan.rules.published import Published, Purpose, weighing
from gongdan.rules.queries import InForce
from gongdan.rules.triggers import Happening
from gongdan.workorders.causes import Cause
from gongdan.workorders.facts import Layered, trigger_facts
from gongdan.workorders.models import ShadowDecision

# What a purpose itself decides is not among what it may look at.
DECIDED: Final[Mapping[str, tuple[str, ...]]] = {
    "classify": ("category",),
    "keywords": ("category",),
}


def write_down(cause: Cause, held: InForce, happenings: Sequence[Happening]) -> None:
    """What every shadow would do about what happened, beside what the version that holds does."""
    is_new = any(one.kind == "created" for one in happenings)
    rows = [
        row
        for shadow, until in held.shadows
        if cause.at < until
        for row in _rows(cause, held, shadow, happenings, is_new=is_new)
    ]
    ShadowDecision.objects.bulk_create(rows)


def _rows(
    cause: Cause,
    held: InForce,
    shadow: Published,
    happenings: Sequence[Happening],
    *,
    is_new: bool,
) -> list[ShadowDecision]:
    live = _beside(held, shadow)
    if shadow.purpose == "triggers":
        pairs = [(_runs(shadow, cause, one), _runs(live, cause, one)) for one in happenings]
        return [_row(cause, shadow, ours, theirs) for ours, theirs in pairs if ours or theirs]
    if not is_new:
        return []
    facts = at_first(shadow.purpose, cause.facts)
    ours = weighing(shadow, live) if shadow.purpose == "keywords" else shadow
    return [_row(cause, shadow, _said(ours, facts), _said(live, facts))]


def at_first(purpose: Purpose, facts: Facts) -> Facts:
    """The facts as they were before this purpose decided."""
    return Layered(facts, dict.fromkeys(DECIDED.get(purpose, ()), None))


def _beside(held: InForce, shadow: Published) -> Published | None:
    """The version that holds where the shadow would."""
    if shadow.purpose == "triggers":
        own = (one for one in held.triggers if one.application == shadow.application)
        return next(own, None)
    return held.sets.get(judging(shadow.purpose))


def judging(purpose: Purpose) -> Purpose:
    """Whose rules say what comes of a set: words are weighed by rules of classification."""
    return "classify" if purpose == "keywords" else purpose


def _runs(version: Published | None, cause: Cause, one: Happening) -> dict[str, object]:
    if version is None:
        return {}
    facts = trigger_facts(cause.order, cause.facts, one.facts)
    keys = running(version, facts, one, cause.before)
    return {"rules": keys} if keys else {}


def _said(version: Published | None, facts: Facts) -> dict[str, object]:
    if version is None:
        return {}
    try:
        return decided(version, facts)
    except Refusal as refusal:
        return {"refused": refusal.code}


def _row(
    cause: Cause, shadow: Published, ours: dict[str, object], theirs: dict[str, object]
) -> ShadowDecision:
    return ShadowDecision(
        work_order=cause.order,
        version_id=shadow.id,
        purpose=shadow.purpose,
        outcome=ours,
        live=theirs,
        is_different=ours != theirs,
        at=cause.at,
    )

"""What each event says in a timeline: one ready sentence, in both languages, for two audiences."""

from __future__ import annotations

from collections.abc import Mapping

from gongdan.kernel.texts import Text
from gongdan.workorders.sentences import (
    approvals,
    clocks,
    files,
    imports,
    lifecycle,
    process,
    rules,
    stages,
    work,
)
from gongdan.workorders.sentences.values import Known, Telling, Told

TELLINGS: dict[str, Telling] = {
    **lifecycle.TELLINGS,
    **stages.TELLINGS,
    **approvals.TELLINGS,
    **clocks.TELLINGS,
    **work.TELLINGS,
    **files.TELLINGS,
    **imports.TELLINGS,
    **process.TELLINGS,
    **rules.TELLINGS,
}


def inside(
    event: str, *, facts: Mapping[str, object], actor_id: int | None, known: Known
) -> Text | None:
    """What the event says to those who work on the order; nothing for an event not ours."""
    telling = TELLINGS.get(event)
    return None if telling is None else telling.inside(Told(facts, actor_id, known))


def outside(
    event: str, *, facts: Mapping[str, object], actor_id: int | None, known: Known
) -> Text | None:
    """What the event says to the requester; nothing when it is none of their business."""
    telling = TELLINGS.get(event)
    if telling is None or telling.outside is None:
        return None
    return telling.outside(Told(facts, actor_id, known))

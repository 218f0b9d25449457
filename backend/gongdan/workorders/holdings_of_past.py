"""Who held an imported order: spans from its changes, without a gap from creation to the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from gongdan.workorders.past import PastOrder

ENDED = ("closed", "cancelled")


@dataclass(frozen=True)
class Held:
    """One span: by which of the source's groups and people, in which status."""

    from_at: datetime
    to_at: datetime | None
    team: str
    person: str
    status: str


def spans(order: PastOrder) -> list[Held]:
    """The spans of an order's past; those that differ in nothing are one."""
    end = order.ended_at if order.status in ENDED else None
    joined: list[Held] = []
    for held in _spans(order, end):
        last = joined[-1] if joined else None
        if last is not None and _holder(last) == _holder(held):
            joined[-1] = Held(last.from_at, held.to_at, *_holder(last))
        else:
            joined.append(held)
    return joined


def _spans(order: PastOrder, end: datetime | None) -> Iterator[Held]:
    """Times never run backwards here, though sources write them so."""
    moments = [(order.created_at, *_first(order))]
    for change in order.changes:
        at = max(change.at, moments[-1][0])
        moments.append((at, change.team, change.person, change.status))
    live = [each for each in moments if each[3] not in ENDED] or moments[:1]
    for (at, *holder), following in zip(live, [*live[1:], None], strict=True):
        stop = following[0] if following else end
        if stop is None or stop > at:
            yield Held(at, stop, *holder)


def _first(order: PastOrder) -> tuple[str, str, str]:
    if order.changes:
        first = order.changes[0]
        return first.team, first.person, first.status
    status = "in_progress" if order.status in ENDED else order.status
    return order.team, order.assignee, status


def _holder(held: Held) -> tuple[str, str, str]:
    return held.team, held.person, held.status

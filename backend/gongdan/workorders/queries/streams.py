"""Which live changes a page about one order listens to."""

from __future__ import annotations

from gongdan.kernel.actors import Actor
from gongdan.workorders.finding import find


def stream_topic(*, number: str, by: Actor) -> str:
    """The topic of an order the actor may see; refused as not found otherwise."""
    return f"work-order:{find(number, by=by).pk}"

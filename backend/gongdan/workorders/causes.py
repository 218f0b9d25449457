"""What a command made happen to an order, handed to whoever reacts inside its transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Event
from gongdan.rules.chain import chain_of
from gongdan.workorders.finding import subject
from gongdan.workorders.models import WorkOrder

Facts = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Cause:
    """One command's work on one order: what happened, how things are now, how they were before."""

    order: WorkOrder
    events: Sequence[Event]
    facts: Facts
    before: Facts | None
    by: Actor
    at: datetime


Reactor = Callable[[Cause], None]
_reactors: list[Reactor] = []


def react_with(reactor: Reactor) -> None:
    """Register who reacts to what happens to orders."""
    if reactor not in _reactors:
        _reactors.append(reactor)


def happened(cause: Cause) -> None:
    """Let everybody react; inside a reaction to the same order it waits for its turn."""
    chain = chain_of(subject(cause.order))
    if chain is not None:
        chain.queued += cause.events
        return
    for reactor in _reactors:
        reactor(cause)

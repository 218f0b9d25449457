"""What a command made happen to an order, handed to whoever reacts inside its transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Event
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


@dataclass
class Chain:
    """What one command caused, what that caused, and so on: each rule once on each order."""

    key: str
    order_id: int
    depth: int
    ran: set[tuple[int, str, str]]
    queued: list[Event] = field(default_factory=list)


Reactor = Callable[[Cause], None]
_reactors: list[Reactor] = []
_current: ContextVar[Chain | None] = ContextVar("chain", default=None)


def react_with(reactor: Reactor) -> None:
    """Register who reacts to what happens to orders."""
    if reactor not in _reactors:
        _reactors.append(reactor)


def happened(cause: Cause) -> None:
    """Let everybody react; inside a reaction to the same order it waits for its turn."""
    chain = _current.get()
    if chain is not None and chain.order_id == cause.order.pk:
        chain.queued += cause.events
        return
    for reactor in _reactors:
        reactor(cause)


@contextmanager
def chained(order_id: int) -> Iterator[Chain]:
    """A reaction to an order: a link of the chain that led here, or the first of a new one."""
    above = _current.get()
    chain = Chain(
        key=above.key if above else uuid4().hex[:12],
        order_id=order_id,
        depth=above.depth + 1 if above else 1,
        ran=above.ran if above else set(),
    )
    token = _current.set(chain)
    try:
        yield chain
    finally:
        _current.reset(token)

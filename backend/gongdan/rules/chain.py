"""What one command caused, what that caused, and so on: every rule once on each thing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Final
from uuid import uuid4

from gongdan.kernel.events import Event, Subject

DEEPEST: Final = 10


@dataclass
class Chain:
    """Where rules stand in a chain of causes: on what, how deep, and which ran on what so far.

    ``queued`` is what happened to the thing itself while its rules were at work.
    """

    key: str
    subject: Subject
    depth: int
    ran: set[tuple[object, ...]]
    queued: list[Event] = field(default_factory=list)


_current: ContextVar[Chain | None] = ContextVar("chain", default=None)


def chain_of(subject: Subject) -> Chain | None:
    """The chain whose rules are at work on exactly this, if any are."""
    chain = _current.get()
    return chain if chain is not None and chain.subject == subject else None


@contextmanager
def chained(subject: Subject) -> Iterator[Chain]:
    """A reaction to something: a link of the chain that led here, or the first of a new one."""
    above = _current.get()
    chain = Chain(
        key=above.key if above else uuid4().hex[:12],
        subject=subject,
        depth=above.depth + 1 if above else 1,
        ran=above.ran if above else set(),
    )
    token = _current.set(chain)
    try:
        yield chain
    finally:
        _current.reset(token)

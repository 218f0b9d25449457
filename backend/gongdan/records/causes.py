"""What was done to a record, handed to whoever reacts inside the same transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal

from gongdan.records.finding import Door, subject
from gongdan.rules.chain import chain_of

Answers = Mapping[str, object]
Kind = Literal["created", "changed", "deleted"]


@dataclass(frozen=True, kw_only=True)
class Cause:
    """One act on one record; ``before`` is what was answered, where it is another thing now."""

    door: Door
    record_id: int
    kind: Kind
    before: Answers | None = None


Reactor = Callable[[Cause], None]
_reactors: list[Reactor] = []
_is_quiet: ContextVar[bool] = ContextVar("is_quiet", default=False)


@contextmanager
def quietly() -> Iterator[None]:
    """Nobody reacts to what comes in as it was elsewhere: a table taken over, samples."""
    token = _is_quiet.set(True)
    try:
        yield
    finally:
        _is_quiet.reset(token)


def react_with(reactor: Reactor) -> None:
    """Register who reacts to what happens to records."""
    if reactor not in _reactors:
        _reactors.append(reactor)


def happened(cause: Cause) -> None:
    """Let everybody react; rules at work on the record itself see what they changed anyway."""
    if _is_quiet.get() or chain_of(subject(cause.record_id)) is not None:
        return
    for reactor in _reactors:
        reactor(cause)

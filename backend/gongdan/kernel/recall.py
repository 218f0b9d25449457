"""Reading what does not change only once, inside a block that promises it will not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

_known: ContextVar[dict[object, object] | None] = ContextVar("known", default=None)


def recalled(read: Callable[P, T]) -> Callable[P, T]:
    """A read whose answers are kept inside ``recalling`` and made afresh everywhere else."""

    @wraps(read)
    def ask(*args: P.args, **kwargs: P.kwargs) -> T:
        known = _known.get()
        if known is None:
            return read(*args, **kwargs)
        question = (read, args, tuple(sorted(kwargs.items())))
        if question not in known:
            known[question] = read(*args, **kwargs)
        return cast("T", known[question])

    return ask


@contextmanager
def recalling() -> Iterator[None]:
    """For work in which nobody changes a definition, a team or a person; blocks inside share."""
    known = _known.get()
    token = _known.set({} if known is None else known)
    try:
        yield
    finally:
        _known.reset(token)

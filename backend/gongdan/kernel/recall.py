"""Reading what does not change only once, inside a block that promises it will not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")

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


def recalled_each(
    read: Callable[[Set[K]], dict[K, V]],
) -> Callable[[Iterable[K | None]], dict[K, V]]:
    """A read of several by key: inside ``recalling`` only those are read that are not known yet."""

    @wraps(read)
    def ask(keys: Iterable[K | None]) -> dict[K, V]:
        wanted = {key for key in keys if key is not None}
        memory = _known.get()
        known = cast("dict[K, V | None]", {} if memory is None else memory.setdefault(read, {}))
        missing = wanted - known.keys()
        if missing:
            found = read(missing)
            known.update({key: found.get(key) for key in missing})
        return {key: value for key in wanted if (value := known[key]) is not None}

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

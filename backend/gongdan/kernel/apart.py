"""Where many take turns, one that fails must not take the others with it."""

from __future__ import annotations

from types import TracebackType
from typing import Self


class Apart:
    """One turn of many: what it fails by, a bug too, is kept for whoever gives the turns.

    What nobody in the turn is to blame for (a lost connection) rises as ever.
    """

    failure: Exception

    def __init__(self, *, but: tuple[type[Exception], ...] = ()) -> None:
        self._rising = but

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        failure: BaseException | None,
        _trace: TracebackType | None,
    ) -> bool:
        if not isinstance(failure, Exception) or isinstance(failure, self._rising):
            return False
        self.failure = failure
        return True

"""How often somebody may ask: a bucket for each, kept in this process's memory.

Counting in the database would cost every request two statements; an installation with several
processes lets somebody ask so much more often, which is enough against floods. What could be
guessed (passwords, codes, keys of links) is counted in the database, across processes.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

MOST_KNOWN = 10_000
MINUTE = 60.0


class Pace:
    """A bucket for each asker: holds a minute's worth of requests, and fills up steadily."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, who: str, *, per_minute: int) -> bool:
        """Whether this request is still within the pace; ``0`` a minute means no limit."""
        if not per_minute:
            return True
        at = self._clock()
        with self._lock:
            left, seen_at = self._left.pop(who, (float(per_minute), at))
            left = min(float(per_minute), left + (at - seen_at) * per_minute / MINUTE)
            self._left[who] = (max(left - 1, 0), at)
            if len(self._left) > MOST_KNOWN:
                # Whoever was seen longest ago has the fullest bucket.
                del self._left[next(iter(self._left))]
        return left >= 1


PACE = Pace()

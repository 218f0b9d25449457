"""Firing timers at their moment: warnings, breaches, stages over their limit, silence."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import InterfaceError, OperationalError, close_old_connections

from gongdan.kernel.apart import Apart
from gongdan.kernel.errors import Refusal
from gongdan.kernel.times import now
from gongdan.workorders.commands import timers
from gongdan.workorders.commands.firing import fire_together
from gongdan.workorders.queries.timers import next_due

GLANCE_SECONDS = 1.0
REST_SECONDS = 60.0
AT_A_GLANCE = 400
TOGETHER = 10
HANDS = 4
LOST = (OperationalError, InterfaceError)

Lot = list[int]

logger = logging.getLogger("gongdan.timers")


class Ticker(threading.Thread):
    """Looks for timers that are due, at their moment or within a second, and fires them.

    They are fired in lots in order of their time, several lots at once; any number of workers may
    do so beside each other.
    """

    def __init__(self) -> None:
        super().__init__(name="ticker", daemon=True)
        self.resting: dict[int, float] = {}

    def run(self) -> None:
        """Tick for ever; a lost connection is made anew."""
        with ThreadPoolExecutor(HANDS, thread_name_prefix="ticker") as hands:
            while True:
                try:
                    close_old_connections()
                    if not sum(hands.map(self._fire_apart, _lots(self._due()))):
                        time.sleep(_pause())
                except LOST as lost:
                    logger.warning("firing timers was interrupted: %s", lost)
                    time.sleep(GLANCE_SECONDS)

    def tick(self) -> int:
        """Fire what is due, here and now; returns how many timers fired."""
        return sum(map(self._fire_lot, _lots(self._due())))

    def _due(self) -> Lot:
        return [
            timer_id
            for timer_id in timers.due_timers(at=now(), limit=AT_A_GLANCE)
            if self.resting.get(timer_id, 0.0) <= time.monotonic()
        ]

    def _fire_apart(self, lot: Lot) -> int:
        """In a thread with a connection of its own."""
        close_old_connections()
        return self._fire_lot(lot)

    def _fire_lot(self, lot: Lot) -> int:
        with Apart(but=LOST) as turn:
            return len(fire_together(timer_ids=lot, at=now()))
        _tell("a lot of timers failed, each fires alone", turn.failure)
        return sum(self._fire(timer_id) for timer_id in lot)

    def _fire(self, timer_id: int) -> bool:
        with Apart(but=LOST) as turn:
            return timers.fire(timer_id=timer_id, at=now())
        _tell(f"timer {timer_id} failed", turn.failure)
        self.resting[timer_id] = time.monotonic() + REST_SECONDS
        return False


def _tell(what: str, failure: Exception) -> None:
    """A refusal says itself why; anything else is a bug and comes with its stack."""
    if isinstance(failure, Refusal):
        logger.warning("%s: %s", what, failure)
    else:
        logger.error(what, exc_info=failure)


def _pause() -> float:
    """Until the next timer is due, but never longer than a glance."""
    at = now()
    coming = next_due(after=at)
    if coming is None or coming - at > timedelta(seconds=GLANCE_SECONDS):
        return GLANCE_SECONDS
    return max(0.0, (coming - at).total_seconds())


def _lots(timer_ids: list[int]) -> Iterator[Lot]:
    for place in range(0, len(timer_ids), TOGETHER):
        yield timer_ids[place : place + TOGETHER]

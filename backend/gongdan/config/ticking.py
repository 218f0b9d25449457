"""Firing timers at their moment: warnings, breaches, stages over their limit, silence."""

from __future__ import annotations

import logging
import threading
import time

from django.db import InterfaceError, OperationalError, close_old_connections

from gongdan.kernel.errors import Refusal
from gongdan.kernel.times import now
from gongdan.workorders.commands import timers

GLANCE_SECONDS = 1.0
REST_SECONDS = 60.0

logger = logging.getLogger("gongdan.timers")


class Ticker(threading.Thread):
    """Looks every second for timers that are due and fires each in its own transaction."""

    def __init__(self) -> None:
        super().__init__(name="ticker", daemon=True)
        self.resting: dict[int, float] = {}

    def run(self) -> None:
        """Tick for ever; a lost connection is made anew."""
        while True:
            try:
                close_old_connections()
                self.tick()
            except (OperationalError, InterfaceError) as lost:
                logger.warning("firing timers was interrupted: %s", lost)
            time.sleep(GLANCE_SECONDS)

    def tick(self) -> int:
        """Fire what is due; returns how many timers fired."""
        at, fired = now(), 0
        for timer_id in timers.due_timers(at=at):
            if self.resting.get(timer_id, 0.0) <= time.monotonic():
                fired += self._fire(timer_id)
        return fired

    def _fire(self, timer_id: int) -> bool:
        try:
            return timers.fire(timer_id=timer_id, at=now())
        except (OperationalError, InterfaceError):
            raise
        except Refusal as refusal:
            logger.warning("timer %s was refused: %s", timer_id, refusal)
        except Exception:
            # One timer that cannot be fired must not keep the others waiting.
            logger.exception("timer %s failed", timer_id)
        self.resting[timer_id] = time.monotonic() + REST_SECONDS
        return False

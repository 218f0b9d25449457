"""Six weeks of work in the order of time: arrivals, people's acts, timers at their moments."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from gongdan.demo.life import Life
from gongdan.demo.program import PROGRAM
from gongdan.demo.scenes import play
from gongdan.demo.town import Town
from gongdan.workorders.commands.timers import fire
from gongdan.workorders.queries.timers import armed_until

ZONE = ZoneInfo("Asia/Shanghai")
SEED = 20261124
SCENES = 1_000_000
WORKDAY, MONDAY, RESTDAY = 20, 25, 3
# Requests by the hour of a workday; the night shift asks too.
HOURS = (1, 0, 0, 0, 0, 0, 1, 4, 14, 46, 40, 26, 8, 30, 32, 27, 21, 13, 5, 3, 3, 2, 2, 1)


@dataclass
class Days:
    """The demonstration's time, running from its start to its end."""

    town: Town
    waiting: list[tuple[datetime, int, Iterator[datetime]]] = field(default_factory=list)

    def run(self) -> None:
        """Let everything happen that happens before the end."""
        for no, (filed, rng) in enumerate(arrivals(self.town)):
            case = self.town.new_case(rng)
            self._expect(no, Life(case, self.town).moments(filed))
        for no, scene in enumerate(PROGRAM):
            self._expect(SCENES + no, play(scene, no, self.town))
        while self.waiting:
            at, no, story = heapq.heappop(self.waiting)
            self._fire_until(at)
            self._expect(no, story)
        self._fire_until(self.town.end)

    def _expect(self, no: int, story: Iterator[datetime]) -> None:
        """Let a story act now, and wait for its next moment if that is still in time."""
        following = next(story, None)
        if following is not None and following <= self.town.end:
            heapq.heappush(self.waiting, (following, no, story))

    def _fire_until(self, at: datetime) -> None:
        while due := armed_until(at, limit=1):
            moment, timer_id = due[0]
            fire(timer_id=timer_id, at=moment)


def arrivals(town: Town) -> list[tuple[datetime, Random]]:
    """When requests come in, each with chances of its own."""
    rng = Random(SEED)  # noqa: S311 plausible, not secret
    day, last = town.start.astimezone(ZONE).date(), town.end.astimezone(ZONE).date()
    moments: list[datetime] = []
    while day <= last:
        moments += _of_day(day, town, rng)
        day += timedelta(days=1)
    known = sorted(one for one in moments if town.start <= one <= town.end - timedelta(minutes=9))
    return [(one, Random(f"{SEED}/{no}")) for no, one in enumerate(known)]  # noqa: S311


def _of_day(day: date, town: Town, rng: Random) -> list[datetime]:
    is_workday = bool(town.calendar.hours_on(day))
    usual = (MONDAY if day.weekday() == 0 else WORKDAY) if is_workday else RESTDAY
    count = max(1, round(rng.gauss(usual, usual * 0.16)))
    hours = rng.choices(range(24), HOURS, k=count)
    return [
        datetime.combine(
            day, time(hour, rng.randrange(60), rng.randrange(60)), tzinfo=ZONE
        ).astimezone(UTC)
        for hour in hours
    ]

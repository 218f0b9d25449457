"""Days of work in the order of time: arrivals, people's acts, timers at their moments."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from gongdan.demo.life import Life
from gongdan.demo.program import PROGRAM
from gongdan.demo.scenes import Scene, filed_at, play, topic_of
from gongdan.demo.town import Town, drawn_topic
from gongdan.workorders.commands.timers import fire
from gongdan.workorders.queries.timers import armed_until

ZONE = ZoneInfo("Asia/Shanghai")
SEED = 20261124
SCENES = 1_000_000
WORKDAY, MONDAY, RESTDAY = 27, 34, 4
# Requests by the hour of a workday; the night shift asks too.
HOURS = (1, 0, 0, 0, 0, 0, 1, 4, 14, 46, 40, 26, 8, 30, 32, 27, 21, 13, 5, 3, 3, 2, 2, 1)


@dataclass
class Days:
    """What is filed on some days, and all that becomes of it until the demonstration's end."""

    town: Town
    days: frozenset[date]
    waiting: list[tuple[datetime, int, Iterator[datetime]]] = field(default_factory=list)

    def run(self, scenes: Iterable[Scene] = ()) -> None:
        """Let everything happen that happens before the end."""
        filings, town = arrivals(self.town), self.town
        places = placed(filings, town)
        for no, filed in enumerate(filings):
            if local_day(filed) in self.days:
                case = town.new_case(chances(no))
                case.place = places[no]
                self._expect(no, Life(case, town).moments(filed))
        for no, scene in enumerate(scenes):
            self._expect(SCENES + no, play(scene, no, town, place=places[SCENES + no]))
        while self.waiting:
            at, no, story = heapq.heappop(self.waiting)
            self._fire_until(at)
            self._expect(no, story)
        self._fire_until(town.end)

    def _expect(self, no: int, story: Iterator[datetime]) -> None:
        """Let a story act now, and wait for its next moment if that is still in time."""
        following = next(story, None)
        if following is not None and following <= self.town.end:
            heapq.heappush(self.waiting, (following, no, story))

    def _fire_until(self, at: datetime) -> None:
        while due := armed_until(at, limit=1):
            moment, timer_id = due[0]
            fire(timer_id=timer_id, at=moment)


def local_day(at: datetime) -> date:
    """The day of a moment where the company is."""
    return at.astimezone(ZONE).date()


def chances(no: int) -> Random:
    """The chances of the request with this place among all."""
    return Random(f"{SEED}/{no}")  # noqa: S311 plausible, not secret


def arrivals(town: Town) -> list[datetime]:
    """When requests come in, over all the demonstration's time."""
    rng = Random(SEED)  # noqa: S311 plausible, not secret
    day, last = local_day(town.start), local_day(town.end)
    moments: list[datetime] = []
    while day <= last:
        moments += _of_day(day, town, rng)
        day += timedelta(days=1)
    return sorted(one for one in moments if town.start <= one <= town.end - timedelta(minutes=9))


def placed(filings: list[datetime], town: Town) -> dict[int, int]:
    """Which place each request and each scene has among those numbered alike on its day."""
    filed = [(at, no, drawn_topic(chances(no)).type) for no, at in enumerate(filings)]
    filed += [
        (filed_at(scene, town), SCENES + no, topic_of(scene).type)
        for no, scene in enumerate(PROGRAM)
    ]
    seen: Counter[tuple[date, str]] = Counter()
    places = {}
    for at, no, type_ in sorted(filed):
        series = local_day(at), town.kinds[type_].number_pattern
        seen[series] += 1
        places[no] = seen[series]
    return places


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

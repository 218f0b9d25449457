"""Twelve orders whose times to resolve were worked out by hand, to the minute.

The calendar of the tests works Monday to Friday from 09:00 to 18:00 in Shanghai.
Wall and working minutes are (without the pause, with the pause).

 1  Mon 09:00 - Mon 10:00                      wall   60,   60   working  60,  60
 2  Mon 09:00 - Mon 18:00                      wall  540,  540   working 540, 540
 3  Mon 17:00 - Tue 10:00, the night between   wall 1020, 1020   working 120, 120
 4  Fri 17:00 - Mon 10:00, the weekend too     wall 3900, 3900   working 120, 120
 5  Mon 20:00 - Tue 09:30, filed after hours   wall  810,  810   working  30,  30
 6  Sat 10:00 - Mon 09:15                      wall 2835, 2835   working  15,  15
 7  Tue 09:00 - Tue 12:00, paused 10:00-11:00  wall  120,  180   working 120, 180
 8  Tue 16:00 - Wed 11:00, paused 17:00-10:00  wall  120, 1140   working 120, 240
 9  Wed 09:00 - Wed 09:45, sent back, again
    until 15:00; the 75 minutes between the
    two do not count as work                   wall  360,  360   working 285, 285
10  Wed 10:00 - Wed 10:01                      wall    1,    1   working   1,   1
11  Thu 09:00 - Thu 09:30                      wall   30,   30   working  30,  30
12  Thu 09:00, never resolved                  counts nowhere
    sum of the eleven                          wall 9796, 10876  working 1441, 1621
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from gongdan.accounts.tests.makers import World
from gongdan.reports.queries import Wanted, review
from gongdan.reports.queries.review import Review
from gongdan.workorders.commands.assignment import accept
from gongdan.workorders.commands.resolution import Resolution, reject_solution, resolve
from gongdan.workorders.commands.waiting import Wait, resume, wait
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.tests.makers import make_work_order
from gongdan.workorders.tests.situations import at_work

pytestmark = pytest.mark.django_db
SHANGHAI = ZoneInfo("Asia/Shanghai")
MONDAY = date(2026, 11, 23)
ELEVEN = 11


def moment(text: str) -> datetime:
    """A day of that week and an hour: ``Mon 09:00``; ``Fri`` and ``Sat`` are those before."""
    name, hour = text.split()
    offset = {"Fri": -3, "Sat": -2, "Mon": 0, "Tue": 1, "Wed": 2, "Thu": 3}[name]
    day = MONDAY + timedelta(days=offset)
    return datetime.fromisoformat(f"{day}T{hour}:00").replace(tzinfo=SHANGHAI)


@dataclass(frozen=True)
class Life:
    """When an order was filed, paused and resolved."""

    filed: str
    resolved: str
    paused: tuple[str, str] | None = None


LIVES = [
    Life("Mon 09:00", "Mon 10:00"),
    Life("Mon 09:00", "Mon 18:00"),
    Life("Mon 17:00", "Tue 10:00"),
    Life("Fri 17:00", "Mon 10:00"),
    Life("Mon 20:00", "Tue 09:30"),
    Life("Sat 10:00", "Mon 09:15"),
    Life("Tue 09:00", "Tue 12:00", ("Tue 10:00", "Tue 11:00")),
    Life("Tue 16:00", "Wed 11:00", ("Tue 17:00", "Wed 10:00")),
    Life("Wed 10:00", "Wed 10:01"),
    Life("Thu 09:00", "Thu 09:30"),
]


def begun(world: World, at: str) -> WorkOrder:
    order = make_work_order(world, at=moment(at))
    accept(number=order.number, by=world.actor("handler"), at=moment(at))
    return order


def solve(world: World, order: WorkOrder, at: str) -> None:
    done = Resolution(solution="换了一个网口，已经恢复", root_cause="hardware")
    resolve(number=order.number, resolution=done, by=world.actor("handler"), at=moment(at))


def pause(world: World, order: WorkOrder, span: tuple[str, str]) -> None:
    by = world.actor("handler")
    wait(number=order.number, wait=Wait(reason="requester"), by=by, at=moment(span[0]))
    resume(number=order.number, by=by, at=moment(span[1]))


def live(world: World, life: Life) -> None:
    order = begun(world, life.filed)
    if life.paused:
        pause(world, order, life.paused)
    solve(world, order, life.resolved)


@pytest.fixture
def world() -> World:
    world = at_work()
    for life in LIVES:
        live(world, life)
    sent_back = begun(world, "Wed 09:00")
    solve(world, sent_back, "Wed 09:45")
    reject_solution(
        number=sent_back.number,
        reason="还是断",
        by=world.actor("requester"),
        at=moment("Wed 11:00"),
    )
    solve(world, sent_back, "Wed 15:00")
    begun(world, "Thu 09:00")
    return world


def november(world: World) -> Review:
    wanted = Wanted(first_date=date(2026, 11, 1), last_date=date(2026, 11, 30))
    return review(wanted, by=world.actor("administrator"), at=moment("Thu 12:00"))


def test_the_time_to_resolve_in_its_four_readings(world: World) -> None:
    found = november(world).mttr

    assert found.resolved == found.with_clock == ELEVEN
    assert found.wall_minutes == round(9796 / ELEVEN, 1)
    assert found.wall_with_pauses_minutes == round(10876 / ELEVEN, 1)
    assert found.business_minutes == round(1441 / ELEVEN, 1)
    assert found.business_with_pauses_minutes == round(1621 / ELEVEN, 1)


def test_the_middle_of_them(world: World) -> None:
    found = november(world).mttr

    # 1 15 30 30 60 [120] 120 120 120 285 540, and 1 30 60 180 360 [540] 810 1020 1140 2835 3900
    assert found.business_median_minutes == 120.0
    assert found.wall_with_pauses_median_minutes == 540.0


def test_a_reopened_order_counts_once_and_is_counted_as_reopened(world: World) -> None:
    found = november(world).figures

    assert (found.created, found.resolved, found.first_resolved) == (12, 11, 11)
    assert found.reopened == 1
    assert found.reopen_percent == 9.1


def test_promises_kept_are_counted_by_the_clocks(world: World) -> None:
    found = november(world).figures

    # The promise is four working hours: 540 and 285 minutes broke it.
    assert found.sla_count == ELEVEN
    assert found.sla_met_percent == round(100 * 9 / ELEVEN, 1)

"""Which due times a calendar change would move, before anything is moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from gongdan.kernel.actors import Actor
from gongdan.sla import clock as sla_clock
from gongdan.sla import queries as sla
from gongdan.sla.clock import Cause, Target
from gongdan.sla.permissions import require_reader
from gongdan.workorders.clockwork import calendar_of, value_of
from gongdan.workorders.models import Clock

OPEN = ("running", "paused")
MOST_SHOWN = 200


@dataclass(frozen=True, kw_only=True)
class Move:
    """One due time before and after; a paused clock has none."""

    number: str
    title: str
    metric: str
    before: datetime | None
    after: datetime | None


@dataclass(frozen=True, kw_only=True)
class Moves:
    """What a recount would do: how many clocks it looks at, how many move, the first of them."""

    clocks: int
    moved: int
    items: list[Move]


def outdated_order_ids(calendar: str) -> list[int]:
    """The orders with an open clock that runs by an older version of a calendar."""
    found = Clock.objects.filter(
        calendar_version_id__in=sla.older_versions(calendar), state__in=OPEN
    )
    return list(found.order_by("work_order_id").values_list("work_order_id", flat=True).distinct())


def moves_of(calendar: str, *, by: Actor, at: datetime) -> Moves:
    """The dry run of a recount."""
    require_reader(by)
    rows = Clock.objects.filter(
        calendar_version_id__in=sla.older_versions(calendar), state__in=OPEN
    )
    count = rows.count()
    ordered = rows.select_related("work_order").order_by("due_at", "pk")
    moved = list(_moved(ordered.iterator(), calendar, at))
    return Moves(clocks=count, moved=len(moved), items=moved[:MOST_SHOWN])


def _moved(rows: Iterator[Clock], calendar: str, at: datetime) -> Iterator[Move]:
    held = sla.calendar(calendar).calendar
    for row in rows:
        value = value_of(row)
        to = Target(value.target_seconds, held, value.warn_at_percent, value.rungs)
        after = sla_clock.retarget(
            value, calendar=calendar_of(row), to=to, at=at, cause=Cause()
        ).clock
        if after.due_at != value.due_at:
            yield Move(
                number=row.work_order.number,
                title=row.work_order.title,
                metric=row.metric,
                before=value.due_at,
                after=after.due_at,
            )

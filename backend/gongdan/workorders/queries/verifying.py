"""Every clock told again from its ledger, and where the stored one differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongdan.sla import queries as sla
from gongdan.sla.clock_values import Clock as ClockValue
from gongdan.sla.replay import Chapter, differences
from gongdan.workorders.clockwork import calendar_of, span_of, value_of
from gongdan.workorders.models import Clock, ClockSegment

AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class Wrong:
    """One fact of one clock that its ledger does not bear out."""

    number: str
    metric: str
    round: int
    what: str
    stored: str
    told: str


@dataclass(frozen=True, kw_only=True)
class Verified:
    """How many clocks were told again, and what differs."""

    clocks: int
    wrong: list[Wrong]


def verify(number: str = "") -> Verified:
    """Recompute every clock, or those of one order; nothing is changed."""
    rows = Clock.objects.select_related("work_order").filter(work_order__is_imported=False)
    if number:
        rows = rows.filter(work_order__number=number)
    count, wrong = 0, list[Wrong]()
    for row in rows.order_by("pk").prefetch_related("segments").iterator(chunk_size=AT_ONCE):
        count += 1
        wrong += _wrong(row)
    return Verified(clocks=count, wrong=wrong)


def _wrong(row: Clock) -> Iterator[Wrong]:
    segments = sorted(row.segments.all(), key=lambda one: (one.from_at, one.pk))
    chapters = [_chapter(one, row) for one in segments]
    value: ClockValue = value_of(row)
    found = differences(
        value, started_at=row.started_at, chapters=chapters, calendar=calendar_of(row)
    )
    for one in found:
        yield Wrong(
            number=row.work_order.number,
            metric=row.metric,
            round=row.round,
            what=one.what,
            stored=str(one.stored),
            told=str(one.told),
        )


def _chapter(segment: ClockSegment, row: Clock) -> Chapter:
    version = segment.calendar_version_id or row.calendar_version_id or 0
    target = row.target_seconds if segment.target_seconds is None else segment.target_seconds
    return Chapter(span_of(segment), target, sla.calendar_version(version).calendar)
